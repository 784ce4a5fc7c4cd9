//! Objects of HSDS: one, a list, a page of a list, or one a line. Read one by one, so that a long list is never held twice.

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::letters::letters;
use super::{Intake, Limits, Odd, Read, Why, objects};

/// Reads a file of objects.
pub(super) fn read(file: &[u8], cap: Limits) -> Read {
    let text = match letters(file) {
        Ok(text) => text,
        Err(why) => return Read::refused(why),
    };
    let mut intake = Intake::default();
    if is_one_a_line(&text) {
        lines(&text, &mut intake, cap);
        return intake.read;
    }
    let mut feed = Feed { intake: &mut intake, cap, number: 0, goes_on: true };
    let mut reader = serde_json::Deserializer::from_str(&text);
    let read = feed.deserialize(&mut reader).and_then(|()| reader.end());
    if read.is_err() && feed.goes_on {
        let line = feed.number + 1;
        intake.read.odd.push(Odd { line, why: Why::BrokenObjects });
    }
    intake.read
}

/// Whether each line is an object of its own.
fn is_one_a_line(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let whole = |line: &str| line.starts_with('{') && serde_json::from_str::<IgnoredAny>(line).is_ok();
    lines.next().is_some_and(whole) && lines.next().is_some_and(|line| line.starts_with('{'))
}

fn lines(text: &str, intake: &mut Intake, cap: Limits) {
    for (line, text) in (1_u64..).zip(text.lines()).filter(|(_, text)| !text.trim().is_empty()) {
        let goes_on = match serde_json::from_str::<Value>(text) {
            Ok(object) => objects::each(&object, line, cap, &mut |row| intake.take(row, cap)),
            Err(_) => intake.take(Err(Odd { line, why: Why::BrokenObjects }), cap),
        };
        if !goes_on {
            return;
        }
    }
}

struct Feed<'a> {
    intake: &'a mut Intake,
    cap: Limits,
    number: u64,
    goes_on: bool,
}

impl Feed<'_> {
    fn take(&mut self, object: &Value) {
        self.number += 1;
        let (line, cap) = (self.number, self.cap);
        self.goes_on = objects::each(object, line, cap, &mut |row| self.intake.take(row, cap));
    }
}

impl<'de> DeserializeSeed<'de> for &mut Feed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &mut Feed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("objects of HSDS")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(object) = list.next_element::<Value>()? {
            if self.goes_on {
                self.take(&object);
            }
        }
        Ok(())
    }

    /// A page has `contents`; what has none is itself an object.
    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let (mut whole, mut is_page) = (Map::new(), false);
        while let Some(key) = object.next_key::<String>()? {
            if key == "contents" && !is_page {
                is_page = true;
                object.next_value_seed(&mut *self)?;
            } else {
                whole.insert(key, object.next_value()?);
            }
        }
        if !is_page {
            self.take(&Value::Object(whole));
        }
        Ok(())
    }
}
