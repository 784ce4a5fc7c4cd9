//! What a member lets their pod read: ticked by themselves, taken back with one tap.

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use kit_base::Private;
use kit_web::{Answer, Fault, Form, Problem, Problems, SeeOther, Trip};
use people::{Neighbor, PeopleError, Site};

use super::one::{Mine, draw};
use crate::store::entries::{self, Ticks};

/// The longest of what is needed or offered.
const LONGEST: usize = 300;

pub(super) fn typed(form: &Form) -> Mine {
    Mine {
        phone: form.is("show", "phone"),
        languages: form.is("show", "languages"),
        first: form.is("show", "first"),
        shows_needs: form.is("show", "needs"),
        needs: form.one("needs").to_owned(),
        shows_offers: form.is("show", "offers"),
        offers: form.one("offers").to_owned(),
    }
}

pub(super) fn problems(mine: &Mine) -> Problems {
    let mut problems = Problems::new();
    let words = [("needs", mine.shows_needs, &mine.needs), ("offers", mine.shows_offers, &mine.offers)];
    for (field, shows, text) in words {
        if shows && text.is_empty() {
            problems.add(field, "rosters-words-missing");
        } else if shows && text.chars().count() > LONGEST {
            problems.push(Problem::new(field, "rosters-words-long").number("max", 300));
        }
    }
    problems
}

/// What is not ticked is not kept either.
pub(super) fn ticks(mine: &Mine) -> Ticks {
    let words = |shows: bool, text: &String| shows.then(|| Private::new(text.clone()));
    Ticks {
        phone: mine.phone,
        languages: mine.languages,
        check_first: mine.first,
        needs: words(mine.shows_needs, &mine.needs),
        offers: words(mine.shows_offers, &mine.offers),
        noted_by: None,
        joined_by_form: false,
    }
}

/// `POST /pods/{slug}/mine` with `show` (several), `needs`, `offers`.
pub(super) async fn save(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<Response> {
    let mine = typed(&form);
    if form.switches_language() {
        let page = draw(&site, &me, &trip, (slug, Some((mine, Problems::new())), None)).await?;
        return Ok(page.into_response());
    }
    let problems = problems(&mine);
    if !problems.is_empty() {
        return Ok(draw(&site, &me, &trip, (slug, Some((mine, problems)), None)).await?.into_response());
    }
    keep(&site, &me, &slug, Some(ticks(&mine))).await?;
    Ok(SeeOther::to(format!("/pods/{slug}")).flash("rosters-saved").into_response())
}

/// `POST /pods/{slug}/back` with `field`: that is not shown any more, and what was written there is gone. Words that
/// somebody typed are on the answer once more, so that a slip of the thumb can be put back; nowhere else are they kept.
pub(super) async fn back(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<Response> {
    let (vault, who, pod) = (site.vault.clone(), me.me.clone(), slug.clone());
    let own = site
        .read(me.network_id(), move |tx| {
            let Some(pod) = super::open(tx, &vault, &pod, &who)? else { return Ok(None) };
            Ok::<_, PeopleError>(Some(Mine::of(&pod, &who)))
        })
        .await?;
    let before = own.ok_or(Fault::NOT_FOUND)?;
    let mut mine = before.clone();
    match form.one("field") {
        "phone" => mine.phone = false,
        "languages" => mine.languages = false,
        "first" => mine.first = false,
        "needs" => mine.shows_needs = false,
        "offers" => mine.shows_offers = false,
        _ => mine = Mine::default(),
    }
    let ticks = mine.is_any().then(|| ticks(&mine));
    keep(&site, &me, &slug, ticks).await?;
    let lost = |had: bool, has: bool| had && !has;
    if lost(before.shows_needs, mine.shows_needs) || lost(before.shows_offers, mine.shows_offers) {
        return Ok(draw(&site, &me, &trip, (slug, None, Some(before))).await?.into_response());
    }
    Ok(SeeOther::to(format!("/pods/{slug}")).flash("rosters-taken-back").into_response())
}

async fn keep(site: &Site, me: &Neighbor, slug: &str, ticks: Option<Ticks>) -> Answer<()> {
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    let (who, slug) = (me.me.clone(), slug.to_owned());
    let kept = site
        .write(me.network_id(), move |tx| {
            let Some(pod) = entries::pod_of(tx, &slug, &who)? else { return Ok(false) };
            match &ticks {
                Some(ticks) => entries::save(tx, &vault, (pod.id, who.id), ticks, (now, &rng))?,
                None => entries::take_back(tx, pod.id, who.id)?,
            }
            Ok::<_, PeopleError>(true)
        })
        .await?;
    if kept { Ok(()) } else { Err(Fault::NOT_FOUND.into()) }
}
