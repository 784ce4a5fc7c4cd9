//! How an ask ends, and what may still follow.

use kit_base::Timestamp;

use super::{AskId, NewAsk, PersonId};
use crate::domain::{
    Actor, Ask, AskAgainRefused, AskState, ClaimState, CloseRefused, CouldNot, Flags, HelperRefused, Next,
    ReopenRefused, StillNeedRefused, ThankRefused, What, WithdrawRefused,
};

impl Ask {
    /// The helper says it is done.
    pub fn done(&self, by: PersonId, at: Timestamp) -> Result<Next, HelperRefused> {
        self.accepted_claim(by)?;
        let mut next = Next::start(self);
        next.end_claim(ClaimState::Done, at);
        next.enter(AskState::Done, What::Done, Actor::Helper, at);
        Ok(next)
    }

    /// The asker says it is done, or a steward who heard so from either of them. An asker who says so before
    /// they said yes to the helper says both.
    pub fn done_said(&self, by: Actor, at: Timestamp) -> Result<Next, CloseRefused> {
        if self.state.is_closed() {
            return Err(CloseRefused::Closed);
        }
        let claim = self.live_claim().ok_or(CloseRefused::NobodyHasIt)?;
        let mut next = Next::start(self);
        if !claim.state.is_open() {
            if by != Actor::Asker {
                return Err(CloseRefused::NobodyHasIt);
            }
            next.accept_claim(by, at);
        }
        next.end_claim(ClaimState::Done, at);
        next.enter(AskState::Done, What::Done, by, at);
        Ok(next)
    }

    /// Part of it is done. If the rest is still needed the same ask goes on asking.
    pub fn part_done(&self, by: PersonId, rest_needed: bool, at: Timestamp) -> Result<Next, HelperRefused> {
        self.accepted_claim(by)?;
        let mut next = Next::start(self);
        next.end_claim(ClaimState::Part, at);
        next.ask.part_done = true;
        next.enter(AskState::PartDone, What::PartDone, Actor::Helper, at);
        if rest_needed {
            next.ask_on(What::Reopened, Actor::Helper, at);
        }
        Ok(next)
    }

    /// The helper could not, and says why. The ask waits for a decision rather than vanish.
    pub fn could_not(&self, by: PersonId, reason: CouldNot, at: Timestamp) -> Result<Next, HelperRefused> {
        self.accepted_claim(by)?;
        let mut next = Next::start(self);
        if let Some(claim) = &mut next.ask.claim {
            claim.reason = Some(reason);
        }
        next.end_claim(ClaimState::CouldNot, at);
        next.enter(AskState::CouldNot, What::CouldNot, Actor::Helper, at).because(reason);
        Ok(next)
    }

    /// After a "could not": the asker or a steward sends it out again.
    pub fn reopen(&self, by: Actor, at: Timestamp) -> Result<Next, ReopenRefused> {
        if self.state != AskState::CouldNot {
            return Err(ReopenRefused::NotWaiting);
        }
        let mut next = Next::start(self);
        next.ask_on(What::Reopened, by, at);
        Ok(next)
    }

    /// A steward hands it to another group.
    pub fn pass_on(&self, at: Timestamp) -> Result<Next, CloseRefused> {
        match self.state {
            AskState::Held => return Err(CloseRefused::Held),
            state if state.is_closed() => return Err(CloseRefused::Closed),
            _ => {}
        }
        let mut next = Next::start(self);
        next.end_claim(ClaimState::Lapsed, at);
        next.enter(AskState::PassedOn, What::PassedOn, Actor::Steward, at);
        Ok(next)
    }

    /// The asker takes it back, whatever its state. If it sounded like danger a steward still looks at it: who
    /// took it back may not have been free to choose.
    pub fn withdraw(&self, at: Timestamp) -> Result<Next, WithdrawRefused> {
        if self.state.is_closed() {
            return Err(WithdrawRefused::Closed);
        }
        let mut next = Next::start(self);
        next.end_claim(ClaimState::Lapsed, at);
        next.enter(AskState::Withdrawn, What::Withdrawn, Actor::Asker, at);
        Ok(next)
    }

    /// The asker says that it is still needed.
    pub fn still_need(&self, at: Timestamp) -> Result<Next, StillNeedRefused> {
        if self.state.is_closed() {
            return Err(StillNeedRefused::Closed);
        }
        let mut next = Next::start(self);
        next.note(What::StillNeeded, Actor::Asker, at);
        Ok(next)
    }

    /// A new ask like this closed one. `flags` are those of the words it will carry.
    pub fn ask_again(&self, id: AskId, flags: Flags, at: Timestamp) -> Result<Next, AskAgainRefused> {
        if !self.state.is_closed() {
            return Err(AskAgainRefused::StillOpen);
        }
        let mut next = Self::begin(
            &NewAsk {
                id,
                asker: self.asker,
                kind: self.kind,
                when: self.when,
                marked: self.marked,
                flags,
                answered_by: self.answered_by,
                beforehand: self.beforehand,
                nearest: self.nearest,
                farthest: self.farthest,
                widen_every: self.widen_every,
            },
            at,
        );
        next.ask.again_of = Some(self.id);
        Ok(next)
    }

    /// The asker thanks whoever helped, once.
    pub fn thank(&self, at: Timestamp) -> Result<Next, ThankRefused> {
        let helped =
            self.claim.as_ref().is_some_and(|c| matches!(c.state, ClaimState::Done | ClaimState::Part));
        if !helped {
            return Err(ThankRefused::NothingDone);
        }
        if self.thanked {
            return Err(ThankRefused::Already);
        }
        let mut next = Next::start(self);
        next.ask.thanked = true;
        next.note(What::Thanked, Actor::Asker, at);
        Ok(next)
    }
}
