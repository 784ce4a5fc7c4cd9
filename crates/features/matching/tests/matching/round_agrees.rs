//! A round says of each ask what a steward reads of it alone, and asks the database no more for many than for few.

use asks::acts::{AskerSays, asker_says};
use asks::domain::{Kind, Ring, When};
use asks::posting::Posting;
use asks::store::Kept;
use circles::{CircleId, NewCircle, Scale};
use kit_base::Span;
use kit_db::{DbError, db_test};
use matching::Suggestion;
use offers::domain::{Band, Day, PerWeek, Travel};
use people::roles::Term;
use people::{Held, PersonId, Role};

use crate::world::{NOW, STEPS, World, said};

/// Somebody who tends the neighborhood, and only offers what nobody here asks for.
async fn steward(world: &World) -> PersonId {
    let who = world
        .helper(world.at.neighborhood, |offer| offer.kinds = vec![offers::domain::Kind::Paperwork])
        .await;
    let (rng, circle) = (world.rng.clone(), world.at.neighborhood);
    world
        .write(move |tx| {
            let term = Term { since: NOW, until: None };
            people::roles::grant(tx, who, Held { circle, role: Role::Steward }, term, &rng)
        })
        .await;
    who
}

/// The ask's line of a round.
async fn line(world: &World, steward: PersonId, ask: &Kept) -> Option<Suggestion> {
    let id = ask.ask.id;
    world
        .write(move |tx| {
            let mut lines = matching::round::propose(tx, steward, NOW)?;
            assert_eq!(lines.len(), 1, "only this one waits");
            assert_eq!(lines[0].kept.ask.id, id);
            Ok(lines.remove(0).to)
        })
        .await
}

async fn withdraw(world: &World, ask: &Kept) {
    let (world, id, asker) = (world.clone(), ask.ask.id, ask.ask.asker);
    let w = world.clone();
    world
        .write(move |tx| {
            asker_says(tx, &w.cx(), id, asker, AskerSays::Withdraw).map_err(|e| said(&e)).map(drop)
        })
        .await;
}

fn cell(lat: f64, lon: f64) -> Option<i64> {
    kit_geo::Cell::at(lat, lon).ok().map(kit_geo::Cell::to_i64)
}

/// Two neighborhoods and a block beside the neighborhood.
async fn beside(world: &World) -> Vec<CircleId> {
    let (rng, own) = (world.rng.clone(), world.at.neighborhood);
    world
        .write(move |tx| {
            let mut make = |scale, name: &str, parent| {
                let new = NewCircle { scale, name: name.into(), parent, rough_place: None, cell: None };
                circles::store::create(tx, &new, NOW, &rng).map_err(DbError::from)
            };
            let city = make(Scale::Region, "City", None)?;
            let beside = [
                make(Scale::Neighborhood, "Pico", Some(city))?,
                make(Scale::Block, "alley", Some(city))?,
                make(Scale::Neighborhood, "Echo", Some(city))?,
            ];
            circles::store::move_under(tx, own, Some(city))?;
            Ok(beside.to_vec())
        })
        .await
}

/// Helpers of every sort: near and far, by wheels, by night, asked lately, trusted, suspended, at rest.
async fn crowd(world: &World) -> Vec<PersonId> {
    let at = world.at;
    let mut all = Vec::new();
    for (circle, band, languages) in [
        (at.pod, Band::Building, vec!["en"]),
        (at.building, Band::Block, vec!["en", "es"]),
        (at.across, Band::Farther, vec!["es"]),
        (at.far, Band::Streets, vec!["zh", "en"]),
        (at.far, Band::Building, vec!["es"]),
    ] {
        all.push(
            world
                .helper(circle, move |offer| {
                    offer.band = band;
                    offer.languages.clone_from(&languages);
                    offer.per_week = PerWeek::WhenICan;
                })
                .await,
        );
    }
    all.push(world.helper(at.across, |offer| offer.travel = Travel::Car).await);
    all.push(world.helper(at.building, |offer| offer.days = vec![Day::Saturday]).await);
    let [rests, stopped, known] = [
        world.helper(at.pod, |_| {}).await,
        world.helper(at.pod, |_| {}).await,
        world.helper(at.far, |_| {}).await,
    ];
    for circle in beside(world).await {
        all.push(world.helper(circle, |offer| offer.per_week = PerWeek::WhenICan).await);
    }
    let (vault, rng, far) = (world.vault.clone(), world.rng.clone(), all[3]);
    world
        .write(move |tx| {
            people::move_home(tx, far, Some(at.far), cell(34.06, -118.28))?;
            people::rest(tx, rests, Some(NOW + Span::days(2)))?;
            people::memberships::join(tx, at.far, known, Some(NOW), NOW)?;
            let stop = trust::store::suspensions::Stop { by: known, until: None, reason: None };
            trust::store::suspensions::suspend(tx, &vault, stopped, &stop, (NOW, &rng))?;
            // A role that came back does not lift a suspension.
            let held = Held { circle: at.pod, role: Role::Helper };
            people::roles::grant(tx, stopped, held, Term { since: NOW, until: None }, &rng)
        })
        .await;
    all.extend([rests, stopped, known]);
    all
}

db_test!(a_round_names_for_one_ask_whom_a_steward_reads_first_of_it_and_why, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (steward, crowd) = (steward(&world).await, crowd(&world).await);
    let changes: [fn(&mut Posting); 8] = [
        |_| {},
        |posting| "en".clone_into(&mut posting.language),
        |posting| "zh".clone_into(&mut posting.language),
        |posting| posting.when = When::Flexible,
        |posting| posting.farthest = Ring::Building,
        |posting| posting.farthest = Ring::Next,
        |posting| posting.kinds = vec![Kind::Ride],
        |posting| posting.person.cell = cell(34.06, -118.28),
    ];
    let (mut named, mut asked) = (0, 0);
    for (n, change) in changes.into_iter().enumerate() {
        let ask = world.ask(Kind::Food, change).await;
        // The first is known of as it is, then somebody keeps apart, can't this time, was asked.
        for step in 0..4 {
            let alone = world.suggest(&ask, 1).await.into_iter().next();
            assert_eq!(line(&world, steward, &ask).await, alone, "ask {n}, step {step}");
            asked += 1;
            named += usize::from(alone.is_some());
            let Some(first) = alone.map(|one| one.person) else { break };
            let (rng, id, asker) = (world.rng.clone(), ask.ask.id, ask.ask.asker);
            world
                .write(move |tx| match step {
                    0 => trust::block(tx, first, asker.cast(), NOW, &rng),
                    1 => asks::store::decline(tx, id, first.cast(), NOW),
                    _ => matching::store::request(tx, id, first, Ring::Pod, NOW).map(drop),
                })
                .await;
        }
        withdraw(&world, &ask).await;
    }
    assert!(asked >= 24 && named >= 16, "{named} of {asked}: the asks are told apart by whom they name");
    assert_eq!(crowd.len(), 13);
});

db_test!(a_round_asks_the_database_as_much_for_twelve_as_for_three, &STEPS, |db| async move {
    let world = World::new(db).await;
    let steward = steward(&world).await;
    let mut spent = Vec::new();
    for _ in 0..4 {
        for _ in 0..3 {
            world.ask(Kind::Ride, |posting| posting.farthest = Ring::Next).await;
            let helper = world.helper(world.at.building, |_| {}).await;
            let across = world.at.across;
            world.write(move |tx| people::memberships::join(tx, across, helper, Some(NOW), NOW)).await;
        }
        let before = world.db.counts().statements;
        let lines = world.write(move |tx| matching::round::propose(tx, steward, NOW)).await;
        spent.push(world.db.counts().statements - before);
        assert_eq!(lines.iter().filter(|line| line.to.is_some()).count(), lines.len());
        assert_eq!(lines.len(), 3 * spent.len());
    }
    assert!(spent.iter().all(|now| *now == spent[0] && *now <= 9), "{spent:?}");
});
