//! The route sheet of a part, for the two who walk it.

use axum::extract::{Path, State};
use axum::response::Response;
use kit_base::Timestamp;
use kit_handout::Handout;
use kit_print::Paper;
use kit_web::{Answer, Fault, Query, Trip};
use people::{Helper, Site};

use super::one::{find, pair};
use crate::sheet::{self, About, Stop};

/// `GET /walks/{slug}/sheet.pdf?part=…&paper=a4&letters=large`: high rows, in the reader's language and one more.
pub(super) async fn sheet(
    State(site): State<Site>,
    me: Helper,
    trip: Trip,
    Path(slug): Path<String>,
    query: Query,
) -> Answer<Response> {
    let (vault, who, now) = (site.vault.clone(), me.me.clone(), site.now());
    let found = site.read(me.network_id(), move |tx| find(tx, &vault, &slug, (&who, now))).await?;
    let found = found.ok_or(Fault::NOT_FOUND)?;
    let asked = query.one("part");
    let own = |part: &&crate::store::walks::Part| {
        part.slug.as_str() == asked && (found.tends || part.pair.contains(&me.me.id))
    };
    let part = found.parts.iter().find(own).ok_or(Fault::NOT_FOUND)?;
    let doors =
        found.doors.iter().filter(|door| door.part == part.id && !door.rests() && door.outcome.is_none());
    let doors: Vec<Stop> = doors.map(|door| Stop { door: door.door.clone(), quiet: door.quiet }).collect();
    let mut langs = vec![trip.lang()];
    langs.extend(me.network.languages.iter().copied().filter(|lang| *lang != trip.lang()));
    let zone = kit_i18n::zone(&me.network.zone);
    let table = sheet::route(
        &doors,
        trip.catalogue(),
        &About {
            building: &part.building,
            pair: &pair(part, &found, &trip),
            day: &trip.catalogue().day(trip.lang(), Timestamp::from_secs(0), site.now(), zone),
            quiet: part.quiet,
            settings: &found.settings,
            langs: &langs,
        },
    );
    let chosen = kit_handout::choice(&query, &[Paper::Letter, Paper::A4]);
    let pdf = kit_handout::set(&table, chosen).await?;
    let back = format!("/walks/{}", found.walk.slug);
    let handout = Handout {
        name: "route-sheet",
        back: &back,
        path: &format!("{back}/sheet.pdf"),
        more: &format!("&part={}", part.slug),
        what: "outreach-mind-words",
        section: "desk",
    };
    kit_handout::hand_over(pdf, chosen, &handout, (&query, &trip))
}
