//! Beginning a group without a server of one's own: the questions, and what somebody has said so far.
//!
//! Nothing is kept until the last button: every page carries the answers of the others, as `/ask` does. What each answer must
//! be is in [`check`], what a post means in [`turn`], and what all of it founds in [`founding`].

pub mod check;
pub mod founding;
pub mod turn;

#[cfg(test)]
mod tests;

use kit_web::Form;

/// The questions, one a page, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// How large, what it is called, roughly where.
    Place,
    /// The group's name, and what is spoken.
    Group,
    /// Who begins it, and with whom.
    People,
    /// Check your answers.
    Check,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Place, Self::Group, Self::People, Self::Check];

    /// The word that forms carry.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Group => "group",
            Self::People => "people",
            Self::Check => "check",
        }
    }

    /// Reads that word back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.code() == code)
    }

    /// Its number, from 1.
    pub const fn number(self) -> usize {
        self as usize + 1
    }

    /// The question before.
    pub fn before(self) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|step| *step < self)
    }

    /// The message in the browser's tab.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Place => "setup-begin-place-q",
            Self::Group => "setup-begin-group-q",
            Self::People => "setup-begin-people-q",
            Self::Check => "setup-check-q",
        }
    }
}

/// Every field of the form, with the question it belongs to.
const FIELDS: &[(&str, Step)] = &[
    ("scale", Step::Place),
    ("place_name", Step::Place),
    ("rough", Step::Place),
    ("near", Step::Place),
    ("group", Step::Group),
    ("spoken", Step::Group),
    ("me", Step::People),
    ("my_contact", Step::People),
    ("public_line", Step::People),
    ("second", Step::People),
    ("second_name", Step::People),
    ("second_contact", Step::People),
];

/// The question a field belongs to.
fn step_of(field: &str) -> Option<Step> {
    FIELDS.iter().find(|(name, _)| *name == field).map(|(_, step)| *step)
}

/// What somebody has typed so far. It has no `Debug`: it names people.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Draft(Vec<(String, String)>);

impl Draft {
    /// Takes the fields that belong here out of a form; what nobody can see in a line becomes a blank.
    pub fn of(form: &Form) -> Self {
        let visible =
            |text: &str| text.chars().map(|c| if is_unseen(c) { ' ' } else { c }).collect::<String>();
        let ours = form.pairs().filter(|(name, _)| step_of(name).is_some());
        let lines = ours.map(|(name, value)| (name.to_owned(), visible(value).trim().to_owned()));
        Self(lines.filter(|(_, value)| !value.is_empty()).collect())
    }

    /// The first value of a field; empty if there is none.
    pub fn one(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// Every value of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Whether a field has this value.
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|said| said == value)
    }

    /// Puts one value in place of whatever a field had.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.retain(|(field, _)| field != name);
        self.0.push((name.to_owned(), value.into()));
    }

    /// Whether anything was said to a question.
    pub fn touches(&self, step: Step) -> bool {
        self.0.iter().any(|(name, _)| step_of(name) == Some(step))
    }

    /// The answers to other questions than the one shown, for its hidden fields.
    pub fn hidden(&self, shown: Step) -> impl Iterator<Item = (&str, &str)> {
        let others = self.0.iter().filter(move |(name, _)| step_of(name) != Some(shown));
        others.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// All pairs in one order, whatever order they came in.
    pub fn sorted(&self) -> Vec<(&str, &str)> {
        let mut pairs: Vec<_> = self.0.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        pairs.sort_unstable();
        pairs
    }
}

/// Control characters, and those that turn the direction of what follows: a name must not rewrite its neighbors' lines.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
