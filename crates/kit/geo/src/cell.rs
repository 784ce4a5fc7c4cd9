//! The cell and its neighborhood.

use std::fmt;
use std::str::FromStr;

use h3o::{CellIndex, LatLng, Resolution};
use serde::{Deserialize, Serialize};

/// A hexagon on the ground, the finest place that Farolito keeps. Stored as BIGINT, written as 15 letters and digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Cell(CellIndex);

/// How coarse a cell is. There is nothing finer than [`Grain::Near`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// About 0.8 km²: a dozen blocks of a city.
    Near,
    /// About 6 km²: where few people live.
    Wide,
    /// About 40 km²: where very few do.
    Widest,
}

/// How far apart two cells are; nothing more exact is ever said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// The same cell.
    Same,
    /// Cells that touch.
    Next,
    /// Any others.
    Farther,
}

/// This is no place we keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlaceError {
    /// Not a latitude and longitude in degrees.
    #[error("not a latitude (-90 to 90) and a longitude (-180 to 180)")]
    NotOnEarth,
    /// Not a cell, or one finer or coarser than we keep.
    #[error("not a cell of the sizes that are kept")]
    NotACell,
}

/// The farthest ring that is asked for.
const MOST_RINGS: u8 = 3;

impl Grain {
    const fn resolution(self) -> Resolution {
        match self {
            Self::Near => Resolution::Eight,
            Self::Wide => Resolution::Seven,
            Self::Widest => Resolution::Six,
        }
    }

    const fn coarser(self) -> Option<Self> {
        match self {
            Self::Near => Some(Self::Wide),
            Self::Wide => Some(Self::Widest),
            Self::Widest => None,
        }
    }
}

impl Cell {
    /// The cell of a point in degrees, at the finest grain that is kept.
    pub fn at(lat: f64, lon: f64) -> Result<Self, PlaceError> {
        Self::at_grain(lat, lon, Grain::Near)
    }

    /// The cell of a point in degrees.
    pub fn at_grain(lat: f64, lon: f64, grain: Grain) -> Result<Self, PlaceError> {
        if !(-90.0..=90.0).contains(&lat) || !(-180.0..=180.0).contains(&lon) {
            return Err(PlaceError::NotOnEarth);
        }
        let point = LatLng::new(lat, lon).map_err(|_| PlaceError::NotOnEarth)?;
        Ok(Self(point.to_cell(grain.resolution())))
    }

    /// From its stored number.
    pub fn from_i64(number: i64) -> Result<Self, PlaceError> {
        let index = u64::try_from(number).map_err(|_| PlaceError::NotACell)?;
        Self::kept(CellIndex::try_from(index).map_err(|_| PlaceError::NotACell)?)
    }

    /// Its number in the database; never negative.
    pub fn to_i64(self) -> i64 {
        u64::from(self.0).cast_signed()
    }

    /// How coarse it is.
    pub fn grain(self) -> Grain {
        match self.0.resolution() {
            Resolution::Six => Grain::Widest,
            Resolution::Seven => Grain::Wide,
            _ => Grain::Near,
        }
    }

    /// The next coarser cell around it; `None` of the coarsest.
    pub fn coarser(self) -> Option<Self> {
        self.0.parent(self.grain().coarser()?.resolution()).map(Self)
    }

    /// The cells exactly `k` steps away, in a fixed order; itself for 0. At most three steps.
    pub fn ring(self, k: u8) -> Vec<Self> {
        let mut cells: Vec<Self> =
            self.0.grid_ring::<Vec<_>>(u32::from(k.min(MOST_RINGS))).into_iter().map(Self).collect();
        cells.sort_unstable();
        cells
    }

    /// Itself first, then the cells that touch it.
    pub fn with_neighbors(self) -> Vec<Self> {
        let mut cells = vec![self];
        cells.extend(self.ring(1));
        cells
    }

    /// How far `other` is, said at the coarser grain of the two.
    pub fn band(self, other: Self) -> Band {
        let resolution = self.0.resolution().min(other.0.resolution());
        match (self.0.parent(resolution), other.0.parent(resolution)) {
            (Some(here), Some(there)) if here == there => Band::Same,
            (Some(here), Some(there)) if here.is_neighbor_with(there).unwrap_or(false) => Band::Next,
            _ => Band::Farther,
        }
    }

    /// Its corners in degrees, latitude and longitude, once around: for drawing what is public, such as the places of a
    /// directory. A household's cell is shown to nobody as a spot on a map.
    pub fn outline(self) -> Vec<(f64, f64)> {
        self.0.boundary().iter().map(|corner| (corner.lat(), corner.lng())).collect()
    }

    /// Its middle in degrees, latitude and longitude: where a public drawing writes its number. It says nothing about where
    /// in the cell anybody is.
    pub fn middle(self) -> (f64, f64) {
        let middle = LatLng::from(self.0);
        (middle.lat(), middle.lng())
    }

    fn kept(index: CellIndex) -> Result<Self, PlaceError> {
        let kept = matches!(index.resolution(), Resolution::Six | Resolution::Seven | Resolution::Eight);
        if kept { Ok(Self(index)) } else { Err(PlaceError::NotACell) }
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Cell {
    type Err = PlaceError;
    fn from_str(text: &str) -> Result<Self, PlaceError> {
        Self::kept(text.parse().map_err(|_| PlaceError::NotACell)?)
    }
}

impl TryFrom<String> for Cell {
    type Error = PlaceError;
    fn try_from(text: String) -> Result<Self, PlaceError> {
        text.parse()
    }
}

impl From<Cell> for String {
    fn from(cell: Cell) -> Self {
        cell.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A park in the middle of Los Angeles.
    const PARK: (f64, f64) = (34.0590, -118.2772);

    fn park(grain: Grain) -> Cell {
        Cell::at_grain(PARK.0, PARK.1, grain).expect("the park is on earth")
    }

    #[test]
    fn a_neighbor_is_same_next_or_farther_and_nothing_else() {
        let here = park(Grain::Near);
        assert_eq!(here.band(here), Band::Same);
        assert!(here.ring(1).iter().all(|there| here.band(*there) == Band::Next));
        assert!(here.ring(2).iter().all(|there| here.band(*there) == Band::Farther));
        assert_eq!(here.with_neighbors().len(), 7);
    }

    #[test]
    fn a_coarse_place_is_compared_coarsely() {
        let here = park(Grain::Near);
        assert_eq!(here.band(park(Grain::Widest)), Band::Same);
        assert_eq!(here.coarser(), Some(park(Grain::Wide)));
        assert_eq!(park(Grain::Widest).coarser(), None);
    }

    #[test]
    fn nothing_finer_than_the_finest_grain_is_kept() {
        let point = LatLng::new(PARK.0, PARK.1).expect("the park is on earth");
        for resolution in [Resolution::Five, Resolution::Nine, Resolution::Fifteen] {
            let cell = point.to_cell(resolution);
            assert_eq!(cell.to_string().parse::<Cell>(), Err(PlaceError::NotACell));
            assert_eq!(Cell::from_i64(u64::from(cell).cast_signed()), Err(PlaceError::NotACell));
        }
    }

    #[test]
    fn a_point_that_is_not_on_earth_is_refused() {
        for (lat, lon) in [(91.0, 0.0), (0.0, 181.0), (f64::NAN, 0.0), (0.0, f64::INFINITY)] {
            assert_eq!(Cell::at(lat, lon), Err(PlaceError::NotOnEarth));
        }
    }

    #[test]
    fn a_hexagon_is_drawn_around_its_middle() {
        for grain in [Grain::Near, Grain::Wide, Grain::Widest] {
            let cell = park(grain);
            let corners = cell.outline();
            assert_eq!(corners.len(), 6);
            let (lat, lon) = cell.middle();
            assert_eq!(Cell::at_grain(lat, lon, grain), Ok(cell), "the middle is inside");
            let mean = |of: fn(&(f64, f64)) -> f64| corners.iter().map(of).sum::<f64>() / 6.0;
            let off = (mean(|corner| corner.0) - lat).abs().max((mean(|corner| corner.1) - lon).abs());
            assert!(off < 0.001, "{grain:?} leans by {off}");
        }
    }

    #[test]
    fn cells_that_touch_share_a_side() {
        let here = park(Grain::Wide);
        let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
        for there in here.ring(1) {
            let theirs = there.outline();
            let shared = here
                .outline()
                .into_iter()
                .filter(|(lat, lon)| theirs.iter().any(|other| close(*lat, other.0) && close(*lon, other.1)));
            assert_eq!(shared.count(), 2);
        }
    }

    proptest! {
        #[test]
        fn every_cell_reads_back(lat in -90.0..=90.0, lon in -180.0..=180.0, grain in 0..3) {
            let grain = [Grain::Near, Grain::Wide, Grain::Widest][usize::try_from(grain).unwrap_or(0)];
            let cell = Cell::at_grain(lat, lon, grain).expect("on earth");
            prop_assert_eq!(cell.grain(), grain);
            prop_assert_eq!(Cell::from_i64(cell.to_i64()), Ok(cell));
            prop_assert_eq!(cell.to_string().parse(), Ok(cell));
        }

        #[test]
        fn a_band_is_the_same_from_either_side(
            lat in 33.9..34.1, lon in -118.4..-118.2, north in -0.05..0.05, east in -0.05..0.05,
        ) {
            let here = Cell::at(lat, lon).expect("on earth");
            let there = Cell::at(lat + north, lon + east).expect("on earth");
            prop_assert_eq!(here.band(there), there.band(here));
        }

        #[test]
        fn any_number_is_a_cell_or_refused(number: i64) {
            if let Ok(cell) = Cell::from_i64(number) {
                prop_assert_eq!(cell.to_i64(), number);
            }
        }
    }
}
