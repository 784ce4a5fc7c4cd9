//! Whether a person is here twice, on their own page: the same way to one entry, and back, as from "who is calling?".

use std::pin::Pin;

use askama::Template;
use kit_base::Slug;
use kit_db::Tx;
use kit_vault::Vault;
use kit_web::{Answer, filters};
use people::{Aside, Contact, PeopleError, PersonAside, PersonId, Signed, Site, Steward, same};

use crate::pages::list::tended;
use crate::store::find::{self, Typed};

/// That part of a person's page. Seven statements at the most, and one for each entry that is one with this one.
pub struct SamePerson;

/// The part itself.
#[derive(Template)]
#[template(path = "pages/same.html")]
pub struct Same {
    /// Others with the same number: where to look at both.
    pub perhaps: Vec<String>,
    /// Entries that are one with this one: where they are taken apart.
    pub joined: Vec<String>,
}

impl PersonAside for SamePerson {
    fn fill<'a>(
        &'a self,
        site: &'a Site,
        steward: &'a Steward,
        person: PersonId,
    ) -> Pin<Box<dyn Future<Output = Answer<Option<Aside>>> + Send + 'a>> {
        Box::pin(async move {
            let (vault, me) = (site.vault.clone(), steward.me.clone());
            let part = site.read(steward.network_id(), move |tx| look(tx, &vault, &me, person)).await?;
            Ok(part.map(Aside::new))
        })
    }
}

fn look(tx: &mut Tx<'_>, vault: &Vault, me: &Signed, person: PersonId) -> Result<Option<Same>, PeopleError> {
    let Some(own) = people::profile(tx, person)? else { return Ok(None) };
    let path = |stays: Slug, goes: Slug| format!("/people/{stays}/merge/{goes}");
    // Only whoever tends both may know that they are one.
    let circles = tended(me);
    if let Some((whole, _)) = same::part_of(tx, person)? {
        let mut joined = Vec::new();
        if let Some(whole) = people::profile(tx, whole)?
            && find::one(tx, whole.slug.as_str(), &circles)?.is_some()
        {
            joined.push(path(whole.slug, own.slug));
        }
        return Ok(Some(Same { perhaps: Vec::new(), joined }));
    }
    let mut joined = Vec::new();
    for (_, part) in find::parts(tx, &[person])? {
        if find::one(tx, part.as_str(), &circles)?.is_some() {
            joined.push(path(own.slug, part));
        }
    }
    let digits = match people::reach(tx, vault, person)?.map(|reach| reach.contact) {
        Some(Contact::Phone(phone)) => Typed::of(phone.reveal()),
        _ => Typed::default(),
    };
    let found = if digits.is_number() { find::find(tx, vault, &digits, &circles)? } else { Vec::new() };
    // Whoever was checked stays.
    let ways = found.into_iter().filter(|one| one.id != person).map(|one| {
        if one.verified && own.verified_at.is_none() {
            path(one.slug, own.slug)
        } else {
            path(own.slug, one.slug)
        }
    });
    Ok(Some(Same { perhaps: ways.collect(), joined }))
}
