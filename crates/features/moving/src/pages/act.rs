//! What a steward says to a list: look at it, bring it in, take it back, drop it.

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use kit_db::{DbError, Tx};
use kit_web::{Answer, Fault, FaultKind, Form, Problem, Problems, SeeOther, Trip, WebError};
use people::{Site, Steward};

use crate::acts::{Cx, bring, come, look, next_step, undo};
use crate::domain::columns::{Column, Kind};
use crate::domain::dates::Order;
use crate::pages::{import_of, one, open};
use crate::store::imports::{self, Import, Same, State as Stands, Tally};
use crate::store::rows;

/// Lists that one form can speak of: a page of findings.
const MOST_SAID: usize = 200;

/// `POST /spreadsheet/{slug}/{verb}`
pub async fn say(
    State(site): State<Site>,
    steward: Steward,
    trip: Trip,
    Path((slug, verb)): Path<(String, String)>,
    form: Form,
) -> Answer<Response> {
    let here = format!("/spreadsheet/{slug}");
    if verb == "look" {
        let import = open(&site, &steward, &slug).await?;
        let mut said = import.clone();
        let problems = choose(&mut said, &form);
        if !problems.is_empty() {
            return Ok(one::columns(&site, &steward, said, problems).await?.into_response());
        }
    }
    let (me, named) = (steward.me.clone(), slug.clone());
    let (vault, rng, now, registry) =
        (site.vault.clone(), site.rng.clone(), site.now(), site.registry.clone());
    let words = trip.shell().catalogue.clone();
    let act = verb.clone();
    let done = site
        .write(steward.network_id(), move |tx| {
            let cx = Cx { vault: &vault, rng: &rng, words: &words, registry: &registry, now };
            let Some(import) = import_of(tx, &me, &named)? else { return Ok(Said::Gone) };
            obey(tx, &cx, import, (&act, &form))
        })
        .await
        .map_err(WebError::from)?;
    match done {
        Said::Done => Ok(SeeOther::to(here).into_response()),
        Said::Dropped => Ok(SeeOther::to("/spreadsheet").flash("moving-dropped").into_response()),
        Said::Gone => Err(Fault::NOT_FOUND.into()),
        Said::Late => {
            let fault = Fault::new(FaultKind::Conflict).text("moving-late").way_out("moving-see-list", here);
            Err(fault.into())
        }
    }
}

enum Said {
    Done,
    Dropped,
    Gone,
    Late,
}

fn obey(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    mut import: Import,
    (verb, form): (&str, &Form),
) -> Result<Said, DbError> {
    match (verb, import.state) {
        ("look", Stands::Mapping) => {
            let repeated = import.tally.of("repeated");
            choose(&mut import, form);
            import.tally = Tally::default();
            import.tally.add("repeated", repeated);
            rows::clear_findings(tx, import.id)?;
            start(tx, cx, &mut import, (Stands::Looking, look::JOB))?;
        }
        ("columns", Stands::Ready) => {
            import.state = Stands::Mapping;
            imports::save(tx, &import)?;
        }
        ("bring", Stands::Ready) => {
            import.same = Same::parse(form.one("same")).unwrap_or(import.same);
            import.take_done = form.is("take_done", "yes");
            let asked = import.tally.found(crate::domain::finding::Finding::Private) > 0;
            import.keep_private = !asked || form.is("keep_private", "yes");
            for (field, value) in form.pairs().take(MOST_SAID) {
                if let Some(line) = field.strip_prefix("say-").and_then(|line| line.parse().ok()) {
                    rows::say(tx, import.id, line, Same::parse(value))?;
                }
            }
            start(tx, cx, &mut import, (Stands::Bringing, bring::JOB))?;
        }
        ("undo", Stands::Done) if cx.now < import.forget_at => {
            start(tx, cx, &mut import, (Stands::Undoing, undo::JOB))?;
        }
        ("drop", Stands::Mapping | Stands::Ready) => {
            crate::jobs::forget(tx, cx, import.id)?;
            return Ok(Said::Dropped);
        }
        // Pressed twice: it is under way already.
        ("look", Stands::Looking | Stands::Ready)
        | ("bring", Stands::Bringing | Stands::Done)
        | ("undo", Stands::Undoing | Stands::Undone)
        | ("columns", Stands::Mapping) => {}
        ("look" | "bring" | "undo" | "columns" | "drop", _) => return Ok(Said::Late),
        _ => return Ok(Said::Gone),
    }
    Ok(Said::Done)
}

fn start(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    import: &mut Import,
    (state, job): (Stands, &'static str),
) -> Result<(), DbError> {
    import.state = state;
    import.next_chunk = 0;
    next_step(tx, cx, job, import.id)?;
    imports::save(tx, import)
}

/// Puts what was chosen for the columns into the import; says what is missing.
fn choose(import: &mut Import, form: &Form) -> Problems {
    let mut problems = Problems::new();
    for (at, column) in import.columns.iter_mut().enumerate() {
        let chosen = Column::parse(form.one(&format!("column-{}", at + 1)));
        *column = chosen.filter(|chosen| chosen.suits(import.kind)).unwrap_or(*column);
    }
    import.headed = form.is("headed", "yes");
    let has = |wanted: &[Column]| import.columns.iter().any(|column| wanted.contains(column));
    let field = "column-1";
    if import.kind == Kind::Asks && !has(&[Column::What, Column::Sort]) {
        problems.push(Problem::new(field, "moving-problem-no-what"));
    } else if import.kind != Kind::Asks && !has(&[Column::Name, Column::Phone, Column::Email]) {
        problems.push(Problem::new(field, "moving-problem-no-who"));
    }
    match (come::order(&import.columns, &import.date_marks), Order::parse(form.one("order"))) {
        (Some(order), _) | (None, Some(order)) => import.order = order,
        (None, None) => problems.push(Problem::new("order", "moving-problem-no-order")),
    }
    problems
}
