//! For tests only: a whole server in process, a village in one line, browsers with cookies, time by hand.
//!
//! ```ignore
//! let village = Village::new(postgres).await;
//! let mut ana = village.browser();
//! let reply = ana.post("/ask", &[("kind", "food"), ("details", "eggs"), ("contact", "none"), ("confirm", "1")]).await;
//! village.pass(Span::hours(3)).await; // the clock moves, and its jobs run
//! ```

mod browser;
mod crawl;
mod dump;
mod empty;
mod log;
mod village;

pub use browser::{Browser, Listening, Reply};
pub use crawl::{Pages, attributes, crawl};
pub use dump::{Dump, Row};
pub use empty::Empty;
pub use log::Log;
pub use village::{NOW, Village};

/// Runs a test body on one thread's runtime.
pub fn run<F: Future<Output = ()>>(body: F) {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
    runtime.block_on(body);
}

/// Defines one test twice, on SQLite and on PostgreSQL, with a village of its own.
#[macro_export]
macro_rules! village_test {
    ($(#[$meta:meta])* $name:ident, |$village:ident| $body:block) => {
        $(#[$meta])*
        mod $name {
            use super::*;

            async fn body($village: &$crate::Village) $body

            #[test]
            fn sqlite() {
                $crate::run(async { body(&$crate::Village::new(false).await).await });
            }

            #[test]
            fn postgres() {
                $crate::run(async { body(&$crate::Village::new(true).await).await });
            }
        }
    };
}
