//! What this room puts on other pages: notes and questions on `/my`, and notes that a steward reads first on the desk.

use std::future::Future;
use std::pin::Pin;

use askama::Template;
use kit_web::{Answer, filters};
use people::{Aside, MyAside, Neighbor, Site};

use crate::store::batches::{self, Waits};
use crate::store::notes;

/// Notes at the own door and paper that hangs, on `/my`. One statement.
pub struct OnMy;

/// That part.
#[derive(Template)]
#[template(path = "pages/on_my.html")]
pub struct OnMyPart {
    /// Notes that were left.
    pub notes: i64,
    /// My door is open.
    pub open: bool,
    /// Paper that we would like to know about.
    pub asked: i64,
}

impl MyAside for OnMy {
    fn fill<'a>(
        &'a self,
        site: &'a Site,
        me: &'a Neighbor,
    ) -> Pin<Box<dyn Future<Output = Answer<Option<Aside>>> + Send + 'a>> {
        Box::pin(async move {
            let (who, now) = (me.me.id, site.now());
            let Waits { notes, open, asked } =
                site.read(me.network_id(), move |tx| batches::on_my(tx, who, now)).await?;
            Ok(Some(Aside::new(OnMyPart { notes, open, asked })))
        })
    }
}

/// Notes that wait for a steward, on the desk. One statement.
pub struct OnDesk;

/// That part.
#[derive(Template)]
#[template(path = "pages/on_desk.html")]
pub struct OnDeskPart {
    /// How many.
    pub notes: usize,
}

impl MyAside for OnDesk {
    fn fill<'a>(
        &'a self,
        site: &'a Site,
        me: &'a Neighbor,
    ) -> Pin<Box<dyn Future<Output = Answer<Option<Aside>>> + Send + 'a>> {
        Box::pin(async move {
            let (who, now) = (me.me.id, site.now());
            let held = site.read(me.network_id(), move |tx| notes::held(tx, who, now)).await?;
            Ok((!held.is_empty()).then(|| Aside::new(OnDeskPart { notes: held.len() })))
        })
    }
}
