//! Every page of a helper in every language, and a word for everything that may be said there.

use kit_base::{Id, Rng, Slug, Span};
use kit_db::db_test;
use kit_i18n::Lang;
use kit_vault::Vault;
use kit_web::sample;

use super::{Board, MyPromises, Shown, cursor, page, words};
use crate::domain::{
    AcceptRefused, AskAgainRefused, AskState, ClaimRefused, ClaimState, CloseRefused, CouldNot,
    DeclineRefused, EditRefused, HelperRefused, Kind, OpenRefused, PublishRefused, ReopenRefused, Ring,
    StillNeedRefused, ThankRefused, When, WidenRefused, WithdrawRefused,
};
use crate::pages::{hold, show};
use crate::store::{Card, Cursor, Line};

fn slug(n: u64) -> Slug {
    Slug::new(&Rng::seeded(n))
}

fn card(n: u64, kind: Kind, line: Option<&str>) -> Card {
    Card {
        id: Id::from_uuid(uuid::Uuid::nil()),
        slug: slug(n),
        kind,
        when: When::ALL[usize::try_from(n % 4).unwrap()],
        language: if n.is_multiple_of(2) { "es".into() } else { "xx".into() },
        public_line: line.map(str::to_owned),
        ring: Ring::Building,
        state: AskState::Asking,
        place: "Lemon & 5th".into(),
        asked_at: sample::NOW - Span::hours(i64::try_from(n * 9).unwrap()),
        opened_at: sample::NOW,
        asker: Id::new(sample::NOW, &Rng::seeded(3)),
        declined: false,
    }
}

fn line(n: u64, state: AskState, claim: Option<ClaimState>) -> Line {
    Line {
        slug: slug(n),
        kind: Kind::Ride,
        when: When::Today,
        public_line: None,
        state,
        place: "The Marigold".into(),
        claim,
        at: sample::NOW,
    }
}

fn board(cards: Vec<Shown>) -> Board {
    Board {
        cards,
        mine: Vec::new(),
        lately: Vec::new(),
        not_now: Vec::new(),
        most: 3,
        seated: true,
        resting: false,
        later: false,
        older: String::new(),
    }
}

#[test]
fn the_board_is_whole_in_both_languages_full_and_empty() {
    let catalogue = sample::catalogue(&[trust::LOCALES, crate::LOCALES]);
    for lang in Lang::ALL {
        let cards = Kind::ALL.iter().zip(1..).map(|(&kind, n)| Shown::of(card(n, kind, None), sample::NOW));
        let full = Board {
            mine: ClaimState::ALL.iter().zip(40..).map(|(&c, n)| line(n, AskState::Lit, Some(c))).collect(),
            not_now: vec![line(59, AskState::Asking, None)],
            lately: AskState::ALL.iter().zip(60..).map(|(&state, n)| line(n, state, None)).collect(),
            resting: true,
            older: "/asks?after=00".into(),
            ..board(cards.collect())
        };
        sample::page(&catalogue, lang, &page(full));
        sample::page(&catalogue, lang, &page(board(Vec::new())));
        sample::page(&catalogue, lang, &page(Board { seated: false, ..board(Vec::new()) }));
        sample::page(&catalogue, lang, &page(Board { later: true, ..board(Vec::new()) }));
        let promises = MyPromises::of(vec![
            line(1, AskState::Lit, Some(ClaimState::Reserved)),
            line(2, AskState::Done, Some(ClaimState::Done)),
        ]);
        sample::body(&catalogue, lang, &promises);
        sample::body(&catalogue, lang, &MyPromises::of(Vec::new()));
    }
}

#[test]
fn a_card_without_an_approved_line_says_the_kind_alone() {
    let catalogue = sample::catalogue(&[trust::LOCALES, crate::LOCALES]);
    let cards = vec![
        Shown::of(card(1, Kind::Food, None), sample::NOW),
        Shown::of(card(2, Kind::Ride, Some("To the clinic <Friday>")), sample::NOW),
    ];
    let html = sample::page(&catalogue, Lang::En, &page(board(cards)));
    assert!(html.contains("A neighbor could use groceries or a meal"));
    assert!(html.contains("To the clinic &#60;Friday&#62;") && html.contains("Ride"));
    assert!(html.contains("Español"));
}

#[test]
fn a_hundred_cards_are_light() {
    let catalogue = sample::catalogue(&[trust::LOCALES, crate::LOCALES]);
    let cards = (0..100).map(|n| Shown::of(card(n, Kind::Food, Some("Groceries for two")), sample::NOW));
    let html = sample::page(&catalogue, Lang::Es, &page(board(cards.collect())));
    assert!(html.len() < 50_000, "{} bytes", html.len());
}

fn seen(state: AskState, held: Option<show::Held>) -> show::Show {
    show::Show {
        offered: show::Offered { how: show::How::Take, declined: false, in_pairs: true },
        slug: slug(3),
        kind: Kind::Food,
        when: When::Now,
        state,
        line: None,
        place: "The Starling".into(),
        language: "Español".into(),
        asked_at: sample::NOW - Span::hours(3),
        own: false,
        steward: true,
        held,
    }
}

fn held(state: ClaimState, nudged: bool) -> show::Held {
    let opened = show::Opened {
        name: Some("Rosa".into()),
        contact: show::safe::Contact {
            call: Some(("213-555-0142".into(), "+12135550142".into())),
            text: Some("+12135550142".into()),
            mail: Some("rosa@example.org".into()),
            shown: Some("213-555-0142".into()),
            rules: vec!["Text only.".into()],
        },
        place: Some("by the laundromat".into()),
        address: Some("4B".into()),
        note: Some("blue door".into()),
    };
    show::Held {
        state,
        answers: if nudged { show::Answers::Circle } else { show::Answers::Asker },
        until: Some(sample::NOW + Span::hours(2)),
        nudged,
        changed: nudged,
        details: "milk".into(),
        opened: (state != ClaimState::Reserved).then_some(opened),
    }
}

#[test]
fn one_ask_is_whole_in_both_languages_in_every_state() {
    let catalogue = sample::catalogue(&[trust::LOCALES, crate::LOCALES]);
    for lang in Lang::ALL {
        for &state in AskState::ALL {
            sample::page(&catalogue, lang, &show::page(seen(state, None)));
        }
        for state in [ClaimState::Reserved, ClaimState::Accepted, ClaimState::UnderWay, ClaimState::Done] {
            for nudged in [false, true] {
                sample::page(&catalogue, lang, &show::page(seen(AskState::Lit, Some(held(state, nudged)))));
            }
        }
    }
}

#[test]
fn the_two_sides_never_blame_a_helper_who_gives_it_back() {
    let catalogue = sample::catalogue(&[trust::LOCALES, crate::LOCALES]);
    let html = sample::page(
        &catalogue,
        Lang::En,
        &show::page(seen(AskState::Lit, Some(held(ClaimState::Accepted, false)))),
    );
    assert!(html.contains("That’s fine") && html.contains("Nobody is blamed"));
}

#[test]
fn every_refusal_has_words_in_both_languages() {
    let catalogue = sample::catalogue(&[trust::LOCALES, crate::LOCALES]);
    macro_rules! keys {
        ($($refused:ident)*) => { [$($refused::ALL.iter().map(|why| why.key()).collect::<Vec<_>>()),*].concat() };
    }
    let keys = keys!(
        AcceptRefused AskAgainRefused ClaimRefused CloseRefused DeclineRefused EditRefused HelperRefused
        OpenRefused PublishRefused ReopenRefused StillNeedRefused ThankRefused WidenRefused WithdrawRefused
    );
    for lang in Lang::ALL {
        for &key in &keys {
            assert!(catalogue.has(lang, key), "{lang}: {key}");
            sample::page(&catalogue, lang, &hold::refused(key, slug(1)));
        }
        for key in CouldNot::ALL.iter().map(|&why| words::why(why)) {
            assert!(catalogue.has(lang, key), "{lang}: {key}");
        }
        for hours in [0, 3, 12, 30, 100, 400] {
            assert!(catalogue.has(lang, words::age(Span::hours(hours))));
        }
    }
}

db_test!(a_cursor_opens_only_where_it_was_sealed_and_shows_no_key, kit_vault::MIGRATIONS, |db| async move {
    let (rng, now) = (Rng::seeded(5), sample::NOW);
    let vault = Vault::new(kit_base::Secret::new([7; 32]));
    let here = kit_db::Scope::Network(Id::new(now, &rng));
    let there = kit_db::Scope::Network(Id::new(now, &rng));
    for scope in [here, there] {
        let (vault, rng) = (vault.clone(), rng.clone());
        db.write(scope, move |tx| vault.create_network(tx, now, &rng)).await.unwrap();
    }
    let at = Cursor { opened_at: now, id: Id::new(now, &rng) };
    let sealing = vault.clone();
    let text = db.read(here, move |tx| cursor::seal(tx, &sealing, at)).await.unwrap();
    let open = |scope, text: String| {
        let vault = vault.clone();
        let db = db.clone();
        async move { db.read(scope, move |tx| cursor::open(tx, &vault, &text)).await.unwrap() }
    };
    assert_eq!(open(here, text.clone()).await, Some(at));
    assert_eq!(open(there, text.clone()).await, None);
    let mut forged = text.clone();
    forged.replace_range(70..71, if &text[70..71] == "0" { "1" } else { "0" });
    for other in [forged, String::new(), "zz".repeat(40), "é".repeat(40), text[2..].to_owned()] {
        assert_eq!(open(here, other).await, None);
    }
    let key = at.id.uuid().simple().to_string();
    assert!(!text.contains(&key[..12]), "the key's time stands in the address");
});
