//! What `/ask` says honestly while there is no room: until when, how long it takes otherwise, and who else may help.

use circles::Network;
use kit_base::{Span, Timestamp};
use kit_db::{DbError, Tx};
use kit_i18n::{Arg, Catalogue, Lang};

use crate::hours::Hours;
use crate::store;

/// Fewer asks than this tell nothing.
const FEWEST: usize = 5;
/// The time that is looked back on.
const LOOK_BACK: Span = Span::days(60);

/// There is no room for new asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// By a pause, and not because the week is full.
    pub paused: bool,
    /// The network's own sentence.
    pub words: String,
    /// When it opens, as people say it.
    pub opens: String,
    /// How long it took lately.
    pub wait: Option<String>,
    /// Others who may help, a line each.
    pub others: Vec<String>,
}

/// Until when it is closed, and what it took lately: 0 statements for a network that takes what comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    opens: Timestamp,
    paused: bool,
    median: Option<Span>,
}

/// Whether the network says that there could be an end to its room.
pub fn may_close(network: &Network) -> bool {
    network.capacity.weekly.is_some() || network.capacity.paused_until.is_some()
}

/// Looks whether there is room. Statements: 1, and 1 more while there is none.
pub fn look(tx: &mut Tx<'_>, network: &Network, now: Timestamp) -> Result<Option<Found>, DbError> {
    let hours = Hours::of_network(network);
    let pause = network.capacity.paused_until.filter(|&until| now < until);
    let full = match network.capacity.weekly {
        Some(most) if pause.is_none() => store::places_taken(tx, hours.week(now))? >= most,
        _ => false,
    };
    if pause.is_none() && !full {
        return Ok(None);
    }
    let median = median(store::waits(tx, now - LOOK_BACK)?);
    Ok(Some(Found { opens: pause.unwrap_or_else(|| hours.next_week(now)), paused: pause.is_some(), median }))
}

/// The middle one, if there are enough to say anything.
pub fn median(mut waits: Vec<Span>) -> Option<Span> {
    waits.sort_unstable();
    (waits.len() >= FEWEST).then(|| waits[waits.len() / 2])
}

impl Found {
    /// Puts it into words.
    pub fn in_words(self, network: &Network, now: Timestamp, (words, lang): (&Catalogue, Lang)) -> Closed {
        let others = network.capacity.other_help.as_deref().unwrap_or_default();
        let own = network.capacity.paused_words.clone().filter(|_| self.paused).unwrap_or_default();
        Closed {
            paused: self.paused,
            words: own,
            opens: words.day(lang, now, self.opens, kit_i18n::zone(&network.zone)),
            wait: self.median.map(|wait| took(wait, words, lang)),
            others: others
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .map(str::to_owned)
                .collect(),
        }
    }
}

/// "Lately it took about 3 hours": hours up to a day and a half, then days, never less than one.
pub fn took(wait: Span, words: &Catalogue, lang: Lang) -> String {
    let hours = (wait.as_minutes() + 59) / 60;
    let (key, n) = if hours <= 36 {
        ("asks-capacity-wait-hours", hours.max(1))
    } else {
        ("asks-capacity-wait-days", (hours + 12) / 24)
    };
    words.format(lang, key, &[("n", Arg::Num(n))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_asks_tell_nothing_and_of_five_the_middle_one_speaks() {
        let hours = |of: &[i64]| of.iter().map(|&n| Span::hours(n)).collect::<Vec<_>>();
        assert_eq!(median(hours(&[1, 2, 3, 4])), None);
        assert_eq!(median(hours(&[9, 1, 200, 2, 3])), Some(Span::hours(3)));
    }
}
