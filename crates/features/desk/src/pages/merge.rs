//! `/people/{slug}/merge/{other}`: two entries that may be one person, side by side. A steward who tends both says so,
//! and takes it back when it was wrong.

use askama::Template;
use asks::pages::board::words as board;
use axum::extract::{Path, State};
use circles::CircleId;
use kit_base::{Private, Slug, Timestamp};
use kit_db::Tx;
use kit_vault::Vault;
use kit_web::{Answer, Fault, FaultKind, Page, SeeOther, filters};
use people::same::{self, Joined};
use people::{Contact, PeopleError, PersonId, Site, Steward};

use crate::pages::list::tended;
use crate::pages::words;
use crate::store::find;

/// The page.
#[derive(Template)]
#[template(path = "pages/merge.html")]
pub struct Merge {
    /// The one that stays.
    pub stays: Entry,
    /// The one that would be a part of it.
    pub other: Entry,
    /// Since when they are one.
    pub since: Option<Timestamp>,
}

/// What an entry has: enough to tell two people apart.
pub struct Entry {
    /// Its public name.
    pub slug: Slug,
    /// Their first name.
    pub called: String,
    /// The last four digits of their phone.
    pub last_four: String,
    /// Where they belong.
    pub places: Vec<String>,
    /// Their open asks: where, and what about.
    pub open: Vec<(Slug, &'static str, &'static str)>,
}

impl Merge {
    fn to(&self, verb: &str) -> String {
        format!("/people/{}/merge/{}{verb}", self.stays.slug, self.other.slug)
    }

    fn around(&self) -> String {
        format!("/people/{}/merge/{}", self.other.slug, self.stays.slug)
    }
}

/// `GET /people/{slug}/merge/{other}`. Statements: 8 at the most, beside the two that say who asks.
pub async fn show(
    State(site): State<Site>,
    steward: Steward,
    Path((slug, other)): Path<(String, String)>,
) -> Answer<Page<Merge>> {
    let (vault, circles) = (site.vault.clone(), tended(&steward.me));
    let found = site
        .read(steward.network_id(), move |tx| {
            let Some(both) = both(tx, (&slug, &other), &circles)? else { return Ok(None) };
            load(tx, &vault, both).map(Some)
        })
        .await?;
    Ok(page(found.ok_or(Fault::NOT_FOUND)?))
}

/// The page, for the handler and for samples.
pub fn page(body: Merge) -> Page<Merge> {
    Page::new("desk-merge", body).private().section("desk")
}

/// Both, if this steward tends a circle of each.
fn both(
    tx: &mut Tx<'_>,
    (slug, other): (&str, &str),
    circles: &[CircleId],
) -> Result<Option<[find::Found; 2]>, PeopleError> {
    let Some(stays) = find::one(tx, slug, circles)? else { return Ok(None) };
    let other = find::one(tx, other, circles)?.filter(|other| other.id != stays.id);
    Ok(other.map(|other| [stays, other]))
}

fn load(tx: &mut Tx<'_>, vault: &Vault, both: [find::Found; 2]) -> Result<Merge, PeopleError> {
    let ids: [PersonId; 2] = [both[0].id, both[1].id];
    let since = same::part_of(tx, ids[1])?.filter(|(is, _)| *is == ids[0]).map(|(_, at)| at);
    let mut reaches = people::reaches(tx, vault, &ids)?;
    let mut asks = find::own_asks(tx, &ids)?;
    let [stays, other] = both;
    let mut entry = |tx: &mut Tx<'_>, one: find::Found| {
        let places = people::memberships::places(tx, one.id)?;
        let reach = reaches.remove(&one.id);
        let (called, last_four) = reach.map_or_else(Default::default, |reach| {
            let digits = match reach.contact {
                Contact::Phone(phone) => phone.reveal().chars().filter(char::is_ascii_digit).collect(),
                _ => String::new(),
            };
            let called = reach.name.map(Private::into_inner).unwrap_or_default();
            (called, digits[digits.len().saturating_sub(4)..].to_owned())
        });
        let open = asks.remove(&one.id).unwrap_or_default();
        let open = open.into_iter().map(|ask| (ask.slug, words::kind(ask.kind), board::state(ask.state)));
        Ok::<_, PeopleError>(Entry {
            slug: one.slug,
            called,
            last_four,
            places: places.into_iter().map(|place| place.name).collect(),
            open: open.collect(),
        })
    };
    Ok(Merge { stays: entry(tx, stays)?, other: entry(tx, other)?, since })
}

/// `POST /people/{slug}/merge/{other}`: they are one person. Twice is as good as once.
pub async fn join(
    State(site): State<Site>,
    steward: Steward,
    Path((slug, other)): Path<(String, String)>,
) -> Answer<SeeOther> {
    let (circles, me, now) = (tended(&steward.me), steward.me.id, site.now());
    let (back, around) = (format!("/people/{slug}/merge/{other}"), format!("/people/{other}/merge/{slug}"));
    let joined = site
        .write(steward.network_id(), move |tx| {
            let Some([stays, other]) = both(tx, (&slug, &other), &circles)? else { return Ok(None) };
            Ok::<_, PeopleError>(Some(same::join(tx, (stays.id, other.id), me, now)?))
        })
        .await?;
    let refused = |text, label, to| Fault::new(FaultKind::Conflict).text(text).way_out(label, to).into();
    match joined.ok_or(Fault::NOT_FOUND)? {
        Joined::Done => Ok(SeeOther::to(back).flash("desk-merge-done")),
        Joined::WrongWay => Err(refused("desk-merge-wrong-way", "desk-merge-around", around)),
        Joined::Chained => Err(refused("desk-merge-chained", "desk-find", "/desk/find".to_owned())),
    }
}

/// `POST /people/{slug}/merge/{other}/undo`: they are two after all.
pub async fn part(
    State(site): State<Site>,
    steward: Steward,
    Path((slug, other)): Path<(String, String)>,
) -> Answer<SeeOther> {
    let circles = tended(&steward.me);
    let back = format!("/people/{slug}/merge/{other}");
    let there = site
        .write(steward.network_id(), move |tx| {
            let Some([stays, other]) = both(tx, (&slug, &other), &circles)? else { return Ok(false) };
            same::part(tx, stays.id, other.id)?;
            Ok::<_, PeopleError>(true)
        })
        .await?;
    if there { Ok(SeeOther::to(back).flash("desk-merge-undone")) } else { Err(Fault::NOT_FOUND.into()) }
}
