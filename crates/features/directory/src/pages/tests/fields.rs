//! What the form of a listing reads.

use kit_base::percent;
use kit_i18n::Lang;
use kit_web::{Form, Problems, sample};

use super::{catalogue, nasty};
use crate::domain::{Facts, Kind};
use crate::pages::edit::{self, Edit};
use crate::pages::fields::{self, Fields};
use crate::start::{Focus, Region};

fn read(pairs: &[(&str, &str)], was: &Facts) -> (Facts, Vec<String>) {
    let (facts, problems) = fields::read(&form(pairs), was);
    (facts, problems.iter().map(|problem| problem.field.clone()).collect())
}

fn form(pairs: &[(&str, &str)]) -> Form {
    let written: Vec<String> =
        pairs.iter().map(|(name, value)| format!("{}={}", percent(name), percent(value))).collect();
    Form::parse(written.join("&").as_bytes()).expect("a form")
}

fn hours(pairs: &[(&str, &str)]) -> (String, Vec<String>) {
    let (facts, wrong) = read(&[&[("name", "Casa")], pairs].concat(), &Facts::default());
    (facts.gives.to_string(), wrong)
}

/// The fields of a page as a browser sends them back untouched.
fn sent_back(facts: &Facts) -> Form {
    let page = Edit {
        listing: None,
        version: String::new(),
        fields: Fields::of(facts.clone(), Problems::new()),
        is_draft: false,
        kept_out: false,
        overtaken: false,
        actions: None,
    };
    let html = sample::page(&catalogue(), Lang::En, &edit::page(page));
    let form =
        html.split("id=\"listing\"").nth(1).and_then(|rest| rest.split("</form>").next()).expect("a form");
    let plain = |text: &str| {
        let text =
            text.replace("&#60;", "<").replace("&#62;", ">").replace("&#34;", "\"").replace("&#39;", "'");
        text.replace("&#38;", "&")
    };
    let attribute = |tag: &str, name: &str| {
        let rest = tag.split(&format!(" {name}=\"")).nth(1)?;
        rest.split('"').next().map(&plain)
    };
    let mut pairs: Vec<(String, String)> = Vec::new();
    for tag in form.split('<').skip(1) {
        let (head, text) = tag.split_once('>').expect("a whole tag");
        let value = attribute(head, "value").unwrap_or_default();
        let is_box = head.contains("type=\"checkbox\"");
        if head.starts_with("input") && (!is_box || head.ends_with(" checked")) {
            pairs.push((attribute(head, "name").expect("a name"), value));
        } else if head.starts_with("textarea") {
            pairs.push((attribute(head, "name").expect("a name"), plain(text)));
        } else if head.starts_with("select") {
            pairs.push((attribute(head, "name").expect("a name"), String::new()));
        } else if head.starts_with("option") && head.ends_with(" selected") {
            pairs.last_mut().expect("in a list").1 = value;
        }
    }
    let pairs: Vec<(&str, &str)> =
        pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    self::form(&pairs)
}

#[test]
fn a_form_becomes_facts() {
    let (facts, wrong) = read(
        &[
            ("kind", "fridge"),
            ("name", "  Casa Limón "),
            ("what_en", "Food\r\nand more"),
            ("what_es", "Comida"),
            ("region", "eastside"),
            ("area", "Alder and 6th"),
            ("address", "600 S Alder"),
            ("page", "limon.example/aid"),
            ("phone", "213-555-0142"),
            ("email", "hola@limon.example"),
            ("focus", "workers"),
            ("focus", "older-adults"),
            ("needs", "food"),
            ("needs", "no-such-need"),
            ("languages", "es"),
            ("who_es", "Cualquiera"),
            ("papers_en", "None"),
        ],
        &Facts::default(),
    );
    assert_eq!(wrong, [""; 0]);
    assert_eq!(
        (facts.kind, facts.name.as_str(), facts.region),
        (Kind::Fridge, "Casa Limón", Some(Region::Eastside))
    );
    assert_eq!((facts.what.en.as_str(), facts.what.es.as_str()), ("Food\nand more", "Comida"));
    assert_eq!(facts.page, "https://limon.example/aid", "an address as people type it");
    assert_eq!(facts.focus, [Focus::OlderAdults, Focus::Workers]);
    assert_eq!(
        (facts.needs.as_slice(), facts.languages.as_slice()),
        (&["food".to_owned()][..], &["es".to_owned()][..])
    );
    assert_eq!((facts.who.es.as_str(), facts.papers.en.as_str()), ("Cualquiera", "None"));
}

#[test]
fn hours_are_read_row_by_row() {
    let rows = [
        ("g1_day", "SA"),
        ("g1_from", "10:00"),
        ("g1_until", "13:00"),
        ("g2_day", "TU"),
        ("g2_nth", "2"),
        ("g2_from", "09:30"),
        ("g2_until", ""),
        ("g4_day", "FR"),
        ("g4_nth", "-1"),
        ("g4_from", "18:00"),
        ("g4_until", "00:00"),
        ("g5_day", "MO"),
        ("g5_from", "22:00"),
        ("g5_until", "01:30"),
        ("g6_day", "SU"),
        ("g6_from", "00:00"),
        ("g6_until", "00:00"),
        ("x1_date", "2026-11-26"),
        ("x2_date", "2026-12-24"),
        ("x2_from", "08:00"),
        ("x2_until", "12:00"),
        ("x3_date", "2026-12-24"),
        ("x3_from", "16:00"),
    ];
    let (gives, wrong) = hours(&rows);
    assert_eq!(wrong, [""; 0]);
    let want = "SA 10:00-13:00\n2TU 09:30-\n-1FR 18:00-24:00\nMO 22:00-01:30\nSU 00:00-24:00\n\
                2026-11-26 -\n2026-12-24 08:00-12:00\n2026-12-24 16:00-";
    assert_eq!(gives, want, "until it is gone, until midnight, past midnight, days that differ");
    let (facts, _) = read(&[("name", "Casa"), ("t2_day", "WE"), ("t2_from", "09:00")], &Facts::default());
    assert_eq!((facts.takes.to_string().as_str(), facts.gives.is_empty()), ("WE 09:00-", true));
}

#[test]
fn a_row_that_makes_no_sense_is_named_and_never_dropped_in_silence() {
    for (row, named) in [
        (&[("g1_day", "SA")][..], "g1_from"),
        (&[("g1_day", "SA"), ("g1_until", "12:00")], "g1_from"),
        (&[("g2_day", "SA"), ("g2_from", "25:00")], "g2_from"),
        (&[("g1_day", "SA"), ("g1_from", "10:60")], "g1_from"),
        (&[("g1_day", "SA"), ("g1_from", "10:00"), ("g1_until", "10:00")], "g1_from"),
        (&[("g1_day", "SA"), ("g1_from", "10:00"), ("g1_until", "ten")], "g1_from"),
        (&[("g1_day", "XX"), ("g1_from", "10:00")], "g1_from"),
        (&[("g3_day", "SA"), ("g3_nth", "6"), ("g3_from", "10:00")], "g3_from"),
        (&[("g3_day", "SA"), ("g3_nth", "0"), ("g3_from", "10:00")], "g3_from"),
        (&[("g4_from", "10:00"), ("g4_until", "13:00")], "g4_from"),
        (&[("t1_until", "13:00")], "t1_from"),
        (&[("x1_date", "2026-02-30")], "x1_from"),
        (&[("x1_date", "2026-12-24"), ("x1_until", "12:00")], "x1_from"),
        (&[("x2_from", "08:00")], "x2_from"),
    ] {
        assert_eq!(hours(row).1, [named], "{row:?}");
    }
    assert_eq!(
        hours(&[("g1_nth", "2"), ("g1_day", ""), ("g1_from", ""), ("x1_date", "")]).1,
        [""; 0],
        "an empty row is none"
    );
}

#[test]
fn what_is_wrong_with_a_row_stands_beside_what_was_typed_in_it() {
    let typed = form(&[
        ("name", "Casa"),
        ("g1_day", "SA"),
        ("g1_from", "10:00"),
        ("g1_until", "10:00"),
        ("g2_day", "SU"),
        ("g2_nth", "2"),
        ("g2_from", "11:00"),
        ("g2_until", "12:00"),
        ("x1_date", "2026-12-24"),
        ("x1_until", "12:00"),
    ]);
    let (facts, problems) = fields::read(&typed, &Facts::default());
    let drawn = Fields::of(facts, problems).typed(&typed);
    let chosen = |row: &fields::HourRow| row.day.iter().find(|(_, _, is)| *is).map(|(code, ..)| *code);
    let of =
        |n: usize| (chosen(&drawn.gives[n]), drawn.gives[n].from.as_str(), drawn.gives[n].until.as_str());
    assert!(drawn.problems.of("g1_from").is_some() && drawn.problems.of("g2_from").is_none());
    assert_eq!(of(0), (Some("SA"), "10:00", "10:00"));
    assert_eq!(of(1), (Some("SU"), "11:00", "12:00"));
    assert_eq!((drawn.others[0].date.as_str(), drawn.others[0].until.as_str()), ("2026-12-24", "12:00"));
}

#[test]
fn what_cannot_be_is_named() {
    let long = "x".repeat(2_001);
    for (field, value) in [
        ("name", ""),
        ("name", &long[..121]),
        ("what_en", &long),
        ("area", &long[..301]),
        ("page", "no page at all"),
        ("page", "javascript:alert(1)"),
        ("page", "nothing"),
        ("phone", &long[..41]),
        ("email", "hola"),
        ("email", "a b@c.d"),
        ("papers_es", &long[..301]),
    ] {
        let whole =
            if field == "name" { vec![(field, value)] } else { vec![("name", "Casa"), (field, value)] };
        assert_eq!(read(&whole, &Facts::default()).1, [field], "{value}");
    }
    let fits = "ñ".repeat(120);
    assert_eq!(read(&[("name", &fits)], &Facts::default()).1, [""; 0], "letters are counted, not bytes");
}

#[test]
fn a_page_is_an_address_of_the_web_however_it_is_typed() {
    let page = |typed: &str| {
        let (facts, wrong) = read(&[("name", "Casa"), ("page", typed)], &Facts::default());
        (wrong.is_empty()).then_some(facts.page)
    };
    for typed in ["limon.example", "https://limon.example", " limon.example "] {
        assert_eq!(page(typed).as_deref(), Some("https://limon.example"), "{typed}");
    }
    assert_eq!(page("http://limon.example").as_deref(), Some("http://limon.example"));
    // A phone begins a field with a capital letter.
    assert_eq!(page("Https://limon.example").as_deref(), Some("https://limon.example"));
    assert_eq!(page("").as_deref(), Some(""));
    for script in [
        "javascript:alert(1)",
        "javascript:alert(1.5)",
        "JavaScript://x.y/%0aalert(1)",
        "data:text/html;x.y,z",
    ] {
        assert!(page(script).is_none_or(|page| page.starts_with("https://")), "{script}");
    }
}

#[test]
fn a_form_that_is_sent_back_untouched_changes_nothing() {
    let was = Facts {
        page: "https://limon.example".into(),
        phone: "213-555-0142".into(),
        email: "hola@limon.example".into(),
        needs: ["prescription", "errand", "food"].map(str::to_owned).into(),
        focus: vec![Focus::Workers, Focus::OlderAdults],
        ..nasty()
    };
    let gives = "SA 10:00-13:00\n2TU 09:30-\n-1FR 18:00-24:00\nMO 00:00-24:00\nWE 22:00-01:30\nTH 08:00-09:00\n2026-03-07 -\n\
                 2026-03-08 08:00-12:00\n2026-03-08 13:00-\n2026-03-09 -";
    // What the form has no field for: help that only asks have, a language it does not list, days that differ for taking,
    // the fifth of a month, the last but one.
    let rare =
        Facts { takes: "5FR 09:00-10:00\n-2SA 09:00-\n2026-03-07 -".parse().expect("hours"), ..was.clone() };
    for facts in [Facts { gives: gives.parse().expect("hours"), ..was.clone() }, was, rare] {
        let (back, problems) = fields::read(&sent_back(&facts), &facts);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!((back.needs.len(), back.languages.len()), (facts.needs.len(), facts.languages.len()));
        assert_eq!(
            (back.gives.to_string(), back.takes.to_string()),
            (facts.gives.to_string(), facts.takes.to_string())
        );
        assert_eq!(back.changes(&facts), [], "{back:?}");
    }
}

#[test]
fn a_point_and_a_place_stay_only_with_the_words_they_came_from() {
    let was = nasty();
    let same = [("name", "Casa"), ("area", was.area.as_str()), ("address", was.address.as_str())];
    let (facts, _) = read(&same, &was);
    assert_eq!((facts.place, facts.spot), (was.place.clone(), was.spot));
    let (facts, _) = read(&[("name", "Casa"), ("area", "Elsewhere"), ("address", "1 Other St")], &was);
    assert_eq!((facts.place.as_str(), facts.spot), ("", None));
}
