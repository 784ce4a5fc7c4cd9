//! Lists that come in: where one is brought, and one at every stage.

use kit_base::{Id, Rng, Slug};
use kit_db::NetworkId;
use kit_i18n::Lang;
use kit_web::sample::{self, NOW};
use kit_web::{Problem, Problems};

use super::{NASTY, ago, catalogue, is_escaped, is_in, nasty};
use crate::domain::Standing;
use crate::exchange::{Remark, Why};
use crate::pages::import::{self, Bring};
use crate::store::imports::{Fate, Import, Incoming, State};

fn list(state: State) -> Import {
    let rng = Rng::seeded(3);
    let odd = format!("0\t{}\n7\t{}\n+\t12", Why::Workbook.key(), Why::NoName.key());
    let notes = format!("9\t{}\t{NASTY}\n+\t3\t", Remark::Hours.key());
    Import {
        id: Id::new(NOW, &rng),
        slug: Slug::new(&rng),
        keeper: NetworkId::new(NOW, &rng),
        source: format!("file jacaranda {NASTY}"),
        zone: "America/Los_Angeles".into(),
        state,
        taken: 200,
        at: 50,
        odd,
        notes,
        with_doubles: false,
        made_at: ago(1),
    }
}

fn row(fate: Fate) -> Incoming {
    Incoming {
        position: 3,
        line: 5,
        source_key: "k".into(),
        facts: nasty(),
        standing: Standing::There,
        as_of: None,
        fate,
        listing: None,
    }
}

#[test]
fn where_a_list_is_brought_in_both_languages() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let mut problems = Problems::new();
        problems.push(Problem::new("source", "directory-import-source-wrong").number("max", 60));
        problems.add("file", "directory-import-no-file");
        let before = vec![("abc".to_owned(), NASTY.to_owned(), "directory-stage-done".to_owned(), ago(2))];
        let html = sample::page(
            &catalogue,
            lang,
            &import::page(Bring { before, typed: [NASTY.into(), NASTY.into()], problems }),
        );
        is_in(&html, lang, "Choose a file.", "Elija un archivo.");
        is_escaped(&html);
        let empty = Bring { before: Vec::new(), typed: <[String; 2]>::default(), problems: Problems::new() };
        let html = sample::page(&catalogue, lang, &import::page(empty));
        assert!(html.contains("type=\"file\"") && !html.contains("id=\"problems\""), "{html}");
    }
}

#[test]
fn a_list_says_at_every_stage_what_happens_and_what_was_refused_on_which_line() {
    let catalogue = catalogue();
    let counts = [(Fate::New, 90), (Fate::Double, 3), (Fate::Same, 7)];
    for lang in Lang::ALL {
        for state in
            [State::Looking, State::Ready, State::Bringing, State::Done, State::Undoing, State::Undone]
        {
            let rows = vec![(Fate::New, vec![row(Fate::New); 20]), (Fate::Double, vec![row(Fate::Double)])];
            let html =
                sample::page(&catalogue, lang, &import::one(import::view(&list(state), &counts, rows)));
            is_in(&html, lang, "Line 7:", "Línea 7:");
            is_in(&html, lang, "It has no name.", "No tiene nombre.");
            is_escaped(&html);
            assert_eq!(html.contains("value=\"25\""), list(state).is_busy(), "{html}");
            assert_eq!(html.contains("name=\"bring\""), state == State::Ready, "{html}");
            assert_eq!(html.contains("name=\"undo\""), state == State::Done, "{html}");
        }
    }
}

#[test]
fn whatever_may_be_said_of_a_row_has_words() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let keys = Why::ALL.iter().map(|why| why.key()).chain(Remark::ALL.iter().map(|remark| remark.key()));
        for key in keys {
            assert!(catalogue.has(lang, key), "{key} in {lang:?}");
        }
    }
}
