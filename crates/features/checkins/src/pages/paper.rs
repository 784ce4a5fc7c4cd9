//! Today's sheet for the telephone, as a file to print: for whoever walks the round, and with what they may see.

use axum::extract::{Path, State};
use axum::response::Response;
use kit_handout::Handout;
use kit_print::Paper;
use kit_web::{Answer, Fault, Query, Trip};
use people::{Neighbor, Site};

use crate::sheet;

/// `GET /checkins/{slug}/sheet.pdf?letters=large&paper=a4`: in the reader's language and one more of the network's.
pub(super) async fn sheet(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
    query: Query,
) -> Answer<Response> {
    let (vault, who, network, now) = (site.vault.clone(), me.me.clone(), me.network.clone(), site.now());
    let of = slug.clone();
    let (words, lang) = (trip.shell().catalogue.clone(), trip.lang());
    let found = site
        .read(me.network_id(), move |tx| sheet::today(tx, &vault, (&who, &of), (&network, &words, lang), now))
        .await?;
    let found = found.ok_or(Fault::NOT_FOUND)?;
    let second = me.network.languages.iter().copied().find(|other| *other != lang);
    let chosen = kit_handout::choice(&query, &[Paper::Letter, Paper::A4]);
    let table = sheet::sheet(trip.catalogue(), (lang, second), chosen.1, &found);
    let pdf = kit_handout::set(&table, chosen).await?;
    let back = format!("/checkins/{slug}");
    let handout = Handout {
        name: "check-in",
        back: &back,
        path: &format!("{back}/sheet.pdf"),
        more: "",
        what: "checkins-paper-what",
        section: "checkins",
    };
    kit_handout::hand_over(pdf, chosen, &handout, (&query, &trip))
}
