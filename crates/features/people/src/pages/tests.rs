//! Every page of people, drawn in every language with no message missing.

mod tending;

use circles::Scale;
use kit_i18n::Lang;
use kit_web::{Page, Problems, sample};

use super::{code, devices, my, security, sign_in};
use crate::store::memberships::Place;

fn my_page(resting: bool, problems: Problems) -> my::My {
    my::My {
        called: "Ana".into(),
        problems,
        resting_until: resting.then_some(sample::NOW),
        role: "people-helper",
        steward: resting,
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
            let people = vec![("0123456789ab".to_owned(), "Ana".to_owned()), ("x".to_owned(), String::new())];
            let body = code::Which { typed: "213-555-0142".into(), code: "123456".into(), people };
            let html = sample::page(&catalogue, lang, &Page::new("people-which-title", body).private());
            assert!(html.contains("Ana"));
        }
        for (resting, problems) in [(true, Problems::new()), (false, problems.clone())] {
            let page = Page::new("people-my-title", my_page(resting, problems)).private();
            let html = sample::page(&catalogue, lang, &page);
            assert!(html.contains("Sunset Court") && html.contains("value=\"Ana\""));
        }
    }
}

fn security_page(state: u8) -> security::Security {
    use security::Asks;
    let had = security::Had { place: 0, kind: "people-factor-app", made_at: sample::NOW };
    let mut problems = Problems::new();
    problems.add("code", "people-security-wrong");
    security::Security {
        asks: [Asks::Giving, Asks::Wanted(sample::NOW), Asks::Overdue, Asks::Nothing][usize::from(state)],
        factors: if matches!(state, 0 | 3) { vec![had] } else { Vec::new() },
        codes_left: i64::from(state),
        problems: if state == 0 { problems } else { Problems::new() },
        back: if state == 3 { String::new() } else { "/desk".into() },
    }
}

#[test]
fn every_page_of_the_second_step_and_of_devices_is_drawn() {
    let catalogue = sample::catalogue(&[circles::LOCALES, crate::LOCALES]);
    for lang in Lang::ALL {
        for state in 0..4 {
            sample::page(
                &catalogue,
                lang,
                &Page::new("people-security-title", security_page(state)).private(),
            );
        }
        let link = "otpauth://totp/x?secret=GEZDGNBV".to_owned();
        let picture = kit_factor::qr::draw(&link);
        let set_up = security::SetUp { groups: "GEZD GNBV".into(), link, picture, problems: Problems::new() };
        let html = sample::page(&catalogue, lang, &Page::new("people-app-title", set_up).private());
        assert!(html.contains("GEZD GNBV") && html.contains("<svg"));
        for aim in ["create", "get"] {
            let options = "{\"publicKey\":{}}".to_owned();
            let body = security::passkey::Ceremony { aim, options, back: "/desk".into() };
            let html = sample::page(&catalogue, lang, &Page::new("people-passkey-title", body).private());
            assert!(html.contains("data-without-script") && html.contains("passkey.js"));
        }
        let codes = security::Codes { codes: vec!["ABCDE FGHIJ".into()] };
        sample::page(&catalogue, lang, &Page::new("people-codes-title", codes).private());
        let shown = |here, called: &str, used| devices::Shown {
            here,
            mark: "00ff".into(),
            called: called.into(),
            since: sample::NOW,
            used,
        };
        for devices in [
            vec![shown(true, "", Some(sample::NOW))],
            vec![shown(true, "", Some(sample::NOW)), shown(false, "library", None), shown(false, "", None)],
        ] {
            sample::page(&catalogue, lang, &Page::new("people-devices-title", devices::Devices { devices }));
        }
    }
}
