//! `/walks`: the lists of the circles where one helps, and what a network says on its sheets.

use std::collections::HashSet;
use std::future::Future;
use std::pin::Pin;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use circles::CircleId;
use kit_base::{Slug, Timestamp};
use kit_db::DbError;
use kit_web::{Answer, Form, Page, Problems, SeeOther, filters};
use people::{Aside, Helper, MyAside, Neighbor, Site, Steward};

use crate::store::settings::{self, Settings};
use crate::store::walks;

/// The page.
#[derive(Template)]
#[template(path = "pages/list.html")]
pub struct Walks {
    /// The lists.
    pub walks: Vec<Line>,
    /// The reader may make lists.
    pub makes: bool,
    /// What the network says, for those who may change it.
    pub settings: Settings,
    /// What is wrong with it.
    pub problems: Problems,
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

/// The page, for the handlers and for samples.
pub fn page(body: Walks) -> Page<Walks> {
    let problems = body.problems.clone();
    Page::new("outreach-title", body).private().section("desk").language_form("sheets").checked(&problems)
}

/// `GET /walks`. Statements: 3.
pub async fn show(State(site): State<Site>, me: Helper) -> Answer<Page<Walks>> {
    draw(&site, (&me.me, me.network_id()), None).await
}

async fn draw(
    site: &Site,
    (me, network): (&people::Signed, kit_db::NetworkId),
    typed: Option<(Settings, Problems)>,
) -> Answer<Page<Walks>> {
    let held: HashSet<CircleId> = me.roles.iter().map(|held| held.circle).collect();
    let (walks, kept) = site
        .read(network, move |tx| {
            let mut all = walks::all(tx)?;
            let circles: Vec<CircleId> = all.iter().map(|walk| walk.circle).collect();
            let lineages = circles::store::lineages(tx, &circles)?;
            let mine: HashSet<CircleId> = lineages
                .into_iter()
                .filter(|(_, above)| held.contains(above))
                .map(|(circle, _)| circle)
                .collect();
            all.retain(|walk| mine.contains(&walk.circle));
            Ok::<_, DbError>((all, settings::load(tx)?))
        })
        .await?;
    let line = |walk: walks::Walk| Line { slug: walk.slug, circle: walk.called, made_at: walk.made_at };
    let (settings, problems) = typed.unwrap_or((kept, Problems::new()));
    Ok(page(Walks {
        walks: walks.into_iter().map(line).collect(),
        makes: me.is_steward(),
        settings,
        problems,
    }))
}

/// `POST /walks/settings` with `illness`, `county_text`, `county_url`.
pub(super) async fn keep(State(site): State<Site>, me: Steward, form: Form) -> Answer<Response> {
    let typed = Settings {
        illness: form.is("illness", "yes"),
        county_text: form.one("county_text").to_owned(),
        county_url: form.one("county_url").to_owned(),
    };
    let mut problems = Problems::new();
    if typed.county_text.chars().count() > 160 {
        problems.add("county_text", "outreach-county-long");
    }
    if !(typed.county_url.is_empty() || is_link(&typed.county_url)) {
        problems.add("county_url", "outreach-county-wrong");
    }
    if form.switches_language() || !problems.is_empty() {
        let problems = if form.switches_language() { Problems::new() } else { problems };
        let page = draw(&site, (&me.me, me.network_id()), Some((typed, problems))).await?;
        return Ok(page.into_response());
    }
    let now = site.now();
    site.write(me.network_id(), move |tx| settings::save(tx, &typed, now)).await?;
    Ok(SeeOther::to("/walks").flash("outreach-settings-saved").into_response())
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

/// A web address that people can type from paper.
fn is_link(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let plain = |c: char| c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c);
    rest.is_some_and(|rest| rest.contains('.') && rest.chars().all(plain)) && text.len() <= 120
}

#[cfg(test)]
mod tests {
    use super::is_link;

    #[test]
    fn only_web_addresses_go_on_paper() {
        assert!(is_link("https://health.example.org/flu"));
        for other in ["javascript:alert(1)", "https://nowhere", "https://a.example/ b", "ask Ana"] {
            assert!(!is_link(other), "{other}");
        }
    }
}
