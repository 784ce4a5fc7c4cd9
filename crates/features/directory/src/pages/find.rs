//! `/find`: the directory by place, words and need. Where nothing sure is near, it leads with what is, and with starting one.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use kit_base::percent;
use kit_db::{COMMONS, DbError};
use kit_i18n::SPOKEN;
use kit_web::{Answer, FaultKind, Page, Query, SeeOther, Trip, filters};
use people::{Site, Visitor};

use super::card::{self, Card};
use super::tiles;
use crate::domain::{Kind, Spot};
use crate::live;
use crate::map::Map;
use crate::search::{Results, Wanted};
use crate::start::{self, Focus, Region, StartPlace};
use crate::store::areas;
use crate::store::listings::{self, Listing};
use crate::words::Reader;

/// Listings of one page.
const PAGE: usize = 20;
/// Letters that are read of a search.
const TYPED: usize = 80;

/// The page.
#[derive(Template)]
#[template(path = "pages/find.html")]
pub struct Find {
    /// What was typed and chosen.
    pub asked: Asked,
    /// The choices: for whom, which kind, which need, which language.
    pub choices: Choices,
    /// Regions with their keys; empty where no places are known.
    pub regions: Vec<(&'static str, String)>,
    /// The place that was meant.
    pub place: Option<String>,
    /// The region that is shown: its key.
    pub region: Option<String>,
    /// Other places that could be meant: address of the search, name.
    pub others: Vec<(String, String)>,
    /// No place of that name is known.
    pub unknown: bool,
    /// Nothing sure is near: what else there is comes first.
    pub thin: bool,
    /// What can be gone to.
    pub cards: Vec<Card>,
    /// What cannot: rests, is over, or is history.
    pub past: Vec<Card>,
    /// How many there are in all.
    pub total: usize,
    /// Addresses of the pages before and after; empty: none.
    pub pages: [String; 2],
    /// The map of the region.
    pub map: Option<Map>,
    /// The councils in whose area the place is: name, page.
    pub councils: Vec<(String, String)>,
}

impl Find {
    /// Something here stands on the map of streets.
    fn has_tiles(&self) -> bool {
        self.cards.iter().any(|card| card.spot.is_some())
    }
}

impl Find {
    /// Where somebody begins a group, near what they looked for.
    fn start(&self) -> String {
        self.place
            .as_ref()
            .map_or_else(|| "/start".to_owned(), |place| format!("/start?near={}", percent(place)))
    }
}

/// What was asked for.
#[derive(Clone, Default)]
pub struct Asked {
    /// A place or a ZIP, as typed.
    pub place: String,
    /// Words, as typed.
    pub words: String,
    /// Open doors now.
    pub open: bool,
    /// Councils and nothing else.
    pub councils: bool,
    /// Anything but a bare look.
    pub any: bool,
}

/// Code, message key or name, chosen.
pub type Choice = (&'static str, String, bool);

/// The lists to choose from.
#[derive(Default)]
pub struct Choices {
    /// For whom.
    pub focus: Vec<Choice>,
    /// What it is.
    pub kinds: Vec<Choice>,
    /// With what it helps.
    pub needs: Vec<Choice>,
    /// In which language.
    pub languages: Vec<Choice>,
}

/// The kinds of help that a listing can have, by their codes.
pub const NEEDS: [&str; 12] = [
    "food",
    "supplies",
    "housing",
    "paperwork",
    "translation",
    "money",
    "ride",
    "childcare",
    "company",
    "prescription",
    "repair",
    "pet",
];

/// The page, for the handlers and for samples.
pub fn page(body: Find) -> Page<Find> {
    Page::new("directory-title", body).section("find")
}

/// `GET /find`. Statements: 3 while nothing changes.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    query: Query,
) -> Answer<Page<Find>> {
    draw(&site, &visitor, &trip, (&query, None)).await
}

/// `GET /find/{region}`.
pub async fn region(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(region): Path<String>,
    query: Query,
) -> Answer<Page<Find>> {
    let region = Region::parse(&region).ok_or(FaultKind::NotFound)?;
    draw(&site, &visitor, &trip, (&query, Some(region))).await
}

/// The map of all of the county, as a page of its own: with the list beside it, it is no light one.
#[derive(Template)]
#[template(path = "pages/county.html")]
pub struct County {
    /// The map.
    pub map: Map,
}

/// That page, for the handler and for samples.
pub fn county_page(body: County) -> Page<County> {
    Page::new("directory-map", body).section("find")
}

/// `GET /find/map`. Statements: 2 while nothing changes.
pub async fn county(State(site): State<Site>, _: Visitor) -> Answer<Response> {
    if !site.read(COMMONS, listings::knows_places).await? {
        // There is nothing to draw where no places are known; the list is its equal.
        return Ok(SeeOther::to("/find").into_response());
    }
    let counts = live::helping_by_place(&site).await?.into_iter().collect();
    Ok(county_page(County { map: Map::of_county(start::known_places(), &counts) }).into_response())
}

/// Where somebody looks: the place that was meant, other places of that name, the region.
struct Where {
    place: Option<&'static StartPlace>,
    others: Vec<&'static StartPlace>,
    region: Option<Region>,
    unknown: bool,
}

impl Where {
    fn read(query: &Query, region: Option<Region>, knows_places: bool) -> Self {
        let chosen = |slug: &str| start::known_places().iter().find(|place| place.slug == slug);
        let typed = cut(query.one("where"));
        let mut meant: Vec<&'static StartPlace> = match query.some("place") {
            _ if !knows_places => Vec::new(),
            Some(slug) => chosen(slug).into_iter().collect(),
            None if typed.is_empty() => Vec::new(),
            None => start::look_up(start::known_places(), typed),
        };
        let others = if meant.len() > 1 { meant.split_off(1) } else { Vec::new() };
        let place = meant.pop();
        let of_place = place.and_then(|place| place.region);
        let unknown = knows_places && place.is_none() && !typed.is_empty();
        Self { place, others, region: region.or(of_place).filter(|_| knows_places), unknown }
    }
}

fn cut(typed: &str) -> &str {
    typed.char_indices().nth(TYPED).map_or(typed, |(at, _)| &typed[..at])
}

/// What is wanted, and the words of it.
fn wanted(query: &Query, place: &Where, knows_places: bool) -> Wanted {
    // Where no places are known, and for a place that is not, its name is looked for like other words.
    let loose = if place.unknown || !knows_places { cut(query.one("where")) } else { "" };
    let known = |code: &str| SPOKEN.iter().any(|(known, _)| *known == code);
    Wanted {
        words: format!("{} {loose}", cut(query.one("what"))).trim().to_owned(),
        place: place.place.map(|place| place.slug.clone()),
        region: place.region,
        kind: Kind::parse(query.one("kind")),
        focus: Focus::parse(query.one("for")),
        need: NEEDS.iter().find(|need| **need == query.one("need")).map(|need| (*need).to_owned()),
        language: query.some("in").filter(|code| known(code)).map(str::to_owned),
        open_now: query.is("open", "yes"),
        keeper: None,
        loosely: true,
    }
}

async fn draw(
    site: &Site,
    visitor: &Visitor,
    trip: &Trip,
    (query, region): (&Query, Option<Region>),
) -> Answer<Page<Find>> {
    let knows_places = site.read(COMMONS, listings::knows_places).await?;
    let place = Where::read(query, region, knows_places);
    let wanted = wanted(query, &place, knows_places);
    let from = query.one("from").parse::<usize>().unwrap_or_default().min(100_000);
    let mut results = live::search(site, &wanted, (from, PAGE)).await?;
    if results.found.is_empty() && from > 0 {
        // Past the end: what there is stands at the beginning.
        results = live::search(site, &wanted, (0, PAGE)).await?;
    }
    let ids: Vec<_> = results.found.iter().map(|found| found.id).collect();
    let loaded = site.read::<_, DbError>(COMMONS, move |tx| listings::by_ids(tx, &ids)).await?;
    let reader = Reader { catalogue: trip.catalogue(), lang: visitor.lang, now: site.now() };
    let asked = Asked {
        place: place.place.map_or_else(|| cut(query.one("where")).to_owned(), |place| place.name.clone()),
        words: cut(query.one("what")).to_owned(),
        open: wanted.open_now,
        councils: wanted.kind == Some(Kind::Council),
        any: wanted != Wanted { loosely: true, ..Wanted::default() } || place.unknown,
    };
    let (cards, past) = cards(&loaded, &results, reader, tiles::are_shown(site));
    let councils = match place.place.and_then(|place| Spot::at(place.lat, place.lon)) {
        Some(spot) => site.read::<_, DbError>(COMMONS, move |tx| areas::around(tx, spot)).await?,
        None => Vec::new(),
    };
    let bare = knows_places && wanted.words.is_empty() && place.place.is_none() && from == 0;
    let map = map_of(site, region.filter(|_| bare)).await?;
    let regions = Region::ALL.into_iter().filter(|_| knows_places && region.is_none());
    Ok(page(Find {
        choices: choices(&wanted),
        regions: regions
            .map(|region| (region.code(), format!("directory-region-{}", region.code())))
            .collect(),
        place: place.place.map(|place| place.name.clone()),
        region: place.region.map(|region| format!("directory-region-{}", region.code())),
        others: place
            .others
            .iter()
            .map(|other| (address(query, region, Some(&other.slug), 0), other.name.clone()))
            .collect(),
        unknown: place.unknown,
        // Words that are nowhere say nothing about the place.
        thin: asked.any
            && results.sure_near == 0
            && from == 0
            && (wanted.words.is_empty() || results.total > 0),
        cards,
        past,
        total: results.total,
        pages: pages(query, region, (from, &results)),
        map,
        councils,
        asked,
    }))
}

/// The map of a region; none where somebody looks for more than the region itself.
async fn map_of(site: &Site, region: Option<Region>) -> Answer<Option<Map>> {
    let Some(region) = region else { return Ok(None) };
    let counts = live::helping_by_place(site).await?.into_iter().collect();
    Ok(Map::of_region(start::known_places(), &counts, region))
}

/// Those that help, and those that do not, in their order.
fn cards(
    loaded: &[Listing],
    results: &Results,
    reader: Reader<'_>,
    has_tiles: bool,
) -> (Vec<Card>, Vec<Card>) {
    let (mut cards, mut past) = (Vec::new(), Vec::new());
    for found in &results.found {
        let Some(listing) = loaded.iter().find(|listing| listing.id == found.id) else { continue };
        let mut card = Card::of(listing, found, reader);
        card.spot = listing.facts.spot.filter(|_| has_tiles && found.helps).map(Spot::degrees);
        if found.helps { cards.push(card) } else { past.push(card) }
    }
    (cards, past)
}

fn pages(query: &Query, region: Option<Region>, (from, results): (usize, &Results)) -> [String; 2] {
    let place = query.some("place");
    let newer =
        if from > 0 { address(query, region, place, from.saturating_sub(PAGE)) } else { String::new() };
    let more = from + PAGE < results.total;
    let older = if more { address(query, region, place, from + PAGE) } else { String::new() };
    [newer, older]
}

/// The address of this search with another place or another page.
fn address(query: &Query, region: Option<Region>, place: Option<&str>, from: usize) -> String {
    let path = region.map_or_else(|| "/find".to_owned(), |region| format!("/find/{}", region.code()));
    let mut pairs: Vec<(&str, String)> = ["what", "kind", "for", "need", "in", "open"]
        .into_iter()
        .filter_map(|name| query.some(name).map(|value| (name, cut(value).to_owned())))
        .collect();
    match place {
        Some(place) => pairs.push(("place", place.to_owned())),
        None => pairs.extend(query.some("where").map(|typed| ("where", cut(typed).to_owned()))),
    }
    if from > 0 {
        pairs.push(("from", from.to_string()));
    }
    let written: Vec<String> =
        pairs.iter().map(|(name, value)| format!("{name}={}", percent(value))).collect();
    if written.is_empty() { path } else { format!("{path}?{}", written.join("&")) }
}

/// The lists to choose from, with what is chosen.
pub fn choices(wanted: &Wanted) -> Choices {
    let chosen = |has: Option<&str>, code: &str| has == Some(code);
    let need = wanted.need.as_deref();
    Choices {
        focus: Focus::ALL
            .into_iter()
            .map(|one| (one.code(), format!("directory-focus-{}", one.code()), wanted.focus == Some(one)))
            .collect(),
        kinds: Kind::ALL
            .into_iter()
            .map(|one| (one.code(), card::kind(one).to_owned(), wanted.kind == Some(one)))
            .collect(),
        needs: NEEDS
            .into_iter()
            .map(|code| (code, format!("directory-need-{code}"), chosen(need, code)))
            .collect(),
        languages: SPOKEN
            .iter()
            .map(|(code, name)| (*code, (*name).to_owned(), chosen(wanted.language.as_deref(), code)))
            .collect(),
    }
}
