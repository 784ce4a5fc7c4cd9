//! A steward reads an ask; neighbors are asked, ring by ring.

use kit_base::Timestamp;

use crate::domain::{Actor, Ask, AskState, Next, OpenRefused, PublishRefused, Ring, What, WidenRefused};

impl Ask {
    /// A steward has read a new ask, or opens a held one and answers for what happens next. A danger that the
    /// asker took back stays before the stewards until one of them has looked.
    pub fn open(&self, at: Timestamp) -> Result<Next, OpenRefused> {
        let mut next = Next::start(self);
        let unseen = !self.flags.is_empty() && !self.opened;
        next.ask.opened = true;
        match self.state {
            AskState::Held => next.enter(AskState::Heard, What::Opened, Actor::Steward, at),
            AskState::New => next.enter(AskState::Heard, What::Heard, Actor::Steward, at),
            _ if unseen => next.note(What::Opened, Actor::Steward, at),
            _ => return Err(OpenRefused::NotWaiting),
        };
        Ok(next)
    }

    /// Asks the first ring: the nearest of the asker's `existing` rings that is not nearer than they wished.
    /// The clock may do it where a circle lets neighbors claim for themselves.
    pub fn publish(&self, by: Actor, existing: &[Ring], at: Timestamp) -> Result<Next, PublishRefused> {
        match self.state {
            AskState::Held => return Err(PublishRefused::Held),
            AskState::New | AskState::Heard => {}
            _ => return Err(PublishRefused::NotWaiting),
        }
        if self.kind.to_desk() {
            return Err(PublishRefused::ToDesk);
        }
        if self.is_danger() && (by != Actor::Steward || !self.opened) {
            return Err(PublishRefused::StewardOnly);
        }
        let within = existing.iter().copied().filter(|&r| r >= self.nearest && r <= self.farthest);
        let ring = within.min().ok_or(PublishRefused::TooFar)?;
        let mut next = Next::start(self);
        next.reach(ring, existing, at);
        next.enter(AskState::Asking, What::Published, by, at);
        Ok(next)
    }

    /// There was no place left when it was asked: it waits until then. A danger waits for nothing.
    #[must_use]
    pub fn wait_until(mut self, opens: Timestamp) -> Self {
        if self.state == AskState::New && !self.is_danger() {
            self.opens_at = Some(opens);
        }
        self
    }

    /// There is room again.
    pub fn admit(&self, at: Timestamp) -> Option<Next> {
        self.opens_at.filter(|_| self.state == AskState::New)?;
        let mut next = Next::start(self);
        next.ask.opens_at = None;
        next.note(What::Admitted, Actor::Clock, at);
        Some(next)
    }

    /// Asks the next ring. The clock may when its time has come; the asker and a steward may at any time.
    pub fn widen(&self, by: Actor, existing: &[Ring], at: Timestamp) -> Result<Next, WidenRefused> {
        let (AskState::Asking, Some(ring)) = (self.state, self.ring) else {
            return Err(WidenRefused::NotAsking);
        };
        if self.is_danger() && by != Actor::Steward {
            return Err(WidenRefused::Danger);
        }
        if by == Actor::Clock && self.widen_at.is_none_or(|due| at < due) {
            return Err(WidenRefused::NotYet);
        }
        let Some(wider) = ring.beyond(self.farthest, existing) else {
            let more = ring.beyond(Ring::Next, existing).is_some();
            return Err(if more { WidenRefused::TooFar } else { WidenRefused::NotWider });
        };
        let mut next = Next::start(self);
        next.reach(wider, existing, at);
        next.note(What::Widened, by, at);
        Ok(next)
    }
}

impl Next {
    fn reach(&mut self, ring: Ring, existing: &[Ring], at: Timestamp) {
        let ask = &mut self.ask;
        ask.ring = Some(ring);
        let more = ring.beyond(ask.farthest, existing).is_some() && !ask.is_danger();
        ask.widen_at = more.then(|| at.max(ask.last_event_at) + ask.stays());
    }
}
