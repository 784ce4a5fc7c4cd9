//! The roster: who belongs to a pod, and what each lets the others read. What is not ticked is never opened.

use circles::{Circle, CircleId, Scale};
use kit_base::{Id, Private, Rng, Slug, Timestamp};
use kit_db::{DbError, Row, Statement, Tx, only, sql};
use kit_vault::{Cell, PersonKey, Vault};
use people::{Contact, PeopleError, PersonId, Reach, Signed};
use uuid::Uuid;

use crate::domain::Caller;

pub(super) const MEMBERS: Statement = sql!(
    "SELECT m.person_id, p.slug, p.household_id, h.cell, p.speaks, m.vouched_at,
            e.id, e.phone, e.languages, e.check_first, e.needs, e.offers, e.noted_by IS NOT NULL
     FROM memberships m
     JOIN people p ON p.network_id = m.network_id AND p.id = m.person_id
     JOIN households h ON h.network_id = p.network_id AND h.id = p.household_id
     LEFT JOIN roster_entries e
       ON e.network_id = m.network_id AND e.circle_id = m.circle_id AND e.person_id = m.person_id
     WHERE m.network_id = $1 AND m.circle_id = $2
     ORDER BY m.joined_at, m.person_id
     LIMIT 300"
);
pub(super) const MINE: Statement = sql!(
    "SELECT c.slug, c.name,
            (SELECT COUNT(*) FROM memberships o WHERE o.network_id = c.network_id AND o.circle_id = c.id)
     FROM memberships m
     JOIN circles c ON c.network_id = m.network_id AND c.id = m.circle_id
     WHERE m.network_id = $1 AND m.person_id = $2 AND c.scale = 'pod'
     ORDER BY c.name, c.id
     LIMIT 50"
);
pub(super) const IS_MEMBER: Statement =
    sql!("SELECT person_id FROM memberships WHERE network_id = $1 AND circle_id = $2 AND person_id = $3");
pub(super) const SAVE: Statement = sql!(
    "INSERT INTO roster_entries (network_id, id, circle_id, person_id, phone, languages, check_first, needs, offers,
                                 noted_by, joined_by_form, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     ON CONFLICT (network_id, circle_id, person_id)
     DO UPDATE SET id = excluded.id, phone = excluded.phone, languages = excluded.languages,
                   check_first = excluded.check_first, needs = excluded.needs, offers = excluded.offers,
                   noted_by = excluded.noted_by,
                   joined_by_form = roster_entries.joined_by_form OR excluded.joined_by_form, changed_at = excluded.changed_at"
);
pub(super) const TAKE_BACK: Statement =
    sql!("DELETE FROM roster_entries WHERE network_id = $1 AND circle_id = $2 AND person_id = $3");
/// Marks the key of what one member shows one pod.
#[derive(Debug)]
pub struct Entry;

/// A member of a pod, with what they ticked; words still sealed.
#[derive(Clone)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// Their public name in addresses.
    pub slug: Slug,
    /// Their household: only compared.
    pub household: Uuid,
    /// The coarse cell they live in: only compared.
    pub cell: Option<i64>,
    /// Since when a steward vouches for them here.
    pub vouched: Option<Timestamp>,
    speaks: String,
    entry: Option<Ticked>,
}

#[derive(Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a column of its own")]
struct Ticked {
    id: Id<Entry>,
    phone: bool,
    languages: bool,
    check_first: bool,
    needs: Option<Vec<u8>>,
    offers: Option<Vec<u8>>,
    noted: bool,
}

/// What one member lets another read: nothing that was not ticked is in here.
#[derive(Clone, Default)]
pub struct Shown {
    /// What to call them; empty when they never said.
    pub called: String,
    /// How to call or write to them, with what is safe.
    pub reach: Option<Reachable>,
    /// Codes of the languages they speak.
    pub languages: Vec<String>,
    /// What they may need.
    pub needs: Option<String>,
    /// What they can offer.
    pub offers: Option<String>,
    /// They ask to be looked after first.
    pub check_first: bool,
    /// How the phone tree places them, whoever reads it: it says nothing but yes and no.
    pub caller: Caller,
}

/// A phone that somebody lets their pod use.
#[derive(Clone)]
pub struct Reachable {
    /// As they wrote it.
    pub phone: String,
    /// Their own rules of what is safe.
    pub rules: people::SafeContact,
    /// The code of the language they are written to in.
    pub language: String,
}

/// What somebody wants to let their pod read.
#[expect(clippy::struct_excessive_bools, reason = "each is a tick of its own on the form")]
#[derive(Clone, Default)]
pub struct Ticks {
    /// Their phone.
    pub phone: bool,
    /// Their languages.
    pub languages: bool,
    /// That they want to be looked after first.
    pub check_first: bool,
    /// What they may need.
    pub needs: Option<Private<String>>,
    /// What they can offer.
    pub offers: Option<Private<String>>,
    /// The steward who wrote it down when they said so on the phone; none: they ticked it themselves.
    pub noted_by: Option<PersonId>,
    /// They came into the pod by the same form, and go with what it says.
    pub joined_by_form: bool,
}

/// A pod of somebody's, for their list: its public name, its name, how many are in it.
pub type Own = (Slug, String, i64);

/// The pods that somebody belongs to.
pub fn mine(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Own>, DbError> {
    tx.query(&MINE, &[&tx.network(), &person], |row| Ok((row.take()?, row.take()?, row.take()?)))
}

/// The pod of that name, if this person is a member of it and was not asked to stop. To everybody else it is not there.
pub fn pod_of(tx: &mut Tx<'_>, slug: &str, me: &Signed) -> Result<Option<Circle>, DbError> {
    let Some(pod) = circles::store::by_slug(tx, slug)?.filter(|circle| circle.scale == Scale::Pod) else {
        return Ok(None);
    };
    let member = is_member(tx, pod.id, me.id)? && !trust::is_suspended(tx, me.id)?;
    Ok(member.then_some(pod))
}

/// Whether somebody belongs to exactly this circle.
pub fn is_member(tx: &mut Tx<'_>, circle: CircleId, person: PersonId) -> Result<bool, DbError> {
    Ok(tx.one(&IS_MEMBER, &[&tx.network(), &circle, &person], only::<PersonId>)?.is_some())
}

/// The members of a pod, longest there first.
pub fn members(tx: &mut Tx<'_>, circle: CircleId) -> Result<Vec<Member>, DbError> {
    tx.query(&MEMBERS, &[&tx.network(), &circle], member)
}

fn member(row: &mut Row<'_>) -> Result<Member, DbError> {
    let (person, slug, household, cell) = (row.take()?, row.take()?, row.take()?, row.take()?);
    let (speaks, vouched) = (row.take()?, row.take()?);
    let id: Option<Id<Entry>> = row.take()?;
    let flags: [Option<bool>; 3] = [row.take()?, row.take()?, row.take()?];
    let (needs, offers, noted) = (row.take()?, row.take()?, row.take()?);
    let [phone, languages, check_first] = flags.map(Option::unwrap_or_default);
    let entry = id.map(|id| Ticked { id, phone, languages, check_first, needs, offers, noted });
    Ok(Member { person, slug, household, cell, vouched, speaks, entry })
}

/// Opens what each of them lets `reads` people read: to those who are not trusted yet, and about those they are kept
/// apart from, the name and no more. Statements: 4.
pub fn open(
    tx: &mut Tx<'_>,
    vault: &Vault,
    members: &[Member],
    (me, trusted): (PersonId, bool),
) -> Result<Vec<Shown>, PeopleError> {
    let everybody: Vec<PersonId> = members.iter().map(|member| member.person).collect();
    let keys = vault.people(tx, &everybody)?;
    let reaches = people::reaches_under(tx, &keys)?;
    let apart = trust::apart_from(tx, me)?;
    members
        .iter()
        .map(|member| {
            let Some((reach, key)) = reaches.get(&member.person).zip(keys.get(&member.person)) else {
                return Ok(Shown::default());
            };
            let reads = member.person == me || (trusted && !apart.contains(&member.person));
            member.shown(reach, key, reads)
        })
        .collect()
}

impl Member {
    fn shown(&self, reach: &Reach, key: &PersonKey, reads: bool) -> Result<Shown, PeopleError> {
        let called = reach.name.as_ref().map(|own| own.reveal().clone()).unwrap_or_default();
        let Some(entry) = &self.entry else { return Ok(Shown { called, ..Shown::default() }) };
        let (calls, texts) = (reach.rules.calls(), reach.rules.texts());
        let phone = match &reach.contact {
            Contact::Phone(phone) if entry.phone && (calls || texts) => Some(phone),
            _ => None,
        };
        let caller = Caller { phone: phone.is_some() && calls, first: entry.check_first };
        if !reads {
            return Ok(Shown { called, caller, ..Shown::default() });
        }
        let words = |column, sealed: &Option<Vec<u8>>| {
            let cell = Cell::new("roster_entries", column, entry.id);
            sealed.as_ref().map(|bytes| key.open(&cell, bytes).map(Private::into_inner)).transpose()
        };
        let spoken = self.speaks.split(' ').filter(|code| entry.languages && !code.is_empty());
        Ok(Shown {
            called,
            reach: phone.map(|phone| Reachable {
                phone: phone.reveal().clone(),
                rules: reach.rules.clone(),
                language: reach.language.clone(),
            }),
            languages: spoken.map(str::to_owned).collect(),
            needs: words("needs", &entry.needs)?,
            offers: words("offers", &entry.offers)?,
            check_first: entry.check_first,
            caller,
        })
    }

    /// Whether they ticked their phone.
    pub fn ticked_phone(&self) -> bool {
        self.entry.as_ref().is_some_and(|entry| entry.phone)
    }

    /// Whether a steward wrote it down for them.
    pub fn is_noted(&self) -> bool {
        self.entry.as_ref().is_some_and(|entry| entry.noted)
    }

    /// Whether they ticked their languages.
    pub fn ticked_languages(&self) -> bool {
        self.entry.as_ref().is_some_and(|entry| entry.languages)
    }
}

impl Shown {
    /// The phone they may be called at.
    pub fn calls(&self) -> Option<&str> {
        self.reach.as_ref().filter(|reach| reach.rules.calls()).map(|reach| reach.phone.as_str())
    }
}

/// Lets the pod read this from now on, and nothing else.
pub fn save(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (circle, person): (CircleId, PersonId),
    ticks: &Ticks,
    (now, rng): (Timestamp, &Rng),
) -> Result<(), PeopleError> {
    let key = vault.person(tx, person)?.ok_or(PeopleError::NotHere)?;
    let id = Id::<Entry>::new(now, rng);
    let seal = |column, text: &Option<Private<String>>| {
        text.as_ref().map(|text| key.seal(&Cell::new("roster_entries", column, id), text.reveal(), rng))
    };
    let (needs, offers) = (seal("needs", &ticks.needs), seal("offers", &ticks.offers));
    let network = tx.network();
    let flags = (&ticks.phone, &ticks.languages, &ticks.check_first);
    let (by, joined) = (&ticks.noted_by, &ticks.joined_by_form);
    tx.execute(
        &SAVE,
        &[&network, &id, &circle, &person, flags.0, flags.1, flags.2, &needs, &offers, by, joined, &now],
    )?;
    Ok(())
}

/// Takes everything back; the name stays.
pub fn take_back(tx: &mut Tx<'_>, circle: CircleId, person: PersonId) -> Result<(), DbError> {
    tx.execute(&TAKE_BACK, &[&tx.network(), &circle, &person]).map(drop)
}
