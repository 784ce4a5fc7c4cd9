//! What those who tend do: a look or a cleaning goes into the log and counts as their word; turns, photos, words, closing.

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use directory::domain::Standing;
use kit_db::{COMMONS, DbError};
use kit_web::{Answer, Fault, Form, Problem, Problems, SeeOther, Trip};
use people::{Helper, Site};

use super::new::OWN;
use super::report::{Typed, person, report};
use super::tend::draw;
use super::when::local;
use super::{key_hash, tended};
use crate::acts::{self, Cx};
use crate::domain::{Chore, Condition, Done};
use crate::listing;
use crate::store::fridges::{self, Words};
use crate::store::log::Line;
use crate::store::{log as lines, photos, rota};

/// Letters of a fridge's own rules.
const RULES: usize = 600;

/// `POST /fridges/{slug}/log` with `did` (look, clean), `condition`, and perhaps `reading`, `unit`, `fullness`; and `key`. The
/// same form twice is one line.
pub(super) async fn log(
    State(site): State<Site>,
    me: Helper,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<Response> {
    let typed = Typed::read(&form);
    let (chore, key) = (Chore::parse(form.one("did")), key_hash(form.one("key"), &slug));
    let (Some(chore), Some(key)) = (chore, key) else { return Err(Fault::NOT_FOUND.into()) };
    // Who has just cleaned it need not say that it is clean; that it is cold again somebody has to say.
    let said = typed.condition;
    let clean = said.or((chore == Chore::Clean).then_some(Condition::Good));
    let typed = Typed { condition: clean, ..typed };
    let problems = typed.problems();
    if !problems.is_empty() {
        return Ok(draw(&site, &me, &trip, slug, (typed, None, problems)).await?.into_response());
    }
    let (vault, rng, now, who) = (site.vault.clone(), site.rng.clone(), site.now(), me.me.clone());
    let (words, asked) = (trip.shell().catalogue.clone(), slug.clone());
    let day = local(now, &me.network.zone).day;
    let done = site
        .write::<_, DbError>(me.network_id(), move |tx| {
            if tended(tx, &asked, &who)?.is_none_or(|fridge| fridge.closed_at.is_some()) {
                return Ok(false);
            }
            let Some(fridge) = fridges::lock_slug(tx, &asked)? else { return Ok(false) };
            let line = Line { done: Done { chore, day }, by: Some(who.id), reading: typed.temperature() };
            if !lines::add(tx, fridge.id, &line, &key, (now, &rng))? {
                return Ok(true);
            }
            let warm = fridge.look.as_ref().and_then(|look| look.condition).is_some_and(Condition::spoils);
            if warm && said.is_none() && typed.temperature().is_none() {
                return Ok(true);
            }
            let observer = acts::number(tx, &vault, fridge.id, &person(&who))?;
            let Some(new) = report(&typed, (observer, true), key) else { return Ok(false) };
            let cx = Cx { vault: &vault, words: &words, rng: &rng, now };
            acts::report(tx, &cx, &fridge, (&new, None), Some(who.id)).map(|_| true)
        })
        .await?;
    if !done {
        return Err(Fault::NOT_FOUND.into());
    }
    listing::tell(&site, me.network_id(), &slug).await;
    Ok(SeeOther::to(format!("/fridges/{slug}/tend")).flash("fridges-logged").into_response())
}

/// `POST /fridges/{slug}/turn` with `chore`, `day` (0 is Monday) and `do` (take, leave). Again is the same.
pub(super) async fn turn(
    State(site): State<Site>,
    me: Helper,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let chore = Chore::parse(form.one("chore")).ok_or(Fault::NOT_FOUND)?;
    let day = form.one("day").parse::<u8>().ok().filter(|day| *day < 7).ok_or(Fault::NOT_FOUND)?;
    let (takes, who, now) = (form.is("do", "take"), me.me.clone(), site.now());
    let there = format!("/fridges/{slug}/tend#rota");
    let done = site
        .write(me.network_id(), move |tx| {
            let Some(fridge) = tended(tx, &slug, &who)? else { return Ok(false) };
            if takes {
                rota::take(tx, (fridge.id, who.id), (chore, day), now)?;
            } else {
                rota::leave(tx, (fridge.id, who.id), (chore, day))?;
            }
            Ok::<_, DbError>(true)
        })
        .await?;
    let word = if takes { "fridges-turn-taken" } else { "fridges-turn-left" };
    if done { Ok(SeeOther::to(there).flash(word)) } else { Err(Fault::NOT_FOUND.into()) }
}

/// `POST /fridges/{slug}/photo` with `photo` and `do` (let, erase).
pub(super) async fn photo(
    State(site): State<Site>,
    me: Helper,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let (lets, who, asked) = (form.is("do", "let"), me.me.clone(), form.one("photo").to_owned());
    let there = format!("/fridges/{slug}/tend");
    let done = site
        .write::<_, DbError>(me.network_id(), move |tx| {
            let Some(fridge) = tended(tx, &slug, &who)? else { return Ok(false) };
            if lets {
                photos::let_through(tx, fridge.id, &asked)
            } else {
                photos::erase(tx, fridge.id, &asked)
            }
        })
        .await?;
    let word = if lets { "fridges-photo-let-done" } else { "fridges-photo-erased" };
    if done { Ok(SeeOther::to(there).flash(word)) } else { Err(Fault::NOT_FOUND.into()) }
}

/// `POST /fridges/{slug}/words` with `host`, `power`, `rules_en`, `rules_es`.
pub(super) async fn words(
    State(site): State<Site>,
    me: Helper,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<Response> {
    let text = |field: &str| form.one(field).to_owned();
    let words = Words {
        host: text("host"),
        power: text("power"),
        rules_en: text("rules_en"),
        rules_es: text("rules_es"),
    };
    let mut problems = Problems::new();
    for (field, text, max) in [
        ("host", &words.host, OWN),
        ("power", &words.power, OWN),
        ("rules_en", &words.rules_en, RULES),
        ("rules_es", &words.rules_es, RULES),
    ] {
        if text.chars().count() > max {
            let most = i64::try_from(max).unwrap_or(i64::MAX);
            problems.push(Problem::new(field, "fridges-long").number("max", most));
        }
    }
    if !problems.is_empty() {
        let typed = Typed::default();
        return Ok(draw(&site, &me, &trip, slug, (typed, Some(words), problems)).await?.into_response());
    }
    let (who, there) = (me.me.clone(), format!("/fridges/{slug}/tend"));
    let done = site
        .write(me.network_id(), move |tx| {
            let Some(fridge) = tended(tx, &slug, &who)? else { return Ok(false) };
            fridges::say(tx, fridge.id, &words)?;
            Ok::<_, DbError>(true)
        })
        .await?;
    if !done {
        return Err(Fault::NOT_FOUND.into());
    }
    Ok(SeeOther::to(there).flash("fridges-words-saved").into_response())
}

/// `POST /fridges/{slug}/close` with `do` (close, open). Its listing first, so that a half-done closing shows no open doors; the
/// same again mends it.
pub(super) async fn close(
    State(site): State<Site>,
    me: Helper,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let (closes, who, now) = (!form.is("do", "open"), me.me.clone(), site.now());
    let (keeper, asked) = (me.network_id(), slug.clone());
    let fridge = site.read(keeper, move |tx| tended(tx, &asked, &who)).await?.ok_or(Fault::NOT_FOUND)?;
    let standing = if closes { Standing::Closed } else { Standing::There };
    site.write(COMMONS, move |tx| listing::stand(tx, (keeper, fridge.listing), standing, now)).await?;
    let at = closes.then_some(fridge.closed_at.unwrap_or(now));
    site.write(keeper, move |tx| fridges::close(tx, fridge.id, at)).await?;
    listing::tell(&site, keeper, &slug).await;
    let word = if closes { "fridges-closed-done" } else { "fridges-opened-done" };
    Ok(SeeOther::to(format!("/fridges/{slug}/tend")).flash(word))
}
