//! The pages of trust: coming in, standing, vouching, newcomers, reports, keeping apart, leaving.

pub mod apart;
pub mod back;
pub mod code;
pub mod invites;
pub mod join;
mod join_form;
pub mod leave;
pub mod newcomers;
pub mod one;
pub mod one_acts;
pub mod reports;
pub mod standing;
pub mod tell;
pub mod vouch;

#[cfg(test)]
mod tests;

use axum::response::{IntoResponse, Response};
use circles::Network;
use http::header::{HeaderValue, REFERRER_POLICY};
use kit_base::Private;
use people::PersonId;

/// Names by person, for a page.
pub(crate) type Names = std::collections::HashMap<PersonId, Private<String>>;

/// A name of somebody, or nothing if they gave none.
pub(crate) fn name(names: &Names, person: PersonId) -> String {
    names.get(&person).map(|name| name.reveal().clone()).unwrap_or_default()
}

/// The whole address of a page, for paper and for other people's telephones.
pub(crate) fn address(network: &Network, path: &str) -> String {
    format!("{}{path}", network.public_url.trim_end_matches('/'))
}

/// The address of this page holds a secret: no other page is told of it.
pub(crate) fn unnamed(answer: impl IntoResponse) -> Response {
    let mut answer = answer.into_response();
    answer.headers_mut().insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    answer
}
