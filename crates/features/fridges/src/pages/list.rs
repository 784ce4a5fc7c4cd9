//! `/fridges`: every fridge of the network, those that help first.

use askama::Template;
use axum::extract::State;
use kit_base::{Slug, Timestamp};
use kit_web::{Answer, Page, Trip, filters};
use people::{Site, Visitor};

use super::called;
use crate::domain::{self, Condition, Fullness, helps};
use crate::listing;
use crate::store::fridges::{self, Fridge};

/// The page.
#[derive(Template)]
#[template(path = "pages/list.html")]
pub struct Fridges {
    /// The fridges, those that help first.
    pub lines: Vec<Line>,
    /// The reader helps somewhere: paper for fridges.
    pub helper: bool,
    /// The reader may make one.
    pub makes: bool,
}

/// A fridge in a list.
pub struct Line {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub place: String,
    /// Its lamp.
    pub lamp: &'static str,
    /// The key of the word beside it.
    pub word: &'static str,
    /// When anybody last said anything.
    pub said: Option<Timestamp>,
    /// The key of how full it is.
    pub fullness: Option<&'static str>,
    /// Food in it may make somebody ill.
    pub warm: bool,
    order: (u8, String, Slug),
}

impl Line {
    /// Of a fridge by its name and place.
    pub fn new(fridge: &Fridge, (name, place): (String, String), now: Timestamp) -> Self {
        let look = fridge.look.as_ref();
        let order = (domain::rank(look, now), name.to_lowercase(), fridge.slug);
        let fullness = look.filter(|_| helps(look, now)).and_then(|look| look.fullness);
        Self {
            slug: fridge.slug,
            name,
            place,
            lamp: domain::lamp(look, now),
            word: domain::word(look),
            said: look.map(|look| look.last),
            fullness: fullness.map(|(fullness, _)| Fullness::message(fullness)),
            warm: look.and_then(|look| look.condition).is_some_and(Condition::spoils),
            order,
        }
    }
}

/// The page, for the handler and for samples. Those that help stand first.
pub fn page(mut body: Fridges) -> Page<Fridges> {
    body.lines.sort_by(|one, other| one.order.cmp(&other.order));
    Page::new("fridges-title", body).section("fridges")
}

/// `GET /fridges`. Statements: 2.
pub async fn show(State(site): State<Site>, visitor: Visitor, trip: Trip) -> Answer<Page<Fridges>> {
    let now = site.now();
    let open = site.read(visitor.network_id(), fridges::open).await?;
    let listings = listing::of(&site, open.iter().map(|fridge| fridge.listing).collect()).await?;
    let line = |fridge: &Fridge| {
        let listing = listings.get(&fridge.listing)?;
        let facts = &listing.facts;
        let place = if facts.address.is_empty() { &facts.area } else { &facts.address };
        let name = called(Some(listing), trip.catalogue(), trip.lang());
        Some(Line::new(fridge, (name, place.clone()), now))
    };
    let lines = open.iter().filter_map(line).collect();
    let me = visitor.person.as_ref();
    Ok(page(Fridges {
        lines,
        helper: me.is_some_and(people::Signed::is_helper),
        makes: me.is_some_and(people::Signed::is_steward),
    }))
}
