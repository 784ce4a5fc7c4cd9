//! The pages of offers: offering, one's own offer, and the steward's list of those who are new.

mod desk;
mod mine;
mod offer;
#[cfg(test)]
mod tests;

pub use mine::OnMy;

use kit_web::{Authority, Routes};
use people::Site;

/// The routes of this room.
pub fn routes() -> Routes<Site> {
    use Authority::{LinkHolder, Steward, Visitor};
    Routes::new()
        .get("/offer", Visitor, offer::show)
        .post("/offer", Visitor, offer::answer)
        .get("/o/{token}", Visitor, mine::open)
        .get("/my/offer", LinkHolder, mine::show)
        .post("/my/offer/rest", LinkHolder, mine::rest)
        .post("/my/offer/end", LinkHolder, mine::end)
        .get("/offers", Steward, desk::list)
        .post("/offers/{slug}/welcome", Steward, desk::welcome)
        .post("/offers/{slug}/no", Steward, desk::no)
}

/// The message that names a choice: `offers-kind-food`, `offers-day-mon`.
fn key(of: &str, code: &str) -> String {
    format!("offers-{of}-{code}")
}
