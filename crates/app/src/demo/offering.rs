//! What the demo's neighbors can do for one another: a believable few of them, some of whom rest, and three who are new.

use asks::acts::ActError;
use circles::CircleId;
use kit_base::{Private, Span, Stream};
use kit_db::{DbError, Tx};
use kit_i18n::{Lang, SPOKEN};
use offers::Offer;
use offers::domain::{Band, Day, Kind, Part, PerWeek, Travel};
use offers::letting_in::{self, Came, Cx, Newcomer};
use people::{Contact, PeopleError, PersonId};

use super::names::phone;
use super::world::Maker;

/// Somebody's invented offer. The kinds that are asked for most are offered most.
pub fn offer(dice: &mut Stream, languages: &[&str]) -> Offer {
    let mut pick = |end: usize| usize::try_from(dice.below(end as u64)).unwrap_or(0);
    let often =
        [Kind::Food, Kind::Errand, Kind::Company, Kind::Ride, Kind::Translation, Kind::Repair, Kind::Pet];
    let mut kinds = vec![often[pick(often.len())], often[pick(often.len())]];
    kinds.extend((0..pick(3)).map(|_| Kind::ALL[pick(Kind::ALL.len())]).collect::<Vec<_>>());
    kinds.sort_unstable();
    kinds.dedup();
    let (days, parts) = match pick(6) {
        0 => (vec![Day::Saturday, Day::Sunday], Vec::new()),
        1 => (Vec::new(), vec![Part::Evening]),
        2 => (vec![Day::nth(u8::try_from(pick(5)).unwrap_or(0))], Vec::new()),
        _ => (Vec::new(), Vec::new()),
    };
    let band = [Band::Building, Band::Block, Band::Streets, Band::Streets, Band::Farther][pick(5)];
    Offer {
        kinds,
        days,
        parts,
        band,
        languages: Offer::known(languages.iter().copied()),
        travel: [Travel::Foot, Travel::Foot, Travel::Bike, Travel::Car][pick(4)],
        per_week: PerWeek::ALL[pick(PerWeek::ALL.len())],
        night_opt_in: pick(10) == 0,
        resting_until: None,
    }
}

impl Maker {
    /// Whether the n-th neighbor offers, and who of them rests: most helpers do, of everybody else a few.
    pub fn may_offer(
        &self,
        tx: &mut Tx<'_>,
        (n, helps): (usize, bool),
        (person, home): (PersonId, CircleId),
        languages: &[&str],
    ) -> Result<(), DbError> {
        let offers = if helps { n % 5 != 4 } else { n % 9 == 4 };
        if !offers {
            return Ok(());
        }
        let mut dice = self.rng.stream("demo.offers");
        let offer = offer(&mut dice, languages);
        let days = i64::try_from(dice.below(40)).unwrap_or(0);
        let cx = Cx { vault: &self.vault, rng: &self.rng, now: self.now - Span::days(days + 3) };
        letting_in::known(tx, &cx, person, (home, &offer))?;
        if n % 11 == 6 {
            people::rest(tx, person, Some(self.now + Span::days(days % 12 + 2)))?;
        }
        Ok(())
    }

    /// Three who wrote this week and wait for a steward's hello.
    pub fn newcomers(&self, tx: &mut Tx<'_>, homes: [CircleId; 3]) -> Result<(), PeopleError> {
        let new = [("Hortensia", Lang::Es, "es"), ("Garrick", Lang::En, "en"), ("Soo-jin", Lang::En, "ko")];
        for (n, ((called, language, speaks), home)) in new.into_iter().zip(homes).enumerate() {
            let newcomer = Newcomer {
                called: Some(Private::new(called.to_owned())),
                contact: Contact::Phone(Private::new(phone(595 + n))),
                language,
                home: (home, None),
                by_steward: false,
            };
            let offer = offer(&mut self.rng.stream("demo.newcomers"), &[language.code(), speaks]);
            let at = self.now - Span::hours(5 + 20 * i64::try_from(n).unwrap_or(0));
            let cx = Cx { vault: &self.vault, rng: &self.rng, now: at };
            // Without a form key nothing can have come before, so this is always the first time.
            if let Came::OtherWords = letting_in::newcomer(tx, &cx, (&newcomer, &offer), None)? {
                return Err(DbError::Rule("a newcomer of the demo came twice".to_owned()).into());
            }
        }
        Ok(())
    }

    /// A helper of a large world: found, joined, offering.
    pub fn helper(
        &self,
        tx: &mut Tx<'_>,
        (called, n): (&str, usize),
        home: CircleId,
    ) -> Result<(), ActError> {
        let lang = if n % 5 < 2 { Lang::Es } else { Lang::En };
        let since = self.now - Span::days(30);
        let person = self.neighbor(tx, (called, &phone(n)), (lang, home), since)?.cast();
        people::memberships::join(tx, home, person, Some(since), since)?;
        let languages = [lang.code(), SPOKEN[n % 6].0];
        let cx = Cx { vault: &self.vault, rng: &self.rng, now: since };
        let offer = offer(&mut self.rng.stream("demo.offers"), &languages);
        letting_in::known(tx, &cx, person, (home, &offer))?;
        Ok(())
    }
}
