//! One act on one ask: load, decide, save, tell whoever should know; in one transaction.
//!
//! Pages and jobs call these; none of them touches the store's rows by itself.

use kit_base::{Id, Rng, Span, Timestamp};
use kit_db::{DbError, Tx};
use kit_i18n::Catalogue;
use kit_vault::{Vault, VaultError};

use crate::domain::{
    self, Actor, AnsweredBy, Ask, AskId, Claim, ClaimRefused, Claimer, CouldNot, Dial, Edit, MAX_OPEN_CLAIMS,
    Next, PersonId, Ring, Via, What,
};
use crate::store::{self, Kept};
use crate::tell;

/// What every act needs beside the ask.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    /// Opens and seals.
    pub vault: &'a Vault,
    /// Ids and nonces.
    pub rng: &'a Rng,
    /// The words of messages.
    pub words: &'a Catalogue,
    /// The present.
    pub now: Timestamp,
}

/// Why an act did not happen.
#[derive(Debug, thiserror::Error)]
pub enum ActError {
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// A sealed value failed.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// A person's sealed values failed.
    #[error(transparent)]
    People(#[from] people::PeopleError),
    /// There is no such ask for this person.
    #[error("not there")]
    Gone,
    /// A rule says no; the key of the message that says why.
    #[error("refused: {0}")]
    Refused(&'static str),
}

macro_rules! refused {
    ($($name:ident),+ $(,)?) => {$(
        impl From<domain::$name> for ActError {
            fn from(why: domain::$name) -> Self {
                Self::Refused(why.key())
            }
        }
    )+};
}
refused!(
    AcceptRefused,
    AskAgainRefused,
    ClaimRefused,
    CloseRefused,
    DeclineRefused,
    EditRefused,
    HelperRefused,
    OpenRefused,
    PublishRefused,
    ReopenRefused,
    StillNeedRefused,
    ThankRefused,
    WidenRefused,
    WithdrawRefused,
);

/// Loads an ask, lets `decide` decide, saves what it decided and tells the others.
pub fn act<R>(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    id: AskId,
    actor: Option<PersonId>,
    decide: impl FnOnce(&Ask) -> Result<Next, R>,
) -> Result<Next, ActError>
where
    ActError: From<R>,
{
    let before = store::load(tx, id)?.ok_or(ActError::Gone)?;
    let next = decide(&before.ask)?;
    keep(tx, cx, &before, next, actor)
}

/// Saves a decision and tells the others.
pub(crate) fn keep(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    before: &Kept,
    next: Next,
    actor: Option<PersonId>,
) -> Result<Next, ActError> {
    let mut next = next;
    let opened = opens_a_ring(&next);
    if opened || next.ask.widen_at != before.ask.widen_at || next.ask.when != before.ask.when {
        let hours = crate::hours::hours(tx)?;
        next.ask.rest_at_night(|at| hours.morning(at));
        if opened {
            tell::ring_opened(tx, cx, &next.ask, hours.is_night(cx.now))?;
        }
    }
    store::save(tx, before, &next, actor, cx.rng)?;
    tell::after(tx, cx, before, &next)?;
    Ok(next)
}

/// Whether a ring that neighbors can see opens by this decision.
pub(crate) fn opens_a_ring(next: &Next) -> bool {
    let wider = next.events.iter().any(|event| matches!(event.what, What::Published | What::Widened));
    wider && !next.ask.is_sensitive()
}

/// "I'll take it": one winner. `vouched` and `same_building` say how the helper stands to this asker.
pub fn claim(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    id: AskId,
    helper: PersonId,
    standing: Standing,
) -> Result<Next, ActError> {
    // First the helper's own turn, so that two claims of one helper cannot both count two.
    let open_claims = store::helper_load(tx, helper)?;
    let before = store::load(tx, id)?.ok_or(ActError::Gone)?;
    if let Some(why) = kept_away(tx, &before.ask, helper, standing.via)? {
        return Err(why);
    }
    // Whoever asked under another entry of theirs is the asker.
    let asker = before.ask.asker;
    let own = people::same::are_one(tx, helper.cast(), asker.cast())?;
    let claimer = Claimer {
        person: if own { asker } else { helper },
        open_claims,
        max_claims: MAX_OPEN_CLAIMS,
        vouched_next_door: standing.vouched && standing.same_building,
        declined_before: store::was_declined(tx, id, helper)?,
        via: standing.via,
        trusted: standing.trusted,
        dial: standing.dial,
    };
    let claim: Id<Claim> = Id::new(cx.now, cx.rng);
    let next = before.ask.claim(claim, &claimer, cx.now)?;
    keep(tx, cx, &before, next, Some(helper))
}

/// Whether a steward or two members vouched for them anywhere under the roof of these circles.
pub fn trusted(tx: &mut Tx<'_>, home: circles::CircleId, helper: PersonId) -> Result<bool, DbError> {
    let root = circles::store::ancestors(tx, home)?.last().map_or(home, |near| near.circle.id);
    trust::is_trusted(tx, helper.cast(), root)
}

/// Who may not take this one whatever the rules of the ask say: to a helper it is not there, a steward reads that it
/// will not do.
fn kept_away(tx: &mut Tx<'_>, ask: &Ask, helper: PersonId, via: Via) -> Result<Option<ActError>, DbError> {
    let away = trust::apart(tx, helper.cast(), ask.asker.cast())? || trust::is_suspended(tx, helper.cast())?;
    Ok(away.then_some(match via {
        Via::Board => ActError::Gone,
        Via::Steward => ActError::Refused(ClaimRefused::Declined.key()),
    }))
}

/// "Can't this time": kept for the helper alone, and never held against anybody. `false` takes it back.
pub fn not_this_time(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    id: AskId,
    helper: PersonId,
    says_no: bool,
) -> Result<(), ActError> {
    if says_no {
        store::decline(tx, id, helper, cx.now)?;
    } else {
        store::undo_decline(tx, id, helper)?;
    }
    Ok(())
}

/// Everything a helper has is open again, because they may not come anymore. Nobody is told why.
pub fn take_all_back(tx: &mut Tx<'_>, cx: &Cx<'_>, helper: PersonId) -> Result<usize, ActError> {
    let held = store::held_by(tx, helper)?;
    for &id in &held {
        let Some(kept) = store::load(tx, id)? else { continue };
        if let Ok(next) = kept.ask.take_back(helper, Actor::Steward, cx.now) {
            keep(tx, cx, &kept, next, None)?;
        }
    }
    Ok(held.len())
}

/// These two are kept apart from now on: a promise between them on this ask ends.
pub fn block(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    kept: &Kept,
    (by, whom): (PersonId, PersonId),
) -> Result<(), ActError> {
    trust::block(tx, by.cast(), whom.cast(), cx.now, cx.rng)?;
    let helper = if by == kept.ask.asker { whom } else { by };
    if let Ok(next) = kept.ask.take_back(helper, Actor::Clock, cx.now) {
        keep(tx, cx, kept, next, None)?;
    }
    Ok(())
}

/// Two stewards hear that something was wrong. What was promised stays as it is: keeping apart is another tap.
pub fn report(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    kept: &Kept,
    (by, whom): (PersonId, PersonId),
) -> Result<(), ActError> {
    Ok(trust::report(tx, (by.cast(), whom.cast()), Some(kept.home), cx.now, cx.rng)?)
}

/// How a helper stands to an asker.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// Somebody of the building vouched for them.
    pub vouched: bool,
    /// They are a member of the asker's building.
    pub same_building: bool,
    /// How they came to the ask.
    pub via: Via,
    /// A steward or two members of the network vouched for them.
    pub trusted: bool,
    /// Who decides in the asker's circle.
    pub dial: Dial,
}

/// Reads how a helper stands to the asker whose ask starts in `home`.
pub fn standing(
    tx: &mut Tx<'_>,
    home: circles::CircleId,
    helper: PersonId,
    via: Via,
) -> Result<Standing, DbError> {
    let around = circles::store::ancestors(tx, home)?;
    let building = around.iter().find(|near| near.circle.scale == circles::Scale::Building);
    let (mut same_building, mut vouched) = (false, false);
    if let Some(building) = building {
        let of = people::memberships::of_person(tx, helper.cast())?;
        for membership in &of {
            let inside = membership.circle == building.circle.id
                || circles::store::within(tx, membership.circle, building.circle.id)?;
            same_building |= inside;
            vouched |= inside && membership.vouched_at.is_some();
        }
    }
    let dial = circles::store::dial(tx, home)?;
    let root = around.last().map_or(home, |near| near.circle.id);
    Ok(Standing {
        vouched,
        same_building,
        via,
        trusted: trust::is_trusted(tx, helper.cast(), root)?,
        dial: Dial::parse(dial.code()).unwrap_or(Dial::Claim),
    })
}

/// What the helper says about their claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelperSays {
    /// On the way.
    Start,
    /// Still on it.
    StillOnIt,
    /// Cannot keep it.
    HandBack,
    /// Has read what the asker changed.
    SawEdit,
    /// Done.
    Done,
    /// Partly done; whether the rest is still needed.
    Part {
        /// It is.
        rest_needed: bool,
    },
    /// Could not, because.
    CouldNot(CouldNot),
}

/// The helper's word on an ask they hold.
pub fn helper_says(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    id: AskId,
    helper: PersonId,
    says: HelperSays,
) -> Result<Next, ActError> {
    let now = cx.now;
    act(tx, cx, id, Some(helper), |ask| match says {
        HelperSays::Start => ask.start_helping(helper, now),
        HelperSays::StillOnIt => ask.still_on_it(helper, now),
        HelperSays::HandBack => ask.hand_back(helper, now),
        HelperSays::SawEdit => ask.see_edit(helper, now),
        HelperSays::Done => ask.done(helper, now),
        HelperSays::Part { rest_needed } => ask.part_done(helper, rest_needed, now),
        HelperSays::CouldNot(reason) => ask.could_not(helper, reason, now),
    })
}

/// Yes or no to the helper who waits: the asker's word, or the steward's for somebody who has a telephone only.
pub fn answer_claim(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    claim: Id<Claim>,
    (id, yes): (AskId, bool),
    (who, actor): (AnsweredBy, Option<PersonId>),
) -> Result<Next, ActError> {
    let before = store::load(tx, id)?.ok_or(ActError::Gone)?;
    let next =
        if yes { before.ask.accept(claim, who, cx.now)? } else { before.ask.decline(claim, who, cx.now)? };
    keep(tx, cx, &before, next, actor)
}

/// What the asker says on their own page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskerSays {
    /// Done.
    Done,
    /// No longer needed.
    Withdraw,
    /// Still needed.
    StillNeed,
    /// Ask again after a "could not".
    Reopen,
    /// Ask the next ring now.
    Widen,
    /// Ask no farther.
    Stay,
    /// Thank you.
    Thank,
}

/// The asker's word on their own ask.
pub fn asker_says(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    id: AskId,
    asker: PersonId,
    says: AskerSays,
) -> Result<Next, ActError> {
    let before = store::load(tx, id)?.filter(|kept| kept.ask.asker == asker).ok_or(ActError::Gone)?;
    let (ask, now) = (&before.ask, cx.now);
    let next = match says {
        AskerSays::Done => ask.done_said(Actor::Asker, now)?,
        AskerSays::Withdraw => ask.withdraw(now)?,
        AskerSays::StillNeed => ask.still_need(now)?,
        AskerSays::Reopen => ask.reopen(Actor::Asker, now)?,
        AskerSays::Widen => ask.widen(Actor::Asker, &crate::rings::existing(tx, before.home)?, now)?,
        AskerSays::Stay => ask.edit(Actor::Asker, &reach_of(ask, ask.ring, None), now)?,
        AskerSays::Thank => ask.thank(now)?,
    };
    keep(tx, cx, &before, next, Some(asker))
}

/// How far an ask may go and how long it stays in a ring: by the asker, or by a steward for them.
pub fn set_reach(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    id: AskId,
    (by, actor): (Actor, PersonId),
    (farthest, stays): (Option<Ring>, Option<Span>),
) -> Result<Next, ActError> {
    act(tx, cx, id, Some(actor), |ask| ask.edit(by, &reach_of(ask, farthest, stays), cx.now))
}

/// The change that touches the reach and nothing else.
fn reach_of(ask: &Ask, farthest: Option<Ring>, stays: Option<Span>) -> Edit {
    Edit { farthest, widen_every: stays, flags: ask.flags, ..Edit::default() }
}

/// What a steward does with an ask on the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StewardSays {
    /// Has read it; a danger is opened by this and by nothing else.
    Open,
    /// Ask neighbors, starting with the nearest ring.
    Publish,
    /// Ask the next ring.
    Widen,
    /// Ask no farther.
    Stay,
    /// Asker or helper said that it is done.
    Done,
    /// Ask again after a "could not".
    Reopen,
    /// Handed to another group.
    PassOn,
}

/// A steward's word on an ask.
pub fn steward_says(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    id: AskId,
    steward: PersonId,
    says: StewardSays,
) -> Result<Next, ActError> {
    let before = store::load(tx, id)?.ok_or(ActError::Gone)?;
    let (ask, now) = (&before.ask, cx.now);
    let rings = match says {
        StewardSays::Publish | StewardSays::Widen => crate::rings::existing(tx, before.home)?,
        _ => Vec::new(),
    };
    let next = match says {
        StewardSays::Open => ask.open(now)?,
        StewardSays::Publish => ask.publish(Actor::Steward, &rings, now)?,
        StewardSays::Widen => ask.widen(Actor::Steward, &rings, now)?,
        StewardSays::Stay => ask.edit(Actor::Steward, &reach_of(ask, ask.ring, None), now)?,
        StewardSays::Done => ask.done_said(Actor::Steward, now)?,
        StewardSays::Reopen => ask.reopen(Actor::Steward, now)?,
        StewardSays::PassOn => ask.pass_on(now)?,
    };
    keep(tx, cx, &before, next, Some(steward))
}
