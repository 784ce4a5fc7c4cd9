//! Roles that end, things that need two, notes for the next one, as stewards and members meet them.

use kit_base::Span;
use kit_db::{DbError, db_test};
use people::approvals::{self, State, What};
use people::{Held, PersonId, Role, memberships, roles, terms};

use crate::world::{Browser, NOW, STEPS, World};

/// Somebody of the building.
async fn member(world: &World, name: &'static str) -> PersonId {
    let (person, building) = (world.person(name).await, world.building);
    world.write(move |tx| memberships::join(tx, building, person, Some(NOW), NOW)).await;
    person
}

async fn steward(world: &World, name: &'static str) -> PersonId {
    let person = member(world, name).await;
    world.gives(person, Role::Steward).await;
    person
}

async fn slugs(world: &World, person: PersonId) -> (String, String) {
    let building = world.building;
    world
        .write(move |tx| {
            let person = people::profile(tx, person)?.expect("somebody").slug.to_string();
            Ok((person, circles::store::load(tx, building)?.expect("a circle").slug.to_string()))
        })
        .await
}

fn decision(page: &str) -> String {
    let rest = page.split("/decisions-waiting/").nth(1).expect("something waits");
    rest.split('/').next().expect("a name").to_owned()
}

async fn proposes(world: &World, browser: &mut Browser<'_>, whom: PersonId) -> u16 {
    let (slug, circle) = slugs(world, whom).await;
    let form = format!("circle={circle}&role=steward&act=give");
    browser.post(&format!("/people/{slug}/role"), &form).await.0
}

db_test!(a_second_steward_is_appointed_by_one_alone_and_a_third_by_two, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, beto, cleo) =
        (steward(&world, "Ana").await, member(&world, "Beto").await, member(&world, "Cleo").await);
    let mut hers = world.signed_in(ana).await;
    assert_eq!(proposes(&world, &mut hers, beto).await, 303);
    let mut his = world.signed_in(beto).await;
    assert_eq!(his.get("/steward").await.0, 200, "the only steward may appoint a second alone");
    assert_eq!(proposes(&world, &mut hers, cleo).await, 303);
    let mut cleos = world.signed_in(cleo).await;
    assert_eq!(cleos.get("/steward").await.0, 404, "a third needs two");
    let yes = format!("/decisions-waiting/{}/approve", decision(&hers.get("/decisions-waiting").await.1));
    assert_eq!(hers.post(&yes, "").await.0, 409, "nobody says yes to themselves");
    assert_eq!(cleos.post(&yes, "").await.0, 404, "nor is it there for a member");
    assert_eq!(his.post(&yes, "").await.0, 303);
    assert_eq!(cleos.get("/steward").await.0, 200);
    assert_eq!(his.post(&yes, "").await.0, 409, "it is done once");
});

db_test!(a_proposal_that_nobody_answers_lapses_after_three_days, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, beto, cleo) =
        (steward(&world, "Ana").await, steward(&world, "Beto").await, member(&world, "Cleo").await);
    let mut hers = world.signed_in(ana).await;
    proposes(&world, &mut hers, cleo).await;
    let yes = format!("/decisions-waiting/{}/approve", decision(&hers.get("/decisions-waiting").await.1));
    world.site.clock.advance(Span::hours(72));
    assert_eq!(world.signed_in(beto).await.post(&yes, "").await.0, 409);
    assert_eq!(world.signed_in(cleo).await.get("/steward").await.0, 404);
});

async fn asks_to_export(world: &World, by: PersonId) -> approvals::Approval {
    let (now, rng) = (world.site.now(), world.site.rng.clone());
    world.write(move |tx| approvals::ask(tx, What::Export { subject: None, list: None }, by, now, &rng)).await
}

async fn stands(world: &World, id: approvals::ApprovalId) -> State {
    let now = world.site.now();
    world.write(move |tx| approvals::state(tx, id, now)).await.expect("it is there")
}

async fn acts(world: &World, id: approvals::ApprovalId) -> bool {
    let now = world.site.now();
    world.write(move |tx| approvals::act(tx, id, now)).await
}

db_test!(what_one_steward_does_alone_waits_three_days_and_any_member_can_stop_it, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, beto) = (steward(&world, "Ana").await, member(&world, "Beto").await);
    let asked = asks_to_export(&world, ana).await;
    assert_eq!(asks_to_export(&world, ana).await.id, asked.id, "asked twice it is one");
    assert_eq!(stands(&world, asked.id).await, State::Waiting(NOW + Span::hours(72)));
    assert!(!acts(&world, asked.id).await);
    world.site.clock.advance(Span::hours(72));
    assert_eq!(stands(&world, asked.id).await, State::Approved);
    assert!(acts(&world, asked.id).await, "three days later it may be done");
    assert!(!acts(&world, asked.id).await, "once");
    let again = asks_to_export(&world, ana).await;
    let mut member = world.signed_in(beto).await;
    let (_, page) = member.get("/decisions-waiting").await;
    assert_eq!(member.post(&format!("/decisions-waiting/{}/approve", decision(&page)), "").await.0, 409);
    assert_eq!(member.post(&format!("/decisions-waiting/{}/stop", decision(&page)), "").await.0, 303);
    assert_eq!(stands(&world, again.id).await, State::Stopped);
    world.site.clock.advance(Span::hours(73));
    assert!(!acts(&world, again.id).await, "what was stopped stays stopped");
});

db_test!(with_two_stewards_an_export_waits_for_the_second, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, beto) = (steward(&world, "Ana").await, steward(&world, "Beto").await);
    let asked = asks_to_export(&world, ana).await;
    let mut his = world.signed_in(beto).await;
    let (_, page) = his.get("/decisions-waiting").await;
    assert_eq!(his.post(&format!("/decisions-waiting/{}/approve", decision(&page)), "").await.0, 303);
    assert_eq!(stands(&world, asked.id).await, State::Approved);
    assert!(acts(&world, asked.id).await);
    assert!(!acts(&world, asked.id).await);
});

db_test!(a_steward_who_leaves_leaves_a_note_that_the_next_one_reads, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = steward(&world, "Ana").await;
    let mut hers = world.signed_in(ana).await;
    let circle = slugs(&world, ana).await.1;
    let form = format!("circle={circle}&note=Canarykey+under+the+lemon+tree");
    assert_eq!(hers.post("/people/resign", &form).await.0, 409, "the only one stays");
    let beto = steward(&world, "Beto").await;
    assert_eq!(hers.post("/people/resign", &form).await.0, 303);
    assert_eq!(hers.get("/steward").await.0, 404);
    let mut his = world.signed_in(beto).await;
    let (_, page) = his.get("/people").await;
    assert!(page.contains("Canarykey under the lemon tree") && page.contains("From Ana"), "{page}");
    let mark =
        page.split("name=\"note\" value=\"").nth(1).and_then(|r| r.get(..16)).expect("a mark").to_owned();
    assert_eq!(his.post("/people/read", &format!("note={mark}")).await.0, 303);
    assert!(world.signed_in(beto).await.get("/people").await.1.contains("Canarykey"), "a month it stays");
    for _ in 0..3 {
        world.site.clock.advance(Span::days(10));
        world.letters().await;
    }
    world.gives(beto, Role::Steward).await;
    let now = world.site.now();
    let vault = world.site.vault.clone();
    let left = world
        .write(move |tx| Ok::<_, DbError>(people::handover::for_steward(tx, &vault, beto, now)?.len()))
        .await;
    assert_eq!(left, 0, "then it is gone");
});

db_test!(the_last_term_goes_on_until_somebody_takes_over, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = member(&world, "Ana").await;
    let (building, rng) = (world.building, world.site.rng.clone());
    let held = Held { circle: building, role: Role::Steward };
    world.write(move |tx| terms::give(tx, ana, held, NOW, &rng)).await;
    world.site.clock.advance(Span::days(170));
    let mut told = world.letters().await;
    world.site.clock.advance(Span::hours(2));
    told.extend(world.letters().await);
    assert!(
        told.iter().any(|l| l.contains("termina en dos semanas")),
        "two weeks before she hears: {told:?}"
    );
    world.site.clock.advance(Span::days(12));
    world.letters().await;
    let now = world.site.now();
    assert_eq!(world.write(move |tx| terms::stewards(tx, now)).await, 1, "nobody has taken over");
    let mut hers = world.signed_in(ana).await;
    let page = hers.get("/my").await.1;
    assert!(page.contains("second step"), "{page}");
    let rng = world.site.rng.clone();
    let beto = member(&world, "Beto").await;
    world.write(move |tx| terms::give(tx, beto, held, now, &rng)).await;
    for _ in 0..8 {
        world.site.clock.advance(Span::days(1));
        world.letters().await;
    }
    let now = world.site.now();
    let left = world.write(move |tx| roles::stewards_of(tx, building, now)).await;
    assert_eq!(left, [beto], "a week later whoever took over tends alone");
});

db_test!(a_role_that_was_taken_away_does_not_come_back_by_itself, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = steward(&world, "Ana").await;
    let held = Held { circle: world.building, role: Role::Steward };
    world.write(move |tx| roles::end(tx, ana, held, NOW)).await;
    world.site.clock.advance(Span::hours(2));
    world.letters().await;
    let now = world.site.now();
    assert_eq!(world.write(move |tx| terms::stewards(tx, now)).await, 0);
});

db_test!(a_steward_makes_a_way_in_for_somebody_of_their_circles_only, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, beto) = (steward(&world, "Ana").await, member(&world, "Beto").await);
    let far = member(&world, "Dora").await;
    let building = world.building;
    let rng = world.site.rng.clone();
    world
        .write(move |tx| {
            let new = circles::NewCircle {
                scale: circles::Scale::Building,
                name: "far".into(),
                parent: None,
                rough_place: None,
                cell: None,
            };
            let other = circles::store::create(tx, &new, NOW, &rng)?;
            memberships::leave(tx, building, far)?;
            memberships::join(tx, other, far, None, NOW)
        })
        .await;
    let mut hers = world.signed_in(ana).await;
    let path = format!("/people/{}/way-in", slugs(&world, beto).await.0);
    assert!(!hers.get(&path).await.1.contains("/in/"), "looking makes no link");
    let (status, page) = hers.post(&path, "").await;
    assert_eq!(status, 200, "{page}");
    let link = page.split("/in/").nth(1).and_then(|rest| rest.get(..26)).expect("a link").to_owned();
    let mut his = world.browser();
    assert_eq!(his.get(&format!("/in/{link}")).await.0, 303);
    assert_eq!(his.get("/neighbor").await.0, 200);
    let path = format!("/people/{}/way-in", slugs(&world, far).await.0);
    assert_eq!((hers.get(&path).await.0, hers.post(&path, "").await.0), (404, 404));
    let (_, page) = hers.post("/people/find", "who=0142").await;
    assert!(page.contains("Beto") && !page.contains("Dora"), "{page}");
});

db_test!(the_on_call_list_is_put_in_order_by_numbers, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, beto) = (steward(&world, "Ana").await, steward(&world, "Beto").await);
    let mut hers = world.signed_in(ana).await;
    assert!(hers.get("/on-call").await.1.contains("Nobody is on the list"));
    let (a, b) = (slugs(&world, ana).await.0, slugs(&world, beto).await.0);
    assert_eq!(hers.post("/on-call", &format!("{a}=2&{b}=1")).await.0, 303);
    assert_eq!(world.write(people::on_call::list).await, [beto, ana]);
    hers.post("/on-call", &format!("{a}=&{b}=1")).await;
    assert_eq!(world.write(people::on_call::list).await, [beto]);
});
