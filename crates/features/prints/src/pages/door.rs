//! `/my/door`: notes that were left for me, and whether any may be: open, closed, or under a new address.

use askama::Template;
use axum::extract::State;
use kit_base::Timestamp;
use kit_db::DbError;
use kit_web::{Answer, Fault, Form, Page, SeeOther, filters};
use people::{Neighbor, Site};

use crate::store::doors::{self, Door};
use crate::store::notes;

/// The page.
#[derive(Template)]
#[template(path = "pages/door.html")]
pub struct DoorPage {
    /// Where a note for me is left; empty while the door is closed.
    pub address: String,
    /// There was an address before this one.
    pub had_another: bool,
    /// I had a door once.
    pub closed: bool,
    /// What was left.
    pub notes: Vec<Line>,
}

/// One note.
pub struct Line {
    /// Its name in the form.
    pub slug: String,
    /// What it says.
    pub words: String,
    /// How to reach whoever left it.
    pub reach: String,
    /// A steward read it first.
    pub danger: bool,
    /// When it was left.
    pub left_at: Timestamp,
}

/// The page, for the handler and for samples.
pub fn page(body: DoorPage) -> Page<DoorPage> {
    Page::new("prints-door", body).private().section("my")
}

/// `GET /my/door`. Statements: 5 at the most.
pub async fn show(State(site): State<Site>, me: Neighbor) -> Answer<Page<DoorPage>> {
    let (who, vault, url) = (me.me.id, site.vault.clone(), me.network.public_url.clone());
    let body = site
        .read(me.network_id(), move |tx| {
            let door = doors::of(tx, who)?;
            let mut address = String::new();
            if let Some(door) = door.filter(|door| door.is_open) {
                let word = doors::word(tx, &vault, (who, door.turn))?;
                address = format!("{}/note/{word}", url.trim_end_matches('/'));
            }
            let kept = notes::of(tx, who)?;
            let opened = notes::open(tx, &vault, &kept)?;
            let line = |(note, opened): (notes::Kept, Option<notes::Opened>)| {
                let opened = opened?;
                Some(Line {
                    slug: note.slug.to_string(),
                    words: opened.words.reveal().clone(),
                    reach: opened.reach.map(|reach| reach.reveal().clone()).unwrap_or_default(),
                    danger: note.danger,
                    left_at: note.left_at,
                })
            };
            Ok::<_, DbError>(DoorPage {
                had_another: door.is_some_and(|door| door.turn > 1),
                closed: door.is_some_and(|door| !door.is_open),
                address,
                notes: kept.into_iter().zip(opened).filter_map(line).collect(),
            })
        })
        .await?;
    Ok(page(body))
}

/// `POST /my/door` with `do`: `open`, `close`, `new` or `earlier`.
pub async fn act(State(site): State<Site>, me: Neighbor, form: Form) -> Answer<SeeOther> {
    let (who, vault, now, what) = (me.me.id, site.vault.clone(), site.now(), form.one("do").to_owned());
    let said = site
        .write(me.network_id(), move |tx| {
            let door = doors::of(tx, who)?;
            let (next, said) = match (what.as_str(), door) {
                ("open", None) => (Door { turn: 1, is_open: true }, "prints-door-opened"),
                ("open", Some(door)) => (Door { is_open: true, ..door }, "prints-door-opened"),
                ("close", Some(door)) => (Door { is_open: false, ..door }, "prints-door-closed"),
                ("new", Some(door)) => (Door { turn: door.turn + 1, is_open: true }, "prints-door-renewed"),
                ("earlier", Some(door)) if door.turn > 1 => {
                    (Door { turn: door.turn - 1, is_open: true }, "prints-door-earlier")
                }
                _ => return Ok(None),
            };
            doors::save(tx, &vault, (who, next), now)?;
            Ok::<_, DbError>(Some(said))
        })
        .await?;
    Ok(SeeOther::to("/my/door").flash(said.ok_or(Fault::NOT_FOUND)?))
}

/// `POST /my/door/erase` with `which`.
pub async fn erase(State(site): State<Site>, me: Neighbor, form: Form) -> Answer<SeeOther> {
    let (who, which) = (me.me.id, form.one("which").to_owned());
    let done = site.write(me.network_id(), move |tx| notes::erase(tx, who, &which)).await?;
    if !done {
        return Err(Fault::NOT_FOUND.into());
    }
    Ok(SeeOther::to("/my/door").flash("prints-door-erased"))
}
