//! Every page of the desk in every language, and a word for everything that may be said there.

use asks::domain::{Actor, Advice, AskState, ClaimState, Flag, Flags, Kind, Ring, What, When};
use asks::pages::ask::answers::Answers;
use asks::pages::show::safe::Contact;
use kit_base::{Rng, Slug, Span};
use kit_i18n::{Catalogue, Lang};
use kit_web::{Form, Problems, sample};

use super::{list, neighbors, new, one, stuck, words};
use crate::store::{Need, Row};

fn catalogue() -> std::sync::Arc<Catalogue> {
    sample::catalogue(&[circles::LOCALES, people::LOCALES, asks::LOCALES, crate::LOCALES])
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
    }
}

fn queue(here: Option<Slug>) -> list::Queue {
    let needs = [Need::Danger, Need::Read, Need::CouldNot, Need::Call, Need::Next];
    let rows = needs.into_iter().zip(1..).map(|(need, n)| row(n, Some(need))).collect();
    list::Queue { rows, waiting: vec![row(9, None)], here }
}

fn told() -> one::Told {
    one::Told {
        details: "milk".into(),
        note: Some("blue door".into()),
        typed_place: Some("by the library".into()),
        address: Some("4B".into()),
        name: Some("Rosa".into()),
        contact: Contact {
            call: Some(("213-555-0142".into(), "+12135550142".into())),
            rules: vec!["Call only.".into()],
            ..Contact::default()
        },
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
    }
}

#[test]
fn every_page_is_whole_in_both_languages() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        sample::page(&catalogue, lang, &list::page(list::Desk { queue: queue(None), stuck: 2, asides: Vec::new() }));
        let clear = list::Queue { rows: Vec::new(), waiting: Vec::new(), here: None };
        sample::page(&catalogue, lang, &list::page(list::Desk { queue: clear, stuck: 0, asides: Vec::new() }));
        for &state in AskState::ALL {
            sample::page(&catalogue, lang, &one::page(ask(state)));
        }
        let bare = one::One {
            told: None,
            helper: None,
            flags: Vec::new(),
            may: one::May::default(),
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
        let asked = |could| neighbors::Neighbors { slug: slug(1), language: "Español".into(), could };
        sample::page(&catalogue, lang, &neighbors::page(asked(vec![could("Beto", 0), could("", 3)])));
        sample::page(&catalogue, lang, &neighbors::page(asked(Vec::new())));
        sample::page(&catalogue, lang, &stuck::page(stuck::Stuck { jobs: Vec::new(), messages: Vec::new() }));
        let job =
            stuck::Job { slug: slug(1), kind: "asks.tick".into(), error: "body".into(), since: sample::NOW };
        let unsent =
            stuck::Unsent { text: true, why: "refused".into(), since: sample::NOW, ask: Some(slug(3)) };
        sample::page(
            &catalogue,
            lang,
            &stuck::page(stuck::Stuck { jobs: vec![job], messages: vec![unsent] }),
        );
        let mut problems = Problems::new();
        problems.add("details", "asks-ask-details-missing");
        let form = new::New {
            answers: Answers::of(&Form::of([("kind", "food"), ("name", "Ana")])),
            problems,
            places: vec![new::Place { slug: "x".into(), name: "The Marigold".into(), chosen: true }],
            key: "k".into(),
            lang: lang.code(),
        };
        sample::page(&catalogue, lang, &new::page(form));
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
