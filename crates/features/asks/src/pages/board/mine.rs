//! What a helper holds and held lately, as a part of their own page.

use std::future::Future;
use std::pin::Pin;

use askama::Template;
use kit_base::Span;
use kit_web::{Answer, filters};
use people::{Aside, MyAside, Neighbor, Site};

use crate::domain::{ClaimState, MAX_OPEN_CLAIMS};
use crate::store::{self, Line};

/// How long what is over still shows.
const LATELY: Span = Span::days(7);

/// Fills the slot of `/my`. One statement.
pub struct Promises;

/// The part.
#[derive(Template)]
#[template(path = "pages/board/mine.html")]
pub struct MyPromises {
    /// Claims that bind now.
    pub open: Vec<Line>,
    /// Claims that ended lately.
    pub over: Vec<Line>,
    /// How many may be open.
    pub most: u8,
}

impl MyPromises {
    /// Of a helper's claims.
    pub fn of(lines: Vec<Line>) -> Self {
        let live = |line: &Line| line.claim.is_some_and(ClaimState::is_live);
        let (open, over) = lines.into_iter().partition(live);
        Self { open, over, most: MAX_OPEN_CLAIMS }
    }
}

impl MyAside for Promises {
    fn fill<'a>(
        &'a self,
        site: &'a Site,
        me: &'a Neighbor,
    ) -> Pin<Box<dyn Future<Output = Answer<Option<Aside>>> + Send + 'a>> {
        Box::pin(async move {
            let (id, since) = (me.me.id.cast(), site.now() - LATELY);
            let lines = site.read(me.network_id(), move |tx| store::held(tx, id, since)).await?;
            if lines.is_empty() && !me.me.is_helper() {
                return Ok(None);
            }
            Ok(Some(Aside::new(MyPromises::of(lines))))
        })
    }
}
