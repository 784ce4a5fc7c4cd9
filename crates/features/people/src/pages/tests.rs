//! Every page of people, drawn in every language with no message missing.

use circles::Scale;
use kit_i18n::Lang;
use kit_web::{Page, Problems, sample};

use super::{code, my, sign_in};
use crate::store::memberships::Place;

fn my_page(resting: bool, problems: Problems) -> my::My {
    my::My {
        called: "Ana".into(),
        problems,
        resting_until: resting.then_some(sample::NOW),
        role: "people-helper",
        language: Lang::Es,
        places: vec![Place { name: "Sunset Court".into(), scale: Scale::Building, vouched: true }],
        asides: Vec::new(),
    }
}

#[test]
fn every_page_is_drawn_in_every_language() {
    let catalogue = sample::catalogue(&[circles::LOCALES, crate::LOCALES]);
    let mut problems = Problems::new();
    problems.add("name", "people-name-wrong");
    for lang in Lang::ALL {
        for dead_link in [false, true] {
            let body = sign_in::SignIn {
                help_line: Some("213-555-0100".into()),
                help_hours: Some("9–21".into()),
                dead_link,
                typed: String::new(),
                problems: problems.clone(),
            };
            sample::page(&catalogue, lang, &Page::new("people-in-title", body));
        }
        for asked in [false, true] {
            let (typed, help_line) = ("213-555-0142".to_owned(), None);
            let body = code::Code { asked, typed, problems: problems.clone(), help_line };
            sample::page(&catalogue, lang, &Page::new("people-code-title", body).private());
        }
        for (resting, problems) in [(true, Problems::new()), (false, problems.clone())] {
            let page = Page::new("people-my-title", my_page(resting, problems)).private();
            let html = sample::page(&catalogue, lang, &page);
            assert!(html.contains("Sunset Court") && html.contains("value=\"Ana\""));
        }
    }
}
