//! `/pods`: one's own pods, and how to begin one.

use std::future::Future;
use std::pin::Pin;

use askama::Template;
use axum::extract::State;
use kit_base::Slug;
use kit_web::{Answer, Page, filters};
use people::{Aside, MyAside, Neighbor, Site};

use crate::store::entries;

/// The page.
#[derive(Template)]
#[template(path = "pages/list.html")]
pub struct List {
    /// One's own pods.
    pub pods: Vec<Line>,
    /// The reader may make circles.
    pub makes: bool,
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

/// `GET /pods`. Statements: 1.
pub async fn show(State(site): State<Site>, me: Neighbor) -> Answer<Page<List>> {
    let id = me.me.id;
    let own = site.read(me.network_id(), move |tx| entries::mine(tx, id)).await?;
    let pods = own.into_iter().map(|(slug, called, count)| Line { slug, called, count }).collect();
    Ok(page(List { pods, makes: me.me.is_steward() }))
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
