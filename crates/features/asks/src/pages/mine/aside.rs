//! What somebody asked for themselves, as a part of their own page: one person is asker and helper.

use std::future::Future;
use std::pin::Pin;

use askama::Template;
use kit_web::{Answer, filters};
use people::{Aside, MyAside, Neighbor, Site};

use crate::store::{self, Line};

/// Fills the slot of `/my`. One statement.
pub struct OwnAsks;

/// The part.
#[derive(Template)]
#[template(path = "pages/mine/aside.html")]
pub struct MyAsks {
    /// Their asks, the latest first.
    pub asks: Vec<Line>,
}

impl MyAside for OwnAsks {
    fn fill<'a>(
        &'a self,
        site: &'a Site,
        me: &'a Neighbor,
    ) -> Pin<Box<dyn Future<Output = Answer<Option<Aside>>> + Send + 'a>> {
        Box::pin(async move {
            let id = me.me.id.cast();
            let asks = site.read(me.network_id(), move |tx| store::own(tx, id)).await?;
            Ok((!asks.is_empty()).then(|| Aside::new(MyAsks { asks })))
        })
    }
}
