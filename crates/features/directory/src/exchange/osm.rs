//! Fridges and pantries as points of OpenStreetMap (OSM XML 0.6): new ones, for somebody to look at in an editor first.

use std::fmt::Write as _;

use crate::domain::{Facts, Kind, Standing};
use crate::hours::{Hours, Slot, Until, Window};

/// The points of listings that stand where the public may come, with `url`, their page here. What rests or is closed is left out.
pub fn osm<'a>(listings: impl IntoIterator<Item = (&'a Facts, Standing, &'a str)>) -> String {
    let mut out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\" generator=\"Farolito\">\n"
            .to_owned();
    let there = listings.into_iter().filter(|(_, standing, _)| *standing == Standing::There);
    let points =
        there.filter_map(|(facts, _, url)| Some((facts, tags_of(facts.kind)?, facts.spot?.degrees(), url)));
    for (number, (facts, kind, (lat, lon), url)) in (1_u32..).zip(points) {
        // Ids below zero are new points. Writing into a text does not fail.
        writeln!(out, "  <node id=\"-{number}\" lat=\"{lat}\" lon=\"{lon}\" visible=\"true\">")
            .unwrap_or_default();
        let hours = opening_hours(&facts.gives);
        let page = if facts.page.is_empty() { url } else { &facts.page };
        let own = [
            ("name", facts.name.as_str()),
            ("opening_hours", &hours),
            ("phone", &facts.phone),
            ("website", page),
        ];
        for (key, value) in kind.iter().copied().chain(own).filter(|(_, value)| !value.is_empty()) {
            writeln!(out, "    <tag k=\"{key}\" v=\"{}\"/>", escaped(value)).unwrap_or_default();
        }
        out.push_str("  </node>\n");
    }
    out.push_str("</osm>\n");
    out
}

/// Where nobody stands behind a table it is a point for sharing food; where somebody gives it out, a food bank.
const fn tags_of(kind: Kind) -> Option<&'static [(&'static str, &'static str)]> {
    match kind {
        Kind::Fridge => Some(&[("amenity", "food_sharing"), ("fridge", "yes"), ("fee", "no")]),
        Kind::Pantry => {
            Some(&[("amenity", "social_facility"), ("social_facility", "food_bank"), ("fee", "no")])
        }
        Kind::Group | Kind::Council | Kind::Resource => None,
    }
}

/// As the map writes hours: `Sa[2] 10:00-13:00`. Days that differ come last, because there the last rule for a day holds; all
/// others are joined so that each of them adds to those before. A value of the map has at most 255 letters: longer ones are
/// left out, not cut.
pub(super) fn opening_hours(hours: &Hours) -> String {
    let mut days: Vec<(String, Vec<String>)> = Vec::new();
    for Slot { on, window } in hours.slots() {
        let day = day(&on.to_string());
        match days.iter_mut().find(|(known, _)| *known == day) {
            Some((_, windows)) => windows.push(span(*window)),
            None => days.push((day, vec![span(*window)])),
        }
    }
    let days: Vec<String> =
        days.iter().map(|(day, windows)| format!("{day} {}", windows.join(","))).collect();
    let mut rules: Vec<String> = Some(days.join(", ")).filter(|rule| !rule.is_empty()).into_iter().collect();
    for other in hours.exceptions() {
        let Some(date) = date(other.day) else { continue };
        let windows: Vec<String> = other.windows.iter().copied().map(span).collect();
        rules.push(if windows.is_empty() {
            format!("{date} off")
        } else {
            format!("{date} {}", windows.join(","))
        });
    }
    Some(rules.join("; ")).filter(|text| text.chars().count() <= 255).unwrap_or_default()
}

/// `SA` is `Sa`, `2SA` is `Sa[2]`.
fn day(on: &str) -> String {
    let (nth, name) = on.split_at(on.len().saturating_sub(2));
    let (first, second) = name.split_at(1.min(name.len()));
    let name = format!("{first}{}", second.to_lowercase());
    if nth.is_empty() { name } else { format!("{name}[{nth}]") }
}

fn span(window: Window) -> String {
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    match window.until() {
        Until::Minute(until) => format!("{}-{}", clock(window.from()), clock(until)),
        Until::Gone => format!("{}+", clock(window.from())),
    }
}

fn date(day: i64) -> Option<String> {
    let date = chrono::NaiveDate::default().checked_add_days(chrono::Days::new(u64::try_from(day).ok()?))?;
    Some(date.format("%Y %b %d").to_string())
}

/// Text within the quotes of an attribute; what XML 1.0 cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}
