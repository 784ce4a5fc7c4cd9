//! One helper and one need: may they be asked, how well do they fit, and why.

use kit_geo::Band;

use super::facts::MOST_OPEN;
use super::{Helper, Means, Nearness, Need, Reason, Refusal};

/// How well somebody fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// More is better; for ordering only, and never shown.
    pub score: u32,
    /// Why, strongest first.
    pub reasons: Vec<Reason>,
}

/// Whether this helper may be asked, and how well they fit.
pub fn judge(need: &Need, helper: &Helper) -> Result<Fit, Refusal> {
    match refusal(need, helper) {
        Some(why) => Err(why),
        None => Ok(Fit { score: score(need, helper), reasons: reasons(need, helper) }),
    }
}

/// The same without the reasons, for thousands at once.
pub(super) fn weigh(need: &Need, helper: &Helper) -> Option<u32> {
    refusal(need, helper).is_none().then(|| score(need, helper))
}

/// The rules that nothing outweighs.
fn refusal(need: &Need, helper: &Helper) -> Option<Refusal> {
    let rules = [
        (need.money, Refusal::Money),
        (helper.own, Refusal::Own),
        (helper.apart, Refusal::Apart),
        (helper.suspended, Refusal::Suspended),
        (helper.resting, Refusal::Resting),
        (need.trusted_only && !helper.trusted, Refusal::Untrusted),
        (helper.open_claims >= MOST_OPEN, Refusal::Full),
        (helper.asked_this_week >= helper.per_week, Refusal::AskedEnough),
        (helper.heard_already, Refusal::HeardAlready),
        (helper.reach < helper.nearness.asks_for(), Refusal::TooFar),
        (helper.hours & need.hours == 0, Refusal::OtherTime),
        (need.night && !helper.night, Refusal::Night),
    ];
    rules.into_iter().find(|(broken, _)| *broken).map(|(_, why)| why)
}

/// What speaks for them, in points. Having helped often is none of it: whoever is asked least comes first.
fn score(need: &Need, helper: &Helper) -> u32 {
    let near = match helper.nearness {
        Nearness::Pod => 320,
        Nearness::Building => 240,
        Nearness::Block => 160,
        Nearness::Neighborhood => 80,
        Nearness::Next => 0,
    };
    let band = match helper.band {
        Some(Band::Same) => 40,
        Some(Band::Next) => 20,
        Some(Band::Farther) | None => 0,
    };
    let tongue = if speaks(need, helper) { 240 } else { 0 };
    let wheels = match helper.means {
        Means::Car if need.wheels => 60,
        Means::Bike if need.wheels => 20,
        _ => 0,
    };
    let rested = if helper.asked_this_week == 0 { 200 } else { 0 };
    // A month without being asked is as good as never.
    let waited = 3 * helper.days_since_asked.unwrap_or(30).min(30);
    let load = 80 * u32::from(MOST_OPEN.saturating_sub(helper.open_claims));
    near + band + tongue + wheels + rested + waited + load
}

fn speaks(need: &Need, helper: &Helper) -> bool {
    helper.languages & need.language != 0
}

fn reasons(need: &Need, helper: &Helper) -> Vec<Reason> {
    let mut why: Vec<Reason> = Reason::of_nearness(helper.nearness).into_iter().collect();
    if why.is_empty() {
        why.extend(match helper.band {
            Some(Band::Same) => Some(Reason::Near),
            Some(Band::Next) => Some(Reason::NextStreets),
            Some(Band::Farther) | None => None,
        });
    }
    if speaks(need, helper) {
        why.push(Reason::SpeaksLanguage(need.language.trailing_zeros()));
    }
    why.push(Reason::OffersKind);
    if need.wheels {
        match helper.means {
            Means::Car => why.push(Reason::HasCar),
            Means::Bike => why.push(Reason::HasBike),
            Means::Foot => {}
        }
    }
    if helper.asked_this_week == 0 {
        why.push(Reason::NotAskedThisWeek);
    }
    if helper.helped {
        why.push(Reason::HelpedBefore);
    }
    why
}

/// Puts helpers in order, best first: by score, and between equals by lots drawn for this need, so that neither a
/// name nor an early membership nor the engine's order decides. Whoever may not be asked is left out.
pub fn rank<T>(need: &Need, helpers: impl IntoIterator<Item = (T, Helper)>) -> Vec<(T, Fit)> {
    let judged = helpers.into_iter().filter_map(|(who, helper)| {
        judge(need, &helper)
            .ok()
            .map(|fit| ((u32::MAX - fit.score, mix(need.lot ^ helper.lot), helper.lot), who, fit))
    });
    let mut ranked: Vec<_> = judged.collect();
    ranked.sort_by_key(|(place, ..)| *place);
    ranked.into_iter().map(|(_, who, fit)| (who, fit)).collect()
}

/// Scatters the bits of a lot (the finisher of `SplitMix64`), so that one helper does not come first at every need.
pub(super) const fn mix(lot: u64) -> u64 {
    let lot = (lot ^ (lot >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let lot = (lot ^ (lot >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    lot ^ (lot >> 31)
}

#[cfg(test)]
#[path = "judge_tests.rs"]
mod tests;
