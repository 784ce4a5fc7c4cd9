//! A helper's promise on an ask.

use kit_base::{Id, Timestamp};

use super::{CouldNot, PersonId};

/// How many claims one helper may hold open at a time, unless a circle says otherwise.
pub const MAX_OPEN_CLAIMS: u8 = 3;

codes! {
    /// Where a claim stands.
    ClaimState {
        /// Taken, waiting for the asker (or a steward) to say yes.
        Reserved = "reserved",
        /// The asker said yes.
        Accepted = "accepted",
        /// The helper is on it.
        UnderWay = "under_way",
        /// Given back, without blame.
        HandedBack = "handed_back",
        /// The asker said no.
        Declined = "declined",
        /// Done.
        Done = "done",
        /// Partly done.
        Part = "part",
        /// The helper could not.
        CouldNot = "could_not",
        /// It stood still too long, or the ask went away.
        Lapsed = "lapsed",
    }
}

impl ClaimState {
    /// Whether it still binds the helper and keeps others away.
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Reserved | Self::Accepted | Self::UnderWay)
    }

    /// Whether contact and place are open to the helper now.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Accepted | Self::UnderWay)
    }
}

/// One helper's claim on one ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its key.
    pub id: Id<Claim>,
    /// Who promised.
    pub by: PersonId,
    /// Where it stands.
    pub state: ClaimState,
    /// When it was taken.
    pub claimed_at: Timestamp,
    /// When the asker or a steward said yes.
    pub accepted_at: Option<Timestamp>,
    /// When it last moved.
    pub moved_at: Timestamp,
    /// When whoever owes the next step was asked about it, since it last moved.
    pub nudged_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// Why the helper could not.
    pub reason: Option<CouldNot>,
    /// The ask was edited and the helper has not seen it.
    pub unseen_edit: bool,
    /// The circle wants a steward's yes first, and it has not come.
    pub unapproved: bool,
}

codes! {
    /// How a helper came to an ask.
    Via {
        /// From the board, on their own.
        Board = "board",
        /// A steward asked them to.
        Steward = "steward",
    }
}

codes! {
    /// Who decides which helper an ask finds; each circle sets it.
    Dial {
        /// A steward hands asks out.
        Assign = "assign",
        /// Neighbors say "I'll take it", and a steward says yes to each.
        Approve = "approve",
        /// Neighbors take asks for themselves.
        Claim = "claim",
    }
}

/// A helper who wants an ask, with what the rules need to know. The store reads it under the helper's guard row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claimer {
    /// Who.
    pub person: PersonId,
    /// How many claims they hold open now.
    pub open_claims: u8,
    /// How many they may hold open; [`MAX_OPEN_CLAIMS`] by default.
    pub max_claims: u8,
    /// They are a member of the asker's building, and somebody there vouched for them.
    pub vouched_next_door: bool,
    /// The asker turned them down on this ask before.
    pub declined_before: bool,
    /// How they came to it.
    pub via: Via,
    /// A steward or two members vouched for them.
    pub trusted: bool,
    /// Who decides in the asker's circle.
    pub dial: Dial,
}

impl Claim {
    pub(super) const fn reserved(id: Id<Self>, by: PersonId, at: Timestamp) -> Self {
        Self {
            id,
            by,
            state: ClaimState::Reserved,
            claimed_at: at,
            accepted_at: None,
            moved_at: at,
            nudged_at: None,
            ended_at: None,
            reason: None,
            unseen_edit: false,
            unapproved: false,
        }
    }

    pub(super) fn move_to(&mut self, state: ClaimState, at: Timestamp) {
        self.state = state;
        self.moved_at = at;
        self.nudged_at = None;
        if !state.is_live() {
            self.ended_at = Some(at);
        }
    }
}
