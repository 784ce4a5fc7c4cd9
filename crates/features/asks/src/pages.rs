//! The pages of asks: asking, the asker's own page, the board and the helper's side.

pub mod ask;
pub mod mine;

use kit_web::{Authority, Routes};
use people::Site;

/// The routes of this feature.
pub fn routes() -> Routes<Site> {
    asker_routes()
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
