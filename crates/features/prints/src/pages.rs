//! The pages of paper: what there is, one form for each with its preview and its file, what a circle says on it, what hangs
//! where, and notes at a door.

mod asides;
pub mod asked;
pub mod batches;
pub mod door;
pub mod fill;
pub mod held;
pub mod note;
pub mod pick;
#[cfg(test)]
mod tests;
pub mod up;
pub mod words;

pub use asides::{OnDesk, OnMy};

use http::header::{CACHE_CONTROL, HeaderValue, REFERRER_POLICY};
use kit_i18n::{Catalogue, Lang};
use kit_print::Warning;
use kit_web::{Authority, Routes};
use people::Site;

/// The routes of this room.
pub fn routes() -> Routes<Site> {
    use Authority::{Neighbor, Steward, Visitor};
    Routes::new()
        .get("/print", Visitor, pick::show)
        .get("/print/batches", Neighbor, batches::show)
        .post("/print/batches/said", Neighbor, batches::said)
        .post("/print/batches/take", Neighbor, batches::take)
        .get("/print/{item}", Visitor, fill::show)
        .post("/print/{item}", Visitor, fill::preview)
        .post("/print/{item}/paper.pdf", Visitor, fill::paper)
        .get("/print/{item}/up", Neighbor, up::show)
        .post("/print/{item}/up", Neighbor, up::put)
        .get("/print/{item}/words", Steward, words::show)
        .post("/print/{item}/words", Steward, words::save)
        .post("/print/{item}/words/turn", Steward, words::turn)
        .get("/b/{token}", Visitor, asked::show)
        .post("/b/{token}", Visitor, asked::say)
        .get("/note/{token}", Visitor, note::show)
        .post("/note/{token}", Visitor, note::leave)
        .post("/note/{token}/back", Visitor, note::take_back)
        .get("/my/door", Neighbor, door::show)
        .post("/my/door", Neighbor, door::act)
        .post("/my/door/erase", Neighbor, door::erase)
        .get("/desk/notes", Steward, held::show)
        .post("/desk/notes", Steward, held::pass)
}

/// What the paper could not show, each in a sentence.
pub fn sentences(warnings: &[Warning], words: &Catalogue, lang: Lang) -> Vec<String> {
    kit_handout::sentences_of(warnings, (words, lang), |field| {
        let part = format!("prints-part-{field}");
        if words.has(lang, &part) { part } else { "prints-part-words".to_owned() }
    })
}

/// An answer behind a secret address: not kept by anybody on the way, and the address goes nowhere.
fn unseen(mut response: axum::response::Response) -> axum::response::Response {
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}
