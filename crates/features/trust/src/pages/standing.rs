//! `/my/standing`: what is open to me here, what opens when and how, and what became of what I told.

use std::pin::Pin;

use askama::Template;
use axum::extract::{Path, State};
use kit_base::{Slug, Timestamp};
use kit_db::DbError;
use kit_web::{Answer, Fault, Page, SeeOther, filters};
use people::{Aside, MyAside, Neighbor, PeopleError, Site};

use super::{address, name};
use crate::store::pairings::{self, PairState};
use crate::store::{reports, standing, suspensions, vouches};

/// How far somebody is trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Nobody vouched yet, or one member.
    New,
    /// Everything that a helper may do.
    Trusted,
    /// A steward said stop for a while.
    Stopped(Option<Timestamp>),
}

/// The page.
#[derive(Template)]
#[template(path = "pages/standing.html")]
pub struct Standing {
    /// How far.
    pub level: Level,
    /// They lend a hand.
    pub helps: bool,
    /// First names of members who vouch for them; somebody without a name is an empty one.
    pub vouching: Vec<String>,
    /// The address that they give to neighbors who know them.
    pub address: String,
    /// First visits in a pair.
    pub visits: Vec<Visit>,
    /// What became of what they told.
    pub told: Vec<Told>,
    /// First names of the stewards to talk to.
    pub stewards: Vec<String>,
    /// The phone a human answers.
    pub help_line: Option<String>,
}

/// A first visit in a pair.
pub struct Visit {
    /// Its name in addresses.
    pub slug: Slug,
    /// The other's first name.
    pub with: String,
    /// This page's owner is the one who goes along, and so the one to say that they went.
    pub along: bool,
    /// How far it has come.
    pub state: PairState,
}

/// Something that was told.
pub struct Told {
    /// When.
    pub at: Timestamp,
    /// Who reads it.
    pub readers: Vec<String>,
    /// It is settled.
    pub settled: bool,
}

impl Standing {
    fn stopped(&self) -> bool {
        matches!(self.level, Level::Stopped(_))
    }

    fn until(&self) -> Option<Timestamp> {
        if let Level::Stopped(until) = self.level { until } else { None }
    }

    fn trusted(&self) -> bool {
        self.level == Level::Trusted
    }
}

/// The page, for the handler and for samples.
pub fn page(body: Standing) -> Page<Standing> {
    Page::new("trust-standing-title", body).private().section("my")
}

/// `GET /my/standing`
pub async fn show(State(site): State<Site>, me: Neighbor) -> Answer<Page<Standing>> {
    let (vault, who, now) = (site.vault.clone(), me.me.clone(), site.now());
    let network = me.network.clone();
    let body = site
        .read(me.network_id(), move |tx| {
            let level = match suspensions::find(tx, who.id)? {
                Some(until) => Level::Stopped(until),
                None if standing::trusted_among(tx, &[who.id])?.is_empty() => Level::New,
                None => Level::Trusted,
            };
            let vouching = vouches::vouching_for(tx, who.id)?;
            let (visits, told) = (pairings::of_person(tx, who.id)?, reports::told_by(tx, who.id)?);
            let stewards = if matches!(level, Level::Stopped(_)) {
                let mut stewards = reports::stewards(tx, now)?;
                stewards.truncate(3);
                stewards
            } else {
                Vec::new()
            };
            let mut known = vouching.clone();
            known.extend(&stewards);
            known.extend(visits.iter().flat_map(|visit| [Some(visit.person), visit.with]).flatten());
            known.extend(told.iter().flat_map(|report| report.readers.iter().copied()));
            let names = people::first_names(tx, &vault, &known)?;
            let visit = |pair: &pairings::Pairing| Visit {
                slug: pair.slug,
                along: pair.with == Some(who.id),
                with: match pair.with {
                    Some(with) if with != who.id => name(&names, with),
                    Some(_) => name(&names, pair.person),
                    None => String::new(),
                },
                state: pair.state,
            };
            let told_of = |report: &reports::Report| Told {
                at: report.made_at,
                readers: report.readers.iter().map(|one| name(&names, *one)).collect(),
                settled: report.closed_at.is_some(),
            };
            Ok::<_, PeopleError>(Standing {
                level,
                helps: who.is_helper(),
                vouching: vouching.iter().map(|one| name(&names, *one)).collect(),
                address: address(&network, &format!("/neighbors/{}/vouch", who.slug)),
                visits: visits.iter().map(visit).collect(),
                told: told.iter().map(told_of).collect(),
                stewards: stewards.iter().map(|one| name(&names, *one)).collect(),
                help_line: network.help_line.clone(),
            })
        })
        .await?;
    Ok(page(body))
}

/// `POST /pairings/{slug}/done`: the one who went along says that they went. Again is the same.
pub async fn went(State(site): State<Site>, me: Neighbor, Path(slug): Path<String>) -> Answer<SeeOther> {
    let slug: Slug = slug.parse().map_err(|_| Fault::NOT_FOUND)?;
    let (id, now) = (me.me.id, site.now());
    let mine = site
        .write(me.network_id(), move |tx| {
            let mine = pairings::by_slug(tx, slug)?.is_some_and(|pair| pair.with == Some(id));
            if mine {
                pairings::step(tx, slug, PairState::Done, now)?;
            }
            Ok::<_, DbError>(mine)
        })
        .await?;
    if !mine {
        return Err(Fault::NOT_FOUND.into());
    }
    Ok(SeeOther::to("/my/standing").flash("trust-visit-said"))
}

/// What trust adds to `/my`: the ways to its pages, and a kind word to somebody who was asked to stop. One statement.
pub struct MyTrust;

/// The part.
#[derive(Template)]
#[template(path = "pages/my_trust.html")]
pub struct MyPart {
    /// They were asked to stop for a while.
    pub stopped: bool,
}

impl MyAside for MyTrust {
    fn fill<'a>(
        &'a self,
        site: &'a Site,
        me: &'a Neighbor,
    ) -> Pin<Box<dyn Future<Output = Answer<Option<Aside>>> + Send + 'a>> {
        Box::pin(async move {
            let id = me.me.id;
            let stopped = site.read(me.network_id(), move |tx| standing::is_suspended(tx, id)).await?;
            Ok(Some(Aside::new(MyPart { stopped })))
        })
    }
}
