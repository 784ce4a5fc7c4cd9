//! Pods on both engines: the roster, the posts, the phone tree's marks, and parting.

mod parting;
mod roster;
mod world;
