//! Every page of pods in both languages, with everything in it and with nothing in it; the sheet as it is filled.

use std::sync::Arc;

use kit_base::{Rng, Slug, Span};
use kit_i18n::{Catalogue, Lang};
use kit_print::{Edition, Order, Paper};
use kit_web::{Problems, sample};

use super::tree::{Branch, Callee, Calling, Calls};
use super::{list, one, parting, tree};
use crate::domain::Post;
use crate::sheet;
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
        for makes in [true, false] {
            let line = || list::Line { slug: slug(1), called: "Third floor".into(), count: 12 };
            let pods = if makes { vec![line()] } else { Vec::new() };
            sample::page(&catalogue, lang, &list::page(list::List { pods, makes }));
        }
        sample::body(&catalogue, lang, &list::OnMyPart);
    }
}

fn row(full: bool) -> one::Line {
    let number = one::Number {
        shown: "213-555-0142".into(),
        dial: full.then(|| "+12135550142".into()),
        rules: vec!["You may call.".into()],
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
        until: full.then_some(sample::NOW + Span::days(100)),
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
        parting: full.then_some("rosters-split-grown"),
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
        phone: phone.map(str::to_owned),
        first: phone.is_none(),
        silent: phone.is_none(),
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
fn the_sheet_has_a_line_for_each_call_and_the_last_closes_the_ring() {
    let catalogue = catalogue();
    let about = sheet::About { pod: "Third floor", day: "November 23", langs: &[Lang::En, Lang::Es] };
    let table = sheet::tree(&calling(100), &catalogue, &about);
    assert_eq!(table.rows.len(), 201);
    let printer = kit_print::Printer::new(kit_print::Shelf::system());
    let order = Order::new(&table, Paper::Letter, Edition::Standard);
    let pdf = printer.pdf(&order).expect("the sheet prints");
    assert!(pdf.pages > 5 && pdf.warnings.is_empty(), "{} pages, {:?}", pdf.pages, pdf.warnings);
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
