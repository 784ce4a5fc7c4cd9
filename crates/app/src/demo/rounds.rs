//! The demo's check-in round: somebody is fine, somebody has not answered, nobody reached somebody, somebody travels.

use asks::acts::ActError;
use checkins::acts::{self, Cx, Yes};
use checkins::domain::{Check, Consent, Outcome, Way, Word};
use checkins::hours::{Hours, Opening, day_of, instant, minute_of, weekday};
use checkins::store::checks::{self, Kept};
use checkins::store::days::{self, How};
use checkins::store::rounds::{self, NewRound, Round};
use checkins::store::{MemberId, members, rota};
use circles::CircleId;
use kit_base::{Id, Private, Slug, Span, Timestamp};
use kit_db::{DbError, Tx};
use kit_i18n::Lang;
use people::PersonId;

use super::names::phone;
use super::world::Maker;

/// Who is checked on: what to call them, their language and their way.
const PEOPLE: [(&str, Lang, Way); 4] = [
    ("Consuelo", Lang::Es, Way::Call),
    ("Walter", Lang::En, Way::Text),
    ("Anahit", Lang::En, Way::Visit),
    ("Delfina", Lang::Es, Way::Call),
];

impl Maker {
    fn rounds_cx(&self, at: Timestamp) -> Cx<'_> {
        Cx { vault: &self.vault, rng: &self.rng, words: &self.words, now: at }
    }

    /// A round of a building that the helper runs and has today, with four people in different states. Answers the
    /// private link of whoever has not answered yet.
    pub fn round(
        &self,
        tx: &mut Tx<'_>,
        (helper, steward): (PersonId, PersonId),
        home: CircleId,
    ) -> Result<String, ActError> {
        let (now, made) = (self.now, self.now - Span::days(40));
        let zone = kit_i18n::zone("America/Los_Angeles");
        let today = day_of(now, zone);
        let round = self.made(tx, (steward, home), made)?;
        for who in [helper, steward] {
            rota::join(tx, round.id, who, made)?;
        }
        rota::set_runs(tx, round.id, helper, true)?;
        for (on, ahead) in (0..7).map(|ahead| (weekday(today + ahead), ahead)) {
            let who = if ahead % 2 == 0 { helper } else { steward };
            rota::set_week(tx, round.id, (i64::try_from(on).unwrap_or(0), Some(who)), (today, made))?;
        }
        let mut all = Vec::new();
        for (n, who) in PEOPLE.into_iter().enumerate() {
            all.push(self.says_yes(tx, (&round, home), (who, n))?);
        }
        let [fine, waiting, unreached, away] = all[..] else { return Err(ActError::Gone) };
        members::pause(tx, away, Some(now + Span::days(9)))?;
        members::set_buddy(tx, unreached, Some(steward))?;

        // A round of nine to eleven whose steps end at one: before that, whom nobody reached is yesterday's.
        let minute = minute_of(now, zone);
        let last = if minute < 13 * 60 + 5 { today - 1 } else { today };
        let begins = |day| instant(day, 9 * 60, zone);
        days::note(tx, (round.id, last - 1), How::Asked, begins(last - 1))?;
        days::close(tx, (round.id, last - 1), helper, begins(last - 1) + Span::hours(2))?;
        let open = if minute < 9 * 60 { last } else { today };
        for day in last..=open {
            checks::open(tx, &round, Opening { day, until: now + Span::hours(12) }, begins(day))?;
            rounds::opened(tx, round.id, day)?;
            days::note(tx, (round.id, day), How::Asked, begins(day))?;
            for who in [Some(fine), (day < open).then_some(waiting)].into_iter().flatten() {
                let at = (begins(day) + Span::minutes(20)).min(now);
                let check = Self::check(tx, who, day)?;
                acts::say(tx, &self.rounds_cx(at), &check, (Outcome::Fine, Some(Word::Ok)), None)?;
            }
        }
        let kept = Self::check(tx, unreached, last)?;
        walk_to_the_end(tx, &kept, instant(last, 11 * 60, zone))?;
        Ok(acts::link_of(tx, &self.vault, waiting)?.text())
    }

    fn made(
        &self,
        tx: &mut Tx<'_>,
        (by, circle): (PersonId, CircleId),
        at: Timestamp,
    ) -> Result<Round, ActError> {
        let id = Id::new(at, &self.rng);
        let new = NewRound {
            id,
            slug: Slug::of("demo.round", &self.rng),
            circle,
            called: "Second floor, mornings".into(),
            hours: Hours::new([true; 7], 9 * 60, 11 * 60).ok_or(ActError::Gone)?,
            by,
            join_hash: acts::join_link(tx, &self.vault, id)?.hash(),
        };
        rounds::create(tx, &new, at)?;
        rounds::by_id(tx, id)?.ok_or(ActError::Gone)
    }

    fn says_yes(
        &self,
        tx: &mut Tx<'_>,
        (round, home): (&Round, CircleId),
        ((called, lang, way), n): ((&str, Lang, Way), usize),
    ) -> Result<MemberId, ActError> {
        let at = self.now - Span::days(30);
        let person: PersonId = self.neighbor(tx, (called, &phone(580 + n)), (lang, home), at)?.cast();
        if way == Way::Visit {
            let door = Private::new("4B, upstairs on the left".to_owned());
            people::set_address(tx, &self.vault, person, Some(&door), &self.rng)?;
        }
        let yes = Yes {
            id: Id::new(at, &self.rng),
            round: round.id,
            person,
            way,
            buddy: way == Way::Visit,
            contact: Some(Private::new(format!("Marisol, {}", phone(585)))),
            wait: Span::minutes(30),
            consent: Consent::Link,
            by: None,
        };
        acts::join(tx, &self.rounds_cx(at), &yes)?;
        Ok(yes.id)
    }

    fn check(tx: &mut Tx<'_>, member: MemberId, day: i64) -> Result<Kept, ActError> {
        checks::one(tx, member, day)?.ok_or(ActError::Gone)
    }
}

/// Nobody answered: every step was taken in its time, and now it waits for a person.
fn walk_to_the_end(tx: &mut Tx<'_>, kept: &Kept, from: Timestamp) -> Result<(), DbError> {
    let mut check = Check { touched_at: from, next_at: Some(from), ..kept.check.clone() };
    while let Some(due) = check.next_at {
        let (next, event) = check.tick(due);
        check = next;
        if let Some(event) = event {
            checks::took(tx, kept, event, due)?;
        }
    }
    checks::save(tx, kept, &check)
}
