//! What this room puts on other pages: one's own turns on `/my`, and on the desk the fridges that need a hand.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;

use askama::Template;
use circles::CircleId;
use directory::store::listings::{Listing, ListingId};
use kit_base::Timestamp;
use kit_db::DbError;
use kit_web::{Answer, filters};
use people::{Aside, MyAside, Neighbor, Site};

use super::when::{local, weekday};
use crate::domain::{Alert, Chore};
use crate::listing;
use crate::store::{alerts, photos, rota};

/// One's own turns this week, on `/my`. One statement, two if there are any.
pub struct OnMy;

/// That part.
#[derive(Template)]
#[template(path = "pages/on_my.html")]
pub struct OnMyPart {
    /// Today's first, then as the week goes.
    pub turns: Vec<TurnLine>,
}

/// One's own turn.
pub struct TurnLine {
    /// The page where it is written down.
    pub href: String,
    /// The fridge's name; empty: its listing is gone.
    pub name: String,
    /// What.
    pub chore: Chore,
    /// The key of the day.
    pub day: &'static str,
    /// It is today.
    pub today: bool,
    /// It is today, and somebody has done it.
    pub done: bool,
}

impl MyAside for OnMy {
    fn fill<'a>(
        &'a self,
        site: &'a Site,
        me: &'a Neighbor,
    ) -> Pin<Box<dyn Future<Output = Answer<Option<Aside>>> + Send + 'a>> {
        Box::pin(async move {
            let who = me.me.id;
            let mut mine = site.read(me.network_id(), move |tx| rota::mine(tx, who)).await?;
            if mine.is_empty() {
                return Ok(None);
            }
            let names = listing::of(site, mine.iter().map(|turn| turn.listing).collect()).await?;
            let today = local(site.now(), &me.network.zone);
            mine.sort_by_key(|turn| (turn.weekday + 7 - today.weekday) % 7);
            let line = |turn: rota::Mine| TurnLine {
                href: format!("/fridges/{}/tend", turn.fridge),
                name: name(&names, turn.listing),
                chore: turn.chore,
                day: weekday(turn.weekday),
                today: turn.weekday == today.weekday,
                done: turn.weekday == today.weekday && turn.done == Some(today.day),
            };
            Ok(Some(Aside::new(OnMyPart { turns: mine.into_iter().map(line).collect() })))
        })
    }
}

/// The fridges that need a hand, on the desk of who tends their circles. Two statements while there are none, four when there are.
pub struct OnDesk;

/// That part.
#[derive(Template)]
#[template(path = "pages/on_desk.html")]
pub struct OnDeskPart {
    /// The longest first; then photos.
    pub lines: Vec<DeskLine>,
}

/// A fridge that needs a hand.
pub struct DeskLine {
    /// The page of those who tend it.
    pub href: String,
    /// Its name; empty: its listing is gone.
    pub name: String,
    /// What stands, and since when.
    pub alert: Option<(Alert, Timestamp)>,
    /// Photos that wait.
    pub photos: i64,
}

impl OnDesk {
    /// What stands in the circles that somebody tends.
    pub async fn lines(site: &Site, me: &Neighbor) -> Answer<Vec<DeskLine>> {
        let who = me.me.clone();
        let (standing, waiting) = site
            .read(me.network_id(), move |tx| {
                let mut standing = alerts::standing(tx)?;
                standing.retain(|one| one.alert.wants_hands());
                let mut waiting = photos::waiting_all(tx)?;
                if !(standing.is_empty() && waiting.is_empty()) {
                    let mut circles: Vec<CircleId> = standing.iter().map(|one| one.circle).collect();
                    circles.extend(waiting.iter().map(|one| one.circle));
                    let tended = who.tends_among(tx, &circles)?;
                    standing.retain(|one| tended.contains(&one.circle));
                    waiting.retain(|one| tended.contains(&one.circle));
                }
                Ok::<_, DbError>((standing, waiting))
            })
            .await?;
        let ids = standing.iter().map(|one| one.listing).chain(waiting.iter().map(|one| one.listing));
        let names = listing::of(site, ids.collect()).await?;
        let href = |slug| format!("/fridges/{slug}/tend");
        let stands = standing.into_iter().map(|one| DeskLine {
            href: href(one.fridge),
            name: name(&names, one.listing),
            alert: Some((one.alert, one.since)),
            photos: 0,
        });
        let waits = waiting.into_iter().map(|one| DeskLine {
            href: format!("{}#photos", href(one.fridge)),
            name: name(&names, one.listing),
            alert: None,
            photos: one.count,
        });
        Ok(stands.chain(waits).collect())
    }
}

impl MyAside for OnDesk {
    fn fill<'a>(
        &'a self,
        site: &'a Site,
        me: &'a Neighbor,
    ) -> Pin<Box<dyn Future<Output = Answer<Option<Aside>>> + Send + 'a>> {
        Box::pin(async move {
            let lines = Self::lines(site, me).await?;
            Ok((!lines.is_empty()).then(|| Aside::new(OnDeskPart { lines })))
        })
    }
}

fn name(names: &HashMap<ListingId, Listing>, id: ListingId) -> String {
    names.get(&id).map(|listing| listing.facts.name.clone()).unwrap_or_default()
}
