//! The verbs as transactions: somebody says how a fridge is, takes that back, looks or cleans; and what all that comes to.

use kit_base::{Rng, Timestamp};
use kit_db::{DbError, Tx};
use kit_i18n::Catalogue;
use kit_vault::{Purpose, Vault};
use people::PersonId;

use crate::domain::{self, Alert, CALM, REPORTS_KEPT, SILENT, begun};
use crate::photo::Unkept;
use crate::store::fridges::{self, Fridge};
use crate::store::reports::{self, Kept, NewReport};
use crate::store::{FridgeId, alerts, photos};
use crate::tell;

/// What an act needs beside its transaction.
pub struct Cx<'a> {
    /// Opens and seals.
    pub vault: &'a Vault,
    /// The words of messages.
    pub words: &'a Catalogue,
    /// Dice.
    pub rng: &'a Rng,
    /// The present instant.
    pub now: Timestamp,
}

/// Who stands before a fridge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Observer {
    /// Somebody signed in.
    Person(PersonId),
    /// Whoever asks from this address; only a keyed number made of it is kept.
    Address(Vec<u8>),
    /// Nothing is known: a form is somebody of its own.
    Form([u8; 32]),
}

const OBSERVER: Purpose = Purpose::new("fridges.observer");

/// The number of an observer: the same at the same fridge, another one at every other.
pub fn number(tx: &mut Tx<'_>, vault: &Vault, fridge: FridgeId, observer: &Observer) -> Result<i64, DbError> {
    let mut bytes = fridge.uuid().as_bytes().to_vec();
    match observer {
        Observer::Person(person) => {
            bytes.push(b'p');
            bytes.extend_from_slice(person.uuid().as_bytes());
        }
        Observer::Address(address) => {
            bytes.push(b'a');
            bytes.extend_from_slice(address);
        }
        Observer::Form(key) => {
            bytes.push(b'f');
            bytes.extend_from_slice(key);
        }
    }
    let whole = vault.mac(tx, OBSERVER, &bytes)?;
    Ok(i64::from_le_bytes(std::array::from_fn(|at| whole[at])))
}

/// Somebody says how a fridge is, perhaps with a photo. The fridge is locked. What became of the photo, if there is one.
pub fn report(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    fridge: &Fridge,
    (new, photo): (&NewReport, Option<&[u8]>),
    teller: Option<PersonId>,
) -> Result<Result<(), Unkept>, DbError> {
    let Kept::Now(id) = reports::keep(tx, fridge.id, new, (cx.now, cx.rng))? else { return Ok(Ok(())) };
    let kept = match photo {
        Some(bytes) => photos::add(tx, (fridge.id, id), bytes, (cx.now, cx.rng))?,
        None => true,
    };
    settle(tx, cx, fridge, teller)?;
    Ok(if kept { Ok(()) } else { Err(Unkept::Enough) })
}

/// Takes back what came with that form. The fridge is locked. `false`: it is too late, or there is nothing.
pub fn undo(tx: &mut Tx<'_>, cx: &Cx<'_>, fridge: &Fridge, form_key: &[u8; 32]) -> Result<bool, DbError> {
    let undone = reports::undo(tx, fridge.id, form_key, cx.now)?;
    if undone {
        settle(tx, cx, fridge, None)?;
    }
    Ok(undone)
}

/// What was said comes to how the fridge is; what begins with it is told once, to everybody but whoever said it. The fridge is
/// locked.
pub fn settle(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    fridge: &Fridge,
    teller: Option<PersonId>,
) -> Result<(), DbError> {
    let told = reports::since(tx, fridge.id, cx.now - REPORTS_KEPT)?;
    let all: Vec<domain::Report> = told.iter().map(|told| told.report).collect();
    let look = domain::look(&all);
    let wants = told.iter().find(|told| !told.wants.is_empty());
    let wants = wants.map(|told| (told.wants.clone(), told.report.at));
    fridges::looks(tx, fridge.id, look.as_ref(), wants.as_ref())?;
    if fridge.closed_at.is_some() {
        return Ok(());
    }
    let stands = match &look {
        Some(look) => domain::alerts(look, cx.now),
        None if cx.now.since(fridge.made_at) >= SILENT => vec![Alert::Silent],
        None => Vec::new(),
    };
    let raised = alerts::of(tx, fridge.id)?;
    let stood: Vec<Alert> = raised.iter().filter(|one| one.stands).map(|one| one.alert).collect();
    for over in stood.iter().filter(|alert| !stands.contains(alert)) {
        alerts::end(tx, fridge.id, *over)?;
    }
    for alert in begun(&stood, &stands) {
        let before = raised.iter().find(|one| one.alert == alert).map(|one| one.told_at);
        let lately = before.filter(|at| cx.now.since(*at) < CALM);
        alerts::begin(tx, fridge.id, alert, (cx.now, lately.unwrap_or(cx.now)))?;
        if lately.is_none() {
            tell::begun(tx, cx, fridge, (alert, teller))?;
        }
    }
    Ok(())
}
