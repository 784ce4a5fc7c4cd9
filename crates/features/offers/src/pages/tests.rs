//! Every page of offers, drawn in every language with no message missing.

use kit_i18n::Lang;
use kit_web::{Page, Problems, sample};

use super::offer::{Row, sample as question};
use super::{desk, mine};

#[test]
fn every_question_is_drawn_in_every_language_and_keeps_what_was_said() {
    let catalogue = sample::catalogue(&[circles::LOCALES, people::LOCALES, crate::LOCALES]);
    for lang in Lang::ALL {
        for step in ["kind", "when", "far", "who", "check"] {
            let mut problems = Problems::new();
            problems.add("kind", "offers-kind-missing");
            problems.add("contact", "offers-contact-wrong");
            for problems in [Problems::new(), problems] {
                let page = Page::new("offers-kind-q", question(step, &catalogue, lang, problems));
                let html = sample::page(&catalogue, lang, &page);
                assert!(
                    html.contains("Nayeli") && html.contains("name=\"kind\" value=\"ride\""),
                    "{step}: {html}"
                );
            }
        }
    }
}

fn mine(rows: bool, rests: bool) -> mine::MyOffer {
    let row = Row { label: "offers-row-kind", text: "Food".into(), step: question_step() };
    mine::MyOffer {
        is_guest: rests,
        me: "f0".into(),
        rows: rows.then_some(row).into_iter().collect(),
        resting_until: rests.then_some(sample::NOW),
        waiting: !rests,
    }
}

fn question_step() -> super::offer::Step {
    super::offer::Step::Kind
}

#[test]
fn one_s_own_offer_and_the_steward_s_list_are_drawn_full_and_empty() {
    let catalogue = sample::catalogue(&[circles::LOCALES, people::LOCALES, crate::LOCALES]);
    for lang in Lang::ALL {
        for (rows, rests) in [(false, false), (true, false), (true, true)] {
            sample::page(&catalogue, lang, &Page::new("offers-my-title", mine(rows, rests)));
        }
        sample::body(&catalogue, lang, &mine::OnMyPart);
        for (called, some) in [("", true), ("Nayeli", true), ("", false)] {
            let line = desk::Line {
                slug: "0000000000zz".into(),
                called: called.into(),
                reach: "213-555-0111".into(),
                kinds: vec!["offers-kind-ride".into()],
                circle: "Sunset Court".into(),
                since: sample::NOW,
            };
            let page = desk::Desk { lines: some.then_some(line).into_iter().collect() };
            sample::page(&catalogue, lang, &Page::new("offers-desk-title", page));
        }
    }
}
