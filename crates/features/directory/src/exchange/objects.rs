//! One HSDS service, with whatever is nested in it, as a listing. HSDS 1 to 3 name some fields otherwise; all names are known here.

use serde_json::Value;

use super::draft::Draft;
use super::listing::{bare, guess, is_code, joined};
use super::{Limits, Odd, Remark, Row, Why, out};
use crate::domain::{Field, Kind, LINE, NAME, Said};
use crate::hours::{Hours, Slot};
use crate::hsds;
use crate::start::{Focus, Region};

/// Nested lists are looked at so far.
const MOST: usize = 100;

/// Hands on what an object holds: itself, or the services of an organization. False when there are too many to go on.
pub(super) fn each(
    object: &Value,
    line: u64,
    cap: Limits,
    take: &mut dyn FnMut(Result<Row, Odd>) -> bool,
) -> bool {
    let services = list(object, "services");
    if services.is_empty() {
        return take(one(object, &Value::Null, line, cap));
    }
    services.iter().all(|service| take(one(service, object, line, cap)))
}

/// One service; `around` is the organization in which it stood.
pub(super) fn one(service: &Value, around: &Value, line: u64, cap: Limits) -> Result<Row, Odd> {
    draft(service, around, cap).map_err(|why| Odd { line, why }).and_then(|draft| draft.finish(line))
}

fn draft(service: &Value, around: &Value, cap: Limits) -> Result<Draft, Why> {
    if !service.is_object() {
        return Err(Why::NoObject);
    }
    if is_too_long(service, cap.cell) {
        return Err(Why::TooLong);
    }
    let mut draft = Draft::new();
    let deleted =
        list(service, "metadata").iter().any(|meta| text(meta, &["last_action_type"]).contains("delete"));
    if deleted || !draft.stands(&text(service, &["status"])) {
        return Err(Why::Tombstone);
    }
    let whole = service.get("organization").filter(|whole| whole.is_object()).unwrap_or(around);
    draft.id(&text(service, &["id"]));
    draft.name(&named(service, whole));
    what(&mut draft, service, whole);
    place(&mut draft, service)?;
    reach(&mut draft, service, whole);
    who(&mut draft, service);
    when(&mut draft, service);
    draft.date(&some(text(service, &["assured_date"]), || text(service, &["last_modified"])));
    ours(&mut draft, service);
    Ok(draft)
}

/// A service by its name, and whose it is if that is not the same.
fn named(service: &Value, whole: &Value) -> String {
    let (name, whose) = (text(service, &["name"]), text(whole, &["name"]));
    let said = whose.is_empty() || name.to_lowercase().contains(&whose.to_lowercase());
    let both = format!("{name} ({whose})");
    if name.trim().is_empty() {
        whose
    } else if said || both.chars().count() > NAME {
        name
    } else {
        both
    }
}

fn what(draft: &mut Draft, service: &Value, whole: &Value) {
    let said = text(service, &["description", "short_desc"]);
    let said = if said.is_empty() && !is_ours(service) { text(whole, &["description"]) } else { said };
    draft.tell("", &said);
    draft.facts.kind = guess(&draft.facts.name)
        .filter(|kind| matches!(kind, Kind::Pantry | Kind::Fridge))
        .unwrap_or(Kind::Resource);
}

/// Places where the public may come: not those that are confidential, only for mail, or nowhere.
fn place(draft: &mut Draft, service: &Value) -> Result<(), Why> {
    draft.hidden |= is_confidential(service);
    let mut found: Vec<&Value> = Vec::new();
    for at in list(service, "service_at_locations").iter().take(MOST) {
        let Some(location) = at.get("location").filter(|location| location.is_object()) else { continue };
        let addresses = list(location, "addresses");
        let kind = text(location, &["location_type"]);
        if is_confidential(at) || is_confidential(location) || addresses.iter().any(is_confidential) {
            draft.note(Field::Where, Remark::Confidential, "");
        } else if kind == "virtual" || kind == "postal" || yes(location.get("virtual")) {
            draft.note(Field::Where, Remark::NoPlace, "");
        } else {
            found.push(location);
        }
    }
    // One hidden place hides all of them: whoever reads two lists could tell which one it is.
    let hidden = draft.hidden || draft.has(Remark::Confidential);
    if found.len() > 1 {
        draft.note(Field::Where, Remark::MorePlaces, "");
    }
    let Some(location) = found.first().filter(|_| !hidden) else { return Ok(()) };
    let physical =
        |address: &&Value| !matches!(text(address, &["address_type"]).as_str(), "postal" | "virtual");
    if let Some(address) = list(location, "addresses").iter().find(physical) {
        let part = |name: &str| text(address, &[name]);
        let town = format!("{} {}", part("state_province"), part("postal_code"));
        let country = part("country");
        let country = if country.eq_ignore_ascii_case("us") { "" } else { country.as_str() };
        let parts = [&part("address_1"), &part("address_2"), &part("city"), town.trim(), country];
        let parts = if is_ours(service) { parts } else { parts.map(bare) };
        draft.facts.address = draft.line(Field::Where, &joined(parts.iter()), LINE);
        draft.facts.area = draft.line(Field::Where, &part("city"), LINE);
    }
    draft.spot(&text(location, &["latitude"]), &text(location, &["longitude"]))
}

/// What is public about whom to ask: never the numbers and addresses of persons, which `contacts` hold.
fn reach(draft: &mut Draft, service: &Value, whole: &Value) {
    let page = text(service, &["url", "website"]);
    draft.page("", &some(page, || text(whole, &["website", "url"])));
    let email = text(service, &["email"]);
    draft.email(&some(email, || text(whole, &["email"])));
    let at = list(service, "service_at_locations");
    let places = at.iter().take(MOST).filter_map(|at| at.get("location"));
    let owners =
        std::iter::once(service).chain(at.iter().take(MOST)).chain(places).chain(std::iter::once(whole));
    let is_public = |phone: &&Value| {
        let kind = text(phone, &["type", "number_type"]);
        !kind.contains("fax") && text(phone, &["contact_id"]).is_empty()
    };
    let number = owners.flat_map(|owner| list(owner, "phones")).find(is_public);
    let number = number.map(|phone| text(phone, &["number"])).unwrap_or_default();
    if is_ours(service) {
        draft.own_phone(&number);
    } else {
        draft.phone(&number.replace('"', ""));
    }
}

fn who(draft: &mut Draft, service: &Value) {
    let said = text(service, &["eligibility_description", "eligibility"]);
    draft.facts.who = Said::english(draft.words(Field::Who, &said));
    let papers: Vec<String> = match service.get("required_documents") {
        Some(Value::Array(papers)) => {
            papers.iter().take(MOST).map(|paper| text(paper, &["document"])).collect()
        }
        _ => vec![text(service, &["required_documents"])],
    };
    draft.facts.papers = Said::english(draft.words(Field::Who, papers.join("\n").trim()));
    let at = list(service, "service_at_locations");
    let places = at.iter().take(MOST).filter_map(|at| at.get("location"));
    let owners = std::iter::once(service).chain(places);
    match owners.filter_map(|owner| owner.get("languages")).find(|all| !all.is_null()) {
        Some(Value::Array(all)) => {
            for language in all.iter().take(MOST) {
                draft.languages(&text(language, &["code", "name", "language"]));
            }
        }
        Some(Value::String(all)) => draft.languages(all),
        _ => {}
    }
}

/// Its hours; else those of its place. What no week says is kept as words.
fn when(draft: &mut Draft, service: &Value) {
    let at = list(service, "service_at_locations");
    let owners = || std::iter::once(service).chain(at).chain(at.iter().filter_map(|at| at.get("location")));
    let Some(schedules) = owners().map(|owner| list(owner, "schedules")).find(|all| !all.is_empty()) else {
        return;
    };
    let mut slots: Vec<Slot> = Vec::new();
    for schedule in schedules.iter().take(MOST) {
        let field = |name: &str| Some(text(schedule, &[name])).filter(|text| !text.is_empty());
        let other = ["bymonthday", "byyearday", "byweekno", "count", "until", "valid_to"];
        let fortnight = field("interval").is_some_and(|interval| interval != "1");
        let read = hsds::Schedule {
            byday: field("byday").or_else(|| field("weekday")),
            opens_at: field("opens_at"),
            closes_at: field("closes_at"),
            notes: field("notes"),
            ..hsds::Schedule::default()
        }
        .read();
        let plain = !fortnight && other.iter().all(|name| field(name).is_none());
        if plain && read.odd.is_empty() && !read.slots.is_empty() {
            slots.extend(read.slots);
            continue;
        }
        let names = [
            "freq",
            "byday",
            "opens_at",
            "closes_at",
            "bymonthday",
            "interval",
            "valid_to",
            "until",
            "description",
        ];
        let said: Vec<String> = names.iter().filter_map(|name| field(name)).collect();
        draft.odd_hours(&said.join(" "));
    }
    let mut seen = Vec::new();
    slots.retain(|slot| {
        !seen.contains(slot) && {
            seen.push(*slot);
            true
        }
    });
    draft.facts.gives = Hours::new(slots, Vec::new()).unwrap_or_else(|_| {
        draft.note(Field::When, Remark::Hours, "");
        Hours::default()
    });
}

/// What our own export says beside the fields of HSDS.
fn ours(draft: &mut Draft, service: &Value) {
    let value = |code: &str| attribute(service, code).unwrap_or_default();
    let Some(kind) = Kind::parse(&value("kind")) else { return };
    draft.facts.kind = kind;
    draft.facts.region = Region::parse(&value("region"));
    draft.facts.place = Some(value("place")).filter(|place| is_code(place)).unwrap_or_default();
    draft.facts.focus = value("focus").split(' ').filter_map(Focus::parse).collect();
    draft.facts.needs =
        value("needs").split(' ').filter(|code| is_code(code)).take(20).map(str::to_owned).collect();
    draft.facts.what.es = draft.words(Field::What, &value("what_es"));
    draft.facts.who.es = draft.words(Field::Who, &value("who_es"));
    draft.facts.papers.es = draft.words(Field::Who, &value("papers_es"));
    draft.facts.area = draft.line(Field::Where, &value("area"), LINE);
    if let Ok(takes) = value("takes").parse() {
        draft.facts.takes = takes;
    }
    let except = value("gives_except").parse::<Hours>().unwrap_or_default();
    let slots = draft.facts.gives.slots().to_vec();
    if let Ok(gives) = Hours::new(slots, except.exceptions().to_vec()) {
        draft.facts.gives = gives;
    }
}

/// Whether it is our own export.
fn is_ours(service: &Value) -> bool {
    attribute(service, "kind").is_some()
}

/// What an attribute of our own says.
fn attribute(service: &Value, code: &str) -> Option<String> {
    let is = |attribute: &&Value| {
        let term = attribute.get("taxonomy_term").unwrap_or(&Value::Null);
        text(term, &["taxonomy"]) == out::TAXONOMY && text(term, &["code"]) == code
    };
    list(service, "attributes").iter().take(MOST).find(is).map(|attribute| text(attribute, &["value"]))
}

/// Whether somebody marked it as not to be told, by any of the names that files have for it.
fn is_confidential(object: &Value) -> bool {
    const NAMES: [&str; 8] = [
        "confidential",
        "is_confidential",
        "private",
        "is_private",
        "hidden",
        "hide_address",
        "address_hidden",
        "confidential_address",
    ];
    let tagged = |tag: &Value| {
        let term = tag.get("taxonomy_term").unwrap_or(&Value::Null);
        let said =
            [text(tag, &["label"]), text(tag, &["value"]), text(term, &["name"]), text(term, &["code"])];
        text(term, &["taxonomy"]) != out::TAXONOMY
            && said.iter().any(|said| said.to_lowercase().contains("confidential"))
    };
    NAMES.iter().any(|name| yes(object.get(name))) || list(object, "attributes").iter().any(tagged)
}

fn yes(value: Option<&Value>) -> bool {
    match value {
        Some(Value::Bool(yes)) => *yes,
        Some(Value::Number(number)) => number.as_u64() == Some(1),
        Some(Value::String(text)) => matches!(text.to_lowercase().as_str(), "true" | "yes" | "1" | "y"),
        _ => false,
    }
}

/// The first of these fields that says something, in letters.
pub(super) fn text(object: &Value, names: &[&str]) -> String {
    let said = names.iter().filter_map(|name| match object.get(name) {
        Some(Value::String(text)) => Some(text.trim().to_owned()),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    });
    said.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
}

fn some(text: String, other: impl FnOnce() -> String) -> String {
    if text.is_empty() { other() } else { text }
}

fn list<'a>(object: &'a Value, name: &str) -> &'a [Value] {
    object.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn is_too_long(value: &Value, most: usize) -> bool {
    match value {
        Value::String(text) => text.len() > most,
        Value::Array(all) => all.iter().any(|value| is_too_long(value, most)),
        Value::Object(all) => all.values().any(|value| is_too_long(value, most)),
        _ => false,
    }
}
