//! What happened to an ask, by what kind of person, and when.

use kit_base::Timestamp;

use super::{Ask, AskState, CouldNot};

codes! {
    /// Who acted. The store adds which person, from the session that asked for the change.
    Actor {
        /// The person who asks.
        Asker = "asker",
        /// The person who claimed.
        Helper = "helper",
        /// Somebody who tends the circle.
        Steward = "steward",
        /// Time itself.
        Clock = "clock",
    }
}

codes! {
    /// What happened.
    What {
        /// It was asked.
        Asked = "asked",
        /// It sounded like danger and waits for a steward.
        Held = "held",
        /// A steward opened a held ask.
        Opened = "opened",
        /// A steward read it.
        Heard = "heard",
        /// A ring of neighbors is being asked.
        Published = "published",
        /// A wider ring is being asked.
        Widened = "widened",
        /// A helper reserved it.
        Claimed = "claimed",
        /// The claim was accepted; contact and place are open to the helper.
        Accepted = "accepted",
        /// A steward said yes to the claim; the asker answers next.
        Approved = "approved",
        /// The claim was turned down.
        Declined = "declined",
        /// The helper set out.
        Started = "started",
        /// The helper says they are still on it.
        StillOnIt = "still_on_it",
        /// The helper gave it back.
        HandedBack = "handed_back",
        /// Whoever owes the next step was asked about it.
        Nudged = "nudged",
        /// The helper does not come anymore, and not by their own word.
        TakenBack = "taken_back",
        /// The claim stood still too long and ended.
        Lapsed = "lapsed",
        /// Done.
        Done = "done",
        /// Partly done.
        PartDone = "part_done",
        /// The helper could not.
        CouldNot = "could_not",
        /// It is being asked again.
        Reopened = "reopened",
        /// Handed to another group.
        PassedOn = "passed_on",
        /// Taken back.
        Withdrawn = "withdrawn",
        /// The asker was asked whether it is still needed.
        StillNeedAsked = "still_need_asked",
        /// The asker said that it is.
        StillNeeded = "still_needed",
        /// It expired.
        Expired = "expired",
        /// How far it reaches, or how fast, changed.
        Reach = "reach",
        /// There was room again, and it waits for a steward no longer.
        Admitted = "admitted",
        /// Its words changed.
        Edited = "edited",
        /// The helper saw the changed words.
        EditSeen = "edit_seen",
        /// The asker said thank you.
        Thanked = "thanked",
    }
}

/// One line of an ask's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// What happened.
    pub what: What,
    /// The state it left the ask in.
    pub state: AskState,
    /// Who acted.
    pub actor: Actor,
    /// When; never earlier than the event before.
    pub at: Timestamp,
    /// Why a helper could not.
    pub reason: Option<CouldNot>,
}

/// A decision: the ask as it will be once saved, and what to write down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// The ask afterwards.
    pub ask: Ask,
    /// What happened, in order; never empty.
    pub events: Vec<Event>,
}

impl Next {
    pub(super) fn start(ask: &Ask) -> Self {
        Self { ask: ask.clone(), events: Vec::new() }
    }

    /// Writes an event at the ask's own pace: a clock that jumped back does not turn history around.
    pub(super) fn note(&mut self, what: What, actor: Actor, at: Timestamp) -> &mut Self {
        let at = at.max(self.ask.last_event_at);
        self.ask.last_event_at = at;
        if actor != Actor::Clock {
            self.ask.touched_at = at;
            self.ask.times_asked = 0;
        }
        self.events.push(Event { what, state: self.ask.state, actor, at, reason: None });
        self
    }

    pub(super) fn enter(&mut self, state: AskState, what: What, actor: Actor, at: Timestamp) -> &mut Self {
        if self.ask.state != state {
            self.ask.state = state;
            self.ask.state_since = at.max(self.ask.last_event_at);
        }
        self.note(what, actor, at)
    }

    pub(super) fn because(&mut self, reason: CouldNot) {
        if let Some(event) = self.events.last_mut() {
            event.reason = Some(reason);
        }
    }
}
