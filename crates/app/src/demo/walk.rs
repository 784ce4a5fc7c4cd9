//! A walk from door to door, half done: two have a building between them, another waits for two.

use asks::acts::ActError;
use circles::CircleId;
use kit_base::Span;
use kit_db::Tx;
use outreach::domain::{Outcome, Season};
use outreach::store::doors;
use outreach::store::settings::{self, Settings};
use outreach::store::walks::{self, Building};
use people::PersonId;

use super::world::Maker;

/// What came of the first doors.
const CAME: [Outcome; 9] = [
    Outcome::Talked,
    Outcome::Paper,
    Outcome::Nobody,
    Outcome::Talked,
    Outcome::NoHandbills,
    Outcome::Paper,
    Outcome::Never,
    Outcome::Talked,
    Outcome::Paper,
];

impl Maker {
    /// Makes the list in this circle, and walks half of its first part.
    pub fn walk(
        &self,
        tx: &mut Tx<'_>,
        circle: CircleId,
        (steward, helper): (PersonId, PersonId),
    ) -> Result<(), ActError> {
        let made = self.now - Span::days(2);
        let said = Settings {
            seasons: vec![Season::Illness, Season::Smoke],
            own_words: "The gate code is with the manager.".to_owned(),
            county_text: "Free flu shots".to_owned(),
            county_url: "https://health.example.org/flu".to_owned(),
        };
        settings::save(tx, circle, &said, made)?;
        let building = |called: &str, doors: std::ops::RangeInclusive<u32>, quiet| Building {
            called: called.to_owned(),
            doors: doors.map(|door| door.to_string()).collect(),
            quiet,
        };
        let buildings = [building("The Marigold", 101..=118, false), building("Lemon Arms", 1..=16, true)];
        let slug = walks::make(tx, &self.vault, (circle, steward), &buildings, (made, &self.rng))?;
        let walk = match slug {
            Some(slug) => walks::by_slug(tx, slug.as_str())?,
            None => None,
        };
        let Some(walk) = walk else { return Ok(()) };
        let Some(part) = walks::parts_of(tx, walk.id)?.into_iter().next() else { return Ok(()) };
        walks::take(tx, part.id, (steward, helper))?;
        for (at, outcome) in (0_i64..).zip(CAME) {
            let heard = ["es", "en", "ko"].get(usize::try_from(at).unwrap_or(0) % 5).copied();
            let when = self.now - Span::hours(20) + Span::minutes(at * 4);
            doors::say(tx, (part.id, at), Some(outcome), heard, when)?;
        }
        Ok(())
    }
}
