//! What is wrong with a form: a message at the field and in the summary, in the person's language.

use kit_i18n::{Arg, Catalogue, Lang};

/// One thing to put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The name of the form's field.
    pub field: String,
    key: &'static str,
    args: Vec<(&'static str, Given)>,
}

/// A kept argument.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Given {
    Text(String),
    Number(i64),
}

impl Problem {
    /// A problem at `field`, said by the message `key`.
    pub fn new(field: impl Into<String>, key: &'static str) -> Self {
        Self { field: field.into(), key, args: Vec::new() }
    }

    /// With a number in its sentence, such as a limit.
    #[must_use]
    pub fn number(mut self, name: &'static str, n: i64) -> Self {
        self.args.push((name, Given::Number(n)));
        self
    }

    /// With a text in its sentence.
    #[must_use]
    pub fn text(mut self, name: &'static str, text: impl Into<String>) -> Self {
        self.args.push((name, Given::Text(text.into())));
        self
    }

    /// The message key: what a program that posts forms reads.
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// The sentence.
    pub fn sentence(&self, catalogue: &Catalogue, lang: Lang) -> String {
        let args: Vec<(&str, Arg<'_>)> = self.args.iter().map(|(name, given)| (*name, given.arg())).collect();
        catalogue.format(lang, self.key, &args)
    }
}

impl AsRef<Problem> for Problem {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl Given {
    fn arg(&self) -> Arg<'_> {
        match self {
            Self::Text(text) => Arg::Str(text),
            Self::Number(n) => Arg::Num(*n),
        }
    }
}

/// Everything wrong with one form, in the order of its fields. Empty: nothing is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Nothing wrong so far.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes a problem.
    pub fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// Notes that a field is wrong, in the words of `key`.
    pub fn add(&mut self, field: &str, key: &'static str) {
        self.push(Problem::new(field, key));
    }

    /// The first problem of a field.
    pub fn of(&self, field: &str) -> Option<&Problem> {
        self.0.iter().find(|p| p.field == field)
    }

    /// Whether there is nothing to put right.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each in turn.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}
