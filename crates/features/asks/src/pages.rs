//! The pages of asks: asking, the asker's own page, the board and the helper's side.

pub mod apart;
pub mod ask;
pub mod board;
pub mod capacity;
pub mod dial;
pub mod hold;
pub mod mine;
pub mod show;
#[cfg(test)]
pub(crate) mod tests;

pub use ask::view::{kind_key, when_key};

use kit_web::{Authority, Routes};
use people::Site;

/// The routes of this feature.
pub fn routes() -> Routes<Site> {
    asker_routes().merge(helper_routes()).merge(steward_routes())
}

/// The board, one ask, and the helper's word on it. Whoever has an ask may hand it back even without a role.
fn helper_routes() -> Routes<Site> {
    use Authority::{Helper, Neighbor};
    Routes::new()
        .get("/asks", Helper, board::show)
        .get("/asks/{slug}", Neighbor, show::show)
        .post("/asks/{slug}/claim", Helper, hold::claim)
        .post("/asks/{slug}/start", Neighbor, hold::start)
        .post("/asks/{slug}/still", Neighbor, hold::still)
        .post("/asks/{slug}/hand-back", Neighbor, hold::hand_back)
        .post("/asks/{slug}/done", Neighbor, hold::done)
        .post("/asks/{slug}/part", Neighbor, hold::part)
        .post("/asks/{slug}/could-not", Neighbor, hold::could_not)
        .post("/asks/{slug}/seen", Neighbor, hold::seen)
        .post("/asks/{slug}/not-this-time", Helper, apart::not_this_time)
        .post("/asks/{slug}/block", Neighbor, apart::block)
        .post("/asks/{slug}/report", Neighbor, apart::report)
}

/// How asks find hands in a circle, and how many the network takes in a week.
fn steward_routes() -> Routes<Site> {
    use Authority::Steward;
    Routes::new()
        .get("/capacity", Steward, capacity::show)
        .post("/capacity", Steward, capacity::answer)
        .get("/circles/{slug}/dial", Steward, dial::show)
        .post("/circles/{slug}/dial", Steward, dial::answer)
}

/// Asking, and what an asker does afterwards. Everything under `/my/ask` is behind the private link or a sign-in.
fn asker_routes() -> Routes<Site> {
    use Authority::{LinkHolder, Visitor};
    Routes::new()
        .get("/ask", Visitor, ask::show)
        .post("/ask", Visitor, ask::answer)
        .get("/l/{token}", Visitor, mine::open)
        .get("/code", Visitor, mine::code)
        .post("/code", Visitor, mine::code_answer)
        .get("/my/ask", LinkHolder, mine::show)
        .get("/my/ask/paper", LinkHolder, mine::paper)
        .get("/my/ask/erase", LinkHolder, mine::erase)
        .post("/my/ask/erase", LinkHolder, mine::erase_answer)
        .get("/my/ask/{slug}/edit", LinkHolder, mine::edit)
        .post("/my/ask/{slug}/edit", LinkHolder, mine::edit_answer)
        .post("/my/ask/{slug}/again", LinkHolder, mine::again)
        .post("/my/ask/{slug}/pace", LinkHolder, mine::pace)
        .post("/my/ask/{slug}/accept", LinkHolder, mine::accept)
        .post("/my/ask/{slug}/decline", LinkHolder, mine::decline)
        .post("/my/ask/{slug}/{verb}", LinkHolder, mine::say)
}
