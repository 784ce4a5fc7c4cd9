//! Every page of walks in both languages, with everything in it and with nothing in it; the route sheet.

use std::sync::Arc;

use kit_base::{Rng, Slug};
use kit_i18n::{Catalogue, Lang};
use kit_print::{Cell, Edition, Order, Paper};
use kit_web::{Form, Problem, Problems, sample};

use super::{list, new, one};
use crate::domain::Outcome;
use crate::sheet::{self, About};
use crate::store::settings::Settings;

fn catalogue() -> Arc<Catalogue> {
    sample::catalogue(&[circles::LOCALES, people::LOCALES, crate::LOCALES])
}

fn slug(n: u64) -> Slug {
    Slug::new(&Rng::seeded(n))
}

fn settings() -> Settings {
    Settings {
        illness: true,
        county_text: "Free flu shots".into(),
        county_url: "https://health.example.org/flu".into(),
    }
}

#[test]
fn the_lists_are_whole_in_both_languages() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        for (makes, some) in [(true, true), (true, false), (false, false)] {
            let line = || list::Line { slug: slug(1), circle: "Alder block".into(), made_at: sample::NOW };
            let mut problems = Problems::new();
            if some {
                problems.add("county_url", "outreach-county-wrong");
            }
            let walks = if some { vec![line()] } else { Vec::new() };
            let html = sample::page(
                &catalogue,
                lang,
                &list::page(list::Walks { walks, makes, settings: settings(), problems }),
            );
            assert_eq!(html.contains("health.example.org"), makes);
        }
    }
}

#[test]
fn a_new_list_keeps_what_was_typed() {
    let catalogue = catalogue();
    let form = Form::of([("building1", "1420 Alder"), ("doors1", "9-3"), ("quiet1", "yes")]);
    for lang in Lang::ALL {
        let mut problems = Problems::new();
        problems.push(Problem::new("doors1", "outreach-doors-wrong").text("what", "9-3"));
        problems.push(Problem::new("building2", "outreach-building-wrong").number("max", 60));
        problems.add("circle", "outreach-circle-wrong");
        let circles = vec![(slug(1), "Alder block".to_owned(), true)];
        let html = sample::page(
            &catalogue,
            lang,
            &new::page(new::New { circles, rows: new::rows(&form), problems }),
        );
        assert!(html.contains("value=\"9-3\"") && html.contains("1420 Alder"), "{html}");
    }
}

fn walk(full: bool) -> one::OneWalk {
    let door = |position, outcome, skip| one::DoorLine {
        position,
        door: "101".into(),
        outcome,
        language: if skip { String::new() } else { "한국어".into() },
        skip,
    };
    let rows = Outcome::ALL.iter().zip(0..).map(|(outcome, at)| door(at, Some(*outcome), false));
    let rows = rows.chain([door(8, None, false), door(9, None, true)]).collect();
    let part = |own: bool| one::PartLine {
        slug: slug(2),
        building: "1420 Alder".into(),
        quiet: own,
        pair: if own { "Ana + Beto".into() } else { String::new() },
        free: !own,
        own,
        doors: 7,
        done: 5,
        rows: if own { rows } else { Vec::new() },
    };
    one::OneWalk {
        path: "/walks/x".into(),
        circle: "Alder block".into(),
        left_out: i64::from(full),
        parts: vec![part(full)],
        hands: if full { Vec::new() } else { vec![(slug(3), "Beto".into())] },
        tips: vec!["Always two.".into()],
        tends: full,
    }
}

#[test]
fn a_walk_is_whole_in_both_languages_and_has_no_field_for_words() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        for full in [true, false] {
            let html = sample::page(&catalogue, lang, &one::page(walk(full)));
            assert!(!html.contains("<textarea") && !html.contains("type=\"text\""), "{html}");
            assert_eq!(html.contains("value=\"never\""), full);
        }
    }
}

#[test]
fn the_sheet_has_a_high_row_for_each_door_and_says_what_to_mind() {
    let catalogue = catalogue();
    let settings = settings();
    let mut about = About {
        building: "1420 Alder",
        pair: "Ana + Beto",
        day: "November 23",
        quiet: true,
        settings: &settings,
        langs: &[Lang::En, Lang::Es],
    };
    let doors: Vec<String> = (1..=30).map(|n| n.to_string()).collect();
    let table = sheet::route(&doors, &catalogue, &about);
    assert_eq!(table.rows.len(), 30);
    let open = |cell: &&Cell| matches!(cell, Cell::Box | Cell::Blank);
    assert!(table.rows.iter().all(|row| row.0.iter().filter(open).count() == 6));
    let printer = kit_print::Printer::new(kit_print::Shelf::system());
    let pdf = printer.pdf(&Order::new(&table, Paper::Letter, Edition::Large)).expect("the sheet prints");
    assert!(pdf.warnings.is_empty(), "{:?}", pdf.warnings);
    for lang in Lang::ALL {
        let all = sheet::tips(&catalogue, lang, &about);
        assert!(all.iter().any(|tip| tip.contains("https://health.example.org/flu")), "{all:?}");
    }
    let (mailbox, quiet) = (catalogue.text(Lang::En, "outreach-tip-mailbox"), Settings::default());
    assert!(sheet::tips(&catalogue, Lang::En, &about).iter().any(|tip| tip == mailbox));
    about.settings = &quiet;
    let well = sheet::tips(&catalogue, Lang::En, &about);
    assert!(!well.iter().any(|tip| tip.contains("six feet")), "{well:?}");
}
