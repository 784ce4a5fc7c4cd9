//! One check as a state machine: what is said and what the clock says go in, the next state and what to do come out.
//!
//! A step is taken at most once, one at a time: a clock that jumps ahead takes the next step and gives people their
//! whole wait again, a clock that jumps back starts the wait anew. Nothing becomes fine by itself, and what was
//! walked to its end stays until a human closes it.

use kit_base::{Span, Timestamp};

/// A step of the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Whoever checks tries a second time.
    Again,
    /// The buddy looks in.
    Buddy,
    /// The contact that the person named is called, by whoever checks.
    Contact,
    /// The stewards are told.
    Steward,
}

impl Step {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::Again, Self::Buddy, Self::Contact, Self::Steward];

    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Again => "again",
            Self::Buddy => "buddy",
            Self::Contact => "contact",
            Self::Steward => "steward",
        }
    }

    /// Its message.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Again => "checkins-step-again",
            Self::Buddy => "checkins-step-buddy",
            Self::Contact => "checkins-step-contact",
            Self::Steward => "checkins-step-steward",
        }
    }
}

/// What somebody agreed to: which steps, and how long between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladder {
    steps: Vec<Step>,
    /// How long after a step the next one is taken.
    pub wait: Span,
}

impl Ladder {
    /// A second try comes first and the stewards last, always; the buddy and the contact only if they were agreed to.
    pub fn agreed(buddy: bool, contact: bool, wait: Span) -> Self {
        let on = |step| match step {
            Step::Buddy => buddy,
            Step::Contact => contact,
            Step::Again | Step::Steward => true,
        };
        Self { steps: Step::ALL.into_iter().filter(|step| on(*step)).collect(), wait }
    }

    /// From what is stored. Steps that are not known are left out; the stewards never are.
    pub fn read(steps: &str, wait: Span) -> Self {
        let named = |step: Step| steps.split(' ').any(|code| code == step.code());
        Self::agreed(named(Step::Buddy), named(Step::Contact), wait)
    }

    /// As stored.
    pub fn text(&self) -> String {
        self.steps.iter().map(|step| step.code()).collect::<Vec<_>>().join(" ")
    }

    /// The steps in order.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Whether this step was agreed to.
    pub fn has(&self, step: Step) -> bool {
        self.steps.contains(&step)
    }
}

/// Where a check stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Nothing is known yet.
    Waiting,
    /// Somebody said that all is well.
    Fine,
    /// Somebody said that it is not: the stewards know.
    Needs,
    /// Every step was taken and nothing is known. A human must look.
    Exhausted,
    /// A human looked, and said how it ended.
    Closed,
}

impl Stand {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Waiting, Self::Fine, Self::Needs, Self::Exhausted, Self::Closed];

    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Fine => "fine",
            Self::Needs => "needs",
            Self::Exhausted => "exhausted",
            Self::Closed => "closed",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stand| stand.code() == code)
    }

    /// Its message.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "checkins-stand-waiting",
            Self::Fine => "checkins-stand-fine",
            Self::Needs => "checkins-stand-needs",
            Self::Exhausted => "checkins-stand-exhausted",
            Self::Closed => "checkins-stand-closed",
        }
    }

    /// Whether a human must look.
    pub const fn must_look(self) -> bool {
        matches!(self, Self::Needs | Self::Exhausted)
    }
}

/// What somebody noted about a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All is well.
    Fine,
    /// It is not.
    NotFine,
    /// Hard to say.
    Unclear,
    /// Nobody answered.
    NoAnswer,
}

impl Outcome {
    /// All of them, as a page offers them.
    pub const ALL: [Self; 4] = [Self::Fine, Self::NotFine, Self::Unclear, Self::NoAnswer];

    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::NotFine => "not_fine",
            Self::Unclear => "unclear",
            Self::NoAnswer => "no_answer",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }

    /// Its message.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fine => "checkins-said-fine",
            Self::NotFine => "checkins-said-not-fine",
            Self::Unclear => "checkins-said-unclear",
            Self::NoAnswer => "checkins-said-no-answer",
        }
    }
}

/// What is to be done, once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// A step of the ladder was taken.
    Took(Step),
    /// There is no further step.
    Exhausted,
}

impl Event {
    /// What the database keeps it unique by.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Took(step) => step.code(),
            Self::Exhausted => "exhausted",
        }
    }
}

/// One check of one person on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What the person agreed to, as it was when the day began.
    pub ladder: Ladder,
    /// Where it stands.
    pub stand: Stand,
    /// How many steps were taken.
    pub taken: usize,
    /// When it last changed.
    pub touched_at: Timestamp,
    /// When the clock changes it next; none: the clock does not.
    pub next_at: Option<Timestamp>,
}

impl Check {
    /// A day begins: until then nobody is missed.
    pub const fn open(ladder: Ladder, now: Timestamp, until: Timestamp) -> Self {
        Self { ladder, stand: Stand::Waiting, taken: 0, touched_at: now, next_at: Some(until) }
    }

    /// Nobody knows that they are well, and no human said how it ended.
    pub const fn is_open(&self) -> bool {
        !matches!(self.stand, Stand::Fine | Stand::Closed)
    }

    /// What the clock does; at most one step.
    #[must_use]
    pub fn tick(mut self, now: Timestamp) -> (Self, Option<Event>) {
        let Some(next) = self.next_at else { return (self, None) };
        if now < self.touched_at {
            // The clock was set back: the wait that was promised begins anew.
            self.next_at = Some(now + next.since(self.touched_at));
            self.touched_at = now;
            return (self, None);
        }
        if now < next {
            return (self, None);
        }
        self.touched_at = now;
        let step = self.ladder.steps.get(self.taken).copied();
        if let Some(step) = step {
            self.taken += 1;
            self.next_at = Some(now + self.ladder.wait);
            return (self, Some(Event::Took(step)));
        }
        self.next_at = None;
        self.stand = Stand::Exhausted;
        (self, Some(Event::Exhausted))
    }

    /// What somebody noted. What a human must look at stays that, whatever is said, until it is closed.
    #[must_use]
    pub fn said(mut self, outcome: Outcome, now: Timestamp) -> (Self, Option<Event>) {
        let mut event = None;
        match (self.stand, outcome) {
            (Stand::Waiting, Outcome::Fine) => {
                self.stand = Stand::Fine;
                self.next_at = None;
            }
            (Stand::Waiting | Stand::Fine | Stand::Closed, Outcome::NotFine) => {
                let last = self.ladder.steps.len();
                event = (self.taken < last).then_some(Event::Took(Step::Steward));
                self.taken = last;
                self.stand = Stand::Needs;
                self.next_at = Some(now + self.ladder.wait);
            }
            (Stand::Waiting | Stand::Fine, Outcome::Unclear | Outcome::NoAnswer) => {
                // The ladder begins now, not at the end of the hours; a slip of the finger is taken back this way, too.
                let soon = now + self.ladder.wait;
                self.stand = Stand::Waiting;
                self.next_at = Some(self.next_at.map_or(soon, |next| next.min(soon)));
            }
            (Stand::Fine | Stand::Needs | Stand::Exhausted | Stand::Closed, _) => return (self, None),
        }
        self.touched_at = now;
        (self, event)
    }

    /// "Not fine" was a slip of the finger: the ladder goes on from the steps that were taken in their order.
    #[must_use]
    pub fn slipped(mut self, taken: usize, now: Timestamp) -> Option<Self> {
        if self.stand != Stand::Needs {
            return None;
        }
        self.stand = Stand::Waiting;
        self.taken = taken;
        self.next_at = Some(now + self.ladder.wait);
        self.touched_at = now;
        Some(self)
    }

    /// What was closed must be looked at once more; `None` when it is not closed.
    #[must_use]
    pub fn reopen(mut self, needs: bool, now: Timestamp) -> Option<Self> {
        if self.stand != Stand::Closed {
            return None;
        }
        self.stand = if needs { Stand::Needs } else { Stand::Exhausted };
        self.touched_at = now;
        Some(self)
    }

    /// A human looked and says how it ended; `None` when there is nothing to close.
    #[must_use]
    pub fn close(mut self, now: Timestamp) -> Option<Self> {
        if !self.stand.must_look() {
            return None;
        }
        self.stand = Stand::Closed;
        self.next_at = None;
        self.touched_at = now;
        Some(self)
    }
}
