//! `/checkins`: the rounds somebody walks or tends, and who waits for them.

use std::collections::HashSet;

use askama::Template;
use axum::extract::State;
use kit_base::Slug;
use kit_db::DbError;
use kit_web::{Answer, Page, Trip, filters};
use people::{Neighbor, Site};

use super::when;
use crate::hours::day_of;
use crate::store::rounds::Round;
use crate::store::{checks, members, rota, rounds};

/// The page.
#[derive(Template)]
#[template(path = "pages/list.html")]
pub struct List {
    /// Rounds, those that want something of the reader first.
    pub rounds: Vec<Line>,
    /// They are checked on themself.
    pub own: bool,
    /// They may make a round.
    pub may_make: bool,
}

/// One round.
pub struct Line {
    /// Its name in addresses.
    pub slug: String,
    /// What it is called.
    pub called: String,
    /// The circle.
    pub circle: String,
    /// When.
    pub when: String,
    /// The message of what it wants of the reader now; empty: nothing.
    pub wants: &'static str,
}

impl Line {
    fn href(&self) -> String {
        format!("/checkins/{}", self.slug)
    }
}

/// `GET /checkins`. Statements: 6 at the most, however many rounds.
pub async fn show(State(site): State<Site>, neighbor: Neighbor, trip: Trip) -> Answer<Page<List>> {
    let (me, now, zone) = (neighbor.me.clone(), site.now(), kit_i18n::zone(&neighbor.network.zone));
    let (words, lang) = (trip.shell().catalogue.clone(), trip.lang());
    let body = site
        .read(neighbor.network_id(), move |tx| {
            let today = day_of(now, zone);
            let mut found = rounds::mine(tx, me.id)?;
            let walked: HashSet<Slug> = found.iter().map(|round| round.slug).collect();
            let mut look: HashSet<Slug> = HashSet::new();
            if me.is_steward() {
                let more = rounds::tended(tx, me.id, now)?;
                found.extend(more.into_iter().filter(|round| !walked.contains(&round.slug)));
            }
            look.extend(checks::must_look(tx, me.id, now)?.into_iter().map(|one| one.round));
            let buddy: HashSet<Slug> = checks::waits_for_buddy(tx, me.id)?.into_iter().collect();
            let holders = rota::holders(tx, today)?;
            let mut lines = Vec::with_capacity(found.len());
            for round in found {
                let holder = round.hours.is_on(today).then(|| holders.get(&round.id).copied());
                let wants = match holder {
                    _ if look.contains(&round.slug) => "checkins-wants-look",
                    _ if buddy.contains(&round.slug) => "checkins-wants-buddy",
                    Some(Some(holder)) if holder == me.id => "checkins-wants-today",
                    Some(None) => "checkins-wants-taker",
                    _ => "",
                };
                lines.push(line(round, wants, |hours| when(&words, lang, hours)));
            }
            lines.sort_by_key(|line| (line.wants.is_empty(), line.called.clone(), line.slug.clone()));
            let own = !members::of_person(tx, me.id)?.is_empty();
            Ok::<_, DbError>(List { rounds: lines, own, may_make: me.is_steward() })
        })
        .await?;
    Ok(page(body))
}

fn line(round: Round, wants: &'static str, when: impl Fn(&crate::hours::Hours) -> String) -> Line {
    Line {
        slug: round.slug.to_string(),
        when: when(&round.hours),
        called: round.called,
        circle: round.circle_name,
        wants,
    }
}

/// The page, for the handler and for samples.
pub fn page(body: List) -> Page<List> {
    Page::new("checkins-title", body).private().section("checkins")
}
