//! Every page of pods in both languages, with everything in it and with nothing in it.

use std::sync::Arc;

use kit_base::{Rng, Slug, Span};
use kit_i18n::{Catalogue, Lang};
use kit_web::{Problem, Problems, sample};

use super::tree::{Branch, Callee, Calling, Calls};
use super::{begin, list, noted, one, parting, tree};
use crate::domain::Post;
use crate::store::splits::State;

fn catalogue() -> Arc<Catalogue> {
    sample::catalogue(&[circles::LOCALES, people::LOCALES, crate::LOCALES])
}

fn slug(n: u64) -> Slug {
    Slug::new(&Rng::seeded(n))
}

#[test]
fn the_list_of_pods_is_whole_in_both_languages() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        for some in [true, false] {
            let line = || list::Line { slug: slug(1), called: "Third floor".into(), count: 12 };
            let kept =
                |kept, silent| list::TendedLine { called: "Fourth floor".into(), count: 7, kept, silent };
            let keeps = ["rosters-tended-unkept", "rosters-tended-over", "rosters-tended-kept"];
            let tended = if some {
                keeps.iter().zip([0, 1, 2]).map(|(word, n)| kept(*word, n)).collect()
            } else {
                Vec::new()
            };
            let pods = if some { vec![line()] } else { Vec::new() };
            let html = sample::page(&catalogue, lang, &list::page(list::List { pods, tended }));
            assert!(html.contains("/print/neighbor-note") && html.contains("/pods/new"), "how one begins");
        }
        sample::body(&catalogue, lang, &list::OnMyPart);
        sample::body(&catalogue, lang, &noted::OnPersonPart { path: "/pods/for/x".into() });
    }
}

fn row(full: bool) -> one::Line {
    let number = one::Number {
        shown: "213-555-0142".into(),
        dial: full.then(|| "+12135550142".into()),
        rules: vec!["You may call.".into()],
        brief: Vec::new(),
    };
    one::Line {
        called: "Ana".into(),
        own: full,
        first: full,
        phone: full.then_some(number),
        languages: if full { "Español".into() } else { String::new() },
        needs: if full { "a charger".into() } else { String::new() },
        offers: if full { "a car".into() } else { String::new() },
    }
}

fn pod(full: bool) -> one::OnePod {
    let post = |post, own: bool| one::PostLine {
        post,
        who: if full { "Ana".into() } else { String::new() },
        until: full.then(|| "March 4, 2027".to_owned()),
        own,
        free: !own,
        over: !own,
    };
    let mut problems = Problems::new();
    if full {
        problems.add("needs", "rosters-words-missing");
    }
    one::OnePod {
        path: "/pods/x".into(),
        called: "Third floor".into(),
        count: if full { 31 } else { 1 },
        few: !full,
        trusted: full,
        posts: vec![post(Post::Point, full), post(Post::Alternate, false)],
        others: if full { vec![(slug(2), "Beto".into())] } else { Vec::new() },
        rows: vec![row(full), row(false)],
        mine: one::Mine { phone: true, shows_needs: full, needs: "a charger".into(), ..one::Mine::default() },
        problems,
        away: if full { "Cleo, Zoe".into() } else { String::new() },
        noted: full,
        parting: full.then_some("rosters-split-grown"),
        put_back: full.then(|| one::Mine {
            phone: true,
            needs: "a fridge".into(),
            shows_needs: true,
            ..one::Mine::default()
        }),
    }
}

#[test]
fn a_pod_is_whole_in_both_languages_and_alone_too() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        for full in [true, false] {
            let html = sample::page(&catalogue, lang, &one::page(pod(full)));
            assert_eq!(html.contains("213-555-0142"), full);
        }
    }
}

fn callee(called: &str, phone: Option<&str>) -> Callee {
    Callee {
        slug: slug(3),
        called: called.into(),
        phone: phone.map(|phone| one::Number {
            shown: phone.to_owned(),
            dial: None,
            rules: Vec::new(),
            brief: Vec::new(),
        }),
        first: phone.is_none(),
        silent: phone.is_none(),
        instead_of: if phone.is_none() { "Zoe".into() } else { String::new() },
    }
}

fn calling(calls: usize) -> Calling {
    let branch = |at: usize| Branch {
        called: format!("Ana {at}"),
        own: at == 0,
        calls: vec![callee("Beto", Some("213 555 0143")), callee("Cleo", None)],
    };
    Calling {
        first: Some(callee("Ana", Some("213 555 0142"))),
        branches: (0..calls).map(branch).collect(),
        closes: Some(("Cleo".into(), callee("Ana", Some("213 555 0142")))),
        away: vec!["Cleo".into()],
    }
}

#[test]
fn the_phone_tree_is_whole_in_both_languages() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        for calling in [Calling::default(), calling(2)] {
            let body = Calls { path: "/pods/x".into(), pod: "Third floor".into(), calling };
            sample::page(&catalogue, lang, &tree::page(body));
        }
    }
}

#[test]
fn beginning_a_pod_is_whole_in_both_languages_and_keeps_what_was_typed() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        for full in [true, false] {
            let mut problems = Problems::new();
            if full {
                problems.push(Problem::new("called", "rosters-new-called-wrong").number("max", 60));
                problems.add("near", "rosters-new-near-number");
                problems.add("place", "rosters-new-place-wrong");
            }
            let typed = begin::Typed { called: "Third floor".into(), near: "1420 Alder".into(), joins: full };
            let places = if full { vec![(slug(4), "Casa Limón".into(), true)] } else { Vec::new() };
            let html = sample::page(
                &catalogue,
                lang,
                &begin::page(begin::Begin { places, tends: full, typed, problems }),
            );
            assert_eq!(html.contains("1420 Alder"), full);
        }
    }
}

#[test]
fn what_somebody_said_on_the_phone_is_whole_in_both_languages_with_nothing_ticked_beforehand() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        for (own, some) in [(false, true), (false, false), (true, true)] {
            let mut problems = Problems::new();
            if some {
                problems.add("yes", "rosters-noted-yes-missing");
                problems.add("pod", "rosters-noted-pod-wrong");
            }
            let known = |noted| noted::Known {
                slug: slug(5),
                called: "Third floor".into(),
                ticked: if noted { vec!["rosters-noted-phone", "rosters-noted-first"] } else { Vec::new() },
                noted,
                joined: noted,
            };
            let body = noted::Noted {
                path: "/pods/for/x".into(),
                back: "/people/x".into(),
                who: "Don Chuy".into(),
                own,
                known: if some { vec![known(true), known(false)] } else { Vec::new() },
                pods: if some { vec![(slug(5), "Third floor".into(), false)] } else { Vec::new() },
                mine: one::Mine::default(),
                problems,
            };
            let html = sample::page(&catalogue, lang, &noted::page(body));
            assert!(!html.contains(" checked"), "{html}");
        }
    }
}

#[test]
fn parting_is_whole_in_both_languages_at_every_stage() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        for stage in [None, Some(State::Proposed), Some(State::Done)] {
            for full in [true, false] {
                let body = parting::Parting {
                    path: "/pods/x".into(),
                    pod: "Third floor".into(),
                    count: 34,
                    grown: full,
                    pods: vec![vec!["Ana".into(), "Beto".into()], vec!["Cleo".into()]],
                    stage,
                    yes: 20,
                    no: 2,
                    open: 12,
                    mine: full.then_some(true),
                    placed: true,
                    keeps: full,
                    wanted: full,
                    until: Some(sample::NOW + Span::days(7)),
                    came_from: full.then(|| ("x".into(), "Third floor".into())),
                };
                sample::page(&catalogue, lang, &parting::page(body));
            }
        }
    }
}
