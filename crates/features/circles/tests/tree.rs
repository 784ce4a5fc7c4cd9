//! The tree of circles against a model that walks parents one by one, on both engines.

use std::collections::BTreeMap;

use circles::{CircleError, CircleId, NewCircle, NewNetwork, Scale, store};
use kit_base::{Id, Rng, Span, Timestamp};
use kit_db::{Db, DbError, Migration, NetworkId, Scope, Statement, Tx, db_test, sql};
use kit_i18n::Lang;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

const STEPS: &[Migration] = circles::MIGRATIONS;
const CLOSURE: Statement = sql!(
    "SELECT circle_id, ancestor_id, depth FROM circle_ancestors
     WHERE network_id = $1 ORDER BY circle_id, ancestor_id LIMIT 10000"
);
const NOW: Timestamp = Timestamp::from_secs(1_000_000);

fn network(n: u128) -> NetworkId {
    Id::from_uuid(uuid::Uuid::from_u128(n))
}

async fn found(db: &Db, n: u128, slug: &'static str) -> NetworkId {
    let id = network(n);
    db.write(Scope::Server, move |tx| {
        let new = NewNetwork {
            id,
            slug: slug.into(),
            name: slug.into(),
            zone: "America/Los_Angeles".into(),
            public_url: format!("https://{slug}.example/"),
            languages: vec![Lang::En, Lang::Es],
            help_line: None,
            help_hours: None,
            demo: false,
        };
        store::create_network(tx, &new, NOW)
    })
    .await
    .expect("a network is made");
    id
}

fn circle(tx: &mut Tx<'_>, scale: Scale, parent: Option<CircleId>) -> Result<CircleId, CircleError> {
    let new = NewCircle { scale, name: scale.code().into(), parent, rough_place: None, cell: None };
    store::create(tx, &new, NOW, &Rng::os())
}

/// One change to the tree; numbers name circles made so far, round and round.
#[derive(Clone, Copy, Debug)]
enum Step {
    Add { scale: usize, parent: Option<usize> },
    Move { circle: usize, parent: Option<usize> },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let spot = || proptest::option::weighted(0.9, 0_usize..40);
    let add = (0_usize..5, spot()).prop_map(|(scale, parent)| Step::Add { scale, parent });
    let moved = (0_usize..40, spot()).prop_map(|(circle, parent)| Step::Move { circle, parent });
    proptest::collection::vec(prop_oneof![3 => add, 2 => moved], 1..30)
}

#[derive(Default)]
struct Model {
    order: Vec<CircleId>,
    circles: BTreeMap<CircleId, (Scale, Option<CircleId>)>,
}

impl Model {
    fn spot(&self, n: usize) -> Option<CircleId> {
        (!self.order.is_empty()).then(|| self.order[n % self.order.len()])
    }

    fn above(&self, circle: CircleId) -> Vec<CircleId> {
        std::iter::successors(Some(circle), |c| self.circles[c].1).collect()
    }

    fn fits(&self, scale: Scale, parent: Option<CircleId>) -> bool {
        parent.is_none_or(|p| scale < self.circles[&p].0)
    }

    fn closure(&self) -> Vec<(CircleId, CircleId, i64)> {
        let mut rows = Vec::new();
        for circle in self.circles.keys() {
            rows.extend((0_i64..).zip(self.above(*circle)).map(|(depth, up)| (*circle, up, depth)));
        }
        rows.sort();
        rows
    }

    fn take(&mut self, tx: &mut Tx<'_>, step: Step) -> Result<(), DbError> {
        match step {
            Step::Add { scale, parent } => {
                let (scale, parent) = (Scale::ALL[scale], parent.and_then(|n| self.spot(n)));
                match circle(tx, scale, parent) {
                    Ok(id) => {
                        assert!(self.fits(scale, parent), "a circle was let into one that is not wider");
                        self.order.push(id);
                        self.circles.insert(id, (scale, parent));
                    }
                    Err(CircleError::TooWide) => assert!(!self.fits(scale, parent)),
                    Err(error) => return Err(error.into()),
                }
            }
            Step::Move { circle, parent } => {
                let Some(circle) = self.spot(circle) else { return Ok(()) };
                let parent = parent.and_then(|n| self.spot(n));
                let scale = self.circles[&circle].0;
                match store::move_under(tx, circle, parent) {
                    Ok(()) => {
                        assert!(self.fits(scale, parent), "a circle moved into one that is not wider");
                        self.circles.insert(circle, (scale, parent));
                    }
                    Err(CircleError::TooWide) => assert!(!self.fits(scale, parent)),
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Ok(())
    }
}

fn closure(tx: &mut Tx<'_>) -> Result<Vec<(CircleId, CircleId, i64)>, DbError> {
    let mut rows = tx.query(&CLOSURE, &[&tx.network()], |row| Ok((row.take()?, row.take()?, row.take()?)))?;
    rows.sort();
    Ok(rows)
}

fn the_tree_agrees_with_the_model(postgres: bool) {
    kit_db::testing::run(postgres, STEPS, |db| async move {
        let mut runner = TestRunner::new(Config::with_cases(24));
        let n = std::cell::Cell::new(100_u128);
        let outcome = runner.run(&steps(), |steps| {
            n.set(n.get() + 1);
            let (n, db) = (n.get(), db.clone());
            // The test's own runtime is busy running this closure.
            let check = std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
                runtime.block_on(async {
                    let id = found(&db, n, Box::leak(format!("net-{n}").into_boxed_str())).await;
                    db.write(Scope::Network(id), move |tx| {
                        let mut model = Model::default();
                        for step in &steps {
                            model.take(tx, *step)?;
                        }
                        assert_eq!(closure(tx)?, model.closure());
                        Ok::<_, DbError>(())
                    })
                    .await
                    .expect("the steps are taken");
                });
            });
            check.join().map_err(|_| TestCaseError::fail("the closure differs from the model"))
        });
        outcome.expect("every tree agrees");
    });
}

#[test]
fn the_closure_agrees_with_walking_the_parents_on_sqlite() {
    the_tree_agrees_with_the_model(false);
}

#[test]
fn the_closure_agrees_with_walking_the_parents_on_postgres() {
    the_tree_agrees_with_the_model(true);
}

db_test!(a_person_in_a_pod_is_near_its_building_its_block_and_so_on, STEPS, |db| async move {
    let net = found(&db, 1, "porch").await;
    let (names, beside, inside) = db
        .write(Scope::Network(net), |tx| {
            let region = circle(tx, Scale::Region, None)?;
            let hood = circle(tx, Scale::Neighborhood, Some(region))?;
            let building = circle(tx, Scale::Building, Some(hood))?;
            let other = circle(tx, Scale::Building, Some(hood))?;
            let pod = circle(tx, Scale::Pod, Some(building))?;
            let near = store::ancestors(tx, pod)?;
            let names: Vec<Scale> = near.iter().map(|n| n.circle.scale).collect();
            let beside: Vec<bool> = store::siblings(tx, building)?.iter().map(|c| c.id == other).collect();
            let inside = (store::within(tx, pod, hood)?, store::within(tx, hood, pod)?);
            Ok::<_, CircleError>((names, beside, inside))
        })
        .await
        .map_err(DbError::from)
        .expect("the tree is made");
    assert_eq!(names, [Scale::Pod, Scale::Building, Scale::Neighborhood, Scale::Region]);
    assert_eq!(beside, [true]);
    assert_eq!(inside, (true, false));
});

db_test!(one_network_does_not_see_anothers_circles, STEPS, |db| async move {
    let (ours, theirs) = (found(&db, 1, "ours").await, found(&db, 2, "theirs").await);
    let theirs_block = db
        .write(Scope::Network(theirs), |tx| circle(tx, Scale::Block, None))
        .await
        .map_err(DbError::from)
        .expect("their block");
    let seen = db
        .write(Scope::Network(ours), move |tx| {
            let under = circle(tx, Scale::Pod, Some(theirs_block));
            assert!(matches!(under, Err(CircleError::NotHere)), "a circle was hung under another network's");
            let moved = store::move_under(tx, theirs_block, None);
            assert!(matches!(moved, Err(CircleError::NotHere)), "another network's circle was moved");
            Ok::<_, DbError>((store::tree(tx)?.len(), store::ancestors(tx, theirs_block)?.len()))
        })
        .await
        .expect("a look around");
    assert_eq!(seen, (0, 0));
});

db_test!(a_network_is_found_by_host_by_slug_and_alone, STEPS, |db| async move {
    let networks = circles::Networks::new();
    assert!(networks.only(&db, NOW).await.expect("asks").is_none(), "there is none yet");
    let one = found(&db, 1, "one").await;
    db.write(Scope::Server, move |tx| store::add_host(tx, "Porch.Example", one)).await.expect("a host");
    let later = NOW + Span::secs(6);
    let only = networks.only(&db, later).await.expect("asks").expect("it is alone");
    assert_eq!((only.id, only.awake_until, only.retention_closed_days), (one, 1260, 14));
    assert_eq!(only.languages, [Lang::En, Lang::Es]);
    let at_host = networks.by_host(&db, "porch.example:8080", later).await.expect("asks");
    assert_eq!(at_host.map(|n| n.id), Some(one));
    assert!(networks.by_slug(&db, "two", later).await.expect("asks").is_none());
    found(&db, 2, "two").await;
    let after = later + Span::secs(6);
    assert!(networks.only(&db, after).await.expect("asks").is_none(), "two are not one");
    assert!(networks.by_slug(&db, "two", after).await.expect("asks").is_some());
});

db_test!(a_look_up_within_five_seconds_asks_no_database, STEPS, |db| async move {
    found(&db, 1, "one").await;
    let networks = circles::Networks::new();
    networks.only(&db, NOW).await.expect("asks");
    let before = db.counts();
    networks.only(&db, NOW + Span::secs(4)).await.expect("remembers");
    assert_eq!(db.counts(), before);
});

db_test!(every_statement_is_one_both_engines_know, STEPS, |db| async move {
    let problems = db.prepare_all(circles::STATEMENTS.to_vec()).await.expect("the engine answers");
    assert!(problems.is_empty(), "{problems:?}");
});

db_test!(every_column_is_classed, STEPS, |db| async move {
    let registry = kit_vault::Registry::new(&[circles::TABLES]).expect("the tables agree");
    let mut schema = db.schema().await.expect("a schema");
    schema.retain(|c| c.table != "schema_migrations");
    let problems = registry.problems(&schema);
    assert!(problems.is_empty(), "{problems:?}");
});

#[test]
fn both_languages_say_the_same() {
    let catalogue = kit_i18n::Catalogue::new(circles::LOCALES).expect("the messages read");
    assert!(catalogue.differences().is_empty(), "{:?}", catalogue.differences());
}
