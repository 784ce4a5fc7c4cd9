//! What a job or an event carries: ids, whole numbers and constant words, nothing that somebody typed.

use kit_base::Id;
use kit_db::DbError;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::JobError;

/// A small set of named ids, numbers and words. There is no way to put a person's own words into it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body(Map<String, Value>);

impl Body {
    /// An empty body.
    pub fn new() -> Self {
        Self::default()
    }

    /// With the key of a row.
    #[must_use]
    pub fn id<T>(self, name: &'static str, id: Id<T>) -> Self {
        self.with(name, Value::String(id.uuid().to_string()))
    }

    /// With a whole number.
    #[must_use]
    pub fn number(self, name: &'static str, number: i64) -> Self {
        self.with(name, Value::from(number))
    }

    /// With a word that stands in the program's text.
    #[must_use]
    pub fn word(self, name: &'static str, word: &'static str) -> Self {
        self.with(name, Value::from(word))
    }

    /// The key called `name`.
    pub fn get_id<T>(&self, name: &'static str) -> Result<Id<T>, JobError> {
        let text = self.get_word(name)?;
        Uuid::parse_str(text).map(Id::from_uuid).map_err(|_| JobError::Body(name))
    }

    /// The number called `name`.
    pub fn get_number(&self, name: &'static str) -> Result<i64, JobError> {
        self.0.get(name).and_then(Value::as_i64).ok_or(JobError::Body(name))
    }

    /// The word called `name`.
    pub fn get_word(&self, name: &'static str) -> Result<&str, JobError> {
        self.0.get(name).and_then(Value::as_str).ok_or(JobError::Body(name))
    }

    pub(crate) fn to_text(&self) -> String {
        Value::Object(self.0.clone()).to_string()
    }

    pub(crate) fn from_text(text: &str) -> Result<Self, DbError> {
        serde_json::from_str(text).map(Self).map_err(|_| DbError::Shape("a job's body".into()))
    }

    fn with(mut self, name: &'static str, value: Value) -> Self {
        self.0.insert(name.to_owned(), value);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_reads_back_and_names_what_is_missing() {
        let ask: Id<()> = Id::from_uuid(Uuid::from_u128(7));
        let body = Body::new().id("ask", ask).number("ring", 2).word("why", "stale");
        let again = Body::from_text(&body.to_text()).expect("its own text reads");
        assert_eq!(again.get_id::<()>("ask").expect("there"), ask);
        assert_eq!(again.get_number("ring").expect("there"), 2);
        assert_eq!(again.get_word("why").expect("there"), "stale");
        assert!(matches!(again.get_id::<()>("person"), Err(JobError::Body("person"))));
    }
}
