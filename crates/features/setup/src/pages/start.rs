//! The first steps on the desk: a list that ticks itself from facts and can be folded away.

use std::future::Future;
use std::pin::Pin;

use askama::Template;
use kit_base::percent;
use kit_db::{DbError, Scope};
use kit_i18n::Arg;
use kit_vault::PersonId;
use kit_web::axum::extract::State;
use kit_web::{Answer, Fault, Form, Page, SeeOther, Trip, filters};
use people::{Aside, MyAside, Neighbor, Site, Steward};

use crate::store::{self, Facts, Tick};

/// The desk's slot, filled while there is something to begin.
pub struct FirstSteps;

/// The part on the desk.
#[derive(Template)]
#[template(path = "pages/start.html")]
pub struct Start {
    /// What is done.
    pub facts: Facts,
    /// A second steward waits for their way in.
    pub unseen: bool,
}

/// A second steward's way in, shown once.
#[derive(Template)]
#[template(path = "pages/second.html")]
pub struct WayIn {
    /// Their name.
    pub who: String,
    /// The link.
    pub link: String,
    /// What to read out, or to send: who it is from, what it is, the link.
    pub words: String,
}

impl Start {
    fn left(&self) -> usize {
        let Facts { building, neighbors, paper, practiced, backup, .. } = self.facts;
        [building, neighbors, paper, practiced, backup].iter().filter(|done| !**done).count()
    }

    const fn alone(&self) -> bool {
        self.facts.stewards < 2
    }
}

impl MyAside for FirstSteps {
    /// Statements: 1 on a network without a first run, else at most 4.
    fn fill<'a>(
        &'a self,
        site: &'a Site,
        me: &'a Neighbor,
    ) -> Pin<Box<dyn Future<Output = Answer<Option<Aside>>> + Send + 'a>> {
        Box::pin(async move {
            let now = site.now();
            let found = site
                .read(me.network_id(), move |tx| {
                    let Some(facts) = store::facts(tx, now)? else { return Ok(None) };
                    let unseen = facts.stewards > 1 && store::second_unseen(tx, now)?.is_some();
                    Ok::<_, DbError>(Some(Start { facts, unseen }))
                })
                .await?;
            let Some(mut found) = found else { return Ok(None) };
            if !found.facts.backup {
                found.facts.backup = site.db.read(Scope::Server, kit_copies::last).await?.is_some();
            }
            let quiet = |start: &Start| start.left() == 0 && start.facts.folded;
            let silent = |start: &Start| quiet(start) && !start.alone() && start.facts.practice.is_none();
            Ok((!silent(&found)).then(|| Aside::new(found)))
        })
    }
}

/// `POST /start/tick` with `what`.
pub async fn tick(State(site): State<Site>, steward: Steward, form: Form) -> Answer<SeeOther> {
    let what = match form.one("what") {
        "paper" => Tick::Paper,
        "backup" => Tick::Backup,
        _ => return Err(Fault::NOT_FOUND.into()),
    };
    let now = site.now();
    site.write(steward.network_id(), move |tx| store::tick(tx, what, now)).await?;
    Ok(SeeOther::to("/desk").flash("setup-ticked"))
}

/// `POST /start/fold` with `folded=yes` or `no`.
pub async fn fold(State(site): State<Site>, steward: Steward, form: Form) -> Answer<SeeOther> {
    let folded = form.is("folded", "yes");
    site.write(steward.network_id(), move |tx| store::fold(tx, folded)).await?;
    Ok(SeeOther::to("/desk"))
}

/// `POST /start/second`: the way in for a steward who has never been here.
pub async fn second(State(site): State<Site>, steward: Steward, trip: Trip) -> Answer<Page<WayIn>> {
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    let made = site
        .write(steward.network_id(), move |tx| {
            let Some(person) = store::second_unseen(tx, now)? else { return Ok(None) };
            let token = people::sign_in::make_link(tx, person, people::sign_in::LIFE, now, &rng)?;
            let name = first_name(tx, &vault, person)?;
            Ok::<_, DbError>(Some((name, token.text())))
        })
        .await?;
    let (who, token) = made.ok_or(Fault::NOT_FOUND)?;
    let link = format!("{}/in/{token}", steward.network.public_url.trim_end_matches('/'));
    let network = steward.network.name.as_str();
    let said = [("who", Arg::Str(&who)), ("network", Arg::Str(network)), ("link", Arg::Str(&link))];
    let words = trip.catalogue().format(trip.lang(), "setup-way-in-words", &said);
    Ok(way_in(who, link, words))
}

pub(super) fn first_name(
    tx: &mut kit_db::Tx<'_>,
    vault: &kit_vault::Vault,
    person: PersonId,
) -> Result<String, DbError> {
    let found = people::first_name(tx, vault, person).map_err(DbError::from)?;
    Ok(found.map(kit_base::Private::into_inner).unwrap_or_default())
}

/// The page, for the handler and for samples.
pub fn way_in(who: String, link: String, words: String) -> Page<WayIn> {
    Page::new("setup-way-in-title", WayIn { who, link, words }).private().section("desk")
}

impl WayIn {
    /// Opens a text message with the words in it; whoever sends it chooses to whom.
    fn sms(&self) -> String {
        format!("sms:?&body={}", percent(&self.words))
    }

    /// The same as a letter, whose subject gives nothing away.
    fn mailto(&self) -> String {
        format!("mailto:?body={}", percent(&self.words))
    }
}
