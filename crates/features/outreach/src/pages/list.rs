//! `/walks`: the lists of the circles where one helps.

use std::collections::HashSet;
use std::future::Future;
use std::pin::Pin;

use askama::Template;
use axum::extract::State;
use circles::CircleId;
use kit_base::{Slug, Timestamp};
use kit_db::DbError;
use kit_web::{Answer, Page, filters};
use people::{Aside, Helper, MyAside, Neighbor, Site};

use crate::store::walks;

/// The page.
#[derive(Template)]
#[template(path = "pages/list.html")]
pub struct Walks {
    /// The lists.
    pub walks: Vec<Line>,
    /// The reader may make lists.
    pub makes: bool,
}

/// One list.
pub struct Line {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its circle.
    pub circle: String,
    /// When it was made.
    pub made_at: Timestamp,
}

/// The page, for the handler and for samples.
pub fn page(body: Walks) -> Page<Walks> {
    Page::new("outreach-title", body).private().section("desk")
}

/// `GET /walks`. Statements: 2.
pub async fn show(State(site): State<Site>, me: Helper) -> Answer<Page<Walks>> {
    let held: HashSet<CircleId> = me.me.roles.iter().map(|held| held.circle).collect();
    let walks = site
        .read(me.network_id(), move |tx| {
            let mut all = walks::all(tx)?;
            let circles: Vec<CircleId> = all.iter().map(|walk| walk.circle).collect();
            let lineages = circles::store::lineages(tx, &circles)?;
            let mine: HashSet<CircleId> = lineages
                .into_iter()
                .filter(|(_, above)| held.contains(above))
                .map(|(circle, _)| circle)
                .collect();
            all.retain(|walk| mine.contains(&walk.circle));
            Ok::<_, DbError>(all)
        })
        .await?;
    let line = |walk: walks::Walk| Line { slug: walk.slug, circle: walk.called, made_at: walk.made_at };
    Ok(page(Walks { walks: walks.into_iter().map(line).collect(), makes: me.me.is_steward() }))
}

/// A line on `/my` that leads here, for those who help somewhere. No statement.
pub struct OnMy;

/// That line.
#[derive(Template)]
#[template(path = "pages/on_my.html")]
pub struct OnMyPart;

impl MyAside for OnMy {
    fn fill<'a>(
        &'a self,
        _: &'a Site,
        me: &'a Neighbor,
    ) -> Pin<Box<dyn Future<Output = Answer<Option<Aside>>> + Send + 'a>> {
        Box::pin(async { Ok(me.me.is_helper().then(|| Aside::new(OnMyPart))) })
    }
}
