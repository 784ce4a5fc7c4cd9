//! A map of hexagons that the server draws: which places have somebody who helps, for people who know where they live better
//! than what it is called. No script, no tiles from anywhere, the same on paper.
//!
//! It shows public places only, never a household; a listing is counted at one place, its own.

mod draw;

use std::collections::BTreeMap;

use kit_geo::{Cell, Grain};

use crate::start::{Region, StartPlace};
use draw::{Corner, Sheet};

/// South of here are the islands; they are drawn in a frame of their own, so that the sea does not make the land small.
const ISLANDS: f64 = 33.6;
/// Narrower hexagons hold no number that can be read.
const READABLE: f64 = 26.0;

/// A drawing, and what stands in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// Its width, in the units of its points.
    pub width: f64,
    /// Its height, in the same.
    pub height: f64,
    /// The whole county; else one region.
    pub whole: bool,
    /// What can be chosen: regions of the county, or the places of a region. From north to south, as the eye goes.
    pub parts: Vec<Part>,
    /// Where the islands are drawn, if any are.
    pub islands: Option<Inset>,
}

/// A region of the county, or the hexagon of a region.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Where it leads, without the network's prefix.
    pub href: String,
    /// Its region.
    pub region: Region,
    /// The places in it, by name.
    pub names: Vec<String>,
    /// How many listings help there.
    pub count: usize,
    /// Its hexagons.
    pub tiles: Vec<Tile>,
    /// The line around all of them, as an SVG path.
    pub border: String,
}

/// One hexagon.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// Its corners, as an SVG polygon has them.
    pub points: String,
    /// How many listings help in the places of this hexagon.
    pub count: usize,
    /// Where that is written.
    pub x: f64,
    /// Where that is written.
    pub y: f64,
    /// What it is called, where there is room for it.
    pub lines: Vec<Line>,
}

/// A line of words within a hexagon, in its middle.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// How low it stands.
    pub y: f64,
    /// What it says.
    pub words: String,
}

/// A frame within the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inset {
    /// Its left side.
    pub x: f64,
    /// Its upper side.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// How low the words above it stand.
    pub caption: f64,
}

impl Map {
    /// The whole county: a hexagon of about 40 km² wherever there is a place, in the color of its region. `counts` says by a
    /// place's slug how many listings help there.
    pub fn of_county(places: &[StartPlace], counts: &BTreeMap<String, usize>) -> Self {
        let cells = by_cell(places.iter().filter(|place| place.region.is_some()), Grain::Widest);
        let (islands, land): (Vec<_>, Vec<_>) = cells.keys().partition(|cell| cell.middle().0 < ISLANDS);
        let sheet = Sheet::of(&land, &islands, Corner::InTheSea);
        let mut tiles: BTreeMap<Region, Vec<Tile>> = BTreeMap::new();
        for (cell, here) in &cells {
            if let Some(region) = mostly(here) {
                let tile = sheet.tile(*cell, total(here, counts));
                tiles.entry(region).or_default().push(tile);
            }
        }
        let part = |(region, tiles): (Region, Vec<Tile>)| {
            let here: Vec<_> = places.iter().filter(|place| place.region == Some(region)).collect();
            let href = format!("/find/{}", region.code());
            let border = draw::border(&tiles);
            Part { href, region, names: names(&here), count: total(&here, counts), tiles, border }
        };
        sheet.map(true, tiles.into_iter().map(part).collect())
    }

    /// One region, nearer: every hexagon leads to a place in it, the one where most is offered. None: it has no places.
    pub fn of_region(
        places: &[StartPlace],
        counts: &BTreeMap<String, usize>,
        region: Region,
    ) -> Option<Self> {
        let places: Vec<_> = places.iter().filter(|place| place.region == Some(region)).collect();
        let drawn = |grain| {
            let cells = by_cell(places.iter().copied(), grain);
            let (islands, land): (Vec<_>, Vec<_>) = cells.keys().partition(|cell| cell.middle().0 < ISLANDS);
            (Sheet::of(&land, &islands, Corner::Below), cells)
        };
        let (mut sheet, mut cells) = drawn(Grain::Wide);
        if sheet.tile_width() < READABLE {
            (sheet, cells) = drawn(Grain::Widest);
        }
        let part = |(cell, here): (&Cell, &Vec<&StartPlace>)| {
            let most = here.iter().copied().reduce(|one, other| {
                let count = |place: &StartPlace| counts.get(&place.slug).copied().unwrap_or_default();
                if count(other) > count(one) { other } else { one }
            })?;
            let count = total(here, counts);
            let href = format!("/find?place={}", most.slug);
            let mut tile = sheet.tile(*cell, count);
            sheet.name(&mut tile, &most.name);
            let border = draw::border(std::slice::from_ref(&tile));
            Some(Part { href, region, names: names(here), count, tiles: vec![tile], border })
        };
        let parts: Vec<_> = cells.iter().filter_map(part).collect();
        (!parts.is_empty()).then(|| sheet.map(false, parts))
    }
}

impl Map {
    /// What the drawing is called, as a message.
    pub const fn title(&self) -> &'static str {
        if self.whole { "directory-map-county" } else { "directory-map-places" }
    }
}

impl Part {
    /// What its region is called, as a message.
    pub fn word(&self) -> String {
        format!("directory-region-{}", self.region.code())
    }

    /// One of four tints, to tell regions apart at a glance; the line around them tells for certain.
    pub const fn tint(&self) -> &'static str {
        match self.region {
            Region::AntelopeValley | Region::CentralLa | Region::SouthBay => "t1",
            Region::SanFernandoValley | Region::Eastside | Region::SouthLa | Region::Citywide => "t2",
            Region::SanGabrielValley | Region::Westside | Region::Harbor => "t3",
            Region::SantaClaritaValley | Region::SoutheastLa => "t4",
        }
    }

    /// Its places in one line.
    pub fn places(&self) -> String {
        self.names.join(", ")
    }
}

/// The places by the hexagon they are in.
fn by_cell<'a>(
    places: impl Iterator<Item = &'a StartPlace>,
    grain: Grain,
) -> BTreeMap<Cell, Vec<&'a StartPlace>> {
    let mut cells: BTreeMap<Cell, Vec<&StartPlace>> = BTreeMap::new();
    for place in places {
        if let Ok(cell) = Cell::at_grain(place.lat, place.lon, grain) {
            cells.entry(cell).or_default().push(place);
        }
    }
    cells
}

/// The region that most of these places are in; the first by name of several.
fn mostly(places: &[&StartPlace]) -> Option<Region> {
    let mut votes: BTreeMap<Region, usize> = BTreeMap::new();
    for region in places.iter().filter_map(|place| place.region) {
        *votes.entry(region).or_default() += 1;
    }
    votes.into_iter().rev().max_by_key(|(_, votes)| *votes).map(|(region, _)| region)
}

fn total(places: &[&StartPlace], counts: &BTreeMap<String, usize>) -> usize {
    places.iter().filter_map(|place| counts.get(&place.slug)).sum()
}

fn names(places: &[&StartPlace]) -> Vec<String> {
    let mut names: Vec<String> = places.iter().map(|place| place.name.clone()).collect();
    names.sort_unstable();
    names
}

#[cfg(test)]
mod tests;
