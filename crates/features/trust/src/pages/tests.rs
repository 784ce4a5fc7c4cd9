//! Every page of trust, in both languages, with everything in it and with nothing in it.

use std::sync::Arc;

use kit_base::{Rng, Slug, Span};
use kit_i18n::{Catalogue, Lang};
use kit_web::{Problems, sample};

use super::standing::{Level, MyPart, Standing, Told};
use super::{apart, back, code, invites, join, join_form, leave, newcomers, one, reports, standing, vouch};
use crate::store::pairings::PairState;

fn catalogue() -> Arc<Catalogue> {
    sample::catalogue(&[circles::LOCALES, people::LOCALES, crate::LOCALES])
}

fn slug(n: u64) -> Slug {
    Slug::new(&Rng::seeded(n))
}

fn wrong(field: &'static str, key: &'static str) -> Problems {
    let mut problems = Problems::new();
    problems.add(field, key);
    problems
}

#[test]
fn coming_in_is_whole_in_both_languages() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        for (known, helps) in [(false, true), (true, false)] {
            let body = join::Join {
                network: "Marigold".into(),
                circle: "Casa Limón".into(),
                helps,
                path: "/join/x".into(),
                known,
                typed: join_form::Typed { speaks: vec!["es"], ..join_form::Typed::default() },
                problems: if known { Problems::new() } else { wrong("called", "trust-join-called-wrong") },
            };
            let html = sample::page(&catalogue, lang, &join::page(body));
            assert_eq!(html.contains("name=\"called\""), !known);
        }
        for help_line in [None, Some("213-555-0100".to_owned())] {
            sample::body(&catalogue, lang, &join::Over { help_line });
        }
        for problem in ["trust-code-three", "trust-code-wrong", "trust-code-locked"] {
            let body = code::Code { typed: "a b".into(), problems: wrong("code", problem) };
            sample::page(&catalogue, lang, &code::page(body));
        }
        for new_here in [true, false] {
            let kept = back::Kept { link: "https://porch.example/back/x".into(), new_here };
            sample::page(&catalogue, lang, &back::page(kept));
        }
        for path in [None, Some("/back/x".to_owned())] {
            sample::page(&catalogue, lang, &back::open_page(back::Open { path }));
        }
        for (last, problems) in [(true, Problems::new()), (false, wrong("sure", "trust-leave-sure-wrong"))] {
            let circles = if last { vec![(slug(1), "Casa Limón".to_owned())] } else { Vec::new() };
            let body = leave::Leave { network: "Marigold".into(), circles, last, problems };
            sample::page(&catalogue, lang, &leave::page(body));
        }
    }
}

fn invite(open: bool) -> invites::Line {
    invites::Line {
        slug: slug(1),
        circle: "Casa Limón".into(),
        helps: open,
        left: i64::from(open),
        until: sample::NOW + Span::days(14),
        open,
    }
}

#[test]
fn what_neighbors_do_is_whole_in_both_languages() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let choice = invites::Choice { slug: slug(2), name: "Casa Limón".into() };
        for (mine, circles) in [(Vec::new(), Vec::new()), (vec![invite(true), invite(false)], vec![choice])] {
            let problems = wrong("circle", "trust-invite-circle-wrong");
            let body = invites::Invites { mine, circles, typed: invites::Typed::default(), problems };
            sample::page(&catalogue, lang, &invites::page(body));
        }
        for open in [true, false] {
            let body = invites::Paper {
                network: "Marigold".into(),
                line: invite(open),
                short: "https://porch.example/join".into(),
                code: "lantern pillow walrus".into(),
                link: "https://porch.example/join/x".into(),
            };
            sample::page(&catalogue, lang, &invites::paper(body));
        }
        for (vouching, refused) in [
            (true, None),
            (false, None),
            (false, Some("trust-vouch-not-trusted")),
            (false, Some("trust-vouch-apart")),
        ] {
            let called = if vouching { "Ana".into() } else { String::new() };
            let body = vouch::Vouch { path: "/neighbors/x/vouch".into(), called, vouching, refused };
            sample::page(&catalogue, lang, &vouch::page(body));
        }
        let somebody = |shown: &str| apart::Somebody { slug: slug(3), shown: shown.into() };
        for some in [true, false] {
            let list = |shown: &str| if some { vec![somebody(shown), somebody("")] } else { Vec::new() };
            let body = apart::Apart {
                people: list("Ana"),
                numbers: list("213-555-0142"),
                could: list("Beto"),
                typed: "12".into(),
                problems: wrong("number", "trust-apart-number-wrong"),
            };
            sample::page(&catalogue, lang, &apart::page(body));
        }
        for stopped in [true, false] {
            sample::body(&catalogue, lang, &MyPart { stopped });
        }
    }
}

#[test]
fn a_standing_says_what_opens_when_in_both_languages() {
    let catalogue = catalogue();
    let levels = [Level::New, Level::Trusted, Level::Stopped(None), Level::Stopped(Some(sample::NOW))];
    for lang in Lang::ALL {
        for level in levels {
            let visit = |state, along| standing::Visit { slug: slug(1), with: "Ana".into(), along, state };
            let told = |readers: &[&str], settled| Told {
                at: sample::NOW,
                readers: readers.iter().map(|&one| one.to_owned()).collect(),
                settled,
            };
            let body = Standing {
                level,
                helps: true,
                vouching: vec!["Ana".into(), String::new()],
                address: "https://porch.example/neighbors/x/vouch".into(),
                visits: vec![
                    visit(PairState::Proposed, true),
                    visit(PairState::Done, false),
                    visit(PairState::Trusted, true),
                ],
                told: vec![told(&["Cleo", ""], false), told(&[], false), told(&["Cleo"], true)],
                stewards: vec!["Cleo".into(), String::new()],
                help_line: Some("213-555-0100".into()),
            };
            let html = sample::page(&catalogue, lang, &standing::page(body));
            assert_eq!(html.contains("/neighbors/x/vouch"), level == Level::New);
        }
    }
}

#[test]
fn what_stewards_do_is_whole_in_both_languages() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let newcomer = |called: &str| newcomers::Newcomer {
            slug: slug(1),
            called: called.into(),
            since: Some(sample::NOW),
        };
        for some in [true, false] {
            let list = || if some { vec![newcomer("Ana"), newcomer("")] } else { Vec::new() };
            let body = newcomers::Newcomers { new: list(), stopped: list() };
            sample::page(&catalogue, lang, &newcomers::page(body));
        }
        let row = |by: Option<&str>| reports::Row {
            slug: slug(1),
            about: "Beto".into(),
            about_path: "/neighbors/x".into(),
            by: by.map(str::to_owned),
            at: sample::NOW,
            notes: vec![("Cleo".into(), sample::NOW, "called her".into())],
        };
        for rows in [Vec::new(), vec![row(Some("Ana")), row(Some("")), row(None)]] {
            sample::page(&catalogue, lang, &reports::page(reports::Reports { rows }));
        }
        for (stopped, tends, some) in [
            (None, false, true),
            (None, true, false),
            (Some(Some(sample::NOW)), false, true),
            (Some(None), false, false),
        ] {
            let two = |n: u64| {
                if some {
                    vec![(slug(n), "Ana".to_owned()), (slug(n + 1), String::new())]
                } else {
                    Vec::new()
                }
            };
            let visit = |state| one::Visit { slug: slug(9), with: "Ana".into(), state };
            let body = one::One {
                slug: slug(1),
                called: if some { "Beto".into() } else { String::new() },
                trusted: tends,
                steward_vouches: tends,
                vouching: vec!["Ana".into()],
                stopped,
                reasons: vec!["why".into()],
                tends,
                visits: if tends {
                    vec![visit(PairState::Proposed), visit(PairState::Trusted)]
                } else {
                    Vec::new()
                },
                along: two(2),
                others: two(4),
                kept: two(6),
            };
            sample::page(&catalogue, lang, &one::page(body));
        }
    }
}
