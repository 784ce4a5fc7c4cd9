//! Every page of the spreadsheet in both languages, a word for everything that may be said, and lists that read back.

use circles::CircleId;
use kit_base::{Id, Rng, Slug, Span};
use kit_i18n::{Catalogue, Lang};
use kit_web::{Problem, Problems, sample};

use super::{back, home, known, leave, one, out, sheet};
use crate::acts::come;
use crate::domain::columns::{Column, Kind};
use crate::domain::dates::Order;
use crate::domain::finding::Finding;
use crate::domain::reading::{self, Plan};
use crate::domain::table;
use crate::domain::text::{self, NoTable};
use crate::store::imports::{Import, Same, State, Tally};
use crate::store::out::Open;

fn catalogue() -> std::sync::Arc<Catalogue> {
    sample::catalogue(&[circles::LOCALES, people::LOCALES, asks::LOCALES, crate::LOCALES])
}

fn import(kind: Kind, state: State) -> Import {
    let mut tally = Tally::default();
    for name in [
        "repeated",
        "fine",
        "stopped",
        "made",
        "added",
        "asked",
        "asked-done",
        "skipped",
        "taken-back",
        "kept",
    ] {
        tally.add(name, 2);
    }
    for finding in Finding::ALL {
        tally.add(finding.code(), 1);
    }
    Import {
        id: Id::from_uuid(uuid::Uuid::nil()),
        slug: Slug::new(&Rng::seeded(1)),
        steward: None,
        home: CircleId::from_uuid(uuid::Uuid::nil()),
        kind,
        state,
        encoding: "UTF-8".into(),
        cleaned: true,
        headed: true,
        columns: vec![Column::Name, Column::Asked],
        date_marks: "-?".into(),
        order: Order::MonthFirst,
        same: Same::Skip,
        take_done: false,
        keep_private: true,
        lang: Lang::En,
        lines: 3,
        chunks: 4,
        next_chunk: 1,
        tally,
        created_at: sample::NOW - Span::hours(2),
        forget_at: sample::NOW + Span::days(20),
        version: 1,
    }
}

fn open(n: u64, quiet: bool) -> Open {
    Open {
        id: Id::from_uuid(uuid::Uuid::nil()),
        slug: Slug::new(&Rng::seeded(n)),
        asker: Id::from_uuid(uuid::Uuid::nil()),
        kind: asks::domain::Kind::Food,
        when: asks::domain::When::Today,
        state: asks::domain::AskState::Asking,
        language: "es".into(),
        line: Some("=eggs, \"large\"".into()),
        asked_at: sample::NOW,
        moved_at: sample::NOW,
        quiet,
        place: "Casa Limón".into(),
    }
}

#[test]
fn every_page_is_drawn_in_both_languages() {
    let cat = catalogue();
    for lang in [Lang::En, Lang::Es] {
        let mut problems = Problems::new();
        problems.push(Problem::new("pasted", NoTable::Workbook.key()));
        let before = State::ALL.iter().map(|&stands| home::Before {
            slug: Slug::new(&Rng::seeded(3)),
            kind: Kind::Helpers,
            stands,
            rows: 2,
            at: sample::NOW,
        });
        let places = vec![home::Place { slug: "casa".into(), name: "Casa Limón".into(), chosen: true }];
        let first =
            home::Home { places, kind: Kind::Asks, pasted: "a,b".into(), problems, before: before.collect() };
        let drawn = sample::page(&cat, lang, &home::page(first));
        assert!(drawn.contains("multipart/form-data") && drawn.contains("CSV"), "{drawn}");
        for kind in Kind::ALL {
            let columns = vec![one::Shown {
                n: 1,
                heading: "Zzz".into(),
                samples: vec![String::new(), "x".into()],
                is: Column::Name,
            }];
            let shown = one::Columns {
                import: import(*kind, State::Mapping),
                columns,
                ask_order: true,
                problems: Problems::new(),
            };
            sample::page(&cat, lang, &one::columns_page(shown));
            let found = Finding::ALL
                .iter()
                .map(|&what| one::Found { line: 2, what, who: "Ana · 0142".into(), say: Some(Same::Add) })
                .collect();
            let ready = one::Ready { import: import(*kind, State::Ready), found, more: Some(4) };
            assert!(sample::page(&cat, lang, &one::ready(ready)).contains("Ana · 0142"));
        }
        for state in [State::Looking, State::Bringing, State::Undoing] {
            for stuck in [false, true] {
                let page = one::busy(one::Busy { import: import(Kind::Asks, state), stuck });
                assert_eq!(sample::page(&cat, lang, &page).contains("/desk/stuck"), stuck);
            }
        }
        for state in [State::Done, State::Undone] {
            let done = one::Done { import: import(Kind::Asks, state), kept: vec![(2, None)], may_undo: true };
            sample::page(&cat, lang, &one::done(done));
        }
    }
}

#[test]
fn every_page_that_goes_out_is_drawn_in_both_languages() {
    let cat = catalogue();
    for lang in [Lang::En, Lang::Es] {
        let known = known::Known { facts: vec![("moving-known-phone", "909-555-0199".into())] };
        assert!(sample::body(&cat, lang, &known).contains("909-555-0199"));
        for kind in [Kind::Households, Kind::Helpers] {
            for step in [leave::Step::Ask, leave::Step::Second, leave::Step::Members, leave::Step::Take] {
                let drawn =
                    sample::page(&cat, lang, &leave::page(leave::Leave { kind, step, until: sample::NOW }));
                assert!(drawn.contains("name=\"act\""), "{drawn}");
            }
        }
        let row = sheet::Row { n: 1, ask: open(5, false), who: "Ana · 0142".into() };
        let paper = sheet::Sheet { rows: vec![row.clone()], quiet: 2, at: sample::NOW };
        assert!(sample::page(&cat, lang, &sheet::page(paper)).contains("clipboard"));
        sample::page(&cat, lang, &sheet::page(sheet::Sheet { rows: Vec::new(), quiet: 0, at: sample::NOW }));
        let keys = [
            "moving-back-kept",
            "moving-back-gone",
            "moving-back-changed",
            "moving-back-other-has-it",
            "moving-back-who-missing",
            "moving-back-nobody",
            "moving-back-several",
        ];
        let rows = keys.iter().map(|key| back::Line {
            row: row.clone(),
            says: "took".into(),
            who: "Beto".into(),
            why: "other".into(),
            told: Some(key),
        });
        sample::page(&cat, lang, &back::page(back::Back { rows: rows.collect(), kept: 1, not: 6 }));
    }
}

#[test]
fn there_is_a_word_for_everything_that_is_no_table_and_for_every_column() {
    let cat = catalogue();
    for lang in [Lang::En, Lang::Es] {
        for why in NoTable::ALL {
            assert!(cat.has(lang, why.key()), "{}", why.key());
        }
        for column in Column::ALL {
            assert!(cat.has(lang, &column.key()), "{}", column.key());
        }
    }
}

#[test]
fn open_asks_go_out_and_our_own_guesses_read_them_back() {
    let cat = catalogue();
    for lang in [Lang::En, Lang::Es] {
        let rows = out::asks_table(&cat, lang, &[open(5, false), open(6, true)], |_| "2026-03-04".into());
        assert_eq!(rows.len(), 2, "what is sensitive stays at the desk");
        let bytes = table::write(rows, true);
        let letters = text::letters(&bytes).unwrap();
        let mut lines = Vec::new();
        table::each_row(&letters.text, |line| lines.push(line)).unwrap();
        assert!(crate::domain::columns::has_heading(Kind::Asks, &lines[0].cells));
        let columns = crate::domain::columns::guess(Kind::Asks, &lines[0].cells, &[lines[1].cells.clone()]);
        assert_eq!(
            &columns[..6],
            &[Column::Sort, Column::What, Column::When, Column::Asked, Column::Status, Column::Languages]
        );
        let today = crate::domain::dates::Day { year: 2026, month: 3, day: 4 };
        let plan = Plan {
            kind: Kind::Asks,
            columns,
            order: Order::MonthFirst,
            today,
            lang,
            take_done: false,
            keep_private: true,
        };
        let read = reading::read(&plan, &lines[1]);
        let ask = read.draft.ask.unwrap();
        assert_eq!((ask.kind, ask.when), (asks::domain::Kind::Food, asks::domain::When::Today));
        assert_eq!((ask.details.as_str(), read.draft.languages), ("=eggs, \"large\"", vec!["es"]));
        assert!(come::read(Kind::Asks, &bytes).is_ok());
    }
}
