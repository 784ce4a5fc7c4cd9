//! The paper under the map: degrees become points on it, for [`super::Map`].

use std::collections::{BTreeMap, BTreeSet};

use kit_geo::Cell;

use super::{Inset, Line, Map, Part, Tile};

/// As wide as a small phone.
const WIDTH: f64 = 360.0;
/// No higher than a phone shows at once.
const HEIGHT: f64 = 540.0;
/// Room for the line around the outermost hexagons.
const MARGIN: f64 = 4.0;
/// Half of the room for the words above the islands.
const CAPTION: f64 = 7.0;
/// Wider hexagons are only larger, not clearer.
const WIDEST: f64 = 64.0;

/// A name is written into hexagons that are at least so wide;
const ROOM: f64 = 44.0;
/// a letter takes this much of them,
const LETTER: f64 = 5.4;
/// a line this much,
const LINE: f64 = 10.5;
/// of the width where it is a little narrower than the widest,
const INSIDE: f64 = 0.9;
/// and no more rows than these.
const ROWS: usize = 3;

/// A box in degrees.
#[derive(Clone, Copy)]
struct Extent {
    south: f64,
    north: f64,
    west: f64,
    east: f64,
}

/// Where degrees are drawn: equirectangular, true to shape at the middle latitude.
pub(super) struct Sheet {
    land: Extent,
    islands: Option<Islands>,
    /// Units for a degree of latitude.
    scale: f64,
    /// How much shorter a degree of longitude is.
    squeeze: f64,
    /// How wide a hexagon becomes.
    tile: f64,
}

/// Where the islands' frame stands: on the left,
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Corner {
    /// where the county's sea is,
    InTheSea,
    /// or below everything else.
    Below,
}

/// The islands in their frame.
struct Islands {
    extent: Extent,
    frame: Inset,
}

impl Extent {
    /// Around some cells; of none, nowhere.
    fn of(cells: &[&Cell]) -> Self {
        let nowhere = Self {
            south: f64::INFINITY,
            north: f64::NEG_INFINITY,
            west: f64::INFINITY,
            east: f64::NEG_INFINITY,
        };
        cells.iter().flat_map(|cell| cell.outline()).fold(nowhere, |all, (lat, lon)| Self {
            south: all.south.min(lat),
            north: all.north.max(lat),
            west: all.west.min(lon),
            east: all.east.max(lon),
        })
    }

    fn tall(self) -> f64 {
        self.north - self.south
    }

    fn wide(self) -> f64 {
        self.east - self.west
    }
}

impl Sheet {
    /// For these hexagons; what lies on the islands is put into a frame of its own, at the same scale. With nothing on the
    /// land the islands are the land.
    pub(super) fn of(land: &[&Cell], islands: &[&Cell], corner: Corner) -> Self {
        let (land, islands) = if land.is_empty() { (islands, &[][..]) } else { (land, islands) };
        let extent = Extent::of(land);
        let squeeze = f64::midpoint(extent.south, extent.north).to_radians().cos();
        let one = land.first().map_or(extent, |cell| Extent::of(&[*cell]));
        let fits = [
            (WIDTH - 2.0 * MARGIN) / (extent.wide() * squeeze),
            (HEIGHT - 2.0 * MARGIN) / extent.tall(),
            WIDEST / (one.wide() * squeeze),
        ];
        let scale = fits.into_iter().fold(f64::INFINITY, f64::min);
        let tile = one.wide() * squeeze * scale;
        let mut sheet = Self { land: extent, islands: None, scale, squeeze, tile };
        if !islands.is_empty() {
            let extent = Extent::of(islands);
            let width = extent.wide() * squeeze * scale + 2.0 * MARGIN;
            let height = extent.tall() * scale + 2.0 * MARGIN;
            let y = match corner {
                Corner::InTheSea => sheet.land_height() - height,
                Corner::Below => sheet.land_height() + 2.0 * CAPTION,
            };
            let frame = Inset { x: 1.0, y, width, height, caption: y };
            sheet.islands = Some(Islands { extent, frame });
        }
        sheet
    }

    fn width(&self) -> f64 {
        self.land.wide() * self.squeeze * self.scale + 2.0 * MARGIN
    }

    fn land_height(&self) -> f64 {
        self.land.tall() * self.scale + 2.0 * MARGIN
    }

    fn height(&self) -> f64 {
        let frame = self.islands.as_ref().map_or(0.0, |islands| islands.frame.y + islands.frame.height + 1.0);
        frame.max(self.land_height())
    }

    /// How wide a hexagon is drawn.
    pub(super) fn tile_width(&self) -> f64 {
        self.tile
    }

    /// A hexagon with its number.
    pub(super) fn tile(&self, cell: Cell, count: usize) -> Tile {
        let middle = cell.middle();
        let on_island = self.islands.as_ref().filter(|islands| middle.0 <= islands.extent.north);
        let (extent, left, top) = match on_island {
            Some(islands) => (islands.extent, islands.frame.x, islands.frame.y),
            None => (self.land, 0.0, 0.0),
        };
        let at = |(lat, lon): (f64, f64)| {
            let x = left + MARGIN + (lon - extent.west) * self.squeeze * self.scale;
            let y = top + MARGIN + (extent.north - lat) * self.scale;
            (tenth(x), tenth(y))
        };
        let corners = cell.outline().into_iter().map(at).map(|(x, y)| format!("{x},{y}"));
        let (x, y) = at(middle);
        Tile { points: corners.collect::<Vec<_>>().join(" "), count, x, y, lines: Vec::new() }
    }

    /// Writes a name into a hexagon if it has room for all of it, below the number if there is one.
    pub(super) fn name(&self, tile: &mut Tile, name: &str) {
        let lines = folded(name);
        let longest = lines.iter().map(|line| line.chars().count()).max().unwrap_or_default();
        let needed = f64::from(u32::try_from(longest).unwrap_or(u32::MAX)) * LETTER;
        let rows = lines.len() + usize::from(tile.count > 0);
        if self.tile < ROOM || needed > self.tile * INSIDE || rows > ROWS {
            return;
        }
        let above = LINE * f64::from(u32::try_from(rows.saturating_sub(1)).unwrap_or_default()) / 2.0;
        let mut y = tile.y - above;
        if tile.count > 0 {
            tile.y = tenth(y - 1.0);
            y += LINE;
        }
        for words in lines {
            tile.lines.push(Line { y: tenth(y), words });
            y += LINE;
        }
    }

    /// The drawing, its parts from north to south.
    pub(super) fn map(&self, whole: bool, mut parts: Vec<Part>) -> Map {
        let top = |part: &Part| part.tiles.iter().map(|tile| tile.y).fold(f64::INFINITY, f64::min);
        parts.sort_by(|one, other| top(one).total_cmp(&top(other)));
        let islands = self.islands.as_ref().map(|islands| Inset {
            x: tenth(islands.frame.x),
            y: tenth(islands.frame.y),
            width: tenth(islands.frame.width),
            height: tenth(islands.frame.height),
            caption: tenth(islands.frame.y - CAPTION),
        });
        Map { width: tenth(self.width()), height: tenth(self.height()), whole, parts, islands }
    }
}

/// A name in lines of one word, or of several short ones.
fn folded(name: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split_inclusive([' ', '-', '/']) {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.trim_end().chars().count() <= 9 => line.push_str(word),
            _ => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

/// The line around hexagons: the sides that only one of them has. All are drawn the same way round, so a side of two is there
/// once in either direction, and the others follow one another.
pub(super) fn border(tiles: &[Tile]) -> String {
    let corners = tiles.iter().map(|tile| tile.points.split(' ').collect::<Vec<_>>());
    let sides: BTreeSet<(&str, &str)> =
        corners.flat_map(|all| (0..all.len()).map(move |at| (all[at], all[(at + 1) % all.len()]))).collect();
    let outer = sides.iter().filter(|(one, other)| !sides.contains(&(*other, *one)));
    let mut next: BTreeMap<&str, &str> = outer.copied().collect();
    let mut path = String::new();
    while let Some((start, mut at)) = next.pop_first() {
        path.push_str(&["M", start, "L", at].concat());
        while let Some(to) = next.remove(at) {
            path.push_str(if to == start { "Z" } else { " " });
            path.push_str(if to == start { "" } else { to });
            at = to;
        }
    }
    path
}

/// One decimal is finer than any screen.
fn tenth(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
