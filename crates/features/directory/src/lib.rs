//! Listings that age in public: groups, pantries, fridges, councils and resources.
//!
//! Nothing in a directory stays true by itself. So a listing is only as good as the last time somebody who knows said so
//! ([`domain::Freshness`]), a neighbor's "nobody answered" is shown and counts for the order but closes nothing
//! ([`domain::Evidence`]), and resting or closed it is only when somebody said that ([`domain::Standing`]). When the doors are
//! open is [`hours`]. What a new network in Los Angeles may begin with is [`start`].
//!
//! Begun: the decisions are here and tested; tables, pages and imports are not there yet, and no route leads here.

pub mod areas;
pub mod domain;
pub mod hours;
pub mod hsds;
pub mod identity;
pub mod schedule;
pub mod start;
