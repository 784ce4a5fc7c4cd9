//! `/round`: one proposal for all open asks; a steward unticks what they would do differently, then neighbors are asked.

use askama::Template;
use axum::extract::State;
use kit_base::{Private, Slug};
use kit_db::{DbError, Tx};
use kit_i18n::{Arg, Catalogue, Lang};
use kit_web::{Answer, Authority, Form, Page, Routes, SeeOther, Trip, filters};
use people::{PersonId, Signed, Site, Steward};

use crate::asking::{self, Cx};
use crate::domain::Reason;
use crate::round::{self, Line};
use crate::suggest::{Limits, fitting, language_name};

/// The routes of this room.
pub fn routes() -> Routes<Site> {
    Routes::new().get("/round", Authority::Steward, show).post("/round", Authority::Steward, ask_them)
}

/// The page.
#[derive(Template)]
#[template(path = "pages/round.html")]
pub struct Round {
    /// Asks with who could take them.
    pub pairs: Vec<Pair>,
    /// Asks that nobody fits.
    pub alone: Vec<Card>,
}

/// One ask in words.
pub struct Card {
    /// Its name in addresses.
    pub slug: String,
    /// What about.
    pub kind: String,
    /// How soon.
    pub when: String,
}

impl Card {
    fn href(&self) -> String {
        format!("/desk/{}", self.slug)
    }
}

/// One ask, one neighbor.
pub struct Pair {
    /// The ask.
    pub ask: Card,
    /// The field's value: who for what.
    pub pick: String,
    /// The neighbor's first name; empty when they gave none.
    pub called: String,
    /// Why, in words.
    pub reasons: Vec<String>,
}

/// A reason as a sentence.
pub fn say(reason: Reason, words: &Catalogue, lang: Lang) -> String {
    let what = reason.language().map_or("", language_name);
    words.format(lang, reason.key(), &[("what", Arg::Str(what))])
}

/// The message that names a kind.
pub(crate) fn kind_key(kind: asks::domain::Kind) -> String {
    format!("asks-kind-{}", kind.code())
}

fn when_key(when: asks::domain::When) -> String {
    format!("asks-when-{}", when.code().replace('_', "-"))
}

fn card(line: &Line) -> Card {
    Card {
        slug: line.kept.slug.to_string(),
        kind: kind_key(line.kept.ask.kind),
        when: when_key(line.kept.ask.when),
    }
}

/// `GET /round`. Statements: those of [`round::propose`], two for the names of up to 128 neighbors, and the two that say
/// who asks.
async fn show(State(site): State<Site>, steward: Steward, trip: Trip) -> Answer<Page<Round>> {
    let (vault, me, now) = (site.vault.clone(), steward.me.id, site.now());
    let (lines, names) = site
        .read(steward.network_id(), move |tx| {
            let lines = round::propose(tx, me, now)?;
            let who: Vec<PersonId> = lines.iter().filter_map(|line| Some(line.to.as_ref()?.person)).collect();
            let names = people::first_names(tx, &vault, &who)?;
            Ok::<_, people::PeopleError>((lines, names))
        })
        .await?;
    let mut body = Round { pairs: Vec::new(), alone: Vec::new() };
    for line in &lines {
        let Some(to) = &line.to else {
            body.alone.push(card(line));
            continue;
        };
        body.pairs.push(Pair {
            ask: card(line),
            pick: format!("{}-{}", line.kept.slug, to.slug),
            called: names.get(&to.person).map(Private::reveal).cloned().unwrap_or_default(),
            reasons: to.reasons.iter().map(|reason| say(*reason, trip.catalogue(), trip.lang())).collect(),
        });
    }
    Ok(Page::new("matching-round-title", body).private().section("desk"))
}

/// Asks whoever stayed ticked, if they may still be asked: the proposal was only a picture of a minute ago.
async fn ask_them(State(site): State<Site>, steward: Steward, trip: Trip, form: Form) -> Answer<SeeOther> {
    let picks: Vec<(Slug, String)> = form.all("pick").filter_map(pick).take(round::MOST as usize).collect();
    let (vault, rng, now, me) = (site.vault.clone(), site.rng.clone(), site.now(), steward.me.clone());
    let words = trip.clone();
    let asked = site
        .write(steward.network_id(), move |tx| {
            let cx = Cx { vault: &vault, rng: &rng, words: words.catalogue(), now };
            let mut asked = 0_usize;
            for (ask, helper) in &picks {
                asked += usize::from(ask_picked(tx, &cx, &me, (*ask, helper))?);
            }
            Ok::<_, DbError>(asked)
        })
        .await?;
    let word = if asked == 0 { "matching-round-asked-nobody" } else { "matching-round-asked" };
    Ok(SeeOther::to("/round").flash(word))
}

fn pick(text: &str) -> Option<(Slug, String)> {
    let (ask, helper) = text.split_once('-')?;
    Some((ask.parse().ok()?, helper.to_owned()))
}

fn ask_picked(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    me: &Signed,
    (ask, helper): (Slug, &str),
) -> Result<bool, DbError> {
    let Some(kept) = asks::store::load_by_slug(tx, ask)? else { return Ok(false) };
    let (Some(ring), Some(helper)) = (kept.ask.ring, people::by_slug(tx, helper)?) else { return Ok(false) };
    if !me.tends(tx, kept.home)? || kept.ask.state != asks::domain::AskState::Asking {
        return Ok(false);
    }
    let limits = Limits { ring: kept.ask.farthest, night: false, spread: false };
    let may = fitting(tx, &kept, limits, cx.now)?.iter().any(|(who, _)| *who == helper);
    if !may {
        return Ok(false);
    }
    asking::ask_one(tx, cx, (&kept, ring), (helper, false))
}

#[cfg(test)]
mod tests {
    use kit_web::sample;

    use super::*;

    #[test]
    fn the_round_is_drawn_full_and_empty_with_every_reason_in_every_language() {
        let catalogue = sample::catalogue(&[
            circles::LOCALES,
            people::LOCALES,
            trust::LOCALES,
            asks::LOCALES,
            offers::LOCALES,
            crate::LOCALES,
        ]);
        for lang in Lang::ALL {
            let reasons = [
                Reason::InYourPod,
                Reason::InYourBuilding,
                Reason::InYourBlock,
                Reason::Near,
                Reason::NextStreets,
                Reason::SpeaksLanguage(4),
                Reason::OffersKind,
                Reason::HasCar,
                Reason::HasBike,
                Reason::NotAskedThisWeek,
                Reason::HelpedBefore,
            ];
            let one = || Card {
                slug: "0000000000zz".into(),
                kind: "asks-kind-food".into(),
                when: "asks-when-this-week".into(),
            };
            for called in ["", "Nayeli"] {
                let pair = Pair {
                    ask: one(),
                    pick: "0000000000zz-0000000000zy".into(),
                    called: called.into(),
                    reasons: reasons.iter().map(|reason| say(*reason, &catalogue, lang)).collect(),
                };
                let page = Page::new("matching-round-title", Round { pairs: vec![pair], alone: vec![one()] });
                assert!(sample::page(&catalogue, lang, &page).contains("한국어"));
            }
            sample::page(
                &catalogue,
                lang,
                &Page::new("matching-round-title", Round { pairs: vec![], alone: vec![] }),
            );
        }
    }
}
