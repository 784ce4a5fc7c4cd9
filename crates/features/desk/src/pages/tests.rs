//! Every page of the desk in every language, and a word for everything that may be said there.

use asks::domain::{Actor, Advice, AskState, ClaimState, Flag, Flags, Kind, Ring, What, When};
use asks::pages::ask::answers::Answers;
use kit_base::{Id, Rng, Slug, Span};
use kit_i18n::{Catalogue, Lang};
use kit_web::{Form, Problems, sample};

use uuid::Uuid;

use super::{calls, find, list, merge, neighbors, new, one, paste, stuck, suggest, ways, words};
use crate::store::stuck::Back;
use crate::store::{Need, Row};

fn catalogue() -> std::sync::Arc<Catalogue> {
    sample::catalogue(&[circles::LOCALES, people::LOCALES, asks::LOCALES, matching::LOCALES, crate::LOCALES])
}

fn slug(n: u64) -> Slug {
    Slug::new(&Rng::seeded(n))
}

fn row(n: u64, need: Option<Need>) -> Row {
    Row {
        need,
        slug: slug(n),
        kind: Kind::Food,
        when: When::Today,
        state: AskState::New,
        flags: Flags::NONE,
        place: "Casa Limón".into(),
        since: sample::NOW - Span::hours(3),
        door: Id::from_uuid(Uuid::from_u128(u128::from(n % 3))),
        on: Some((Id::from_uuid(Uuid::nil()), sample::NOW - Span::minutes(2))),
        marked: false,
    }
}

fn nobody() -> people::PersonId {
    Id::from_uuid(Uuid::from_u128(9))
}

fn reachable() -> ways::Ways {
    ways::Ways {
        call: Some(("213-555-0142".into(), "+12135550142".into())),
        sms: Some("sms:+12135550142?&body=hi".into()),
        whats: Some("https://wa.me/12135550142?text=hi".into()),
        mail: Some("mailto:a@example.org?body=hi".into()),
        rules: vec!["Call only.".into()],
        called: "Rosa".into(),
    }
}

fn queue(here: Option<Slug>) -> list::Queue {
    let needs = [Need::Danger, Need::Read, Need::CouldNot, Need::Call, Need::Next];
    let rows = needs.into_iter().zip(1..).map(|(need, n)| row(n, Some(need))).collect();
    list::Queue { rows, waiting: vec![row(9, None)], here, show: None, me: nobody(), now: sample::NOW }
}

fn told() -> one::Told {
    one::Told {
        details: "milk".into(),
        note: Some("blue door".into()),
        typed_place: Some("by the library".into()),
        address: Some("4B".into()),
        name: Some("Rosa".into()),
        ways: reachable(),
    }
}

fn ask(state: AskState) -> one::One {
    one::One {
        queue: queue(Some(slug(1))),
        slug: slug(1),
        kind: Kind::Other,
        when: When::Now,
        state,
        ring: Some(Ring::Block),
        until: Some(sample::NOW + Span::hours(2)),
        flags: Flag::ALL.to_vec(),
        opened: false,
        advice: Advice::ALL.to_vec(),
        sensitive: true,
        phone_only: true,
        line: None,
        place: "Casa Limón".into(),
        language: "Español".into(),
        asked_at: sample::NOW - Span::hours(1),
        told: Some(told()),
        helper: Some(one::Helping {
            name: "Beto".into(),
            claim: Some(slug(4)),
            state: ClaimState::Reserved,
            since: sample::NOW,
        }),
        may: one::May {
            open: true,
            publish: true,
            widen: true,
            assign: true,
            answer: true,
            done: true,
            reopen: true,
            pass_on: true,
        },
        history: Vec::new(),
        network: "The Porch".into(),
        suggested: vec![suggested("Beto"), suggested("")],
        asked: vec![asked("Ana", true), asked("Ana", false), asked("", false)],
        other: Some(("Luz".into(), sample::NOW - Span::minutes(2))),
        seen: 1,
    }
}

fn suggested(called: &str) -> suggest::Suggested {
    suggest::Suggested {
        slug: slug(5),
        called: called.into(),
        reasons: vec!["Speaks Español".into()],
        ways: reachable(),
    }
}

fn asked(called: &str, by_call: bool) -> one::AskedNow {
    one::AskedNow { slug: slug(6).to_string(), called: called.into(), by_call, at: sample::NOW }
}

#[test]
fn every_page_is_whole_in_both_languages() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        sample::page(
            &catalogue,
            lang,
            &list::page(list::Desk { queue: queue(None), stuck: 2, calls: 2, asides: Vec::new() }),
        );
        let clear = list::Queue { rows: Vec::new(), waiting: Vec::new(), ..queue(None) };
        sample::page(
            &catalogue,
            lang,
            &list::page(list::Desk { queue: clear, stuck: 0, calls: 0, asides: Vec::new() }),
        );
        for &state in AskState::ALL {
            sample::page(&catalogue, lang, &one::page(ask(state)));
        }
        let bare = one::One {
            told: None,
            helper: None,
            flags: Vec::new(),
            may: one::May::default(),
            suggested: Vec::new(),
            asked: Vec::new(),
            other: None,
            ..ask(AskState::Done)
        };
        sample::page(&catalogue, lang, &one::page(bare));
        let could = |name: &str, open| neighbors::Could {
            slug: slug(2),
            name: name.into(),
            speaks: "Español".into(),
            same_language: true,
            beside: true,
            open,
        };
        let asked = |could| neighbors::Neighbors {
            slug: slug(1),
            language: "Español".into(),
            could,
            typed: String::new(),
        };
        sample::page(&catalogue, lang, &neighbors::page(asked(vec![could("Beto", 0), could("", 3)])));
        sample::page(&catalogue, lang, &neighbors::page(asked(Vec::new())));
        let mut problems = Problems::new();
        problems.add("details", "asks-ask-details-missing");
        let form = new::New {
            answers: Answers::of(&Form::of([("kind", "food"), ("name", "Ana")])),
            problems,
            places: vec![new::Place { slug: "x".into(), name: "The Marigold".into(), chosen: true }],
            key: "k".into(),
            lang: lang.code(),
            known: None,
            who: None,
        };
        sample::page(&catalogue, lang, &new::page(form));
    }
}

#[test]
fn what_is_stuck_is_whole_in_both_languages() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let clear =
            stuck::Stuck { jobs: Vec::new(), messages: Vec::new(), back: Vec::new(), reports: 0, left: 0 };
        let html = sample::page(&catalogue, lang, &stuck::page(clear));
        assert!(html.contains(catalogue.text(lang, "desk-stuck-none")));
        let job =
            stuck::Job { slug: slug(1), kind: "asks.tick".into(), error: "body".into(), since: sample::NOW };
        let unsent = stuck::Unsent {
            slug: slug(2),
            text: true,
            why: "refused".into(),
            since: sample::NOW,
            ask: Some(slug(3)),
        };
        let back = |lapsed| Back {
            slug: slug(4),
            kind: Kind::Food,
            place: "Casa Limón".into(),
            lapsed,
            since: sample::NOW,
        };
        let full = stuck::Stuck {
            jobs: vec![job],
            messages: vec![unsent],
            back: vec![back(true), back(false)],
            reports: 2,
            left: 1,
        };
        sample::page(&catalogue, lang, &stuck::page(full));
        for flash in ["again", "drop", "told"] {
            assert!(catalogue.has(lang, &format!("desk-stuck-{flash}-done")), "{flash}");
        }
    }
}

fn entry(called: &str) -> merge::Entry {
    merge::Entry {
        slug: slug(2),
        called: called.into(),
        last_four: if called.is_empty() { String::new() } else { "0142".into() },
        places: vec!["Casa Limón".into()],
        open: if called.is_empty() {
            Vec::new()
        } else {
            vec![(slug(1), words::kind(Kind::Food), words::state(AskState::New))]
        },
    }
}

#[test]
fn two_entries_side_by_side_are_whole_in_both_languages() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        for since in [None, Some(sample::NOW)] {
            let body = merge::Merge { stays: entry("Rosa"), other: entry(""), since };
            sample::page(&catalogue, lang, &merge::page(body));
        }
        for said in ["done", "undone", "wrong-way", "chained", "around"] {
            assert!(catalogue.has(lang, &format!("desk-merge-{said}")), "{said}");
        }
    }
}

fn found(called: &str, open: bool) -> find::One {
    find::One {
        slug: slug(2),
        called: called.into(),
        last_four: if open { "0142".into() } else { String::new() },
        open: if open {
            vec![(slug(1), words::kind(Kind::Food), words::state(AskState::New))]
        } else {
            Vec::new()
        },
        same: open.then(|| "/people/a/merge/b".to_owned()),
        parts: if open { vec!["/people/a/merge/c".into()] } else { Vec::new() },
    }
}

#[test]
fn who_is_calling_is_whole_in_both_languages() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let find = |looked, found| find::Find { typed: "Rosa".into(), looked, found, more: true };
        sample::page(&catalogue, lang, &find::page(find(true, vec![found("Rosa", true), found("", false)])));
        sample::page(&catalogue, lang, &find::page(find(true, Vec::new())));
        sample::page(&catalogue, lang, &find::page(find(false, Vec::new())));
        let new = |known, who| new::New {
            answers: Answers::default(),
            problems: Problems::new(),
            places: Vec::new(),
            key: "k".into(),
            lang: lang.code(),
            known,
            who,
        };
        let who = new::Who { typed: "Rosa".into(), found: vec![found("Rosa", true), found("", false)] };
        for page in [
            new(None, Some(who)),
            new(None, Some(new::Who { typed: "R".into(), ..new::Who::default() })),
            new(Some(("x".into(), "Rosa".into())), None),
            new(Some(("x".into(), String::new())), None),
        ] {
            sample::page(&catalogue, lang, &new::page(page));
        }
        let texts = vec![("en", "English", "- Food".to_owned())];
        sample::page(&catalogue, lang, &paste::page(paste::Paste { texts }));
        sample::page(&catalogue, lang, &paste::page(paste::Paste { texts: Vec::new() }));
    }
}

fn call(called: &str, later: bool) -> calls::One {
    calls::One {
        slug: slug(7),
        called: called.into(),
        ways: reachable(),
        language: "Español".into(),
        own: true,
        since: sample::NOW - Span::hours(1),
        due: later.then_some(sample::NOW),
        later: later.then_some(sample::NOW + Span::hours(2)),
        tries: 2,
        other: later,
        mine: false,
        note: Some("about soup".into()),
        ask: Some(slug(1)),
    }
}

#[test]
fn calls_to_make_are_whole_in_both_languages() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let left = |called: &str| calls::Left {
            slug: slug(8),
            called: called.into(),
            at: sample::NOW,
            note: Some("bring the form".into()),
            ask: Some(slug(1)),
        };
        let body = calls::Calls {
            calls: vec![call("Rosa", false), call("", true)],
            left: vec![left("Rosa"), left("")],
        };
        sample::page(&catalogue, lang, &calls::page(body));
        sample::page(&catalogue, lang, &calls::page(calls::Calls { calls: Vec::new(), left: Vec::new() }));
        let mut problems = Problems::new();
        problems.add("phone", "desk-call-phone-missing");
        for known in [None, Some(("x".to_owned(), "Rosa".to_owned())), Some(("x".to_owned(), String::new()))]
        {
            let problems = problems.clone();
            let body = calls::New { form: Form::default(), problems, known, lang: lang.code() };
            sample::page(&catalogue, lang, &calls::new_page(body));
        }
        for never in [false, true] {
            let body = calls::CallMe { slug: "x".into(), never };
            sample::page(&catalogue, lang, &calls::call_me_page(body));
        }
        for flash in ["take", "tried", "spoke", "could-not", "settled"] {
            assert!(catalogue.has(lang, &format!("desk-call-said-{flash}")), "{flash}");
        }
    }
}

#[test]
fn everything_that_can_be_said_has_words() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let what = What::ALL.iter().map(|&what| words::what(what));
        let actors = Actor::ALL.iter().map(|&actor| words::actor(actor).to_owned());
        let flags = Flag::ALL.iter().map(|&flag| words::flag(flag).to_owned());
        for key in what.chain(actors).chain(flags) {
            assert!(catalogue.has(lang, &key), "{lang}: {key}");
        }
    }
}

#[test]
fn an_unopened_danger_never_hides_who_answers_at_any_hour() {
    let html = sample::page(&catalogue(), Lang::En, &one::page(ask(AskState::Held)));
    for number in ["tel:911", "tel:988", "tel:+18007997233"] {
        assert!(html.contains(number), "{number}");
    }
}
