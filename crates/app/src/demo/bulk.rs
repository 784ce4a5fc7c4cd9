//! Large invented worlds for measuring: the same verbs, many times.

use asks::acts::ActError;
use kit_base::{Rng, Span};
use kit_db::Scope;

use super::names::NAMES;
use super::needs::OPEN;
use super::world::{Maker, Places};
use crate::StartError;
use crate::compose::Ground;

/// Postings written in one transaction.
const BATCH: usize = 100;
/// Asks on one posting.
const NEEDS: usize = 3;
/// Networks of a city, the first being the small world's.
const NETWORKS: usize = 400;
/// Asks of a city.
const CITY: usize = 1_000_000;
/// Asks of a neighborhood.
const NEIGHBORHOOD: usize = 50_000;

/// Neighbors of a neighborhood who offer.
const HELPERS: usize = 600;
/// Neighbors who offer in each network of a city.
const HELPERS_EACH: usize = 24;

/// 50,000 asks by some 17,000 askers, and 600 who offer, in one network.
pub async fn neighborhood(ground: &Ground, world: &Rng) -> Result<(), StartError> {
    let maker = super::found(ground, world, ("palms", "Palms Neighbors", "http://palms.localhost")).await?;
    let places = places(ground, &maker).await?;
    helpers(ground, &maker, &places, HELPERS).await?;
    fill(ground, &maker, &places, NEIGHBORHOOD / NEEDS).await
}

/// A million asks over 400 networks.
pub async fn city(ground: &Ground, world: &Rng, url: &str) -> Result<(), StartError> {
    let each = CITY / (NETWORKS - 1) / NEEDS + 1;
    for n in 1..NETWORKS {
        let (slug, name) = (format!("block-{n}"), format!("Neighbors of block {n}"));
        let maker = super::found(ground, world, (&slug, &name, url)).await?;
        let places = places(ground, &maker).await?;
        helpers(ground, &maker, &places, HELPERS_EACH).await?;
        fill(ground, &maker, &places, each).await?;
    }
    Ok(())
}

async fn places(ground: &Ground, maker: &Maker) -> Result<Places, StartError> {
    let (scope, maker) = (Scope::Network(maker.network), maker.clone());
    ground
        .db
        .write(scope, move |tx| maker.places(tx))
        .await
        .map_err(|error| StartError::said(error.to_string()))
}

async fn helpers(ground: &Ground, maker: &Maker, places: &Places, most: usize) -> Result<(), StartError> {
    let scope = Scope::Network(maker.network);
    for from in (0..most).step_by(BATCH) {
        let (maker, places) = (maker.clone(), places.clone());
        let batch = move |tx: &mut kit_db::Tx<'_>| {
            (from..(from + BATCH).min(most))
                .try_for_each(|n| maker.helper(tx, (NAMES[n % NAMES.len()], n), places.building(n)))
        };
        ground.db.write(scope, batch).await.map_err(|error| StartError::said(error.to_string()))?;
    }
    Ok(())
}

async fn fill(ground: &Ground, maker: &Maker, places: &Places, postings: usize) -> Result<(), StartError> {
    let scope = Scope::Network(maker.network);
    for from in (0..postings).step_by(BATCH) {
        let (maker, places) = (maker.clone(), places.clone());
        let to = (from + BATCH).min(postings);
        let batch = move |tx: &mut kit_db::Tx<'_>| {
            for n in from..to {
                let need = &OPEN[n % OPEN.len()];
                let minutes = i64::try_from(n % 14_000).unwrap_or(0);
                let at = maker.now - Span::minutes(minutes + 1);
                maker.ask(tx, (need, NEEDS), (NAMES[n % NAMES.len()], n), (places.building(n), at))?;
            }
            // Whoever opens this world was not there when all that happened.
            kit_jobs::events::clear(tx)?;
            Ok::<_, ActError>(())
        };
        ground.db.write(scope, batch).await.map_err(|error| StartError::said(error.to_string()))?;
    }
    Ok(())
}
