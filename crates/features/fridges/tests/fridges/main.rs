//! Fridges on both engines: what is said and told, what is forgotten, and every page through the whole frame.

mod browser;
mod pages;
mod reports;
mod world;
