//! The asker's page in every state and language.

use kit_base::{Rng, Slug, Span};
use kit_i18n::Lang;
use kit_web::{Page, Problems, sample};

use super::code::{CodePage, Line};
use super::edit::EditPage;
use super::erase::{ErasePage, ErasedPage};
use super::show::PaperPage;
use super::view::{AskView, MinePage, MomentView, Pace, Reach, SheetView, Waiting, Words};
use crate::domain::{Advice, CouldNot, Field, Ring, Status, What};
use crate::pages::ask::answers::Answers;
use crate::pages::ask::tests::network;
use crate::pages::tests::catalogue;

fn ask_view(lamp: &'static str, status: &str) -> AskView {
    let slug = Slug::new(&Rng::seeded(4)).to_string();
    AskView {
        slug,
        kind: "Food and groceries".into(),
        when: "Today".into(),
        lamp,
        status: status.into(),
        details: "Milk and eggs, please".into(),
        line: "Two bags".into(),
        waiting: None,
        helper: None,
        asked_whether_needed: false,
        can_done: true,
        can_withdraw: true,
        can_still_need: true,
        can_reopen: true,
        can_widen: true,
        ring: "block",
        can_thank: true,
        can_edit: true,
        can_ask_again: true,
        paces: vec![Pace { hours: 2, label: "2 hours".into(), chosen: true }],
        reaches: vec![Reach { ring: "block", label: "My block".into(), chosen: true }],
        can_stay: true,
        night: true,
        in_pairs: true,
        somebody: true,
        moments: vec![MomentView { when: "today 8 pm".into(), lamp: "off", text: "You asked.".into() }],
        looks: vec!["Ben read your words, today 8 pm.".into()],
    }
}

fn page(fresh: bool, waiting: bool) -> MinePage {
    let mut ask = ask_view(if waiting { "lit" } else { "off" }, "A porch light just went on for you.");
    ask.waiting = waiting.then(|| Waiting {
        claim: "x".into(),
        name: "Ben".into(),
        about: "Lives in your building.".into(),
    });
    ask.asked_whether_needed = waiting;
    let sheet = SheetView {
        code: "lemon porch wagon".into(),
        link: "https://porch.example/l/0123456789abcdefghjkmnpqrs".into(),
        fresh,
        for_other: fresh,
        advice: if fresh { Vec::new() } else { Advice::ALL.to_vec() },
        asks: vec![ask],
    };
    MinePage { sheets: vec![sheet], by_link: true, awake: "Nobody here is an emergency service.".into() }
}

fn draw(name: &str, lang: Lang, html: &str) {
    if let Ok(folder) = std::env::var("FAROLITO_DRAW") {
        std::fs::write(format!("{folder}/{name}-{}.html", lang.code()), html).unwrap();
    }
}

#[test]
fn the_askers_pages_are_drawn_in_every_language() {
    let words = catalogue();
    for lang in Lang::ALL {
        for (name, page) in [("mine-fresh", page(true, false)), ("mine-waiting", page(false, true))] {
            let html = sample::page(&words, lang, &Page::new("asks-mine-title", page).private());
            assert!(html.contains("/my/ask/") && html.len() < 20_000);
            draw(name, lang, &html);
        }
        let none = MinePage { sheets: Vec::new(), by_link: false, awake: String::new() };
        sample::page(&words, lang, &Page::new("asks-mine-title", none).private());
        draw(
            "erase",
            lang,
            &sample::page(
                &words,
                lang,
                &Page::new("asks-mine-erase-title", ErasePage { member: lang == Lang::En }).private(),
            ),
        );
        sample::page(
            &words,
            lang,
            &Page::new("asks-mine-erased-title", ErasedPage { member: lang == Lang::En }).private(),
        );
        let paper = PaperPage { code: "lemon porch wagon".into(), link: "https://porch.example/l/0".into() };
        draw(
            "paper",
            lang,
            &sample::page(&words, lang, &Page::new("asks-mine-paper-title", paper).private()),
        );
    }
}

#[test]
fn the_code_page_shows_status_and_nothing_that_could_be_changed() {
    let words = catalogue();
    for lang in Lang::ALL {
        let line = Line { kind: "Food".into(), lamp: "lit", status: "Somebody has it.".into() };
        let page = CodePage { last4: "0123".into(), problems: Problems::new(), lines: vec![line] };
        let html = sample::page(&words, lang, &Page::new("asks-mine-code-title", page).private());
        assert!(!html.contains("/edit") && !html.contains("/erase") && !html.contains("/my/ask"));
        draw("code", lang, &html);
        for key in ["asks-mine-code-four", "asks-mine-code-missing", "asks-mine-code-wrong"] {
            let mut problems = Problems::new();
            problems.add("code", key);
            let page = CodePage { last4: String::new(), problems, lines: Vec::new() };
            sample::page(&words, lang, &Page::new("asks-mine-code-title", page).private());
        }
    }
}

#[test]
fn the_edit_page_shows_only_what_may_change() {
    let words = catalogue();
    for lang in Lang::ALL {
        for may in [Field::ALL.to_vec(), vec![Field::Details]] {
            let all = may.len() > 1;
            let page = EditPage {
                slug: "x".into(),
                answers: Answers::default(),
                problems: Problems::new(),
                may,
                claimed: !all,
                advice: Vec::new(),
                awake: String::new(),
            };
            let html = sample::page(&words, lang, &Page::new("asks-mine-edit-title", page).private());
            assert_eq!(html.contains("name=\"public_line\""), all);
            draw("edit", lang, &html);
        }
    }
}

#[test]
fn every_status_moment_ring_reason_and_advice_has_words() {
    let words = catalogue();
    let network = network();
    for lang in Lang::ALL {
        let with = Words { catalogue: &words, lang, now: sample::NOW, network: &network };
        for key in Status::KEYS {
            let until = Some(sample::NOW + Span::hours(2));
            let said = with.status(Status {
                key,
                until,
                ring: Some(Ring::Block),
                next: Some(Ring::Next),
                reason: Some(CouldNot::Other),
            });
            assert!(!said.contains('⟦'), "{said}");
        }
        let keys = What::ALL.iter().map(|what| format!("asks-what-{}", what.code().replace('_', "-")));
        let keys = keys.chain(Ring::ALL.iter().map(|ring| format!("asks-ring-{}", ring.code())));
        let keys = keys
            .chain(CouldNot::ALL.iter().map(|why| format!("asks-reason-{}", why.code().replace('_', "-"))));
        let keys = keys.chain(Advice::ALL.iter().map(|advice| advice.key().to_owned()));
        for key in keys {
            assert!(words.has(lang, &key), "{key}");
        }
    }
}
