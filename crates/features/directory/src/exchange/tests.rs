//! What comes in and goes out, with small lists of our own making and, where they lie beside the project, the real ones.

mod coming;
mod going;
mod hostile;
mod objects;
mod real;

use super::*;
use crate::domain::{Kind, Said, Spot};
use crate::start::{Focus, Region};

fn read_text(text: &str) -> Read {
    read(text.as_bytes(), Limits::default())
}

/// The only row of a file that has nothing odd.
fn one(text: &str) -> Row {
    let mut read = read_text(text);
    assert!(read.odd.is_empty() && read.rows.len() == 1, "{read:?}");
    read.rows.remove(0)
}

fn remarks(row: &Row) -> Vec<Remark> {
    row.notes.iter().map(|note| note.remark).collect()
}

/// A listing that says something in every field.
fn full() -> Facts {
    Facts {
        kind: Kind::Fridge,
        name: "=The \"Blue\" Fridge; <Corner> & Co".to_owned(),
        what: Said { en: "Take what you need.\n- Leave what you can.".to_owned(), es: "Toma; deja, \"ñ\".".to_owned() },
        region: Some(Region::Eastside),
        place: "boyle-heights".to_owned(),
        area: "Boyle Heights, by the park".to_owned(),
        address: "1 East First Street, Unit 2, Los Angeles, CA 90033".to_owned(),
        spot: Spot::at(34.034_567, -118.204_001),
        page: "https://fridge.example.org/a?b=1&c=%20#d".to_owned(),
        phone: "+1 213 555 0142".to_owned(),
        email: "hello@fridge.example.org".to_owned(),
        focus: vec![Focus::Everyone, Focus::Unhoused],
        needs: vec!["food".to_owned(), "other".to_owned()],
        languages: vec!["en".to_owned(), "es".to_owned(), "zap".to_owned()],
        who: Said { en: "Anybody".to_owned(), es: "Cualquiera".to_owned() },
        papers: Said { en: "None".to_owned(), es: "Ninguno".to_owned() },
        gives: "MO 00:00-24:00\n2SA 10:00-13:00\n-1FR 22:00-01:30\nSU 07:00-\n2026-11-26 -\n2026-11-28 15:00-16:00"
            .parse()
            .expect("hours"),
        takes: "TU 09:00-10:00".parse().expect("hours"),
    }
}
