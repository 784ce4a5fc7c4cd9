//! Coarse places: hexagons that hold many households, and three words for how far apart two of them are.
//!
//! A place is a cell of about 0.8 km² or a coarser one; where somebody is inside it is never kept. There are no
//! distances and no bearings here, so nobody can be found by measuring from several sides.
//! [`Cell::outline`] and [`Cell::middle`] are for drawing places that are public anyway.

mod cell;

pub use cell::{Band, Cell, Grain, PlaceError};
