//! What the page of a round shows: today's people for whoever has the day, the days ahead, the team.

use askama::Template;
use kit_base::Timestamp;
use kit_web::{Problems, filters};
use people::PersonId;

use super::seen::{Part, Reached};
use crate::domain::{Outcome, Stand, Word};

/// So many of its days stand open on the page.
const SOON: usize = 3;

/// The page.
#[derive(Template)]
#[template(path = "pages/round.html")]
pub struct View {
    /// The round's name in addresses.
    pub slug: String,
    /// What it is called.
    pub called: String,
    /// The circle.
    pub circle: String,
    /// When it happens.
    pub when: String,
    /// It is over.
    pub ended: bool,
    /// What the reader has to do with it.
    pub part: Part,
    /// There is a round today.
    pub on_today: bool,
    /// Nobody has today.
    pub free_today: bool,
    /// Today.
    pub today: i64,
    /// Whom the reader sees now.
    pub lines: Vec<Line>,
    /// How many others nobody has reached.
    pub unreached: usize,
    /// Who has today; empty: nobody, or nameless.
    pub who_today: String,
    /// How today went so far; none: it has not begun.
    pub day: Option<Closing>,
    /// The next days.
    pub days: Vec<Day>,
    /// Who has which weekday, every week.
    pub weeks: Vec<Week>,
    /// The last days that somebody should know about.
    pub past: Vec<Past>,
    /// What humans closed in the last days, for whoever runs the round.
    pub over: Vec<Over>,
    /// What whoever runs it tends; none for others.
    pub tending: Option<Tending>,
    /// What is wrong with a form.
    pub problems: Problems,
}

/// One visit.
pub struct Line {
    /// Their name in addresses of this room.
    pub slug: String,
    /// The day of the check.
    pub day: i64,
    /// How to reach them.
    pub reached: Reached,
    /// How they want to be checked on.
    pub way: &'static str,
    /// Which day, if it is not today.
    pub earlier: Option<String>,
    /// Where it stands.
    pub stand: Stand,
    /// What they said themselves.
    pub own: Option<Word>,
    /// The message of what was noted last, and when.
    pub said: Option<(&'static str, Timestamp)>,
    /// The step that was taken last.
    pub step: Option<&'static str>,
    /// Their hours for calls, in words.
    pub hours: (String, String),
    /// The reader noted "not fine" a moment ago, and may take it back.
    pub may_slip: bool,
    /// What was typed to close it.
    pub word: String,
}

/// A day of the rota.
pub struct Day {
    /// The day.
    pub day: i64,
    /// How people say it.
    pub label: String,
    /// Who has it; empty: nobody.
    pub who: String,
    /// The reader has it.
    pub mine: bool,
    /// Nobody has it.
    pub free: bool,
}

/// Today, once people were asked.
pub struct Closing {
    /// Since when it is late; none: it is not.
    pub late: Option<Timestamp>,
    /// When it was closed, and by whom.
    pub closed: Option<(Timestamp, String)>,
    /// Whom nobody has reached yet, of those the reader sees.
    pub open: Vec<String>,
    /// How many more nobody has reached.
    pub others: usize,
}

/// A weekday of the rota.
pub struct Week {
    /// Its code.
    pub on: &'static str,
    /// Its message.
    pub word: String,
    /// Who has it; empty: nobody, or nameless.
    pub who: String,
    /// Their name in addresses; empty: nobody.
    pub slug: String,
    /// The reader has it.
    pub mine: bool,
    /// Nobody has it.
    pub free: bool,
}

/// A day that is over.
pub struct Past {
    /// How people say it.
    pub label: String,
    /// The message of what became of it.
    pub word: &'static str,
    /// Who closed it; empty: nobody, or nameless.
    pub who: String,
}

/// A check that a human closed.
pub struct Over {
    /// Their name in addresses of this room.
    pub slug: String,
    /// The day of the check.
    pub day: i64,
    /// What to call them.
    pub called: String,
    /// How it ended.
    pub word: String,
    /// Who closed it; empty: nameless.
    pub who: String,
    /// When.
    pub at: Timestamp,
}

/// What whoever runs it tends.
pub struct Tending {
    /// The link that people join by.
    pub link: String,
    /// Everybody who said yes.
    pub people: Vec<Row>,
    /// Who said yes by the link and waits for an answer.
    pub waiting: Vec<Row>,
    /// There is room for nobody more.
    pub no_room: bool,
    /// Who walks the round.
    pub team: Vec<Mate>,
    /// Who else could.
    pub others: Vec<(String, String)>,
    /// The team is full.
    pub full: bool,
    /// The team's keys, in its order.
    pub ids: Vec<PersonId>,
}

impl Tending {
    pub(super) fn slug_of(&self, who: PersonId) -> Option<String> {
        let at = self.ids.iter().position(|id| *id == who)?;
        self.team.get(at).map(|mate| mate.slug.clone())
    }
}

/// Somebody who walks the round.
pub struct Mate {
    /// Their name in addresses.
    pub slug: String,
    /// What to call them.
    pub called: String,
    /// They may run it.
    pub runs: bool,
}

/// Somebody who said yes.
pub struct Row {
    /// Their name in addresses of this room.
    pub slug: String,
    /// What to call them.
    pub called: String,
    /// The message of their way.
    pub way: &'static str,
    /// The message of how they said yes.
    pub consent: &'static str,
    /// When.
    pub since: Timestamp,
    /// They are away until then.
    pub away: Option<String>,
    /// A buddy was agreed to.
    pub wants_buddy: bool,
    /// The buddy's name in addresses; empty: none yet.
    pub buddy: String,
}

impl View {
    fn to(&self, verb: &str) -> String {
        format!("/checkins/{}/{verb}", self.slug)
    }

    fn outcomes() -> [Outcome; 4] {
        Outcome::ALL
    }

    fn name_of(line: &Line) -> &str {
        &line.reached.called
    }

    fn soon(&self) -> &[Day] {
        &self.days[..self.days.len().min(SOON)]
    }

    fn later(&self) -> &[Day] {
        &self.days[self.days.len().min(SOON)..]
    }
}

impl Line {
    /// The field that closes it.
    pub(super) fn field(&self) -> String {
        format!("word-{}-{}", self.slug, self.day)
    }

    /// They asked to be called, so that no hours stand in the way.
    fn wants_call(&self) -> bool {
        self.own == Some(Word::CallMe)
    }

    /// The message of what they said themselves, where somebody must look.
    fn own_word(&self) -> Option<&'static str> {
        self.own.filter(|_| self.stand.must_look()).map(|word| match word {
            Word::Ok => "checkins-own-ok",
            Word::CallMe => "checkins-own-call",
            Word::Need => "checkins-own-need",
        })
    }

    /// The word may still be said.
    const fn is_open(&self) -> bool {
        matches!(self.stand, Stand::Waiting | Stand::Fine)
    }

    const fn lamp(&self) -> &'static str {
        match self.stand {
            Stand::Waiting => "off",
            Stand::Fine | Stand::Closed => "done",
            Stand::Needs | Stand::Exhausted => "lit",
        }
    }
}
