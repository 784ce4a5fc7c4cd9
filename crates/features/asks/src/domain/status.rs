//! The one sentence that tells the asker how things stand.

use kit_base::Timestamp;

use super::{Ask, AskState, ClaimState, CouldNot, Ring};

/// A message key with what its words need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    /// The message.
    pub key: &'static str,
    /// `$until`: when the next thing happens by itself (widening, or a claim that ends unless it moves).
    pub until: Option<Timestamp>,
    /// `$ring`: who is being asked.
    pub ring: Option<Ring>,
    /// `$next`: who is asked then.
    pub next: Option<Ring>,
    /// `$reason`: why the helper could not.
    pub reason: Option<CouldNot>,
}

impl Status {
    /// Every key, so that a test can ask for its words.
    pub const KEYS: &'static [&'static str] = &[
        "asks-status-new",
        "asks-status-waits",
        "asks-status-held",
        "asks-status-heard",
        "asks-status-desk",
        "asks-status-asking",
        "asks-status-asking-then",
        "asks-status-asking-last",
        "asks-status-asking-rest",
        "asks-status-lit-answer",
        "asks-status-lit-answer-steward",
        "asks-status-lit-approve",
        "asks-status-lit",
        "asks-status-under-way",
        "asks-status-done",
        "asks-status-part-done",
        "asks-status-could-not",
        "asks-status-passed-on",
        "asks-status-withdrawn",
        "asks-status-expired",
    ];
}

impl Ask {
    /// How things stand, for the asker.
    pub fn status(&self) -> Status {
        let claim = self.claim.as_ref();
        let live = claim.filter(|claim| claim.state.is_live());
        let until = match self.state {
            AskState::New => self.opens_at,
            AskState::Asking => self.widen_at,
            AskState::Lit | AskState::UnderWay => self.claim_due(),
            _ => None,
        };
        Status {
            key: self.status_key(live.map(|claim| claim.state)),
            until,
            ring: self.ring.filter(|_| self.state == AskState::Asking),
            next: None,
            reason: claim.and_then(|claim| claim.reason).filter(|_| self.state == AskState::CouldNot),
        }
    }

    /// How things stand for whoever may know which ring is next.
    pub fn status_among(&self, existing: &[Ring]) -> Status {
        let status = self.status();
        let next = self.ring.and_then(|ring| ring.beyond(self.farthest, existing));
        match (status.key, next) {
            ("asks-status-asking", Some(_)) => Status { key: "asks-status-asking-then", next, ..status },
            _ => status,
        }
    }

    fn waits_for_approval(&self) -> bool {
        self.live_claim().is_some_and(|claim| claim.unapproved)
    }

    fn status_key(&self, live: Option<ClaimState>) -> &'static str {
        match self.state {
            AskState::New if self.opens_at.is_some() => "asks-status-waits",
            AskState::New => "asks-status-new",
            AskState::Held => "asks-status-held",
            AskState::Heard if self.kind.to_desk() => "asks-status-desk",
            AskState::Heard => "asks-status-heard",
            AskState::Asking if self.part_done => "asks-status-asking-rest",
            AskState::Asking if self.widen_at.is_none() => "asks-status-asking-last",
            AskState::Asking => "asks-status-asking",
            AskState::Lit => match live {
                Some(ClaimState::Reserved) if self.waits_for_approval() => "asks-status-lit-approve",
                Some(ClaimState::Reserved) if self.answered_by.is_steward() => {
                    "asks-status-lit-answer-steward"
                }
                Some(ClaimState::Reserved) => "asks-status-lit-answer",
                _ => "asks-status-lit",
            },
            AskState::UnderWay => "asks-status-under-way",
            AskState::Done => "asks-status-done",
            AskState::PartDone => "asks-status-part-done",
            AskState::CouldNot => "asks-status-could-not",
            AskState::PassedOn => "asks-status-passed-on",
            AskState::Withdrawn => "asks-status-withdrawn",
            AskState::Expired => "asks-status-expired",
        }
    }
}
