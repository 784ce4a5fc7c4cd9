//! One independent group: its name, its zone, its hours, what it keeps and for how long.

use kit_base::Timestamp;
use kit_db::NetworkId;
use kit_i18n::Lang;

use super::Words;

/// A network's settings. Pages hold it behind an `Arc`; see [`crate::Networks`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network {
    /// The tenant key.
    pub id: NetworkId,
    /// Its short name in addresses: `/n/{slug}`.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// IANA zone in which its days begin.
    pub zone: String,
    /// Where it is reached, for life: links in messages and on paper begin with it.
    pub public_url: String,
    /// The name that passkeys are bound to, for life.
    pub passkey_rp_id: String,
    /// The languages its pages are offered in; never empty.
    pub languages: Vec<Lang>,
    /// The phone a human answers, as people write it.
    pub help_line: Option<String>,
    /// When a human answers it, in words.
    pub help_hours: Option<String>,
    /// Minute of the day from which somebody is awake.
    pub awake_from: i64,
    /// Minute of the day after which nobody may be awake.
    pub awake_until: i64,
    /// Days that a closed ask keeps what was typed.
    pub retention_closed_days: i64,
    /// Days that an untouched ask keeps what was typed.
    pub retention_untouched_days: i64,
    /// Made by `farolito demo`.
    pub demo: bool,
    /// Since when it is here.
    pub created_at: Timestamp,
    /// Counts its changes.
    pub version: i64,
    /// How much it takes on.
    pub capacity: Capacity,
    /// What it says in each language.
    pub words: Words,
}

/// How much a network takes on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Capacity {
    /// Asks a week; none: as many as come.
    pub weekly: Option<i64>,
    /// No new asks until then.
    pub paused_until: Option<Timestamp>,
    /// What people read while it is paused.
    pub paused_words: Option<String>,
    /// Others who may help meanwhile, a line each.
    pub other_help: Option<String>,
}

/// A network to be made; the rest has defaults.
#[derive(Clone, Debug)]
pub struct NewNetwork {
    /// The tenant key.
    pub id: NetworkId,
    /// Short name: lower-case letters, digits, hyphens.
    pub slug: String,
    /// Name.
    pub name: String,
    /// IANA zone.
    pub zone: String,
    /// Where it is reached.
    pub public_url: String,
    /// Languages.
    pub languages: Vec<Lang>,
    /// Help line.
    pub help_line: Option<String>,
    /// Its hours, in words.
    pub help_hours: Option<String>,
    /// Made for show.
    pub demo: bool,
}

/// Whether somebody may be awake at this minute of the day; the hours may pass midnight.
pub fn awake(network: &Network, minute: i64) -> bool {
    let (from, until) = (network.awake_from, network.awake_until);
    if from <= until { (from..until).contains(&minute) } else { minute >= from || minute < until }
}

impl Network {
    /// When a human answers the help line, in this language if somebody wrote it.
    pub fn hours(&self, lang: Lang) -> Option<&str> {
        self.words.hours_in(lang).or(self.help_hours.as_deref())
    }
}

impl NewNetwork {
    /// The host of the public URL: what passkeys are bound to.
    pub fn host(&self) -> &str {
        let rest = self.public_url.split_once("://").map_or(self.public_url.as_str(), |(_, rest)| rest);
        rest.split(['/', ':']).next().unwrap_or_default()
    }
}

/// Languages as one column stores them.
pub(crate) fn languages_text(languages: &[Lang]) -> String {
    languages.iter().map(|l| l.code()).collect::<Vec<_>>().join(" ")
}

/// Languages as read; unknown ones are from another program and are passed over.
pub(crate) fn languages(text: &str) -> Vec<Lang> {
    let known: Vec<Lang> = text.split(' ').filter_map(|code| code.parse().ok()).collect();
    if known.is_empty() { Lang::ALL.to_vec() } else { known }
}
