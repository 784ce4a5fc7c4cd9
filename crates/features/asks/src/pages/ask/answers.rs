//! What somebody has typed so far while asking: kept as it came, carried from page to page.

use kit_web::Form;

use super::check::{is_email, is_phone};
use crate::domain::Kind;
use kit_i18n::SPOKEN;

/// The questions, one a page, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// What about.
    Kind,
    /// In the asker's words, and what only the helper may read.
    Details,
    /// How soon.
    When,
    /// How to reach the asker, and what is safe.
    Contact,
    /// Where.
    Place,
    /// Which language, and for whom.
    Who,
    /// Check your answers.
    Check,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Kind, Self::Details, Self::When, Self::Contact, Self::Place, Self::Who, Self::Check];

    /// The word that forms carry.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Details => "details",
            Self::When => "when",
            Self::Contact => "contact",
            Self::Place => "place",
            Self::Who => "who",
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
        Self::ALL.into_iter().rev().find(|&step| step < self)
    }

    /// The message in the browser's tab.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Kind => "asks-ask-kind-q",
            Self::Details => "asks-ask-details-q",
            Self::When => "asks-ask-when-q",
            Self::Contact => "asks-ask-contact-q",
            Self::Place => "asks-ask-place-q",
            Self::Who => "asks-ask-who-q",
            Self::Check => "asks-ask-check-q",
        }
    }
}

/// Every field of the form, with the question it belongs to.
const FIELDS: &[(&str, Step)] = &[
    ("kind", Step::Kind),
    ("again", Step::Kind),
    ("details", Step::Details),
    ("private_note", Step::Details),
    ("when", Step::When),
    ("contact", Step::Contact),
    ("contact_value", Step::Contact),
    ("safe", Step::Contact),
    ("hours", Step::Contact),
    ("message", Step::Contact),
    ("name", Step::Contact),
    ("circle", Step::Place),
    ("place", Step::Place),
    ("address", Step::Place),
    ("inside", Step::Place),
    ("language", Step::Who),
    ("for_other", Step::Who),
    ("spoken_by", Step::Who),
    ("consent", Step::Who),
    ("public_line", Step::Check),
    ("beforehand", Step::Check),
    ("reach", Step::Check),
    ("marked", Step::Check),
];

/// Whoever is signed in is reached as we know already.
pub const KNOWN: &str = "known";
/// The ways to be reached.
pub const CONTACTS: [&str; 4] = ["phone", "email", "neighbor", "none"];
/// What is safe on a telephone.
pub const SAFE: [&str; 4] = ["both", "call", "text", "neither"];
/// When it is safe.
pub const HOURS: [&str; 5] = ["any", "morning", "afternoon", "evening", "anytime"];

/// What has been typed. It has no `Debug`: it is about a person.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Answers(Vec<(String, String)>);

impl Answers {
    /// Takes the fields that belong to asking out of a form.
    pub fn of(form: &Form) -> Self {
        let ours = form.pairs().filter(|(name, value)| !value.trim().is_empty() && step_of(name).is_some());
        let mut answers =
            Self(ours.map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect());
        answers.understand();
        answers
    }

    /// One tap or one line may say two things: the chip "for somebody else, who said yes", and a number or a mail
    /// address written down without choosing the way first.
    fn understand(&mut self) {
        if self.is("for_other", "agreed") {
            self.set("for_other", "1");
            self.set("consent", "1");
        }
        if self.some("contact").is_none() {
            let value = self.one("contact_value");
            let way = if is_phone(value) {
                "phone"
            } else if is_email(value) {
                "email"
            } else {
                ""
            };
            self.set("contact", way);
        }
    }

    /// The first value of a field; empty if there is none.
    pub fn one(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }

    /// The first value, if there is one.
    pub fn some(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Every value of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Whether a field has this value.
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|v| v == value)
    }

    /// Puts one value in place of whatever a field had; an empty one takes it away.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.retain(|(n, _)| n != name);
        let value = value.into();
        if !value.is_empty() {
            self.0.push((name.to_owned(), value));
        }
    }

    /// Adds one more value.
    pub fn add(&mut self, name: &str, value: impl Into<String>) {
        self.0.push((name.to_owned(), value.into()));
    }

    /// The answers to other questions than the one shown, for its hidden fields.
    pub fn hidden(&self, shown: Step) -> impl Iterator<Item = (&str, &str)> {
        let kept = self.0.iter().filter(move |(name, _)| step_of(name).is_some_and(|step| step != shown));
        kept.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// All pairs, in the order they came.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether anything was said to a question.
    pub fn touches(&self, step: Step) -> bool {
        self.0.iter().any(|(name, _)| step_of(name) == Some(step))
    }

    /// The kinds that were chosen and exist.
    pub fn kinds(&self) -> Vec<Kind> {
        Kind::ALL.iter().copied().filter(|kind| self.is("kind", kind.code())).collect()
    }

    /// Asked for somebody else.
    pub fn for_other(&self) -> bool {
        !matches!(self.one("for_other"), "" | "0" | "no" | "off" | "false")
    }

    /// Everything that was typed freely, for the ears that listen for danger.
    pub fn typed(&self) -> impl Iterator<Item = &str> {
        ["details", "private_note", "public_line", "place"].into_iter().filter_map(|name| self.some(name))
    }
}

/// The question a field belongs to.
pub fn step_of(field: &str) -> Option<Step> {
    FIELDS.iter().find(|(name, _)| *name == field).map(|(_, step)| *step)
}

/// The language that a code such as `es` or `es-MX` means, if people may ask in it.
pub fn language(code: &str) -> Option<&'static str> {
    let first = code.split(['-', '_']).next().unwrap_or(code).to_ascii_lowercase();
    SPOKEN.iter().find(|(known, _)| *known == first).map(|(known, _)| *known)
}
