//! `/desk/sheet/back`: the sheet comes back from the door, and is typed in at once. What somebody changed meanwhile is
//! said row by row; what was typed stays.

use askama::Template;
use asks::acts::{self, ActError, HelperSays};
use asks::domain::{AnsweredBy, ClaimState, CouldNot, Via};
use axum::extract::State;
use kit_base::Slug;
use kit_db::{Tx, only};
use kit_vault::{Kind as Term, PersonId};
use kit_web::{Answer, Form, Page, Trip, WebError, filters};
use people::{Signed, Site, Steward};

use crate::pages::sheet::{self, MOST, Row};

/// The page.
#[derive(Template)]
#[template(path = "pages/back.html")]
pub struct Back {
    /// The rows, as on paper, each with what was typed and what became of it.
    pub rows: Vec<Line>,
    /// How many were written down just now.
    pub kept: usize,
    /// How many were not.
    pub not: usize,
}

/// One row of the sheet.
pub struct Line {
    /// The row.
    pub row: Row,
    /// What was ticked.
    pub says: String,
    /// Who took it, as typed.
    pub who: String,
    /// Why it could not be done.
    pub why: String,
    /// What became of it, as a message key.
    pub told: Option<&'static str>,
}

impl Line {
    fn field(&self, name: &str) -> String {
        format!("{name}-{}", self.row.ask.slug)
    }

    fn says(&self, what: &str) -> bool {
        self.says == what
    }

    fn whys(&self) -> impl Iterator<Item = (&'static str, &'static str, bool)> {
        let chosen = self.why.clone();
        CouldNot::ALL
            .iter()
            .map(move |why| (why.code(), asks::pages::board::words::why(*why), why.code() == chosen))
    }

    fn went_well(&self) -> bool {
        self.told == Some("moving-back-kept")
    }
}

/// What a steward says about one row.
#[derive(Clone)]
struct Said {
    slug: Slug,
    seen: i64,
    what: What,
    who: String,
}

#[derive(Clone, Copy)]
enum What {
    Took,
    Done,
    CouldNot(CouldNot),
}

/// `GET /desk/sheet/back`
pub async fn show(State(site): State<Site>, steward: Steward) -> Answer<Page<Back>> {
    let (rows, _) = sheet::load(&site, &steward).await?;
    Ok(page(Back { rows: rows.into_iter().map(blank).collect(), kept: 0, not: 0 }))
}

/// `POST /desk/sheet/back`: for each ask `says-…`, `who-…`, `why-…`, and `seen-…` for what stood there.
pub async fn take(State(site): State<Site>, steward: Steward, trip: Trip, form: Form) -> Answer<Page<Back>> {
    let said: Vec<Said> = form
        .pairs()
        .filter_map(|(field, value)| said(&form, field.strip_prefix("says-")?, value))
        .take(MOST)
        .collect();
    let (before, _) = sheet::load(&site, &steward).await?;
    let (vault, rng, now, me) = (site.vault.clone(), site.rng.clone(), site.now(), steward.me.clone());
    let words = trip.shell().catalogue.clone();
    let all = said.clone();
    let told: Vec<&'static str> = site
        .write(steward.network_id(), move |tx| {
            let cx = acts::Cx { vault: &vault, rng: &rng, words: &words, now };
            all.iter()
                .map(|said| match keep(tx, &cx, &me, said) {
                    Ok(()) => Ok("moving-back-kept"),
                    Err(ActError::Refused(why)) => Ok(why),
                    Err(ActError::Gone) => Ok("moving-back-gone"),
                    Err(other) => Err(other),
                })
                .collect::<Result<_, ActError>>()
        })
        .await
        .map_err(WebError::from)?;
    let kept = told.iter().filter(|key| **key == "moving-back-kept").count();
    let not = told.len() - kept;
    let told_of =
        |slug: Slug| said.iter().zip(&told).find(|(said, _)| said.slug == slug).map(|(_, key)| *key);
    // Rows that were written down show once more as they were, so that the paper can be compared.
    let (after, _) = sheet::load(&site, &steward).await?;
    let mut rows: Vec<Line> = Vec::new();
    for row in before {
        let now = after.iter().find(|other| other.ask.slug == row.ask.slug).cloned();
        let told = told_of(row.ask.slug);
        let mut line = blank(Row { ask: now.map_or(row.ask.clone(), |now| now.ask), ..row });
        if told.is_some_and(|key| key != "moving-back-kept") {
            let slug = line.row.ask.slug;
            form.one(&format!("says-{slug}")).clone_into(&mut line.says);
            form.one(&format!("who-{slug}")).clone_into(&mut line.who);
            form.one(&format!("why-{slug}")).clone_into(&mut line.why);
        }
        line.told = told;
        rows.push(line);
    }
    Ok(page(Back { rows, kept, not }))
}

fn blank(row: Row) -> Line {
    Line { row, says: String::new(), who: String::new(), why: String::new(), told: None }
}

fn said(form: &Form, slug: &str, value: &str) -> Option<Said> {
    let what = match value {
        "took" => What::Took,
        "done" => What::Done,
        "could-not" => {
            What::CouldNot(CouldNot::parse(form.one(&format!("why-{slug}"))).unwrap_or(CouldNot::Other))
        }
        _ => return None,
    };
    Some(Said {
        slug: slug.parse().ok()?,
        seen: form.one(&format!("seen-{slug}")).parse().unwrap_or(0),
        what,
        who: form.one(&format!("who-{slug}")).to_owned(),
    })
}

/// Writes one row down. Refusals come before anything is written.
fn keep(tx: &mut Tx<'_>, cx: &acts::Cx<'_>, me: &Signed, said: &Said) -> Result<(), ActError> {
    let kept = asks::store::load_by_slug(tx, said.slug)?.ok_or(ActError::Gone)?;
    if !me.tends(tx, kept.home)? {
        return Err(ActError::Gone);
    }
    if kept.ask.last_event_at.micros() != said.seen {
        return Err(ActError::Refused("moving-back-changed"));
    }
    let id = kept.ask.id;
    let holder = kept.ask.live_claim().map(|claim| claim.by);
    let named = match said.who.as_str() {
        "" => None,
        who => Some(helper(tx, cx, who)?),
    };
    let helper = match (holder, named) {
        (Some(holder), Some(named)) if holder != named.cast() => {
            return Err(ActError::Refused("moving-back-other-has-it"));
        }
        (Some(holder), _) => holder,
        (None, Some(named)) => named.cast(),
        (None, None) if matches!(said.what, What::Took) => {
            return Err(ActError::Refused("moving-back-who-missing"));
        }
        (None, None) => me.id.cast(),
    };
    if holder.is_none() {
        if matches!(kept.ask.state, asks::domain::AskState::New) {
            acts::steward_says(tx, cx, id, me.id.cast(), acts::StewardSays::Open)?;
        }
        let standing = acts::standing(tx, kept.home, helper.cast(), Via::Steward)?;
        acts::claim(tx, cx, id, helper, standing)?;
    }
    if matches!(said.what, What::Took) {
        return Ok(());
    }
    let now = asks::store::load(tx, id)?.ok_or(ActError::Gone)?;
    let waits =
        now.ask.live_claim().filter(|claim| claim.state == ClaimState::Reserved).map(|claim| claim.id);
    if let Some(claim) = waits {
        // Who was met at the door has said yes.
        acts::answer_claim(tx, cx, claim, (id, true), (AnsweredBy::Steward, Some(me.id.cast())))?;
    }
    let says = match said.what {
        What::CouldNot(why) => HelperSays::CouldNot(why),
        What::Took | What::Done => HelperSays::Done,
    };
    acts::helper_says(tx, cx, id, helper, says)?;
    Ok(())
}

/// The one helper of that name or with those last four digits.
fn helper(tx: &mut Tx<'_>, cx: &acts::Cx<'_>, who: &str) -> Result<PersonId, ActError> {
    let digits: String = who.chars().filter(char::is_ascii_digit).collect();
    let named: String = who.chars().filter(|c| !c.is_ascii_digit()).collect();
    let by_four = match digits.len() {
        4.. => Some(cx.vault.find(tx, Term::PhoneLast4, &digits, 50)?),
        _ => None,
    };
    let by_name = if named.chars().any(char::is_alphabetic) {
        Some(cx.vault.find(tx, Term::NameToken, &named, 50)?)
    } else {
        None
    };
    let found = match (by_four, by_name) {
        (Some(four), Some(name)) => four.into_iter().filter(|id| name.contains(id)).collect(),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => Vec::new(),
    };
    let mut helpers = Vec::new();
    for person in found {
        if tx.one(&HELPS, &[&tx.network(), &person, &cx.now], only::<PersonId>)?.is_some() {
            helpers.push(person);
        }
    }
    match helpers.as_slice() {
        [one] => Ok(*one),
        [] => Err(ActError::Refused("moving-back-nobody")),
        _ => Err(ActError::Refused("moving-back-several")),
    }
}

pub(crate) const HELPS: kit_db::Statement = kit_db::sql!(
    "SELECT person_id FROM roles
     WHERE network_id = $1 AND person_id = $2 AND since <= $3 AND (until IS NULL OR until > $3)
     ORDER BY id LIMIT 1"
);

/// The page, for the handlers and for samples.
pub fn page(body: Back) -> Page<Back> {
    Page::new("moving-back", body).private().section("desk")
}
