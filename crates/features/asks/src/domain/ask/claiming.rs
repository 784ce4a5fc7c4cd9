//! "I'll take it", the asker's yes or no, and the helper on the way.

use kit_base::{Id, Timestamp};

use super::{AnsweredBy, Beforehand, PersonId};
use crate::domain::{
    AcceptRefused, Actor, Ask, AskState, Claim, ClaimRefused, ClaimState, Claimer, DeclineRefused, Dial,
    HelperRefused, Next, Via, What,
};

impl Ask {
    /// A helper takes it: from now on nobody else can. If the asker said yes beforehand to people like them,
    /// contact and place open at once.
    pub fn claim(&self, id: Id<Claim>, by: &Claimer, at: Timestamp) -> Result<Next, ClaimRefused> {
        self.may_claim(by)?;
        let mut next = Next::start(self);
        let at = at.max(self.last_event_at);
        let unapproved = by.via == Via::Board && by.dial == Dial::Approve;
        next.ask.claim = Some(Claim { unapproved, ..Claim::reserved(id, by.person, at) });
        next.enter(AskState::Lit, What::Claimed, Actor::Helper, at);
        if !unapproved && self.welcomes(by.vouched_next_door) {
            next.accept_claim(Actor::Asker, at);
        }
        Ok(next)
    }

    /// Whether this helper could take it now; the board asks before it shows the button.
    pub fn may_claim(&self, by: &Claimer) -> Result<(), ClaimRefused> {
        let sent = by.via == Via::Steward;
        match self.state {
            AskState::Held => return Err(ClaimRefused::Held),
            AskState::Lit | AskState::UnderWay => return Err(ClaimRefused::Taken),
            AskState::Asking => {}
            AskState::Heard | AskState::CouldNot if sent => {}
            AskState::Heard if self.kind.to_desk() => return Err(ClaimRefused::ToDesk),
            AskState::New | AskState::Heard | AskState::CouldNot => return Err(ClaimRefused::NotAsking),
            _ => return Err(ClaimRefused::Closed),
        }
        if self.is_danger() && !self.opened {
            return Err(ClaimRefused::Held);
        }
        if by.person == self.asker {
            return Err(ClaimRefused::Own);
        }
        if by.declined_before {
            return Err(ClaimRefused::Declined);
        }
        if by.open_claims >= by.max_claims {
            return Err(ClaimRefused::TooMany);
        }
        if !sent && by.dial == Dial::Assign {
            return Err(ClaimRefused::Assigned);
        }
        if !sent && self.needs_trust() && !by.trusted {
            return Err(ClaimRefused::NeedsTrust);
        }
        Ok(())
    }

    /// The asker, or the steward of a phone-only asker, says yes to the claim they were shown.
    pub fn accept(&self, claim: Id<Claim>, who: AnsweredBy, at: Timestamp) -> Result<Next, AcceptRefused> {
        let waiting = self.waiting_claim().ok_or(AcceptRefused::NothingWaits)?;
        if waiting.id != claim {
            return Err(AcceptRefused::OtherClaim);
        }
        if waiting.unapproved && !who.is_steward() {
            return Err(AcceptRefused::Unapproved);
        }
        if who.is_steward() && !self.answered_by.is_steward() {
            return if waiting.unapproved { Ok(self.approved(at)) } else { Err(AcceptRefused::NotYours) };
        }
        let mut next = Next::start(self);
        next.accept_claim(actor(who), at);
        Ok(next)
    }

    /// The steward's yes where a circle wants one; the asker's is next.
    fn approved(&self, at: Timestamp) -> Next {
        let mut next = Next::start(self);
        let at = at.max(self.last_event_at);
        if let Some(claim) = &mut next.ask.claim {
            claim.unapproved = false;
            claim.move_to(ClaimState::Reserved, at);
        }
        next.note(What::Approved, Actor::Steward, at);
        next
    }

    /// The helper may not come: they were suspended, or one of the two wants it so. Nobody is told why.
    pub fn take_back(&self, from: PersonId, by: Actor, at: Timestamp) -> Result<Next, HelperRefused> {
        self.claim_of(from)?;
        let mut next = Next::start(self);
        next.end_claim(ClaimState::Lapsed, at);
        next.ask_on(What::TakenBack, by, at);
        Ok(next)
    }

    /// Whether the asker said yes beforehand to somebody like this.
    fn welcomes(&self, vouched_and_near: bool) -> bool {
        self.beforehand == Beforehand::VouchedInBuilding && vouched_and_near && !self.is_danger()
    }

    /// No, thank you: the ask is open again, and this helper is not offered it anymore.
    pub fn decline(&self, claim: Id<Claim>, who: AnsweredBy, at: Timestamp) -> Result<Next, DeclineRefused> {
        let waiting = self.waiting_claim().ok_or(DeclineRefused::NothingWaits)?;
        if waiting.id != claim {
            return Err(DeclineRefused::OtherClaim);
        }
        if who.is_steward() && !self.answered_by.is_steward() && !waiting.unapproved {
            return Err(DeclineRefused::NotYours);
        }
        let mut next = Next::start(self);
        next.end_claim(ClaimState::Declined, at);
        next.ask_on(What::Declined, actor(who), at);
        Ok(next)
    }

    /// The helper sets out.
    pub fn start_helping(&self, by: PersonId, at: Timestamp) -> Result<Next, HelperRefused> {
        if self.accepted_claim(by)?.state == ClaimState::UnderWay {
            return Err(HelperRefused::AlreadyStarted);
        }
        let mut next = Next::start(self);
        next.move_claim(ClaimState::UnderWay, at);
        next.enter(AskState::UnderWay, What::Started, Actor::Helper, at);
        Ok(next)
    }

    /// The helper answers "still on it": the clock of the claim starts over.
    pub fn still_on_it(&self, by: PersonId, at: Timestamp) -> Result<Next, HelperRefused> {
        let state = self.accepted_claim(by)?.state;
        let mut next = Next::start(self);
        next.move_claim(state, at);
        next.note(What::StillOnIt, Actor::Helper, at);
        Ok(next)
    }

    /// The helper gives it back; nobody asks why.
    pub fn hand_back(&self, by: PersonId, at: Timestamp) -> Result<Next, HelperRefused> {
        self.claim_of(by)?;
        let mut next = Next::start(self);
        next.end_claim(ClaimState::HandedBack, at);
        next.ask_on(What::HandedBack, Actor::Helper, at);
        Ok(next)
    }

    /// The helper has read what changed.
    pub fn see_edit(&self, by: PersonId, at: Timestamp) -> Result<Next, HelperRefused> {
        self.claim_of(by)?;
        let mut next = Next::start(self);
        if let Some(claim) = &mut next.ask.claim {
            claim.unseen_edit = false;
        }
        next.note(What::EditSeen, Actor::Helper, at);
        Ok(next)
    }

    fn waiting_claim(&self) -> Option<&Claim> {
        self.claim.as_ref().filter(|claim| claim.state == ClaimState::Reserved)
    }

    pub(super) fn claim_of(&self, by: PersonId) -> Result<&Claim, HelperRefused> {
        self.live_claim().filter(|claim| claim.by == by).ok_or(HelperRefused::NotYours)
    }

    pub(super) fn accepted_claim(&self, by: PersonId) -> Result<&Claim, HelperRefused> {
        let claim = self.claim_of(by)?;
        if claim.state.is_open() { Ok(claim) } else { Err(HelperRefused::NotAccepted) }
    }
}

impl Next {
    pub(super) fn accept_claim(&mut self, actor: Actor, at: Timestamp) {
        let at = at.max(self.ask.last_event_at);
        if let Some(claim) = &mut self.ask.claim {
            claim.move_to(ClaimState::Accepted, at);
            claim.accepted_at = Some(at);
            claim.unapproved = false;
        }
        self.note(What::Accepted, actor, at);
    }

    pub(super) fn move_claim(&mut self, state: ClaimState, at: Timestamp) {
        let at = at.max(self.ask.last_event_at);
        if let Some(claim) = &mut self.ask.claim {
            claim.move_to(state, at);
        }
    }

    /// Ends the live claim, if there is one.
    pub(super) fn end_claim(&mut self, state: ClaimState, at: Timestamp) {
        if self.ask.live_claim().is_some() {
            self.move_claim(state, at);
        }
    }
}

const fn actor(who: AnsweredBy) -> Actor {
    match who {
        AnsweredBy::Asker => Actor::Asker,
        AnsweredBy::Steward => Actor::Steward,
    }
}
