//! Every page of walks in both languages, with everything in it and with nothing in it; the route sheet.

use std::sync::Arc;

use kit_base::{Rng, Slug};
use kit_i18n::{Catalogue, Lang};
use kit_print::{Cell, Edition, Order, Paper};
use kit_web::{Form, Problem, Problems, sample};

use super::{list, new, one, said};
use crate::domain::{Outcome, Season};
use crate::sheet::{self, About, Stop};
use crate::store::settings::Settings;

fn catalogue() -> Arc<Catalogue> {
    sample::catalogue(&[circles::LOCALES, people::LOCALES, crate::LOCALES])
}

fn slug(n: u64) -> Slug {
    Slug::new(&Rng::seeded(n))
}

fn settings() -> Settings {
    Settings {
        seasons: vec![Season::Illness, Season::Smoke],
        own_words: "The gate code is with the manager.".into(),
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
            let walks = if some { vec![line()] } else { Vec::new() };
            let html = sample::page(&catalogue, lang, &list::page(list::Walks { walks, makes }));
            assert_eq!(html.contains("/walks/settings"), makes);
            let mut problems = Problems::new();
            if some {
                problems.add("county_url", "outreach-county-wrong");
                problems.push(Problem::new("own_words", "outreach-county-long").number("max", 160));
            }
            let others = if some { vec![(slug(8), "Palm Hollow".to_owned())] } else { Vec::new() };
            let circle = (slug(7), "Alder block".to_owned());
            let body = said::Said { circle, others, settings: settings(), problems };
            let html = sample::page(&catalogue, lang, &said::page(body));
            assert!(html.contains("health.example.org") && html.contains("value=\"smoke\""), "{html}");
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
            &new::page(new::New { circles, rows: new::rows(&form), key: "k".into(), problems }),
        );
        assert!(html.contains("value=\"9-3\"") && html.contains("1420 Alder"), "{html}");
    }
}

fn walk(full: bool) -> one::OneWalk {
    let door = |position, outcome, skip: Option<&'static str>| one::DoorLine {
        position,
        door: "101".into(),
        outcome,
        language: if skip.is_some() { String::new() } else { "한국어".into() },
        skip,
        quiet: position == 8,
    };
    let rows = Outcome::ALL.iter().zip(0..).map(|(outcome, at)| door(at, Some(*outcome), None));
    let rows = rows.chain([
        door(8, None, None),
        door(9, None, Some("outreach-skip")),
        door(10, None, Some("outreach-skip-visited")),
    ]);
    let rows = rows.collect();
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
    let mut problems = Problems::new();
    if !full {
        problems.add(&format!("with-{}", slug(2)), "outreach-with-missing");
    }
    one::OneWalk {
        path: "/walks/x".into(),
        circle: "Alder block".into(),
        left_out: i64::from(full),
        parts: vec![part(full)],
        hands: if full { Vec::new() } else { vec![(slug(3), "Beto".into())] },
        tips: vec!["Always two.".into()],
        tends: full,
        problems,
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
            assert!(!html.contains("value=\"paper\""), "the open door has a sign: no paper");
            let menu = html.find("name=\"heard\"").unwrap_or_default();
            assert!(
                menu <= html.find("name=\"did\" value=\"talked\"").unwrap_or_default(),
                "a tap on a button ends the form, so the language stands before it"
            );
            assert!(html.contains("<option value=\"\">"), "nobody is chosen beforehand");
        }
    }
}

fn stops(count: usize) -> Vec<Stop> {
    (1..=count).map(|n| Stop { door: n.to_string(), quiet: n == 7 }).collect()
}

/// Everything that can be selected, without the blanks that layout makes.
fn text(pdf: &kit_print::Pdf) -> String {
    let document = lopdf::Document::load_mem(&pdf.bytes).expect("a whole file");
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    assert_eq!(pages.len(), pdf.pages);
    let text = document.extract_text(&pages).expect("text");
    text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{200b}').collect()
}

#[test]
fn the_sheet_read_back_has_every_door_the_mailbox_rule_and_what_to_mind() {
    let catalogue = catalogue();
    let settings = settings();
    let about = About {
        building: "1420 Alder St, the one with the very long name by the laundromat",
        pair: "Ana + Beto",
        day: "November 23",
        quiet: false,
        settings: &settings,
        langs: &[Lang::En, Lang::Es],
    };
    let table = sheet::route(&stops(30), &catalogue, &about);
    let open = |cell: &&Cell| matches!(cell, Cell::Box | Cell::Blank);
    let boxes = |row: &kit_print::Row| row.0.iter().filter(open).count();
    assert_eq!(
        table.rows.iter().map(boxes).collect::<Vec<_>>(),
        (1..=30).map(|n| if n == 7 { 5 } else { 6 }).collect::<Vec<_>>()
    );
    let printer = kit_print::Printer::new(kit_print::Shelf::system());
    for (paper, edition) in
        [(Paper::Letter, Edition::Standard), (Paper::A4, Edition::Standard), (Paper::A4, Edition::Large)]
    {
        let pdf = printer.pdf(&Order::new(&table, paper, edition)).expect("the sheet prints");
        assert!(pdf.warnings.is_empty() && (2..=6).contains(&pdf.pages), "{} {:?}", pdf.pages, pdf.warnings);
        let read = text(&pdf);
        for said in [
            "18USC1725",
            "mailbox",
            "buzones",
            "gatecode",
            "https://health.example.org/flu",
            "nopaper",
            "Ana+Beto",
        ] {
            assert!(read.contains(said), "{said} is not on {paper:?}: {read}");
        }
        assert!((10..=30).all(|n| read.contains(&n.to_string())));
    }
}

#[test]
fn in_large_letters_doors_stand_on_the_first_page_and_nothing_is_near_the_edge() {
    let (catalogue, settings) = (catalogue(), Settings::default());
    let printer = kit_print::Printer::new(kit_print::Shelf::system());
    for langs in [[Lang::En, Lang::Es], [Lang::Es, Lang::En]] {
        let about = About {
            building: "1420 Alder St",
            pair: "Guadalupe + Maximiliana",
            day: "November 23",
            quiet: false,
            settings: &settings,
            langs: &langs,
        };
        let table = sheet::route(&stops(24), &catalogue, &about);
        for paper in [Paper::Letter, Paper::A4] {
            let pdf = printer.pdf(&Order::new(&table, paper, Edition::Large)).expect("the sheet prints");
            assert!(pdf.warnings.is_empty(), "{paper:?} {langs:?}: {:?}", pdf.warnings);
            let document = lopdf::Document::load_mem(&pdf.bytes).expect("a whole file");
            let first = document.extract_text(&[1]).expect("text");
            let boxes = catalogue.text(langs[0], "outreach-sheet-door");
            assert!(first.contains(boxes), "{paper:?} {langs:?} has no door on its first page: {first}");
        }
    }
}

#[test]
fn a_season_is_said_when_it_is_on_and_not_when_it_is_off() {
    let catalogue = catalogue();
    let (on, off) = (settings(), Settings::default());
    let about =
        |settings| About { building: "", pair: "", day: "", quiet: true, settings, langs: &[Lang::En] };
    for lang in Lang::ALL {
        let (with, without) =
            (sheet::tips(&catalogue, lang, &about(&on)), sheet::tips(&catalogue, lang, &about(&off)));
        assert_eq!(with.len(), without.len() + 4, "two seasons, own words, the county");
        assert!(without.iter().any(|tip| tip.contains("18 USC 1725")), "{without:?}");
        assert!(with.iter().any(|tip| tip.contains("https://health.example.org/flu")), "{with:?}");
    }
}
