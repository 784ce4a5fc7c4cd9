//! What this room puts on other pages: a line on `/my`, and on the desk whom a human must look at.

use std::future::Future;
use std::pin::Pin;

use askama::Template;
use kit_base::{Private, Timestamp};
use kit_web::{Answer, filters};
use people::{Aside, MyAside, Neighbor, PeopleError, PersonId, Site};

use crate::domain::Stand;
use crate::store::{checks, members};

/// A line on `/my` that leads here. One statement.
pub struct OnMy;

/// That line.
#[derive(Template)]
#[template(path = "pages/on_my.html")]
pub struct OnMyPart;

impl MyAside for OnMy {
    fn fill<'a>(
        &'a self,
        site: &'a Site,
        me: &'a Neighbor,
    ) -> Pin<Box<dyn Future<Output = Answer<Option<Aside>>> + Send + 'a>> {
        Box::pin(async move {
            let who = me.me.id;
            let there = me.me.is_steward()
                || site.read(me.network_id(), move |tx| members::has_part(tx, who)).await?;
            Ok(there.then(|| Aside::new(OnMyPart)))
        })
    }
}

/// Whom a human must look at, on the desk. One statement while there is nobody, three when there is.
pub struct OnDesk;

/// That part.
#[derive(Template)]
#[template(path = "pages/on_desk.html")]
pub struct OnDeskPart {
    /// Longest first.
    pub lines: Vec<Line>,
}

/// Somebody a human must look at.
pub struct Line {
    /// What to call them.
    pub called: String,
    /// Where it stands.
    pub stand: Stand,
    /// Since when.
    pub since: Timestamp,
    /// The page where it is closed.
    pub href: String,
    /// What the round is called.
    pub round: String,
}

impl MyAside for OnDesk {
    fn fill<'a>(
        &'a self,
        site: &'a Site,
        me: &'a Neighbor,
    ) -> Pin<Box<dyn Future<Output = Answer<Option<Aside>>> + Send + 'a>> {
        Box::pin(async move {
            let (vault, who, now) = (site.vault.clone(), me.me.id, site.now());
            let lines = site
                .read(me.network_id(), move |tx| {
                    let found = checks::must_look(tx, who, now)?;
                    if found.is_empty() {
                        return Ok(Vec::new());
                    }
                    let people: Vec<PersonId> = found.iter().map(|look| look.person).collect();
                    let names = people::first_names(tx, &vault, &people)?;
                    let line = |look: checks::Look| Line {
                        called: names.get(&look.person).map(Private::reveal).cloned().unwrap_or_default(),
                        stand: look.stand,
                        since: look.since,
                        href: format!("/checkins/{}", look.round),
                        round: look.called,
                    };
                    Ok::<_, PeopleError>(found.into_iter().map(line).collect())
                })
                .await?;
            Ok((!lines.is_empty()).then(|| Aside::new(OnDeskPart { lines })))
        })
    }
}
