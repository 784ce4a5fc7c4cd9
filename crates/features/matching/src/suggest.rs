//! Who could help with one ask, with reasons: a few searches along an index, then one order.

use std::collections::HashSet;

use asks::domain::{Ask, Kind, Ring};
use asks::store::Kept;
use circles::{CircleId, Near, Scale};
use kit_base::{Slug, Timestamp};
use kit_db::{DbError, Tx};
use kit_geo::Cell;
use kit_i18n::SPOKEN;
use offers::domain::language_bit;
use people::PersonId;

use crate::domain::{Fit, Helper, Nearness, Need, Reason, rank};
use crate::store::candidates::Search;
use crate::store::{self, Found};

/// Somebody who could help, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Who.
    pub person: PersonId,
    /// Their public name.
    pub slug: Slug,
    /// Why, strongest first: memberships and three bands, never a distance.
    pub reasons: Vec<Reason>,
}

impl Suggestion {
    fn of((found, fit): (Found, Fit)) -> Self {
        Self { person: found.person, slug: found.slug, reasons: fit.reasons }
    }
}

/// Looked at in one circle: those who share the language first, then anybody.
const LOOKED_AT: [u32; 2] = [16, 12];
/// With as many at hand the circles beside the neighborhood are left in peace.
const ENOUGH: usize = 24;

/// The best `n` for one ask, whoever asks for them: sensitive asks too, so only stewards may see the answer. Money is
/// never matched. The same on both engines. Statements: about 2 a circle, 6 more, and 2 where too few offered.
///
/// Where fewer than `n` of those who offered fit, helpers of the pod, the building or the block who never said what
/// they offer are named after them: a steward knows them, and asks. The machine by itself asks only who offered.
pub fn suggest(tx: &mut Tx<'_>, ask: &Kept, n: usize, now: Timestamp) -> Result<Vec<Suggestion>, DbError> {
    let limits = Limits { ring: ask.ask.farthest, night: false, spread: false };
    let about = About::read(tx, ask, limits, now)?;
    let mut best: Vec<_> = offering(tx, ask, &about, now)?.into_iter().map(Suggestion::of).collect();
    if best.len() < n {
        best.extend(silent(tx, ask, &about, now)?.into_iter().map(Suggestion::of));
    }
    best.truncate(n);
    Ok(best)
}

/// Helpers next door who never said what they offer: all that is known of them is where they live.
fn silent(tx: &mut Tx<'_>, kept: &Kept, about: &About, now: Timestamp) -> Result<Vec<(Found, Fit)>, DbError> {
    let mut near = about.circles.clone();
    near.retain(|(_, nearness)| Reason::of_nearness(*nearness).is_some());
    if near.is_empty() || about.need.money {
        return Ok(Vec::new());
    }
    let found = store::silent(tx, (kept.ask.id, &near), now)?;
    let mut fits = about.judged(tx, kept, found, now)?;
    for (_, fit) in &mut fits {
        fit.reasons.retain(|reason| !matches!(reason, Reason::OffersKind | Reason::NotAskedThisWeek));
    }
    Ok(fits)
}

/// How far to look, and whom.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// The widest ring.
    pub ring: Ring,
    /// Only those who may be asked at night.
    pub night: bool,
    /// Whoever was asked this week stands behind everybody who was not.
    pub spread: bool,
}

/// Everybody who may be asked, best first.
pub(crate) fn fitting(
    tx: &mut Tx<'_>,
    kept: &Kept,
    limits: Limits,
    now: Timestamp,
) -> Result<Vec<(PersonId, Fit)>, DbError> {
    let about = About::read(tx, kept, limits, now)?;
    let mut ranked = offering(tx, kept, &about, now)?;
    if limits.spread {
        // Stable: within each half the order stays.
        ranked.sort_by_key(|(_, fit)| !fit.reasons.contains(&Reason::NotAskedThisWeek));
    }
    Ok(ranked.into_iter().map(|(found, fit)| (found.person, fit)).collect())
}

/// Those who offered what is asked for, best first.
fn offering(
    tx: &mut Tx<'_>,
    kept: &Kept,
    about: &About,
    now: Timestamp,
) -> Result<Vec<(Found, Fit)>, DbError> {
    let (kind, need, mut found) = (kept.ask.kind.code(), about.need, Vec::new());
    let mut known: HashSet<PersonId> = HashSet::new();
    for &(circle, nearness) in &about.circles {
        if nearness == Nearness::Next && found.len() >= ENOUGH {
            break;
        }
        let reach = nearness.asks_for() as i64;
        for (languages, most) in [need.language, u32::MAX >> 1].into_iter().zip(LOOKED_AT) {
            let search = Search {
                circle,
                kind,
                languages,
                hours: need.hours,
                reach,
                ask: kept.ask.id,
                now,
                most,
                trusted_only: need.trusted_only,
            };
            let rows = store::candidates(tx, &search)?;
            found.extend(rows.into_iter().filter(|row| known.insert(row.person)).map(|row| (row, nearness)));
        }
    }
    about.judged(tx, kept, found, now)
}

/// What is known of an ask before anybody is looked at: read once, however many are.
struct About {
    need: Need,
    circles: Vec<(CircleId, Nearness)>,
    cell: Option<Cell>,
    apart: HashSet<PersonId>,
    declined: HashSet<PersonId>,
}

impl About {
    fn read(tx: &mut Tx<'_>, kept: &Kept, limits: Limits, now: Timestamp) -> Result<Self, DbError> {
        let around = circles::store::ancestors(tx, kept.home)?;
        let own = people::profile(tx, kept.ask.asker.cast())?.and_then(|profile| profile.cell);
        // The cell of the asker's household; else of the circle they named.
        let cell = own.or_else(|| around.first().and_then(|home| home.circle.cell)).and_then(cell_from);
        let apart = trust::apart_from(tx, kept.ask.asker.cast())?.into_iter().collect();
        let declined = asks::store::who_declined(tx, kept.ask.id)?;
        Ok(Self {
            need: need_of(tx, kept, limits.night, now)?,
            circles: circles_around(tx, &around, limits.ring)?,
            cell,
            apart,
            declined: declined.into_iter().map(kit_base::Id::cast).collect(),
        })
    }

    /// Puts the pair's own facts to each and ranks them.
    fn judged(
        &self,
        tx: &mut Tx<'_>,
        kept: &Kept,
        found: Vec<(Found, Nearness)>,
        now: Timestamp,
    ) -> Result<Vec<(Found, Fit)>, DbError> {
        let ids: Vec<PersonId> = found.iter().map(|(row, _)| row.person).collect();
        let trusted = if self.need.trusted_only { trust::trusted_among(tx, &ids)? } else { HashSet::new() };
        let helpers = found.into_iter().map(|(row, nearness)| {
            let who = row.person;
            let helper = Helper {
                apart: self.apart.contains(&who),
                trusted: trusted.contains(&who),
                heard_already: self.declined.contains(&who),
                own: kept.ask.asker == who.cast(),
                band: self.cell.zip(row.cell.and_then(cell_from)).map(|(here, there)| here.band(there)),
                ..helper(&row, nearness, now)
            };
            (row, helper)
        });
        Ok(rank(&self.need, helpers))
    }
}

/// The facts that hold for every ask.
pub(crate) fn helper(row: &Found, nearness: Nearness, now: Timestamp) -> Helper {
    let never = row.asked_at == Timestamp::from_micros(0);
    let days = u32::try_from(now.since(row.asked_at).as_days()).unwrap_or(0);
    Helper {
        lot: row.lot,
        nearness,
        band: None,
        reach: row.reach,
        languages: row.languages,
        hours: row.hours,
        means: row.means,
        night: row.night,
        open_claims: row.open_claims,
        asked_this_week: row.asked_this_week,
        per_week: row.per_week,
        days_since_asked: (!never).then_some(days),
        resting: false,
        apart: false,
        trusted: false,
        suspended: false,
        heard_already: false,
        own: false,
        helped: row.helped,
    }
}

/// What the ask needs.
fn need_of(tx: &mut Tx<'_>, kept: &Kept, night: bool, now: Timestamp) -> Result<Need, DbError> {
    let zone = asks::store::settings(tx)?.zone;
    Ok(need(&kept.ask, &kept.language, (kept.slug, night), (now, &zone)))
}

/// The same from what was read before.
pub(crate) fn need(
    ask: &Ask,
    language: &str,
    (slug, night): (Slug, bool),
    (now, zone): (Timestamp, &str),
) -> Need {
    Need {
        language: language_bit(language),
        // At night it is done now or not at all; what somebody said of their days counts by day.
        hours: if night { offers::domain::ALWAYS } else { crate::week::hours(ask.when, now, zone) },
        wheels: matches!(
            ask.kind,
            Kind::Ride | Kind::Food | Kind::Supplies | Kind::Errand | Kind::Prescription
        ),
        trusted_only: ask.needs_trust(),
        night,
        money: ask.kind.to_desk(),
        lot: slug
            .as_str()
            .bytes()
            .fold(0, |lot: u64, byte| lot.wrapping_mul(37).wrapping_add(u64::from(byte))),
    }
}

/// The circles an ask may be heard in, nearest first, with what each is called from there.
fn circles_around(
    tx: &mut Tx<'_>,
    around: &[Near],
    farthest: Ring,
) -> Result<Vec<(CircleId, Nearness)>, DbError> {
    let named = around.iter().filter_map(|near| nearness(near.circle.scale).map(|n| (near.circle.id, n)));
    let mut circles: Vec<_> = named.filter(|(_, near)| *near as usize <= farthest as usize).collect();
    let own = around.iter().find(|near| near.circle.scale == Scale::Neighborhood);
    if let Some(own) = own.filter(|_| farthest == Ring::Next) {
        let beside = circles::store::siblings(tx, own.circle.id)?;
        circles
            .extend(beside.into_iter().take(store::MOST_SIBLINGS).map(|circle| (circle.id, Nearness::Next)));
    }
    circles.sort_by_key(|(_, near)| *near);
    Ok(circles)
}

/// What sharing a circle of this scale is called.
pub(crate) const fn nearness(scale: Scale) -> Option<Nearness> {
    match scale {
        Scale::Pod => Some(Nearness::Pod),
        Scale::Building => Some(Nearness::Building),
        Scale::Block => Some(Nearness::Block),
        Scale::Neighborhood => Some(Nearness::Neighborhood),
        Scale::Region => None,
    }
}

pub(crate) fn cell_from(number: i64) -> Option<Cell> {
    Cell::from_i64(number).ok()
}

/// The own name of a language by its number.
pub fn language_name(number: u32) -> &'static str {
    SPOKEN.get(number as usize).map_or("", |(_, own)| own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_offers_and_asks_agree_and_money_is_only_asked() {
        let asked: Vec<_> = Kind::ALL.iter().filter(|kind| !kind.to_desk()).map(|kind| kind.code()).collect();
        let offered: Vec<_> = offers::domain::Kind::ALL.iter().map(|kind| kind.code()).collect();
        assert_eq!(asked, offered);
    }

    #[test]
    fn rings_and_nearness_count_alike_from_the_pod_outward() {
        let scales = [Scale::Pod, Scale::Building, Scale::Block, Scale::Neighborhood];
        let near = scales.map(|scale| nearness(scale).expect("it is near") as usize);
        assert_eq!(
            near,
            [Ring::Pod, Ring::Building, Ring::Block, Ring::Neighborhood].map(|ring| ring as usize)
        );
        assert_eq!(Nearness::Next as usize, Ring::Next as usize);
        let reach =
            [offers::domain::Band::Building, offers::domain::Band::Farther].map(offers::domain::Band::number);
        assert_eq!(reach, [Nearness::Building.asks_for() as i64, Nearness::Next.asks_for() as i64]);
    }
}
