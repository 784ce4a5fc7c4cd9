//! What a steward should know about the server itself, in plain words on the desk: copies, and who can read along.

use std::future::Future;
use std::pin::Pin;

use askama::Template;
use kit_base::{Span, Timestamp};
use kit_db::Scope;
use kit_web::{Answer, filters};
use people::{Aside, MyAside, Neighbor, Site};

/// The desk's slot, filled while something wants a hand.
pub struct Upkeep;

/// A copy is too old after this; it is made every night, so that a week of failed nights is told.
pub const OLD: Span = Span::days(8);

/// The part on the desk.
#[derive(Template)]
#[template(path = "pages/upkeep.html")]
pub struct Mind {
    /// How the last copy stands.
    pub copy: Backup,
    /// Everybody on the same wires can read along.
    pub heard: bool,
}

/// How the last copy stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backup {
    /// Young enough.
    Fine,
    /// There never was one.
    Never,
    /// So many days old.
    Old(i64),
}

impl MyAside for Upkeep {
    /// Statements: 1; none in an invented world.
    fn fill<'a>(
        &'a self,
        site: &'a Site,
        me: &'a Neighbor,
    ) -> Pin<Box<dyn Future<Output = Answer<Option<Aside>>> + Send + 'a>> {
        Box::pin(async move {
            if me.network.demo || site.settings.demo {
                return Ok(None);
            }
            let last = site.db.read(Scope::Server, kit_copies::last).await?;
            let copy = mind(last.map(|copy| copy.made_at), me.network.created_at, site.now());
            let heard = !site.settings.secure && !on_this_machine(&me.network.public_url);
            Ok((heard || copy != Backup::Fine).then(|| Aside::new(Mind { copy, heard })))
        })
    }
}

/// What there is to say about copies of a network that was founded then.
fn mind(last: Option<Timestamp>, founded: Timestamp, now: Timestamp) -> Backup {
    let old = |at| now >= at + OLD;
    match last {
        Some(at) if old(at) => Backup::Old(now.since(at).as_secs() / 86_400),
        None if old(founded) => Backup::Never,
        _ => Backup::Fine,
    }
}

/// What never leaves the machine can be read by nobody else.
fn on_this_machine(url: &str) -> bool {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    ["localhost", "127.", "[::1]"].iter().any(|own| host.starts_with(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_missed_after_eight_days_and_not_on_the_first() {
        let day = |n: i64| Timestamp::from_secs(n * 86_400);
        assert_eq!(mind(None, day(0), day(7)), Backup::Fine, "the first steps say it");
        assert_eq!(mind(None, day(0), day(8)), Backup::Never);
        assert_eq!(mind(Some(day(3)), day(0), day(9)), Backup::Fine);
        assert_eq!(mind(Some(day(3)), day(0), day(12)), Backup::Old(9));
    }

    #[test]
    fn only_an_address_of_this_machine_is_heard_by_nobody() {
        assert!(on_this_machine("http://localhost:8420") && on_this_machine("http://127.0.0.1:1"));
        assert!(!on_this_machine("http://192.168.1.5:8420") && !on_this_machine("http://porch.example"));
    }
}
