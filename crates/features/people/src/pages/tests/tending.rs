//! The pages of stewards about people, drawn in every language.

use kit_i18n::Lang;
use kit_web::{Page, sample};

use crate::pages::{decisions, on_call, person, roster};

fn row(called: &str, me: bool, held_over: bool) -> roster::Row {
    roster::Row {
        called: called.into(),
        slug: "0123456789ab".into(),
        me,
        role: if me { "people-roster-steward" } else { "people-roster-helper" },
        steward: me,
        circle: ("Sunset Court".into(), "ba9876543210".into()),
        until: (!held_over).then_some(sample::NOW),
        held_over,
    }
}

fn list(found: Option<Vec<(String, String)>>, read: bool) -> roster::Roster {
    let note = roster::Note {
        mark: "00ff".into(),
        from: "Cleo".into(),
        circle: "Sunset Court".into(),
        text: "The key hangs in the laundry".into(),
        read,
    };
    roster::Roster {
        holders: vec![row("Ana", true, read), row("", false, false)],
        notes: vec![note],
        waiting: usize::from(read),
        alone: read,
        found,
        typed: "Be".into(),
    }
}

#[test]
fn the_roster_is_drawn_with_notes_and_with_what_was_found() {
    let catalogue = sample::catalogue(&[circles::LOCALES, crate::LOCALES]);
    for lang in Lang::ALL {
        let found = vec![("Beto".to_owned(), "0123456789ab".to_owned()), (String::new(), "x".to_owned())];
        for body in [list(None, false), list(Some(Vec::new()), true), list(Some(found), false)] {
            let html = sample::page(&catalogue, lang, &Page::new("people-roster-title", body).private());
            assert!(html.contains("The key hangs in the laundry") && html.contains("Sunset Court"));
        }
    }
}

#[test]
fn a_person_a_way_in_and_the_on_call_list_are_drawn() {
    let catalogue = sample::catalogue(&[circles::LOCALES, crate::LOCALES]);
    let place = || ("Sunset Court".to_owned(), "ba9876543210".to_owned());
    let held = |label, role| person::Holds { label, role, circle: place(), until: Some(sample::NOW) };
    for lang in Lang::ALL {
        for (called, me) in [("Beto", false), ("", true)] {
            let roles =
                vec![held("people-roster-steward", "steward"), held("people-roster-helper", "helper")];
            let roles = if me { Vec::new() } else { roles };
            let (called, slug) = (called.to_owned(), "0123456789ab".to_owned());
            let body = person::Person { called, slug, roles, circles: vec![place()], me, asides: Vec::new() };
            let html = sample::page(&catalogue, lang, &Page::new("people-person-title", body).private());
            assert!(html.contains("/people/0123456789ab/role"));
        }
        let link = "http://localhost/in/00000000000000000000000000".to_owned();
        let picture = kit_factor::qr::draw(&link);
        for link in [None, Some((link, picture))] {
            let body = person::WayIn { called: "Beto".into(), slug: "0123456789ab".into(), link };
            sample::page(&catalogue, lang, &Page::new("people-way-in-title", body).private());
        }
        for (empty, called) in [(true, ""), (false, "Ana")] {
            let turn = on_call::Listed { called: called.into(), slug: "x".into(), turn: "1".into() };
            let body = on_call::OnCall { people: vec![turn], empty };
            sample::page(&catalogue, lang, &Page::new("people-on-call-title", body).private());
        }
    }
}

#[test]
fn what_waits_for_a_yes_is_drawn() {
    let catalogue = sample::catalogue(&[circles::LOCALES, crate::LOCALES]);
    let one = |what, about, waits, alone| decisions::Decision {
        slug: "0123456789ab".into(),
        what,
        about,
        by: "Ana".into(),
        waits,
        alone,
        may_approve: !alone,
        may_stop: true,
    };
    let role = || Some((String::new(), "Sunset Court".to_owned()));
    for lang in Lang::ALL {
        let all = vec![
            one("people-decision-steward", role(), Some(sample::NOW), false),
            one("people-decision-helper", role(), None, false),
            one("people-decision-export", None, Some(sample::NOW), true),
            one("people-decision-payout", None, None, true),
        ];
        for (decisions, steward) in [(all, true), (Vec::new(), false)] {
            let body = decisions::Decisions { decisions, steward };
            sample::page(&catalogue, lang, &Page::new("people-decisions-title", body).private());
        }
    }
}
