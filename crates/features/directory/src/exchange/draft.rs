//! A listing while it is read: every cell is measured and cleaned here, whatever file it comes from.

use chrono::{DateTime, NaiveDate};
use kit_base::{Span, Timestamp};
use kit_vault::plain_words;

use super::{Note, Odd, Remark, Row, Why, ids, languages, reach};
use crate::domain::{Facts, Field, LINE, NAME, Said, Spot, Standing, WORDS};
use crate::hours::Hours;
use crate::{identity, schedule};

/// Letters of a note.
const NOTE: usize = 300;
/// So many notes tell enough of a row.
const NOTES: usize = 30;
/// Letters of a key.
const KEY: usize = 100;

/// A listing that is not finished.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) facts: Facts,
    pub(super) id: String,
    pub(super) as_of: Option<Timestamp>,
    pub(super) standing: Standing,
    /// Nobody may learn where it is.
    pub(super) hidden: bool,
    notes: Vec<Note>,
}

impl Draft {
    pub(super) fn new() -> Self {
        Self {
            facts: Facts::default(),
            id: String::new(),
            as_of: None,
            standing: Standing::There,
            hidden: false,
            notes: Vec::new(),
        }
    }

    pub(super) fn note(&mut self, field: Field, remark: Remark, text: &str) {
        if self.notes.len() < NOTES {
            self.notes.push(Note { field, remark, text: line(text, NOTE).0 });
        }
    }

    pub(super) fn has(&self, remark: Remark) -> bool {
        self.notes.iter().any(|note| note.remark == remark)
    }

    /// One line of at most so many letters.
    pub(super) fn line(&mut self, field: Field, text: &str, most: usize) -> String {
        let (text, cut) = line(text, most);
        if cut {
            self.note(field, Remark::Shortened, &text);
        }
        text
    }

    pub(super) fn words(&mut self, field: Field, text: &str) -> String {
        let (text, cut) = words(text, WORDS);
        if cut {
            self.note(field, Remark::Shortened, &text);
        }
        text
    }

    pub(super) fn name(&mut self, text: &str) {
        self.facts.name = self.line(Field::What, text, NAME);
        if super::table::is_formula(&self.facts.name) {
            let name = self.facts.name.clone();
            self.note(Field::What, Remark::Formula, &name);
        }
    }

    /// A line more about what it does.
    pub(super) fn tell(&mut self, label: &str, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let before = std::mem::take(&mut self.facts.what.en);
        let whole =
            if before.is_empty() { format!("{label}{text}") } else { format!("{before}\n{label}{text}") };
        self.facts.what.en = self.words(Field::What, &whole);
    }

    /// A page; a second one and what is none are kept as words.
    pub(super) fn page(&mut self, label: &str, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let (page, more) = reach::first_page(text);
        match page.filter(|page| page.chars().count() <= LINE) {
            Some(page) if self.facts.page.is_empty() => {
                self.facts.page = page;
                if more {
                    self.note(Field::Reach, Remark::Page, text);
                    self.tell(label, text);
                }
            }
            Some(_) => self.tell(label, text),
            None => {
                self.note(Field::Reach, Remark::Page, text);
                self.tell(label, text);
            }
        }
    }

    pub(super) fn phone(&mut self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let (number, more) = reach::phone(text);
        if number.is_none() || more {
            self.note(Field::Reach, Remark::Phone, "");
        }
        if self.facts.phone.is_empty() {
            self.facts.phone = number.unwrap_or_default();
        }
    }

    /// A number as we wrote it ourselves.
    pub(super) fn own_phone(&mut self, text: &str) {
        let (text, _) = line(text, LINE);
        if text.is_empty() || reach::is_number(&text, LINE) {
            self.facts.phone = text;
        } else {
            self.note(Field::Reach, Remark::Phone, "");
        }
    }

    pub(super) fn email(&mut self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        match reach::email(text) {
            Some(email) => self.facts.email = email,
            None => self.note(Field::Reach, Remark::Email, ""),
        }
    }

    pub(super) fn languages(&mut self, text: &str) {
        let (codes, odd) = languages::codes(text);
        for code in codes {
            if !self.facts.languages.contains(&code) {
                self.facts.languages.push(code);
            }
        }
        for name in odd {
            self.note(Field::Who, Remark::Language, &name);
        }
    }

    /// A point, from degrees as they are written. What is beyond the poles only one way round had changed places.
    pub(super) fn spot(&mut self, lat: &str, lon: &str) -> Result<(), Why> {
        let read = |text: &str| text.trim().replace(',', ".").parse::<f64>().ok().filter(|n| n.is_finite());
        if lat.trim().is_empty() && lon.trim().is_empty() {
            return Ok(());
        }
        let (Some(lat), Some(lon)) = (read(lat), read(lon)) else {
            self.note(Field::Where, Remark::NoSpot, &format!("{lat} {lon}"));
            return Ok(());
        };
        if lat.abs() < 1e-6 && lon.abs() < 1e-6 {
            self.note(Field::Where, Remark::NoSpot, "0 0");
            return Ok(());
        }
        if let Some(spot) = Spot::at(lat, lon) {
            self.facts.spot = Some(spot);
            return Ok(());
        }
        let turned = Spot::at(lon, lat).ok_or(Why::OffEarth)?;
        self.facts.spot = Some(turned);
        self.note(Field::Where, Remark::Swapped, &format!("{lat} {lon}"));
        Ok(())
    }

    /// Hours as we keep them, or as lists write them; parts that cannot be read are kept as words.
    pub(super) fn hours(&mut self, text: &str) -> Hours {
        if let Ok(hours) = text.replace('\r', "").parse::<Hours>() {
            return hours;
        }
        let read = schedule::read(text);
        let odd: Vec<&str> = read.odd.iter().map(|odd| odd.part.as_str()).collect();
        self.odd_hours(&odd.join("; "));
        Hours::new(read.slots, Vec::new()).unwrap_or_else(|_| {
            self.odd_hours(text);
            Hours::default()
        })
    }

    pub(super) fn odd_hours(&mut self, text: &str) {
        if !text.is_empty() {
            self.note(Field::When, Remark::Hours, text);
            self.tell("Hours: ", text);
        }
    }

    pub(super) fn date(&mut self, text: &str) {
        self.as_of = moment(text);
        if self.as_of.is_none() && !text.trim().is_empty() {
            self.note(Field::What, Remark::Date, text);
        }
    }

    /// How it stands, in the words of lists; false: such a row must not be taken.
    pub(super) fn stands(&mut self, text: &str) -> bool {
        let words = plain_words(text).join(" ");
        let begins = |list: &[&str]| list.iter().any(|known| words.starts_with(known));
        if begins(&["deleted", "removed", "do not list", "tombstone", "borrado", "eliminado"]) {
            return false;
        }
        if begins(&[
            "temporarily closed",
            "resting",
            "paused",
            "suspended",
            "cerrado temporalmente",
            "en pausa",
        ]) {
            let until = text.trim().split_once(' ').and_then(|(_, until)| moment(until));
            self.standing = Standing::Resting(until);
        } else if begins(&["closed", "defunct", "permanently closed", "ended", "cerrad", "terminad"]) {
            self.standing = Standing::Closed;
        } else if begins(&["inactive", "inactiv"]) {
            self.note(Field::What, Remark::Inactive, text);
        } else if !words.is_empty() && !begins(&["there", "active", "open", "activ", "abiert"]) {
            self.note(Field::What, Remark::Code, text);
        }
        true
    }

    /// The row, if there is enough of it.
    pub(super) fn finish(mut self, line: u64) -> Result<Row, Odd> {
        if !self.facts.name.chars().any(char::is_alphanumeric) {
            return Err(Odd { line, why: Why::NoName });
        }
        let facts = &self.facts;
        if self.hidden || is_hidden(&facts.address) || is_refuge(&facts.name, &facts.what) {
            self.hide();
        }
        let facts = self.facts;
        let key = if self.id.is_empty() {
            let place = if facts.address.is_empty() { &facts.area } else { &facts.address };
            let keys = identity::keys(&facts.name, place, &[&facts.page], &[&facts.phone]);
            let keys: Vec<String> = keys.iter().map(|key| format!("{key:?}")).collect();
            ids::digest(keys.iter().map(String::as_str))
        } else {
            self.id
        };
        Ok(Row { line, key, facts, as_of: self.as_of, standing: self.standing, notes: self.notes })
    }

    fn hide(&mut self) {
        let was = !self.facts.address.is_empty() || self.facts.spot.is_some();
        self.facts.address.clear();
        self.facts.spot = None;
        // Words about a point or an address must not tell it either.
        self.notes.retain(|note| note.field != Field::Where);
        if was || self.hidden {
            self.note(Field::Where, Remark::Confidential, "");
        }
    }

    pub(super) fn id(&mut self, text: &str) {
        self.id = line(text, KEY).0;
    }
}

/// What stands in place of an address that nobody may know.
const UNTOLD: [&str; 9] = [
    "confidential",
    "undisclosed",
    "not disclosed",
    "call for address",
    "call for location",
    "call for the address",
    "address withheld",
    "confidencial",
    "llame para la direccion",
];

/// An address that says that it is none.
fn is_hidden(address: &str) -> bool {
    let words = plain_words(address).join(" ");
    UNTOLD.iter().any(|said| words.contains(said))
}

/// A house where people hide from violence: where it is, is nobody's to list.
fn is_refuge(name: &str, what: &Said) -> bool {
    let words = plain_words(&format!("{name} {} {}", what.en, what.es)).join(" ");
    let any = |list: &[&str]| list.iter().any(|said| words.contains(said));
    any(&[
        "domestic violence",
        "battered",
        "intimate partner violence",
        "violencia domestica",
        "violencia familiar",
    ]) && any(&["shelter", "safe house", "safe housing", "refuge", "refugio", "albergue", "casa segura"])
}

/// One line without needless blanks; and whether it had to be cut.
pub(super) fn line(text: &str, most: usize) -> (String, bool) {
    let mut whole = String::with_capacity(text.len().min(most * 4));
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if !whole.is_empty() {
            whole.push(' ');
        }
        whole.push_str(word);
        if whole.len() > most * 8 {
            break;
        }
    }
    cut(whole, most)
}

/// Lines without needless blanks; and whether they had to be cut.
pub(super) fn words(text: &str, most: usize) -> (String, bool) {
    let lines: Vec<String> = text.lines().map(|text| line(text, most + 1).0).collect();
    cut(lines.join("\n").trim().to_owned(), most)
}

/// At most so many letters; what is cut ends with an ellipsis.
fn cut(text: String, most: usize) -> (String, bool) {
    if text.chars().count() <= most {
        return (text, false);
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    (format!("{}…", kept.trim_end()), true)
}

/// The first moment of a day, or a moment, as programs write it. Not after the year 9999.
pub(super) fn moment(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(date) = text.parse::<NaiveDate>() {
        let days = date.signed_duration_since(NaiveDate::default()).num_days();
        return (days.abs() < 3_000_000).then(|| Timestamp::from_secs(0) + Span::days(days));
    }
    let read = DateTime::parse_from_rfc3339(text).ok()?;
    Some(Timestamp::from_micros(read.timestamp_micros()))
}

/// A moment as [`moment`] reads it: a day when it is the first of one.
pub(super) fn dated(at: Timestamp) -> String {
    let Some(moment) = DateTime::from_timestamp_micros(at.micros()) else { return String::new() };
    if at.micros() % 86_400_000_000 == 0 {
        return moment.date_naive().to_string();
    }
    moment.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
}
