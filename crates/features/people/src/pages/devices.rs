//! Where somebody is signed in, and the way to end it from afar.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use kit_base::{Private, Timestamp};
use kit_web::{Answer, Form, Page, SeeOther, filters};

use crate::contact::PeopleError;
use crate::site::Site;
use crate::store::devices;
use crate::who::Neighbor;

/// The list.
#[derive(Template)]
#[template(path = "pages/devices.html")]
pub struct Devices {
    /// This one first.
    pub devices: Vec<Shown>,
}

/// One device.
pub struct Shown {
    /// It is the one in their hand.
    pub here: bool,
    /// What stands for it in a form.
    pub mark: String,
    /// What they call it.
    pub called: String,
    /// Since when.
    pub since: Timestamp,
    /// When it was last used, to the hour.
    pub used: Option<Timestamp>,
}

/// The longest name of a device.
const LONGEST: usize = 40;

/// `GET /my/devices`
pub(crate) async fn show(State(site): State<Site>, me: Neighbor) -> Answer<Page<Devices>> {
    let (vault, now, id, this) = (site.vault.clone(), site.now(), me.me.id, me.me.session);
    let found = site.read(me.network_id(), move |tx| devices::list(tx, &vault, id, now)).await?;
    let mut devices: Vec<Shown> = found
        .into_iter()
        .map(|device| Shown {
            here: device.id == this,
            mark: device.mark,
            called: device.called.map(Private::into_inner).unwrap_or_default(),
            since: device.since,
            used: device.used,
        })
        .collect();
    devices.sort_by_key(|device| !device.here);
    Ok(Page::new("people-devices-title", Devices { devices }).private().section("my"))
}

/// `POST /my/devices/end` with `device`, or with `device=others`: takes effect with the very next request.
pub(crate) async fn end(State(site): State<Site>, me: Neighbor, form: Form) -> Answer<Response> {
    let (vault, now, id, this) = (site.vault.clone(), site.now(), me.me.id, me.me.session);
    let mark = form.one("device").to_owned();
    let own = site
        .write(me.network_id(), move |tx| {
            if mark == "others" {
                devices::end_others(tx, id, this)?;
                return Ok::<_, PeopleError>(false);
            }
            let all = devices::list(tx, &vault, id, now)?;
            let Some(device) = all.iter().find(|d| d.mark == mark) else { return Ok(false) };
            devices::end(tx, id, device)?;
            Ok(device.id == this)
        })
        .await?;
    let to = if own { "/in" } else { "/my/devices" };
    Ok(SeeOther::to(to).flash("people-devices-ended").into_response())
}

/// `POST /my/devices/name` with `device` and `called`.
pub(crate) async fn name(State(site): State<Site>, me: Neighbor, form: Form) -> Answer<SeeOther> {
    let (vault, rng, now, id) = (site.vault.clone(), site.rng.clone(), site.now(), me.me.id);
    let mark = form.one("device").to_owned();
    let called: String = form.one("called").chars().take(LONGEST).collect();
    site.write(me.network_id(), move |tx| {
        let all = devices::list(tx, &vault, id, now)?;
        match all.iter().find(|d| d.mark == mark) {
            Some(device) => devices::name(tx, &vault, (id, device), &called, &rng),
            None => Ok::<_, PeopleError>(()),
        }
    })
    .await?;
    Ok(SeeOther::to("/my/devices").flash("people-kept"))
}
