//! Today's round on paper: for whoever has the day, with what people said yes to.

use checkins::domain::Way;
use checkins::sheet::{Sheet, today};
use kit_base::{Id, Span, Timestamp};
use kit_db::{DbError, db_test};
use kit_i18n::Lang;
use people::{Factor, PersonId, Signed};

use crate::world::{NINE, STEPS, World};

async fn sheet(world: &World, who: PersonId, now: Timestamp) -> Option<Sheet> {
    let w = world.clone();
    world
        .write(move |tx| {
            let standing = people::memberships::standing(tx, who, now)?;
            let profile = people::profile(tx, who)?.expect("they are here");
            let me = Signed {
                id: who,
                slug: profile.slug,
                language: "en".into(),
                verified: true,
                resting_until: None,
                seats: standing.seats,
                roles: standing.roles,
                factor: Factor::NotAsked,
                factor_at: None,
                withheld: Vec::new(),
                held_over: false,
                session: Id::from_uuid(uuid::Uuid::nil()),
            };
            let network = circles::store::load_network(tx, tx.network())?.expect("it is here");
            let round = checkins::store::rounds::by_id(tx, w.round)?.expect("it is here");
            today(tx, &w.vault, (&me, round.slug.as_str()), (&network, &w.words, Lang::En), now)
                .map_err(DbError::from)
        })
        .await
}

db_test!(only_whoever_has_today_gets_numbers_and_doors_on_paper, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.take_today().await;
    world.yes("0142", Way::Call).await;
    world.yes("0143", Way::Visit).await;
    world.look(NINE).await;
    let runs = sheet(&world, world.steward, NINE).await.expect("a steward prints for others");
    assert_eq!(runs.visits.len(), 2);
    assert!(runs.visits.iter().all(|one| one.phone.is_none() && one.place.is_none()), "lines for a pen");
    let walks = sheet(&world, world.buddy, NINE).await.expect("whoever walks it has paper, too");
    assert!(walks.visits.is_empty(), "no name is theirs today");
    let (_, stranger) = world.yes("0144", Way::Call).await;
    assert!(sheet(&world, stranger, NINE).await.is_none());
    let paper = sheet(&world, world.checker, NINE).await.expect("it is her day");
    let mut ways: Vec<_> =
        paper.visits.iter().map(|one| (one.phone.as_deref(), one.place.as_deref())).collect();
    ways.sort_unstable();
    assert_eq!(ways, [(None, Some("Unit 4B")), (Some("213-555-0142"), None)], "a number or a door, not both");
    let next = sheet(&world, world.checker, NINE + Span::days(1)).await.expect("she walks it");
    assert!(next.visits.is_empty(), "today only");
});
