//! The three neighbors to ask first, with reasons and with the words ready.

use std::collections::{HashMap, HashSet};

use asks::domain::Ring;
use asks::pages::show::safe::Moment;
use asks::store::Kept;
use kit_base::{Private, Slug, Timestamp};
use kit_db::{DbError, Tx};
use kit_i18n::Arg;
use matching::Reason;
use people::{PersonId, Reach};

use crate::pages::ways::{self, Ways};
use crate::store::{self, Neighbor};

/// How many are suggested.
pub const THREE: usize = 3;

/// Somebody to ask, before their name and ways are opened.
#[derive(Clone, Debug)]
pub struct Pick {
    /// Who.
    pub person: PersonId,
    /// Their public name.
    pub slug: Slug,
    reasons: Vec<Reason>,
    known: Option<Neighbor>,
}

/// Somebody to ask, as the page shows them.
pub struct Suggested {
    /// Their public name.
    pub slug: Slug,
    /// Their first name.
    pub called: String,
    /// Why, in words.
    pub reasons: Vec<String>,
    /// How to reach them now.
    pub ways: Ways,
}

/// The best three of those who offered; with fewer, whoever helps near and holds least.
pub fn picks(tx: &mut Tx<'_>, kept: &Kept, now: Timestamp) -> Result<Vec<Pick>, DbError> {
    if kept.practice {
        return Ok(Vec::new());
    }
    let mut picks = Vec::with_capacity(THREE);
    for one in matching::suggest(tx, kept, THREE, now)? {
        picks.push(Pick { person: one.person, slug: one.slug, reasons: one.reasons, known: None });
    }
    if picks.len() < THREE {
        let mut near = could(tx, kept, None, now)?;
        near.retain(|one| picks.iter().all(|pick| pick.person != one.id) && !one.is_full());
        near.sort_by_key(|one| (!one.speaks.contains(&kept.language), !one.beside, one.open));
        for one in near.into_iter().take(THREE - picks.len()) {
            picks.push(Pick { person: one.id, slug: one.slug, reasons: Vec::new(), known: Some(one) });
        }
    }
    Ok(picks)
}

/// Everybody with a role who could be asked: nobody who is kept apart, and nobody who was asked for this already. For
/// practice nobody is asked.
pub fn could(
    tx: &mut Tx<'_>,
    kept: &Kept,
    term: Option<(u8, [u8; 16])>,
    now: Timestamp,
) -> Result<Vec<Neighbor>, DbError> {
    if kept.practice {
        return Ok(Vec::new());
    }
    let mut found = match term {
        Some(term) => store::named(tx, (kept.home, kept.ask.id), term, now)?,
        None => store::neighbors(tx, kept.home, kept.ask.id, now)?,
    };
    let apart: HashSet<PersonId> = trust::apart_from(tx, kept.ask.asker.cast())?.into_iter().collect();
    found.retain(|one| !apart.contains(&one.id));
    Ok(found)
}

/// What a steward reads and taps.
pub fn shown(
    picks: Vec<Pick>,
    reaches: &HashMap<PersonId, Reach>,
    moment: &Moment<'_>,
    (network, link): (&str, Option<&str>),
    language: &str,
) -> Vec<Suggested> {
    let shown = picks.into_iter().map(|pick| {
        let reach = reaches.get(&pick.person);
        let ways = reach.map(|reach| Ways::of(moment, reach, &ways::to_helper(moment, reach, network, link)));
        let own = reach.and_then(|reach| reach.name.clone()).map(Private::into_inner);
        Suggested {
            slug: pick.slug,
            called: own.unwrap_or_default(),
            reasons: reasons(&pick, moment, language),
            ways: ways.unwrap_or_default(),
        }
    });
    shown.collect()
}

fn reasons(pick: &Pick, moment: &Moment<'_>, language: &str) -> Vec<String> {
    let (words, lang) = (moment.words, moment.lang);
    let mut said: Vec<String> = pick
        .reasons
        .iter()
        .map(|reason| match reason.language() {
            Some(number) => {
                words.format(lang, reason.key(), &[("what", Arg::Str(matching::language_name(number)))])
            }
            None => words.text(lang, reason.key()).to_owned(),
        })
        .collect();
    if let Some(known) = &pick.known {
        if known.beside {
            said.push(words.text(lang, "desk-neighbors-beside").to_owned());
        }
        if known.speaks.iter().any(|code| code == language) {
            let own = asks::pages::board::words::language(language.to_owned());
            said.push(words.format(lang, "matching-speaks", &[("what", Arg::Str(&own))]));
        }
        said.push(words.format(lang, "desk-neighbors-open", &[("n", Arg::Num(known.open))]));
    }
    said
}

/// The ring that a request is written for.
pub fn ring(kept: &Kept) -> Ring {
    kept.ask.ring.unwrap_or(Ring::Pod)
}
