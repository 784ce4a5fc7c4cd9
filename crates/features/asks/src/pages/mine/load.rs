//! What the asker's page shows, read in one transaction.

use std::collections::HashMap;

use kit_base::{Private, Timestamp};
use kit_db::Tx;

use super::Holder;
use crate::acts::{self, ActError, Cx};
use crate::domain::{AskState, ClaimState, PersonId, Ring, Via};
use crate::posting;
use crate::store::{self, Kept, Look, Moment, Sheet};

/// The most sheets on one page: whoever is signed in may have several.
const SHEETS: usize = 4;

/// One posting.
pub struct Seen {
    /// The posting.
    pub sheet: Sheet,
    /// Its code word.
    pub code: String,
    /// Its private link's token.
    pub link: String,
    /// Its asks.
    pub asks: Vec<AskSeen>,
}

/// One ask with what its asker may read.
pub struct AskSeen {
    /// The ask.
    pub kept: Kept,
    /// What the asker wrote.
    pub details: String,
    /// What happened, latest first.
    pub moments: Vec<Moment>,
    /// Who saw more than the card.
    pub looks: Vec<Look>,
    /// Who has it, or had it.
    pub helper: Option<HelperSeen>,
    /// The rings there are around it.
    pub rings: Vec<Ring>,
}

/// A helper as their neighbor sees them.
pub struct HelperSeen {
    /// Their first name.
    pub name: Option<String>,
    /// Since when they are known here.
    pub since: Option<Timestamp>,
    /// Somebody of the building vouched for them.
    pub vouched: bool,
    /// They live in the same building.
    pub same_building: bool,
}

/// Everything of a holder. Statements: 6 a sheet, 4 an ask, 5 more while a helper waits.
pub fn load(tx: &mut Tx<'_>, cx: &Cx<'_>, holder: Holder) -> Result<Vec<Seen>, ActError> {
    let mut sheets: Vec<Sheet> = match holder.sheet {
        Some(id) => store::sheet(tx, id)?.into_iter().collect(),
        None => Vec::new(),
    };
    if let Some(person) = holder.person {
        let known = sheets.first().map(|sheet| sheet.id);
        let mut own = store::sheets_of(tx, person)?;
        for part in people::same::parts(tx, person.cast())? {
            own.extend(store::sheets_of(tx, part.cast())?);
        }
        own.sort_by_key(|sheet| std::cmp::Reverse(sheet.created_at));
        sheets.extend(own.into_iter().filter(|sheet| Some(sheet.id) != known));
    }
    sheets.truncate(SHEETS);
    sheets.into_iter().map(|sheet| seen(tx, cx, sheet)).collect()
}

fn seen(tx: &mut Tx<'_>, cx: &Cx<'_>, sheet: Sheet) -> Result<Seen, ActError> {
    let code = posting::code_word(tx, cx, &sheet)?.words().join(" ");
    let link = posting::link_of(tx, cx, &sheet)?.text();
    let mut rings = None;
    let mut asks = Vec::new();
    for line in store::asks_of_sheet(tx, sheet.id)? {
        let Some(kept) = store::load(tx, line.id)? else { continue };
        // Only an ask that still looks for somebody can widen.
        if rings.is_none() && kept.ask.state == AskState::Asking {
            rings = Some(crate::rings::existing(tx, kept.home)?);
        }
        asks.push(ask_seen(tx, cx, kept, rings.clone().unwrap_or_default())?);
    }
    // Asked in one moment: in the order in which the question names them.
    asks.sort_by_key(|ask| ask.kept.ask.kind);
    name_helpers(tx, cx, &mut asks)?;
    Ok(Seen { sheet, code, link, asks })
}

fn ask_seen(tx: &mut Tx<'_>, cx: &Cx<'_>, kept: Kept, rings: Vec<Ring>) -> Result<AskSeen, ActError> {
    let texts = store::texts(tx, cx.vault, &kept)?.unwrap_or_default();
    let helper = match kept.ask.live_claim() {
        Some(claim) if claim.state == ClaimState::Reserved => Some(stranger(tx, &kept, claim.by)?),
        Some(_) => Some(HelperSeen { name: None, since: None, vouched: false, same_building: false }),
        None if kept.ask.state == AskState::Done => {
            Some(HelperSeen { name: None, since: None, vouched: false, same_building: false })
        }
        None => None,
    };
    Ok(AskSeen {
        details: texts.details.into_inner(),
        moments: store::history(tx, kept.ask.id)?,
        looks: store::looks(tx, kept.ask.id)?,
        helper,
        rings,
        kept,
    })
}

/// Somebody who waits for a yes: how they stand to the asker.
fn stranger(tx: &mut Tx<'_>, kept: &Kept, helper: PersonId) -> Result<HelperSeen, ActError> {
    let standing = acts::standing(tx, kept.home, helper, Via::Board)?;
    let since = people::profile(tx, helper.cast())?.and_then(|profile| profile.verified_at);
    Ok(HelperSeen { name: None, since, vouched: standing.vouched, same_building: standing.same_building })
}

/// The first names of whoever holds or did one of these asks, in one batch.
fn name_helpers(tx: &mut Tx<'_>, cx: &Cx<'_>, asks: &mut [AskSeen]) -> Result<(), ActError> {
    let by =
        |ask: &AskSeen| ask.helper.as_ref().and(ask.kept.ask.claim.as_ref()).map(|claim| claim.by.cast());
    let ids: Vec<people::PersonId> = asks.iter().filter_map(by).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let names: HashMap<people::PersonId, Private<String>> = people::first_names(tx, cx.vault, &ids)?;
    for ask in asks {
        let name = by(ask).and_then(|id| names.get(&id)).map(|name| name.reveal().clone());
        if let Some(helper) = &mut ask.helper {
            helper.name = name;
        }
    }
    Ok(())
}
