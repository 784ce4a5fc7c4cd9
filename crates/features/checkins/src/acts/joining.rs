//! Somebody says yes to being checked on: noted with when and how, and a private link of their own.

use kit_base::{Private, Slug, Span};
use kit_db::{DbError, Tx};
use kit_jobs::idempotency::{self, Key, Outcome, Post, digest};
use kit_vault::{Purpose, Token, Vault};
use people::PersonId;

use super::{Cx, tell};
use crate::domain::{Consent, Ladder, Step, Way};
use crate::store::members::{self, Member, NewMember};
use crate::store::rounds::Round;
use crate::store::{MemberId, RoundId};

/// What a person's own link is made from.
const OWN: Purpose = Purpose::new("checkins.own");
/// What the link that people join a round by is made from.
const JOIN: Purpose = Purpose::new("checkins.join");

/// What somebody agreed to.
#[derive(Clone)]
pub struct Yes {
    /// Its key, drawn beforehand; a second yes of the same person keeps the first one's.
    pub id: MemberId,
    /// In which round.
    pub round: RoundId,
    /// Who.
    pub person: PersonId,
    /// How they want to be checked on.
    pub way: Way,
    /// A buddy may look in.
    pub buddy: bool,
    /// Whom else to call, in their words.
    pub contact: Option<Private<String>>,
    /// How long between two steps.
    pub wait: Span,
    /// How they said it.
    pub consent: Consent,
    /// Who noted it, if it was not themself.
    pub by: Option<PersonId>,
}

/// Notes a yes; answers their private link. The same yes again is the same one.
pub fn join(tx: &mut Tx<'_>, cx: &Cx<'_>, yes: &Yes) -> Result<Token, DbError> {
    let id = note(tx, cx, yes, true)?;
    // Whoever said yes on the telephone has not seen their own page yet.
    if yes.consent == Consent::Phone {
        welcome(tx, cx, (yes.person, id))?;
    }
    link_of(tx, cx.vault, id)
}

/// Notes the yes of somebody nobody knows yet: until whoever runs the round knows of it, nobody is asked or told.
pub fn knock(tx: &mut Tx<'_>, cx: &Cx<'_>, yes: &Yes) -> Result<(), DbError> {
    note(tx, cx, yes, false).map(drop)
}

/// Whoever runs the round knows of a yes that waited: it counts from now on. `false` when it did before.
pub fn confirm(tx: &mut Tx<'_>, cx: &Cx<'_>, member: &Member) -> Result<bool, DbError> {
    if !members::confirm(tx, member.id, cx.now)? {
        return Ok(false);
    }
    welcome(tx, cx, (member.person, member.id))?;
    Ok(true)
}

/// Somebody who is known here is said to have said yes: nothing of theirs changes, they are asked themself, once a day.
pub fn invite(tx: &mut Tx<'_>, cx: &Cx<'_>, round: &Round, person: PersonId) -> Result<(), DbError> {
    let there = members::of_person(tx, person)?.iter().any(|member| member.round == round.id);
    let Some(network) = circles::store::load_network(tx, tx.network())? else { return Ok(()) };
    let day = cx.now.secs().div_euclid(86_400);
    let Some(key) = Key::parse(&format!("{day:032x}")) else { return Ok(()) };
    let (ring, who) = (round.id.uuid(), person.uuid());
    let about = digest(&[b"checkins.invite", ring.as_bytes(), who.as_bytes()]);
    let first = idempotency::remember(tx, &Post { actor: about, key, body_hash: about }, "asked", cx.now)?;
    if there || !matches!(first, Outcome::First) {
        return Ok(());
    }
    let link = join_link(tx, cx.vault, round.id)?;
    tell::invited(tx, cx, &network, (person, round, &link))
}

fn welcome(tx: &mut Tx<'_>, cx: &Cx<'_>, (person, id): (PersonId, MemberId)) -> Result<(), DbError> {
    match circles::store::load_network(tx, tx.network())? {
        Some(network) => tell::themself(tx, cx, &network, (person, id, "checkins-text-welcome")),
        None => Ok(()),
    }
}

fn note(tx: &mut Tx<'_>, cx: &Cx<'_>, yes: &Yes, counts: bool) -> Result<MemberId, DbError> {
    let ladder = Ladder::agreed(yes.buddy, yes.contact.is_some(), yes.wait);
    let new = NewMember {
        id: yes.id,
        slug: Slug::of("checkins.member", cx.rng),
        round: yes.round,
        person: yes.person,
        way: yes.way,
        ladder: ladder.clone(),
        consent: yes.consent,
        consent_by: yes.by,
        link_hash: link_of(tx, cx.vault, yes.id)?.hash(),
        counts,
    };
    let id = members::join(tx, &new, cx.now)?;
    let sealed = match &yes.contact {
        Some(contact) if ladder.has(Step::Contact) => cx
            .vault
            .person(tx, yes.person)?
            .map(|key| key.seal(&members::contact_cell(id), contact.reveal(), cx.rng)),
        _ => None,
    };
    members::set_contact(tx, id, sealed.as_deref())?;
    Ok(id)
}

/// The private link of somebody in a round.
pub fn link_of(tx: &mut Tx<'_>, vault: &Vault, member: MemberId) -> Result<Token, DbError> {
    Ok(vault.token(tx, OWN, member.uuid(), 1)?)
}

/// The link that people join a round by.
pub fn join_link(tx: &mut Tx<'_>, vault: &Vault, round: RoundId) -> Result<Token, DbError> {
    Ok(vault.token(tx, JOIN, round.uuid(), 1)?)
}
