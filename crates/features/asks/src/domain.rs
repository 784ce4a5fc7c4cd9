//! What an ask is and what may happen to it: pure decisions, no database, no clock, no page.
//!
//! Read [`Ask`] first. Every verb takes the time as an argument and answers with a [`Next`] (the ask as it
//! would be, and the events that tell how it got there) or with a refusal whose `key()` is a message.

#[macro_use]
mod codes;

mod ask;
mod claim;
mod danger;
mod event;
mod kind;
mod reason;
mod refusal;
mod ring;
mod sight;
mod state;
mod status;
mod urgency;

pub use ask::{AnsweredBy, Ask, AskId, Beforehand, Edit, Field, NewAsk, Nudge, Person, PersonId};
pub use claim::{Claim, ClaimState, Claimer, Dial, MAX_OPEN_CLAIMS, Via};
pub use danger::{Advice, BadLine, Flag, Flags, Heard, Lexicon, listen};
pub use event::{Actor, Event, Next, What};
pub use kind::Kind;
pub use reason::CouldNot;
pub use refusal::{
    AcceptRefused, AskAgainRefused, ClaimRefused, CloseRefused, DeclineRefused, EditRefused, HelperRefused,
    OpenRefused, PublishRefused, ReopenRefused, StillNeedRefused, ThankRefused, WidenRefused,
    WithdrawRefused,
};
pub use ring::Ring;
pub use sight::{Sight, Viewer};
pub use state::{AskState, Lamp};
pub use status::Status;
pub use urgency::When;
