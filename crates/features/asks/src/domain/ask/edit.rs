//! Changing an ask: what may change in which state, and what that brings about.

use kit_base::{Span, Timestamp};

use super::Beforehand;
use crate::domain::{Actor, Ask, AskState, EditRefused, Flags, Kind, Next, Ring, What, When};

codes! {
    /// The parts of an ask that people can change.
    Field {
        /// What it is about.
        Kind = "kind",
        /// What the asker wrote.
        Details = "details",
        /// The note for the helper only.
        PrivateNote = "private_note",
        /// The line on the card.
        PublicLine = "public_line",
        /// How soon.
        When = "when",
        /// How to reach the asker, and what is safe.
        Contact = "contact",
        /// The name to use.
        Name = "name",
        /// The rough place.
        Place = "place",
        /// The exact address.
        Address = "address",
        /// The languages.
        Language = "language",
        /// How far it reaches, and how fast.
        Reach = "reach",
        /// Whether it is sensitive.
        Marked = "marked",
        /// Whether the door step is enough.
        Inside = "inside",
        /// Whom the asker said yes to beforehand.
        Beforehand = "beforehand",
    }
}

impl Field {
    /// Whether a helper who took the ask must be shown the change.
    const fn matters_to_helper(self) -> bool {
        !matches!(self, Self::Marked | Self::Reach | Self::Beforehand)
    }
}

/// A change. The sealed texts are saved by the store; here it says which of them changed.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Edit {
    /// The texts that changed.
    pub texts: Vec<Field>,
    /// A new kind.
    pub kind: Option<Kind>,
    /// A new time.
    pub when: Option<When>,
    /// A new farthest ring.
    pub farthest: Option<Ring>,
    /// A new pace of widening.
    pub widen_every: Option<Span>,
    /// Sensitive or not.
    pub marked: Option<bool>,
    /// Whether somebody has to come in.
    pub inside: Option<bool>,
    /// A new yes beforehand, or none.
    pub beforehand: Option<Beforehand>,
    /// What the words signal after the change.
    pub flags: Flags,
}

impl Edit {
    fn fields(&self) -> Vec<Field> {
        let mut fields = self.texts.clone();
        fields.extend(self.kind.map(|_| Field::Kind));
        fields.extend(self.when.map(|_| Field::When));
        fields.extend(self.farthest.map(|_| Field::Reach));
        fields.extend(self.widen_every.map(|_| Field::Reach));
        fields.extend(self.marked.map(|_| Field::Marked));
        fields.extend(self.inside.map(|_| Field::Inside));
        fields.extend(self.beforehand.map(|_| Field::Beforehand));
        fields
    }
}

impl Ask {
    /// Whether a part may change now.
    pub const fn may_edit(&self, field: Field) -> Result<(), EditRefused> {
        if self.state.is_closed() {
            return Err(EditRefused::Closed);
        }
        if self.state.is_claimed()
            && matches!(
                field,
                Field::Kind | Field::PublicLine | Field::Reach | Field::Inside | Field::Beforehand
            )
        {
            return Err(EditRefused::Claimed);
        }
        if self.ring.is_some() && matches!(field, Field::Kind) {
            return Err(EditRefused::Published);
        }
        Ok(())
    }

    /// Changes it. New danger in the words takes an unclaimed ask off the board until a steward opens it; a
    /// helper who has it must see the change.
    pub fn edit(&self, by: Actor, edit: &Edit, at: Timestamp) -> Result<Next, EditRefused> {
        let fields = edit.fields();
        fields.iter().try_for_each(|&field| self.may_edit(field))?;
        let mut next = Next::start(self);
        let at = at.max(self.last_event_at);
        next.apply(edit, at);
        if let Some(claim) = next.ask.claim.as_mut().filter(|claim| claim.state.is_live()) {
            claim.unseen_edit |= fields.iter().any(|field| field.matters_to_helper());
        }
        let reach = !fields.is_empty() && fields.iter().all(|&field| field == Field::Reach);
        next.note(if reach { What::Reach } else { What::Edited }, by, at);
        next.hear_danger(edit.flags, at);
        Ok(next)
    }
}

impl Next {
    fn apply(&mut self, edit: &Edit, at: Timestamp) {
        let ask = &mut self.ask;
        ask.kind = edit.kind.unwrap_or(ask.kind);
        ask.farthest = edit.farthest.unwrap_or(ask.farthest).max(ask.ring.unwrap_or(ask.nearest));
        ask.marked = edit.marked.unwrap_or(ask.marked);
        ask.inside = edit.inside.unwrap_or(ask.inside);
        ask.beforehand = edit.beforehand.unwrap_or(ask.beforehand);
        ask.widen_every = edit.widen_every.or(ask.widen_every);
        ask.when = edit.when.unwrap_or(ask.when);
        if edit.when.is_some() || edit.widen_every.is_some() {
            ask.widen_at = ask.widen_at.map(|_| at + ask.stays());
        }
        if ask.ring == Some(ask.farthest) {
            ask.widen_at = None;
        } else if edit.farthest.is_some() && ask.ring.is_some() && !ask.is_danger() {
            ask.widen_at = ask.widen_at.or(Some(at + ask.stays()));
        }
    }

    /// Danger once heard stays noted; new danger is before the stewards again.
    fn hear_danger(&mut self, flags: Flags, at: Timestamp) {
        let all = self.ask.flags.union(flags);
        if all == self.ask.flags {
            return;
        }
        self.ask.flags = all;
        self.ask.opened = false;
        if all.holds() {
            self.ask.widen_at = None;
        }
        let unclaimed =
            matches!(self.ask.state, AskState::New | AskState::Heard | AskState::Asking | AskState::CouldNot);
        if all.holds() && unclaimed {
            self.ask.ring = None;
            self.enter(AskState::Held, What::Held, Actor::Clock, at);
        }
    }
}
