//! `/pods`: one's own pods, and how to begin one.

use std::future::Future;
use std::pin::Pin;

use askama::Template;
use axum::extract::State;
use kit_base::Slug;
use kit_db::DbError;
use kit_web::{Answer, Page, filters};
use people::{Aside, MyAside, Neighbor, Site};

use crate::store::entries;
use crate::store::tended::{self, Tended};

/// The page.
#[derive(Template)]
#[template(path = "pages/list.html")]
pub struct List {
    /// One's own pods.
    pub pods: Vec<Line>,
    /// Pods in the circles that the reader tends, without a name in them.
    pub tended: Vec<TendedLine>,
}

/// A pod that somebody tends from outside.
pub struct TendedLine {
    /// Its name.
    pub called: String,
    /// How many are in it.
    pub count: i64,
    /// The message that says who keeps it: nobody, nobody any more, somebody.
    pub kept: &'static str,
    /// How many did not answer when the tree was called.
    pub silent: i64,
}

/// One pod.
pub struct Line {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name.
    pub called: String,
    /// How many are in it.
    pub count: i64,
}

/// The page, for the handler and for samples.
pub fn page(body: List) -> Page<List> {
    Page::new("rosters-list-title", body).private().section("my")
}

/// `GET /pods`. Statements: 1, 2 for stewards.
pub async fn show(State(site): State<Site>, me: Neighbor) -> Answer<Page<List>> {
    let (id, tends, now) = (me.me.id, me.me.is_steward(), site.now());
    let (own, tended) = site
        .read(me.network_id(), move |tx| {
            let own = entries::mine(tx, id)?;
            let tended = if tends { tended::tended(tx, id, now)? } else { Vec::new() };
            Ok::<_, DbError>((own, tended))
        })
        .await?;
    let line = |pod: Tended| TendedLine {
        kept: match pod.until {
            None => "rosters-tended-unkept",
            Some(until) if until <= now => "rosters-tended-over",
            Some(_) => "rosters-tended-kept",
        },
        called: pod.called,
        count: pod.count,
        silent: pod.silent,
    };
    let beside = tended.into_iter().filter(|pod| own.iter().all(|(slug, ..)| *slug != pod.slug));
    let tended = beside.map(line).collect();
    let pods = own.into_iter().map(|(slug, called, count)| Line { slug, called, count }).collect();
    Ok(page(List { pods, tended }))
}

/// A line on `/my` that leads here. No statement.
pub struct OnMy;

/// That line.
#[derive(Template)]
#[template(path = "pages/on_my.html")]
pub struct OnMyPart;

impl MyAside for OnMy {
    fn fill<'a>(
        &'a self,
        _: &'a Site,
        _: &'a Neighbor,
    ) -> Pin<Box<dyn Future<Output = Answer<Option<Aside>>> + Send + 'a>> {
        Box::pin(async { Ok(Some(Aside::new(OnMyPart))) })
    }
}
