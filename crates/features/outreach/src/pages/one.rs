//! `/walks/{slug}`: the parts of a list; to the two who took one, its doors with buttons that a thumb finds.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use kit_base::{Private, Slug, Timestamp};
use kit_db::{DbError, Tx};
use kit_vault::Vault;
use kit_web::{Answer, Fault, Page, Problems, Trip, filters};
use people::{Helper, PeopleError, PersonId, Signed, Site};

use super::{called, hands, seen};
use crate::domain::Outcome;
use crate::sheet::{self, About};
use crate::store::doors::{self, Door};
use crate::store::settings::{self, Settings};
use crate::store::walks::{self, Hand, Part, Walk};

/// The page.
#[derive(Template)]
#[template(path = "pages/one.html")]
pub struct OneWalk {
    /// Its address.
    pub path: String,
    /// Its circle.
    pub circle: String,
    /// Doors that were left out.
    pub left_out: i64,
    /// Its parts.
    pub parts: Vec<PartLine>,
    /// With whom the reader could walk.
    pub hands: Vec<(Slug, String)>,
    /// What to mind.
    pub tips: Vec<String>,
    /// The reader tends the circle.
    pub tends: bool,
    /// What is wrong with a form.
    pub problems: Problems,
}

/// A part.
pub struct PartLine {
    /// Its name in forms.
    pub slug: Slug,
    /// The building.
    pub building: String,
    /// A sign says no handbills.
    pub quiet: bool,
    /// The two; empty: nobody yet.
    pub pair: String,
    /// The reader may take it.
    pub free: bool,
    /// The reader is one of the two.
    pub own: bool,
    /// How many doors.
    pub doors: i64,
    /// How many are done.
    pub done: i64,
    /// The doors, for those who walk them and for who tends the circle.
    pub rows: Vec<DoorLine>,
}

/// A door.
pub struct DoorLine {
    /// Its place on the way.
    pub position: i64,
    /// Its number.
    pub door: String,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// The language heard there, by its own name.
    pub language: String,
    /// Why nobody knocks here: they asked, or others were there. The key of a message.
    pub skip: Option<&'static str>,
    /// A sign says no handbills, here or at the house.
    pub quiet: bool,
}

impl DoorLine {
    /// What may come of a knock here: without paper where a sign says so.
    fn outcomes(&self) -> impl Iterator<Item = Outcome> + '_ {
        Outcome::ALL.into_iter().filter(|outcome| !(self.quiet && *outcome == Outcome::Paper))
    }
}

/// What a walk's pages load.
pub(super) struct Found {
    pub(super) walk: Walk,
    pub(super) parts: Vec<Part>,
    pub(super) doors: Vec<Door>,
    pub(super) names: HashMap<PersonId, Private<String>>,
    pub(super) settings: Settings,
    pub(super) tends: bool,
}

/// A list with the doors that the reader may see: those of their own part, or all for who tends the circle.
pub(super) fn find(
    tx: &mut Tx<'_>,
    vault: &Vault,
    slug: &str,
    (me, now): (&Signed, Timestamp),
) -> Result<Option<Found>, PeopleError> {
    let Some(walk) = seen(tx, slug, me)? else { return Ok(None) };
    let tends = me.tends(tx, walk.circle)?;
    let parts = walks::parts_of(tx, walk.id)?;
    let open: Vec<_> =
        parts.iter().filter(|part| tends || part.pair.contains(&me.id)).map(|part| part.id).collect();
    let doors = doors::of_parts(tx, &open, now)?;
    let pairs: Vec<PersonId> = parts.iter().flat_map(|part| part.pair.iter().copied()).collect();
    let names = people::first_names(tx, vault, &pairs)?;
    let settings = settings::load(tx, walk.circle)?;
    Ok(Some(Found { walk, parts, doors, names, settings, tends }))
}

/// Those with whom this person may walk: they help here, and of two who walk together one at least is trusted.
pub(super) fn partners(
    tx: &mut Tx<'_>,
    walk: &Walk,
    (me, now): (PersonId, Timestamp),
) -> Result<Vec<Hand>, DbError> {
    let mut hands = walks::hands(tx, walk.circle, now)?;
    let apart = trust::apart_from(tx, me)?;
    hands.retain(|hand| hand.person != me && !apart.contains(&hand.person));
    let everybody: Vec<PersonId> = hands.iter().map(|hand| hand.person).chain([me]).collect();
    let trusted = trust::trusted_among(tx, &everybody)?;
    if !trusted.contains(&me) {
        hands.retain(|hand| trusted.contains(&hand.person));
    }
    Ok(hands)
}

/// The page, for the handler and for samples.
pub fn page(body: OneWalk) -> Page<OneWalk> {
    let problems = body.problems.clone();
    Page::new("outreach-one", body).private().section("desk").checked(&problems)
}

/// `GET /walks/{slug}`. Statements: 13.
pub async fn show(
    State(site): State<Site>,
    me: Helper,
    trip: Trip,
    Path(slug): Path<String>,
) -> Answer<Page<OneWalk>> {
    draw(&site, &me, &trip, (slug, Problems::new())).await
}

/// The page, with what was wrong with a form of it.
pub(super) async fn draw(
    site: &Site,
    me: &Helper,
    trip: &Trip,
    (slug, problems): (String, Problems),
) -> Answer<Page<OneWalk>> {
    let (vault, who, now, name) = (site.vault.clone(), me.me.clone(), site.now(), slug.clone());
    let (found, hands) = site
        .read(me.network_id(), move |tx| {
            let Some(found) = find(tx, &vault, &name, (&who, now))? else { return Ok(None) };
            if found.parts.iter().all(Part::is_taken) {
                return Ok(Some((found, Vec::new())));
            }
            let hands = partners(tx, &found.walk, (who.id, now))?;
            let people: Vec<PersonId> = hands.iter().map(|hand| hand.person).collect();
            let mut reaches = people::reaches(tx, &vault, &people)?;
            let hands = hands.into_iter().map(|hand| (reaches.remove(&hand.person), hand));
            Ok::<_, PeopleError>(Some((found, hands.collect())))
        })
        .await?
        .ok_or(Fault::NOT_FOUND)?;
    let (words, lang) = (trip.catalogue(), trip.lang());
    let about =
        About { building: "", pair: "", day: "", quiet: false, settings: &found.settings, langs: &[lang] };
    Ok(page(OneWalk {
        path: format!("/walks/{slug}"),
        circle: found.walk.called.clone(),
        left_out: found.walk.left_out,
        tips: sheet::tips(words, lang, &about),
        tends: found.tends,
        hands: hands::named(&hands, words, lang),
        problems,
        parts: found.parts.iter().map(|part| line(part, &found, &me.me, trip)).collect(),
    }))
}

fn line(part: &Part, found: &Found, me: &Signed, trip: &Trip) -> PartLine {
    let doors = found.doors.iter().filter(|door| door.part == part.id);
    PartLine {
        slug: part.slug,
        building: part.building.clone(),
        quiet: part.quiet,
        pair: pair(part, found, trip),
        free: !part.is_taken(),
        own: part.is_taken() && part.pair.contains(&me.id),
        doors: part.doors,
        done: part.done,
        rows: doors.map(|door| door_line(door, part.quiet)).collect(),
    }
}

/// The two, as people say them.
pub(super) fn pair(part: &Part, found: &Found, trip: &Trip) -> String {
    let name = |person: &PersonId| called(found.names.get(person), trip.catalogue(), trip.lang());
    part.pair.iter().map(name).collect::<Vec<_>>().join(" + ")
}

fn door_line(door: &Door, house: bool) -> DoorLine {
    let spoken = door.language.as_deref().and_then(|code| {
        kit_i18n::SPOKEN.iter().find(|(known, _)| *known == code).map(|(_, own)| (*own).to_owned())
    });
    DoorLine {
        position: door.position,
        door: door.door.clone(),
        outcome: door.outcome,
        language: spoken.unwrap_or_default(),
        skip: match (door.rests() || (door.never && door.outcome != Some(Outcome::Never)), door.never) {
            (true, true) => Some("outreach-skip"),
            (true, false) => Some("outreach-skip-visited"),
            (false, _) => None,
        },
        quiet: house || door.quiet,
    }
}
