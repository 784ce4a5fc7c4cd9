//! Who offers: somebody signed in, whoever asked for help and holds the link of it, a caller a steward writes for, or
//! somebody new.

use kit_web::{Answer, Fault, Form, SeeOther, WebError};
use people::{Holder, PersonId, Site, Visitor};

use super::answers::Step;

/// Private links that say who somebody is, when they come from there.
const ASK_LINK: &str = "asks";

/// Who offers.
pub struct Giver {
    person: Option<PersonId>,
    /// A steward writes it down.
    pub by_steward: bool,
    /// What later pages carry along: `from` and `for`.
    pub carried: Vec<(&'static str, String)>,
}

impl Giver {
    /// Finds out. `for` is a steward's word alone; to anybody else there is nothing there. Statements: 0, or 2.
    pub async fn of(site: &Site, visitor: &Visitor, form: &Form) -> Answer<Self> {
        let mut carried = Vec::new();
        let from_ask = form.is("from", "ask");
        if from_ask {
            carried.push(("from", "ask".to_owned()));
        }
        let named = form.one("for").to_owned();
        if named.is_empty() {
            let asked = visitor.link.as_ref().filter(|link| from_ask && link.kind == ASK_LINK);
            let asked = || asked?.person.map(|person| Holder { person, is_guest: false });
            let Some(whose) = visitor.holder(crate::LINK_KIND).or_else(asked) else {
                return Ok(Self { person: None, by_steward: false, carried });
            };
            if whose.meant(form).is_none() {
                return Err(WebError::instead(SeeOther::to("/my/offer").flash("people-link-changed")));
            }
            carried.push(("me", whose.mark()));
            return Ok(Self { person: Some(whose.person), by_steward: false, carried });
        }
        let me = visitor.person.clone().filter(people::Signed::is_steward).ok_or(Fault::NOT_FOUND)?;
        carried.push(("for", named.clone()));
        if named == "new" {
            return Ok(Self { person: None, by_steward: true, carried });
        }
        let person = site
            .read(visitor.network_id(), move |tx| {
                let Some(person) = people::by_slug(tx, &named)? else { return Ok(None) };
                let home = people::profile(tx, person)?.and_then(|profile| profile.home_circle);
                let tended = match home {
                    Some(home) => me.tends(tx, home)?,
                    None => false,
                };
                Ok::<_, kit_db::DbError>(Some(person).filter(|_| tended))
            })
            .await?;
        Ok(Self { person: Some(person.ok_or(Fault::NOT_FOUND)?), by_steward: true, carried })
    }

    /// Somebody who is here already.
    pub const fn known(&self) -> Option<PersonId> {
        self.person
    }

    /// Somebody nobody here knows yet.
    pub const fn is_new(&self) -> bool {
        self.person.is_none()
    }

    /// The questions for them.
    pub fn steps(&self) -> impl Iterator<Item = Step> {
        let new = self.is_new();
        Step::ALL.into_iter().filter(move |&step| new || step != Step::Who)
    }

    /// Somebody new, for samples of pages.
    #[cfg(test)]
    pub fn new_here() -> Self {
        Self { person: None, by_steward: false, carried: Vec::new() }
    }
}
