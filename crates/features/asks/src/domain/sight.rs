//! Who sees how much of an ask, and until when.

use kit_base::Timestamp;

use super::urgency::SEEN_AFTER_DONE;
use super::{Ask, AskState, ClaimState, PersonId};

codes! {
    /// How much of an ask somebody sees. Each step includes the one before.
    Sight {
        /// Nothing, not even that it exists.
        None = "none",
        /// The card: kind, choices, the approved line, rough place, age, lamp.
        Card = "card",
        /// Also what the asker wrote.
        Claimed = "claimed",
        /// Also name, contact and place.
        Mutual = "mutual",
    }
}

/// Who is looking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// Anybody, signed out.
    Visitor,
    /// A signed-in neighbor. `in_audience`: a ring that this ask opened includes one of their circles.
    Neighbor {
        /// Who.
        person: PersonId,
        /// Whether the ask reached them.
        in_audience: bool,
    },
    /// A steward of a circle that the ask belongs to. Their looks at [`Sight::Mutual`] are written down for the asker.
    Steward,
    /// The asker, through their private link or signed in.
    Asker,
}

impl Ask {
    /// What `viewer` may see at `now`.
    pub fn sight(&self, viewer: Viewer, now: Timestamp) -> Sight {
        match viewer {
            Viewer::Steward if self.closed_for_long(now) => Sight::Card,
            Viewer::Asker | Viewer::Steward => Sight::Mutual,
            Viewer::Neighbor { person, .. } if person == self.asker => Sight::Mutual,
            Viewer::Neighbor { person, in_audience } => self.claimed_sight(person, now).max(if in_audience {
                self.board_sight(now)
            } else {
                Sight::None
            }),
            Viewer::Visitor if self.is_sensitive() => Sight::None,
            Viewer::Visitor => self.board_sight(now),
        }
    }

    /// What the helper of the latest claim sees by virtue of it.
    fn claimed_sight(&self, person: PersonId, now: Timestamp) -> Sight {
        let Some(claim) = self.claim.as_ref().filter(|claim| claim.by == person) else {
            return Sight::None;
        };
        match claim.state {
            ClaimState::Reserved if claim.unapproved => Sight::Card,
            ClaimState::Reserved => Sight::Claimed,
            ClaimState::Accepted | ClaimState::UnderWay => Sight::Mutual,
            ClaimState::Done | ClaimState::Part if now < claim.moved_at + SEEN_AFTER_DONE => Sight::Mutual,
            ClaimState::Done | ClaimState::Part => Sight::Card,
            ClaimState::HandedBack | ClaimState::Declined | ClaimState::CouldNot | ClaimState::Lapsed => {
                Sight::None
            }
        }
    }

    fn board_sight(&self, now: Timestamp) -> Sight {
        if self.kind.to_desk() {
            return Sight::None;
        }
        match self.state {
            AskState::Asking | AskState::Lit | AskState::UnderWay if self.ring.is_some() => Sight::Card,
            AskState::Done | AskState::PartDone if self.ring.is_some() && !self.closed_for_long(now) => {
                Sight::Card
            }
            _ => Sight::None,
        }
    }

    fn closed_for_long(&self, now: Timestamp) -> bool {
        self.state.is_closed() && now >= self.state_since + SEEN_AFTER_DONE
    }
}
