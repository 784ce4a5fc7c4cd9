//! The pages of rounds: the list, one round, joining, one's own page behind a private link, and what other pages show.

pub mod add;
mod asides;
pub mod join;
pub mod list;
pub mod mine;
pub mod new;
mod paper;
mod rota_acts;
pub mod round;
mod round_acts;
pub mod round_view;
pub(crate) mod seen;
#[cfg(test)]
mod tests;
mod typed;

pub use asides::{OnDesk, OnMy};

use circles::Network;
use kit_web::{Authority, Routes};
use people::Site;

/// The routes of this room.
pub fn routes() -> Routes<Site> {
    use Authority::{LinkHolder, Neighbor, Steward, Visitor};
    Routes::new()
        .get("/checkins", Neighbor, list::show)
        .get("/checkins/new", Steward, new::show)
        .post("/checkins/new", Steward, new::make)
        .get("/checkins/{slug}", Neighbor, round::show)
        .post("/checkins/{slug}/said", Neighbor, round_acts::said)
        .post("/checkins/{slug}/take", Neighbor, rota_acts::take)
        .post("/checkins/{slug}/back", Neighbor, rota_acts::hand_back)
        .post("/checkins/{slug}/step-out", Neighbor, rota_acts::step_out)
        .get("/checkins/{slug}/sheet.pdf", Neighbor, paper::sheet)
        .post("/checkins/{slug}/close", Neighbor, round_acts::close)
        .post("/checkins/{slug}/day", Neighbor, rota_acts::day)
        .post("/checkins/{slug}/week", Neighbor, rota_acts::week)
        .post("/checkins/{slug}/team", Neighbor, rota_acts::team)
        .post("/checkins/{slug}/runs", Steward, rota_acts::runs)
        .post("/checkins/{slug}/buddy", Neighbor, round_acts::buddy)
        .post("/checkins/{slug}/waiting", Neighbor, round_acts::waiting)
        .post("/checkins/{slug}/remove", Neighbor, round_acts::remove)
        .post("/checkins/{slug}/end", Steward, round_acts::end)
        .get("/checkins/{slug}/people/new", Neighbor, add::show)
        .post("/checkins/{slug}/people/new", Neighbor, add::add)
        .get("/checkins/join/{token}", Visitor, join::show)
        .post("/checkins/join/{token}", Visitor, join::join)
        .get("/k/{token}", Visitor, mine::open)
        .get("/my/check-in", LinkHolder, mine::show)
        .post("/my/check-in/say", LinkHolder, mine::say)
        .post("/my/check-in/change", LinkHolder, mine::change)
        .post("/my/check-in/pause", LinkHolder, mine::pause)
        .post("/my/check-in/leave", LinkHolder, mine::leave)
}

/// The whole address of a page, for paper and for other people's telephones.
fn address(network: &Network, path: &str) -> String {
    format!("{}{path}", network.public_url.trim_end_matches('/'))
}

/// A minute of the day as people say it.
pub(crate) fn clock(words: &kit_i18n::Catalogue, lang: kit_i18n::Lang, minute: u16) -> String {
    words.time(lang, kit_base::Timestamp::from_secs(i64::from(minute) * 60), kit_i18n::zone("UTC"))
}

/// When a round happens, in words: "every day, 9 am to 11 am".
fn when(words: &kit_i18n::Catalogue, lang: kit_i18n::Lang, hours: &crate::hours::Hours) -> String {
    let days = if hours.is_daily() {
        words.text(lang, "checkins-daily").to_owned()
    } else {
        let stored = hours.days();
        let named = stored.split(' ').map(|day| words.text(lang, &format!("checkins-day-{day}")));
        named.collect::<Vec<_>>().join(", ")
    };
    let (from, until) = (clock(words, lang, hours.from()), clock(words, lang, hours.until()));
    let arg = kit_i18n::Arg::Str;
    words.format(lang, "checkins-when", &[("days", arg(&days)), ("from", arg(&from)), ("until", arg(&until))])
}
