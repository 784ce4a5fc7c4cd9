//! A listing for search engines (schema.org), and how it stands safely within a page.

use serde_json::{Map, Value, json};

use crate::domain::{Facts, Kind, Said};
use crate::hours::{Slot, Until};

const DAYS: [(&str, &str); 7] = [
    ("MO", "Monday"),
    ("TU", "Tuesday"),
    ("WE", "Wednesday"),
    ("TH", "Thursday"),
    ("FR", "Friday"),
    ("SA", "Saturday"),
    ("SU", "Sunday"),
];

/// A listing as schema.org has it, at its page here. A pantry is no restaurant: it is an organization, and a place where it has
/// one. Only weekly hours have a form there.
pub fn json_ld(facts: &Facts, url: &str) -> Value {
    let has_place = !facts.address.is_empty() || facts.spot.is_some() || !facts.gives.is_empty();
    let kind = match (facts.kind, has_place) {
        (Kind::Fridge, _) => json!("Place"),
        (Kind::Council, false) => json!("GovernmentOrganization"),
        (Kind::Council, true) => json!(["GovernmentOrganization", "Place"]),
        (_, false) => json!("Organization"),
        (_, true) => json!(["Organization", "Place"]),
    };
    let mut all = Map::new();
    let mut put = |name: &str, value: Value| {
        if !value.is_null() {
            all.insert(name.to_owned(), value);
        }
    };
    put("@context", json!("https://schema.org"));
    put("@type", kind);
    put("@id", text(url));
    put("url", text(url));
    put("name", text(&facts.name));
    put("description", words(&facts.what));
    put("sameAs", text(&facts.page));
    put("telephone", text(&facts.phone));
    put("email", text(&facts.email));
    put("address", text(&facts.address));
    put("areaServed", text(&facts.area));
    if let Some((lat, lon)) = facts.spot.map(crate::domain::Spot::degrees) {
        put("geo", json!({ "@type": "GeoCoordinates", "latitude": lat, "longitude": lon }));
    }
    if facts.kind == Kind::Fridge {
        put("isAccessibleForFree", json!(true));
    } else {
        put("knowsLanguage", if facts.languages.is_empty() { Value::Null } else { json!(facts.languages) });
    }
    let weekly: Vec<Value> = facts.gives.slots().iter().filter_map(|slot| opening(*slot)).collect();
    // Hours of which only some can be told would be wrong hours.
    if weekly.len() == facts.gives.slots().len() && facts.gives.exceptions().is_empty() && !weekly.is_empty()
    {
        put("openingHoursSpecification", Value::Array(weekly));
    }
    Value::Object(all)
}

/// JSON for the inside of a script element: no letter of it can end the element or begin a comment.
pub fn script(value: &Value) -> String {
    let text = value.to_string();
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}

fn opening(slot: Slot) -> Option<Value> {
    let on = slot.on.to_string();
    let day =
        DAYS.iter().find(|(code, _)| *code == on).map(|(_, name)| format!("https://schema.org/{name}"))?;
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60 % 24, minute % 60);
    let Until::Minute(until) = slot.window.until() else { return None };
    Some(json!({
        "@type": "OpeningHoursSpecification", "dayOfWeek": day,
        "opens": clock(slot.window.from()), "closes": if until == 1_440 { "23:59".to_owned() } else { clock(until) },
    }))
}

fn words(said: &Said) -> Value {
    text(if said.en.is_empty() { &said.es } else { &said.en })
}

fn text(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { json!(text) }
}
