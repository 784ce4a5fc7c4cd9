//! What time alone does to an ask: claims that stand still, asks that nobody touches, a danger nobody opened.

use kit_base::{Span, Timestamp};

use crate::domain::urgency::EXPIRES_AFTER;
use crate::domain::{Actor, Ask, AskState, ClaimState, Next, What};

/// How long each person of the on-call list has before the next one is tried.
const ON_CALL_TURN: Span = Span::minutes(15);

codes! {
    /// Who owes the next step of a claim.
    Nudge {
        /// The asker has not said yes or no.
        Asker = "asker",
        /// The steward of a phone-only asker has not.
        Steward = "steward",
        /// The helper has not said how it goes.
        Helper = "helper",
    }
}

impl Ask {
    /// Who owes the next step while somebody has the ask.
    pub fn owes(&self) -> Option<Nudge> {
        Some(match self.live_claim()?.state {
            ClaimState::Reserved if self.answered_by.is_steward() || self.live_claim()?.unapproved => {
                Nudge::Steward
            }
            ClaimState::Reserved => Nudge::Asker,
            _ => Nudge::Helper,
        })
    }

    /// A claim that has not moved: first whoever owes the next step is asked ([`Ask::owes`]), then it lapses and
    /// the ask is open again. `None` while there is nothing to do.
    pub fn check_claim(&self, now: Timestamp) -> Option<Next> {
        if now < self.claim_due()? {
            return None;
        }
        let mut next = Next::start(self);
        if self.live_claim()?.nudged_at.is_none() {
            if let Some(claim) = &mut next.ask.claim {
                claim.nudged_at = Some(now);
            }
            next.note(What::Nudged, Actor::Clock, now);
        } else {
            next.end_claim(ClaimState::Lapsed, now);
            next.ask_on(What::Lapsed, Actor::Clock, now);
        }
        Some(next)
    }

    /// Nobody touched it: the asker is asked twice whether it is still needed, then it expires. What a helper
    /// has, and what no steward has opened, does not expire.
    pub fn check_untouched(&self, now: Timestamp) -> Option<Next> {
        if now < self.untouched_due()? {
            return None;
        }
        let mut next = Next::start(self);
        if self.times_asked < 2 {
            next.ask.times_asked += 1;
            next.note(What::StillNeedAsked, Actor::Clock, now);
        } else {
            next.enter(AskState::Expired, What::Expired, Actor::Clock, now);
        }
        Some(next)
    }

    /// Whose turn it is on the on-call list for a danger that nobody has opened: nobody's for the first 15
    /// minutes, then 0, 1, 2, … The list goes round.
    pub fn on_call_turn(&self, now: Timestamp) -> Option<usize> {
        if self.state != AskState::Held {
            return None;
        }
        let turns = now.since(self.state_since).as_micros() / ON_CALL_TURN.as_micros();
        usize::try_from(turns - 1).ok()
    }

    /// When that turn begins.
    pub fn turn_at(&self, turn: usize) -> Timestamp {
        let turns = i64::try_from(turn).unwrap_or(i64::MAX).saturating_add(1);
        self.state_since + Span::micros(ON_CALL_TURN.as_micros().saturating_mul(turns))
    }

    /// When the clock next has something to do here: widen, ask about a claim, ask the asker.
    pub fn due_at(&self) -> Option<Timestamp> {
        let widens = self.widen_at.filter(|_| self.state == AskState::Asking);
        let on_call = (self.state == AskState::Held).then(|| self.state_since + ON_CALL_TURN);
        let opens = self.opens_at.filter(|_| self.state == AskState::New);
        [widens, on_call, opens, self.claim_due(), self.untouched_due()].into_iter().flatten().min()
    }

    pub(in crate::domain) fn claim_due(&self) -> Option<Timestamp> {
        let claim = self.live_claim()?;
        Some(claim.nudged_at.map_or_else(
            || claim.moved_at + self.when.stalls_after(),
            |asked| asked + self.when.answer_within(),
        ))
    }

    fn untouched_due(&self) -> Option<Timestamp> {
        let waits =
            matches!(self.state, AskState::New | AskState::Heard | AskState::Asking | AskState::CouldNot);
        let asks = self.when.still_needed_after();
        let after = asks.get(usize::from(self.times_asked)).copied().unwrap_or(EXPIRES_AFTER);
        // A clock that jumped leaves as much time after a question as any other.
        let answer = match self.times_asked {
            0 => Span::ZERO,
            1 => between(asks[0], asks[1]),
            _ => between(asks[1], EXPIRES_AFTER),
        };
        waits.then(|| (self.touched_at + after).max(self.last_event_at + answer))
    }
}

const fn between(earlier: Span, later: Span) -> Span {
    Span::micros(later.as_micros() - earlier.as_micros())
}
