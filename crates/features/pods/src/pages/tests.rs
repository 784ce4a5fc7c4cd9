//! Every page of pods that stands by itself, in both languages, with everything in it and with nothing in it.

use kit_i18n::Lang;
use kit_web::{Problems, sample};

use super::{about, answer, ask, map};
use crate::domain::Purpose;
use crate::store::asks::Asked;

#[test]
fn what_a_pod_is_reads_in_both_languages() {
    let catalogue = sample::catalogue(&[crate::LOCALES]);
    for lang in Lang::ALL {
        for known in [true, false] {
            sample::body(&catalogue, lang, &about::About { purposes: Purpose::ALL, known });
        }
        for purpose in Purpose::ALL {
            let html = sample::page(&catalogue, lang, &about::purpose_page(purpose, true));
            assert!(html.contains("id=\"leave\""), "every one of these pages can be left at once");
            let unknown = sample::page(&catalogue, lang, &about::purpose_page(purpose, false));
            let first = catalogue.text(lang, "pods-sign-in");
            assert!(unknown.contains(first) && !html.contains(first), "who must sign in reads it before");
        }
        let paper = sample::page(&catalogue, lang, &about::paper_page());
        assert_eq!(paper.matches("<circle").count(), 23, "one, six, twelve and four");
    }
}

#[test]
fn asking_is_whole_in_both_languages_and_keeps_what_was_typed() {
    let catalogue = sample::catalogue(&[crate::LOCALES]);
    for lang in Lang::ALL {
        sample::page(&catalogue, lang, &ask::page(ask::Typed::default(), Problems::new()));
        for purpose in Purpose::ALL {
            let needs = purpose.known(purpose.needs().iter().copied());
            let asked = Asked { to: "Rosa".into(), hope: "ring me".into(), needs, ..Asked::default() };
            let typed = ask::Typed { purpose: Some(purpose), asked, ..ask::Typed::default() };
            let mut problems = Problems::new();
            problems.add("me", "pods-ask-me-wrong");
            let html = sample::page(&catalogue, lang, &ask::page(typed, problems));
            assert!(html.contains("Rosa") && html.contains("ring me"));
            assert_eq!(html.matches(" checked").count(), purpose.needs().len());
        }
    }
}

#[test]
fn the_map_is_a_page_without_anybody_in_it() {
    let catalogue = sample::catalogue(&[crate::LOCALES]);
    for lang in Lang::ALL {
        for (known, age) in [(true, "/assets/age.js"), (false, "")] {
            let html = sample::page(&catalogue, lang, &map::page(known, age));
            assert_eq!(html.contains("/pod/map/kept"), known);
        }
        let html = sample::page(&catalogue, lang, &map::replace_page("sealed letters".to_owned()));
        assert!(html.contains("sealed letters") && html.contains("\"replace\""), "{html}");
        for (why, mine) in [("pods-answer-own", "/my/pod/x"), ("pods-answer-other-person", "")] {
            let html = sample::page(&catalogue, lang, &answer::not_yours(why, mine.to_owned()));
            assert_eq!(html.contains("/my/pod/x"), !mine.is_empty());
            assert!(!html.contains("<form id=\"pod-answer\""), "there is nothing to answer");
        }
    }
}
