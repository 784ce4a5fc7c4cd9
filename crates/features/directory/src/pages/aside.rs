//! What the directory puts on the desk: how many suggestions wait.

use std::future::Future;
use std::pin::Pin;

use askama::Template;
use kit_web::{Answer, filters};
use people::{Aside, MyAside, Neighbor, Site};

use crate::store::suggestions;

/// A line on the desk while suggestions wait. One statement.
pub struct OnDesk;

/// That line.
#[derive(Template)]
#[template(path = "pages/on_desk.html")]
pub struct OnDeskPart {
    /// How many wait.
    pub waiting: i64,
}

impl MyAside for OnDesk {
    fn fill<'a>(
        &'a self,
        site: &'a Site,
        me: &'a Neighbor,
    ) -> Pin<Box<dyn Future<Output = Answer<Option<Aside>>> + Send + 'a>> {
        Box::pin(async move {
            let waiting = site.read(me.network_id(), suggestions::how_many).await?;
            Ok((waiting > 0).then(|| Aside::new(OnDeskPart { waiting })))
        })
    }
}
