//! What only a list knew of somebody, on their page: for stewards who look after them, and nobody else.

use std::pin::Pin;

use askama::Template;
use kit_db::DbError;
use kit_vault::PersonId;
use kit_web::{Answer, filters};
use people::{Aside, PersonAside, Site, Steward};

use crate::store::notes::{self, Notes};

/// That part of a person's page. Two statements.
pub struct FromAList;

/// The part itself.
#[derive(Template)]
#[template(path = "pages/known.html")]
pub struct Known {
    /// What each column of the list was, as a message key, and what stood there.
    pub facts: Vec<(&'static str, String)>,
}

impl PersonAside for FromAList {
    fn fill<'a>(
        &'a self,
        site: &'a Site,
        steward: &'a Steward,
        person: PersonId,
    ) -> Pin<Box<dyn Future<Output = Answer<Option<Aside>>> + Send + 'a>> {
        Box::pin(async move {
            let vault = site.vault.clone();
            let read = site
                .read(steward.network_id(), move |tx| notes::read(tx, &vault, person).map_err(DbError::from))
                .await?;
            let facts = facts(read);
            Ok((!facts.is_empty()).then(|| Aside::new(Known { facts })))
        })
    }
}

fn facts(notes: Notes) -> Vec<(&'static str, String)> {
    let all = [
        ("moving-column-notes", notes.note),
        ("moving-known-phone", notes.second_phone),
        ("moving-column-size", notes.size),
        ("moving-column-skills", notes.skills),
        ("moving-column-days", notes.days),
    ];
    let told = all.into_iter().map(|(key, text)| (key, text.into_inner()));
    told.filter(|(_, text)| !text.is_empty()).collect()
}
