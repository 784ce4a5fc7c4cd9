//! Every page of fridges in both languages, with everything in it and with nothing in it; paper; texts for a locked screen.

use std::sync::Arc;

use circles::CircleId;
use directory::domain::Facts;
use directory::store::listings::ListingId;
use kit_base::{Id, Rng, Slug, Span};
use kit_i18n::{Arg, Catalogue, Lang};
use kit_print::{Edition, Order, Paper};
use kit_web::{Form, Problem, Problems, sample};

use super::*;
use crate::domain::{Alert, Chore, Condition, Fullness, Look, Need, Temperature};
use crate::photo::Unkept;
use crate::sheet;
use crate::store::fridges::Words;

fn catalogue() -> Arc<Catalogue> {
    sample::catalogue(&[circles::LOCALES, people::LOCALES, crate::LOCALES])
}

fn slug(n: u64) -> Slug {
    Slug::new(&Rng::seeded(n))
}

fn look(condition: Option<Condition>) -> Look {
    let at = sample::NOW - Span::hours(3);
    Look {
        condition,
        since: at,
        fullness: Some((Fullness::Some, at)),
        last: at,
        maybe_gone: condition.is_none(),
    }
}

fn fridge(n: u64, look: Option<Look>) -> Fridge {
    let rng = Rng::seeded(n);
    let listing: ListingId = Id::new(sample::NOW, &rng);
    let circle: CircleId = Id::new(sample::NOW, &rng);
    Fridge {
        id: Id::new(sample::NOW, &rng),
        slug: slug(n),
        listing,
        circle,
        version: 1,
        words: Words::default(),
        made_at: sample::NOW - Span::days(9),
        closed_at: None,
        look,
        wants: Some((vec![Need::Milk, Need::Bread], sample::NOW - Span::hours(3))),
    }
}

/// Every state that a fridge may be in.
fn looks() -> Vec<Option<Look>> {
    let some = Condition::ALL.into_iter().map(Some).chain([None]);
    some.map(|condition| Some(look(condition))).chain([None]).collect()
}

#[test]
fn the_list_is_whole_and_those_that_help_stand_first() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let line = |(n, look): (u64, Option<Look>)| {
            list::Line::new(&fridge(n, look), (format!("Fridge {n}"), "4th & Alder".into()), sample::NOW)
        };
        let lines: Vec<list::Line> = (1..).zip(looks().into_iter().rev()).map(line).collect();
        let html =
            sample::page(&catalogue, lang, &list::page(list::Fridges { lines, helper: true, makes: true }));
        let first = html.find("class=\"card ").expect("there are cards");
        assert!(
            html[first..].starts_with("class=\"card lit\""),
            "what helps stands first: {}",
            &html[first..][..60]
        );
        assert!(html.contains("/fridges/new") && html.contains("/fridges/labels.pdf"));
        let ago = catalogue.ago(lang, Span::hours(3));
        assert!(html.contains(&catalogue.format(lang, "fridges-said", &[("ago", Arg::Str(&ago))])), "{html}");
        let none = list::Fridges { lines: Vec::new(), helper: false, makes: false };
        let html = sample::page(&catalogue, lang, &list::page(none));
        assert!(html.contains(catalogue.text(lang, "fridges-none-start")));
    }
}

fn one(look: Option<&Look>, full: bool) -> one::OneFridge {
    let fridge = fridge(1, look.copied());
    let place = one::Place {
        area: "Boyle Heights".into(),
        address: "4th & Alder, by the laundromat".into(),
        hours: vec!["Every day: 9 am – 8 pm".into()],
        doors: Some("Open until 8 pm".into()),
        languages: vec!["Español", "한국어"],
    };
    one::OneFridge {
        path: "/fridges/x".into(),
        name: "The blue fridge".into(),
        now: one::Now { silent: full, ..one::Now::of(&fridge, sample::NOW) },
        place: if full { place } else { one::Place::default() },
        closed: false,
        wants: fridge.wants.filter(|_| full),
        rules: full.then(|| (Lang::Es, "Nada de arroz.\nGracias.".to_owned())),
        photos: if full { vec![(slug(4), sample::NOW - Span::hours(2))] } else { Vec::new() },
        help: sample::visitor().network.help_line.clone().filter(|_| full),
        reader: one::Reader { signed_in: full, follows: full.then(|| vec![Alert::Empty]), tends: full },
    }
}

#[test]
fn a_fridge_says_how_it_is_how_old_that_word_is_and_when_not_to_eat() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        for look in looks() {
            for full in [true, false] {
                let warm = look.and_then(|look| look.condition).is_some_and(Condition::spoils);
                let html = sample::page(&catalogue, lang, &one::page(one(look.as_ref(), full)));
                assert_eq!(html.contains(catalogue.text(lang, "fridges-warm")), warm, "{look:?}");
                assert!(html.contains("/fridges/x/report"), "the button is always there");
                assert_eq!(html.contains("value=\"empty\" checked"), full, "as they chose");
                assert_eq!(html.contains("/fridges/x/tend"), full);
                assert_eq!(
                    html.contains(catalogue.text(lang, "fridges-out-raw")),
                    !full,
                    "own rules stand alone"
                );
            }
        }
        let closed = one::OneFridge { closed: true, ..one(None, true) };
        let html = sample::page(&catalogue, lang, &one::page(closed));
        assert!(html.contains(catalogue.text(lang, "fridges-closed")) && !html.contains("/report"));
    }
}

#[test]
fn the_form_needs_one_tap_and_keeps_what_was_said() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let empty = report::Typed::default();
        let problems = empty.problems();
        assert_eq!(problems.iter().map(|one| one.field.as_str()).collect::<Vec<_>>(), ["condition"]);
        let form = Form::of([
            ("condition", "too-warm"),
            ("fullness", "full"),
            ("need", "milk"),
            ("need", "water"),
            ("reading", "warm"),
            ("unit", "c"),
            ("note", "The plug is loose."),
        ]);
        let typed = report::Typed::read(&form);
        let mut problems = typed.problems();
        problems.push(Problem::new("note", "fridges-note-long").number("max", 300));
        for (typed, problems) in [(empty, Problems::new()), (typed, problems)] {
            let said = typed.condition.is_some();
            let body = report::Report {
                path: "/fridges/x".into(),
                name: "The blue fridge".into(),
                typed,
                form_key: "k".into(),
                problems,
            };
            let html = sample::page(&catalogue, lang, &report::page(body));
            assert_eq!(html.contains("value=\"too-warm\" checked"), said);
            assert_eq!(html.contains("<details open>"), said, "what was typed is not hidden");
            assert!(html.contains("enctype=\"multipart/form-data\""));
        }
        for condition in Condition::ALL {
            for photo in [None, Some(Unkept::Unread.message()), Some("fridges-photo-waits")] {
                let (path, name) = ("/fridges/x".to_owned(), "The blue fridge".to_owned());
                let body = report::Thanks { path, name, condition, photo, form_key: "k".into() };
                let html = sample::page(&catalogue, lang, &report::thanks(body));
                assert!(html.contains("/fridges/x/undo"));
                assert_eq!(html.contains(catalogue.text(lang, "fridges-warm")), condition.spoils());
            }
        }
        for why in [Unkept::Unread, Unkept::TooLarge, Unkept::Busy, Unkept::Enough] {
            assert!(catalogue.has(lang, why.message()));
        }
    }
}

#[test]
fn a_new_fridge_keeps_what_was_typed_and_says_what_is_wrong() {
    let catalogue = catalogue();
    let form = Form::of([
        ("name", "The blue fridge"),
        ("area", "Boyle Heights"),
        ("address", "4th & Alder"),
        ("spot", "34.0489, -118.2073"),
        ("open", "some"),
        ("day", "0"),
        ("day", "6"),
        ("from", "09:00"),
        ("until", "20:00"),
        ("language", "es"),
    ]);
    let typed = new::Typed::read(&form);
    let facts = typed.facts().unwrap_or_default();
    assert_eq!((facts.name.as_str(), facts.place.as_str()), ("The blue fridge", "boyle-heights"));
    assert!(facts.spot.is_some() && facts.region.is_some() && facts.languages == ["es"]);
    assert_eq!(facts.gives.slots().len(), 2);
    for lang in Lang::ALL {
        for wrong in [false, true] {
            let mut problems = Problems::new();
            let bad = new::Typed { spot: "here".into(), days: Vec::new(), ..typed.clone() };
            if wrong {
                problems = bad.facts().err().unwrap_or_default();
                problems.add("circle", "fridges-circle-wrong");
                assert_eq!(problems.iter().count(), 3, "the point, the days, the circle");
            }
            let circles = vec![(slug(1), "Alder block".to_owned(), true)];
            let typed = if wrong { bad } else { typed.clone() };
            let html = sample::page(
                &catalogue,
                lang,
                &new::page(new::New { circles, typed, slug: slug(2).to_string(), problems }),
            );
            assert!(html.contains("value=\"09:00\"") && html.contains("value=\"es\" checked"), "{html}");
        }
        let nothing = new::Typed::default().facts().err().unwrap_or_default();
        assert_eq!(nothing.iter().count(), 3);
    }
}

fn tend(full: bool, closed: bool) -> tend::Tend {
    let turn = |chore| (chore, if full { "Ana, Beto".to_owned() } else { String::new() }, full);
    let day = |number| tend::Day { number, today: number == 2, turns: Chore::ALL.map(turn).to_vec() };
    let line = |condition| tend::ReportLine {
        at: sample::NOW - Span::hours(5),
        condition,
        fullness: full.then_some(Fullness::Empty),
        wants: if full { Need::ALL.to_vec() } else { Vec::new() },
        reading: Temperature::fahrenheit(38),
        note: if full { "The plug is <loose>.".into() } else { String::new() },
        tends: full,
    };
    let log = |chore| tend::LogLine {
        chore,
        day: "Monday".into(),
        by: if full { "Ana".into() } else { String::new() },
        reading: Temperature::celsius(3),
    };
    let mut problems = Problems::new();
    if full {
        problems.add("reading", "fridges-reading-wrong");
        problems.push(Problem::new("rules_en", "fridges-long").number("max", 600));
    }
    let photos = vec![(slug(3), sample::NOW - Span::hours(1))];
    tend::Tend {
        path: "/fridges/x".into(),
        name: "The blue fridge".into(),
        now: one::Now::of(&fridge(1, Some(look(Some(Condition::TooWarm)))), sample::NOW),
        closed,
        alerts: if full { Alert::ALL.to_vec() } else { Vec::new() },
        due: if full { vec![(Chore::Look, 0), (Chore::Clean, 3)] } else { vec![(Chore::Look, 1)] },
        typed: report::Typed { condition: Some(Condition::Good), ..report::Typed::default() },
        form_key: "k".into(),
        days: (0..7).map(day).collect(),
        reports: if full { Condition::ALL.map(line).into() } else { Vec::new() },
        photos: if full { photos.clone() } else { Vec::new() },
        shown: if full { photos } else { Vec::new() },
        log: if full { Chore::ALL.map(log).into() } else { Vec::new() },
        words: Words { host: "The corner shop".into(), ..Words::default() },
        problems,
    }
}

#[test]
fn the_page_of_those_who_tend_is_whole_in_both_languages() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        for (full, closed) in [(true, false), (false, false), (true, true)] {
            let html = sample::page(&catalogue, lang, &tend::page(tend(full, closed)));
            assert_eq!(html.contains("/fridges/x/log"), !closed);
            assert_eq!(html.contains("value=\"open\""), closed);
            assert!(html.contains("poster.pdf?paper=a4") && html.contains("The corner shop"));
            if full {
                assert!(html.contains("38 °F (3 °C)") && !html.contains("<loose>"), "{html}");
                assert_eq!(html.contains("value=\"leave\""), !closed);
            }
            let reading = html.find("name=\"reading\"").unwrap_or(usize::MAX);
            let condition = html.find("name=\"condition\"").unwrap_or(usize::MAX);
            assert!(closed || reading < condition, "the thermometer is the first thing");
        }
    }
}

#[test]
fn what_stands_on_other_pages_is_whole_in_both_languages() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let turn = |today| TurnLine {
            href: "/fridges/x/tend".into(),
            name: if today { "The blue fridge".into() } else { String::new() },
            chore: Chore::Look,
            day: "i18n-friday",
            today,
            done: today,
        };
        let html = sample::body(&catalogue, lang, &OnMyPart { turns: vec![turn(true), turn(false)] });
        assert!(html.contains("/fridges/x/tend") && html.contains(catalogue.text(lang, "i18n-today")));
        let line = |alert: Option<Alert>, photos| DeskLine {
            href: "/fridges/x/tend".into(),
            name: String::new(),
            alert: alert.map(|alert| (alert, sample::NOW - Span::hours(2))),
            photos,
        };
        let lines =
            Alert::ALL.into_iter().map(|alert| line(Some(alert), 0)).chain([line(None, 1), line(None, 2)]);
        let html = sample::body(&catalogue, lang, &OnDeskPart { lines: lines.collect() });
        assert_eq!(html.matches("<li>").count(), 8, "{html}");
    }
}

#[test]
fn a_text_is_one_message_and_says_nothing_that_is_private() {
    let catalogue = catalogue();
    let link = "https://porch.example/fridges/7k2m9p4r1t8w/tend";
    for lang in Lang::ALL {
        for alert in Alert::ALL {
            let args = [("network", Arg::Str("Alder Street Porch")), ("link", Arg::Str(link))];
            let text = catalogue.format(lang, alert.text(), &args);
            assert!(text.chars().count() <= 160, "{} letters: {text}", text.chars().count());
            assert!(
                !text.contains(['á', 'í', 'ó', 'ú', '’', '“', '”']),
                "one letter makes two messages of it: {text}"
            );
        }
    }
}

/// Everything that can be selected, without the blanks that layout makes.
fn text(pdf: &kit_print::Pdf) -> String {
    let document = lopdf::Document::load_mem(&pdf.bytes).expect("a whole file");
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    let text = document.extract_text(&pages).expect("text");
    text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{200b}').collect()
}

#[test]
fn the_poster_says_where_to_report_in_two_languages_and_labels_come_thirty_on_a_sheet() {
    let catalogue = catalogue();
    let printer = kit_print::Printer::new(kit_print::Shelf::system());
    let facts = Facts { name: "The blue fridge on Alder".into(), ..Facts::default() };
    let report = "https://porch.example/fridges/7k2m9p4r1t8w/report";
    for own in Lang::ALL {
        let langs = sheet::langs(own, &[Lang::En, Lang::Es]);
        let poster = sheet::poster(&facts, report, Some("213-555-0100"), (&catalogue, &langs));
        assert!(poster.link.is_some());
        for (paper, edition) in [
            (Paper::Letter, Edition::Standard),
            (Paper::A4, Edition::Standard),
            (Paper::Letter, Edition::Large),
        ] {
            let pdf = printer.pdf(&Order::new(&poster, paper, edition)).expect("the poster prints");
            assert!(pdf.warnings.is_empty() && pdf.pages == 1, "{own:?} {paper:?} {:?}", pdf.warnings);
            let read = text(&pdf);
            for said in
                ["213-555-0100", "porch.example/fridges/7k2m9p4r1t8w/report", "Takewhatyou", "Tomeloque"]
            {
                assert!(read.contains(said), "{said} is not on {paper:?}: {read}");
            }
        }
        for paper in [Paper::Letter, Paper::A4] {
            let labels = sheet::labels((&catalogue, &langs));
            assert_eq!(labels.labels.len(), 30);
            let pdf = printer.pdf(&Order::new(&labels, paper, Edition::Standard)).expect("labels print");
            assert!(pdf.warnings.is_empty() && pdf.pages == 1, "{paper:?} {:?}", pdf.warnings);
            let read = text(&pdf);
            assert_eq!(read.matches("Nuts,milk").count() + read.matches("Nuez,leche").count(), 30, "{read}");
        }
    }
}

#[test]
fn the_reader_is_told_when_a_name_is_missing() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        assert_eq!(called(None, &catalogue, lang), catalogue.text(lang, "fridges-one"));
        assert_eq!(neighbor(None, &catalogue, lang), catalogue.text(lang, "fridges-nameless"));
    }
    assert!(key_hash("short", "x").is_none());
    let key = kit_jobs::idempotency::new_key(&Rng::seeded(1));
    assert_ne!(key_hash(&key, "x"), key_hash(&key, "y"), "a form belongs to one fridge");
    assert!(tend::page(tend(false, false)).body.days.iter().any(|day| day.today));
}
