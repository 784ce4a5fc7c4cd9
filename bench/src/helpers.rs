//! A network of twenty thousand helpers with offers, and two hundred asks among them.

use asks::acts::ActError;
use asks::domain::AskState;
use asks::store::Kept;
use circles::{CircleId, NewCircle, Scale};
use farolito::compose::Ground;
use farolito::demo::world::Maker;
use kit_base::Span;
use kit_db::{DbError, Scope, Statement, Tx, sql};
use offers::Offer;
use offers::domain::{Band, Kind, PerWeek, Travel};

use crate::world::{ask, found, maker, person, post};
use crate::{Outcome, said};

/// Helpers.
const HELPERS: usize = 20_000;
/// Buildings; ten make a block.
const BUILDINGS: usize = 200;
/// Asks.
const ASKS: usize = 200;
/// In one transaction.
const BATCH: usize = 500;

const OPEN: Statement =
    sql!("SELECT id FROM asks WHERE network_id = $1 AND state = $2 ORDER BY asked_at, id LIMIT 200");

/// Builds it.
pub async fn build(ground: &Ground) -> Outcome {
    let network = found(ground).await?;
    let maker = maker(ground, network)?;
    let scope = Scope::Network(network);
    let places = maker.clone();
    let homes = ground.db.write(scope, move |tx| homes(tx, &places)).await.map_err(said)?;
    for from in (0..HELPERS).step_by(BATCH) {
        let (maker, homes) = (maker.clone(), homes.clone());
        let batch = move |tx: &mut Tx<'_>| {
            (from..from + BATCH).try_for_each(|n| helper(tx, &maker, homes[n % homes.len()], n))
        };
        ground.db.write(scope, batch).await.map_err(said)?;
    }
    let asked = maker.clone();
    let write = move |tx: &mut Tx<'_>| {
        (0..ASKS).try_for_each(|n| post(tx, &asked, &ask(homes[n * 7 % homes.len()], n), asked.now))
    };
    ground.db.write(scope, write).await.map_err(said)?;
    ground.db.analyze().await.map_err(said)
}

/// The asks that wait for somebody.
pub fn asks(tx: &mut Tx<'_>) -> Result<Vec<Kept>, DbError> {
    let ids = tx.query(&OPEN, &[&tx.network(), &AskState::Asking.code()], kit_db::only)?;
    let mut open = Vec::new();
    for id in ids {
        open.extend(asks::store::load(tx, id)?);
    }
    Ok(open)
}

fn homes(tx: &mut Tx<'_>, maker: &Maker) -> Result<Vec<CircleId>, DbError> {
    let mut make = |scale, called: String, parent| {
        let new = NewCircle { scale, name: called, parent, rough_place: None, cell: None };
        circles::store::create(tx, &new, maker.now, &maker.rng)
            .map_err(|error| DbError::Shape(error.to_string()))
    };
    let hood = make(Scale::Neighborhood, "The long bench".into(), None)?;
    let mut homes = Vec::new();
    for block in 0..BUILDINGS / 10 {
        let block = make(Scale::Block, format!("Block {block}"), Some(hood))?;
        for n in 0..10 {
            homes.push(make(Scale::Building, format!("House {n}"), Some(block))?);
        }
    }
    Ok(homes)
}

fn helper(tx: &mut Tx<'_>, maker: &Maker, home: CircleId, n: usize) -> Result<(), ActError> {
    let id = people::create_unverified(
        tx,
        &maker.vault,
        &person(home, n),
        maker.now - Span::days(30),
        &maker.rng,
    )?;
    if n.is_multiple_of(2) {
        people::memberships::join(tx, home, id, Some(maker.now), maker.now)?;
    }
    let kinds = (0..4).map(|k| Kind::ALL[(n / 3 + k * 3) % Kind::ALL.len()]).collect();
    let languages = if n.is_multiple_of(3) { vec!["es"] } else { vec!["en"] };
    let offer = Offer {
        kinds,
        days: Vec::new(),
        parts: Vec::new(),
        band: Band::ALL[n % 4],
        languages,
        travel: Travel::ALL[n % 3],
        per_week: PerWeek::ALL[n % 4],
        night_opt_in: n.is_multiple_of(10),
        resting_until: None,
    };
    let cx = offers::letting_in::Cx { vault: &maker.vault, rng: &maker.rng, now: maker.now };
    offers::letting_in::known(tx, &cx, id, (home, &offer))?;
    Ok(())
}
