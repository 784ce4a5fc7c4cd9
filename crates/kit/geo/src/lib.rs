//! Coarse places: H3 cells and three bands; never a distance.
