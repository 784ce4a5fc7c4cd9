//! What stands behind the question mark: filters and cursors of a list.

use std::ops::Deref;

use axum::extract::FromRequestParts;
use http::request::Parts;

use crate::{FaultKind, Form, WebError};

/// The query of an address, read as strictly as a [`Form`] and asked in the same way: `query.one("kind")`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Query(Form);

impl Deref for Query {
    type Target = Form;

    fn deref(&self) -> &Form {
        &self.0
    }
}

impl<S: Sync> FromRequestParts<S> for Query {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, WebError> {
        let query = parts.uri.query().unwrap_or_default();
        Ok(Self(Form::parse(query.as_bytes()).ok_or(FaultKind::Unreadable)?))
    }
}
