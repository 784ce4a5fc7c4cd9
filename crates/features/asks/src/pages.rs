//! The pages of asks: asking, the asker's own page, the board and the helper's side.

pub mod ask;
pub mod board;
pub mod hold;
pub mod mine;
pub mod show;
#[cfg(test)]
pub(crate) mod tests;

use kit_web::{Authority, Routes};
use people::Site;

/// The routes of this feature.
pub fn routes() -> Routes<Site> {
    asker_routes().merge(helper_routes())
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
}

/// Asking, and what an asker does afterwards. Everything under `/my/ask` is behind the private link or a sign-in.
fn asker_routes() -> Routes<Site> {
    use Authority::{LinkHolder, Public, Visitor};
    Routes::new()
        .get("/ask", Public, ask::show)
        .post("/ask", Public, ask::answer)
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
