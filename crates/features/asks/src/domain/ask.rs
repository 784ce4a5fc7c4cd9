//! The ask itself: what it carries for its decisions, and how it begins.

mod claiming;
mod clock;
mod closing;
mod edit;
mod hearing;
#[cfg(test)]
mod machine;
#[cfg(test)]
mod tests;

use kit_base::{Id, Span, Timestamp};

use super::{Actor, AskState, Claim, Flags, Kind, Lamp, Next, Ring, What, When};

pub use clock::Nudge;
pub use edit::{Edit, Field};

/// Marks keys of people here; the same key as in the people room ([`Id::cast`]).
pub enum Person {}

/// A person's key.
pub type PersonId = Id<Person>;

/// An ask's key.
pub type AskId = Id<Ask>;

codes! {
    /// Who says yes to a helper.
    AnsweredBy {
        /// The asker, on their private link.
        Asker = "asker",
        /// A steward, for an asker who has a telephone only.
        Steward = "steward",
    }
}

impl AnsweredBy {
    /// Whether a steward answers.
    pub const fn is_steward(self) -> bool {
        matches!(self, Self::Steward)
    }
}

codes! {
    /// Whom the asker said yes to beforehand.
    Beforehand {
        /// Nobody.
        Nobody = "nobody",
        /// Anyone of their building for whom somebody vouched.
        VouchedInBuilding = "vouched_in_building",
    }
}

/// One need of one person. Its words, contact and place are sealed elsewhere under the asker's key; here is what
/// the rules need. The fields are for the store to read and write; everybody else uses the verbs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "five facts that do not exclude each other, each a column")]
pub struct Ask {
    /// Its key.
    pub id: AskId,
    /// Who asks.
    pub asker: PersonId,
    /// What about.
    pub kind: Kind,
    /// How soon.
    pub when: When,
    /// Marked as sensitive by the asker or a steward (immigration, legal, or their own wish).
    pub marked: bool,
    /// What its words signal.
    pub flags: Flags,
    /// Somebody has to come in, or lives alone: one flag for all such reasons, so that nobody learns which.
    pub inside: bool,
    /// A steward has looked at those flags.
    pub opened: bool,
    /// Who says yes to a helper.
    pub answered_by: AnsweredBy,
    /// Whom the asker said yes to beforehand.
    pub beforehand: Beforehand,
    /// The nearest ring to begin with.
    pub nearest: Ring,
    /// The farthest ring the asker allows.
    pub farthest: Ring,
    /// How long it stays in a ring, if the asker chose; else [`When::widens_after`].
    pub widen_every: Option<Span>,
    /// The ring that is being asked; none before publication.
    pub ring: Option<Ring>,
    /// When it widens by itself; none when there is no farther ring.
    pub widen_at: Option<Timestamp>,
    /// Where it stands.
    pub state: AskState,
    /// Since when.
    pub state_since: Timestamp,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// The last act of the asker, a helper or a steward.
    pub touched_at: Timestamp,
    /// How often the asker was asked since then whether it is still needed.
    pub times_asked: u8,
    /// The time of its last event.
    pub last_event_at: Timestamp,
    /// Some of it was done already.
    pub part_done: bool,
    /// Thanks went out.
    pub thanked: bool,
    /// The latest claim: the live one, if any. There is never more than one.
    pub claim: Option<Claim>,
    /// The older ask it repeats.
    pub again_of: Option<AskId>,
    /// The network had no place left: nobody is asked before then.
    pub opens_at: Option<Timestamp>,
}

/// What it takes to begin an ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewAsk {
    /// Its key.
    pub id: AskId,
    /// Who asks.
    pub asker: PersonId,
    /// What about.
    pub kind: Kind,
    /// How soon.
    pub when: When,
    /// Marked as sensitive.
    pub marked: bool,
    /// What its words signal (all text fields together).
    pub flags: Flags,
    /// Who says yes to a helper.
    pub answered_by: AnsweredBy,
    /// Whom the asker said yes to beforehand.
    pub beforehand: Beforehand,
    /// The nearest ring to begin with.
    pub nearest: Ring,
    /// The farthest ring the asker allows.
    pub farthest: Ring,
    /// How long it stays in a ring, if the asker chose.
    pub widen_every: Option<Span>,
}

impl Ask {
    /// Begins an ask. One that sounds like danger is held from its first moment.
    pub fn begin(new: &NewAsk, at: Timestamp) -> Next {
        let ask = Self {
            id: new.id,
            asker: new.asker,
            kind: new.kind,
            when: new.when,
            marked: new.marked,
            flags: new.flags,
            inside: false,
            opened: false,
            answered_by: new.answered_by,
            beforehand: new.beforehand,
            nearest: new.nearest,
            farthest: new.farthest.max(new.nearest),
            widen_every: new.widen_every,
            ring: None,
            widen_at: None,
            state: AskState::New,
            state_since: at,
            asked_at: at,
            touched_at: at,
            times_asked: 0,
            last_event_at: at,
            part_done: false,
            thanked: false,
            claim: None,
            again_of: None,
            opens_at: None,
        };
        let mut next = Next { ask, events: Vec::new() };
        next.note(What::Asked, Actor::Asker, at);
        if next.ask.flags.holds() {
            next.enter(AskState::Held, What::Held, Actor::Clock, at);
        }
        next
    }

    /// The lamp that shows where it stands.
    pub const fn lamp(&self) -> Lamp {
        self.state.lamp()
    }

    /// Whether it is kept from public lists, maps and counts.
    pub const fn is_sensitive(&self) -> bool {
        self.marked || self.kind.is_sensitive() || !self.flags.is_empty()
    }

    /// Whether only a helper whom others vouched for may take it alone: a child, money, a car, a home, a key.
    pub const fn needs_trust(&self) -> bool {
        self.inside || self.kind.needs_trust()
    }

    /// A ring whose time would end at night waits for the `morning`; who needs it today is asked on.
    pub fn rest_at_night(&mut self, morning: impl Fn(Timestamp) -> Timestamp) {
        if !self.when.is_urgent() {
            self.widen_at = self.widen_at.map(morning);
        }
    }

    /// The claim that binds a helper now.
    pub fn live_claim(&self) -> Option<&Claim> {
        self.claim.as_ref().filter(|claim| claim.state.is_live())
    }

    /// Whether it lies before the stewards: unread, held, flagged and not looked at, or a helper could not.
    pub const fn needs_steward(&self) -> bool {
        matches!(self.state, AskState::New | AskState::Held | AskState::CouldNot)
            || (!self.flags.is_empty() && !self.opened)
    }

    /// How long it stays in one ring.
    pub fn stays(&self) -> Span {
        self.widen_every.unwrap_or_else(|| self.when.widens_after())
    }

    /// Sounds like danger, whether or not a steward has looked.
    const fn is_danger(&self) -> bool {
        self.flags.holds()
    }

    /// Where it goes when a helper is gone: back to its ring, to the desk, or before a steward.
    const fn without_helper(&self) -> AskState {
        if self.is_danger() && !self.opened {
            AskState::Held
        } else if self.ring.is_some() {
            AskState::Asking
        } else {
            AskState::Heard
        }
    }
}

impl Next {
    /// Leaves the helper behind and asks on; the ring gets its full time again.
    fn ask_on(&mut self, what: What, actor: Actor, at: Timestamp) {
        let stays = self.ask.stays();
        self.ask.widen_at = self.ask.widen_at.map(|due| due.max(at + stays));
        self.enter(self.ask.without_helper(), what, actor, at);
    }
}
