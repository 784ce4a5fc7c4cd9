//! A hundred thousand random acts against rules small enough to be read aloud: rings, claims, "can't this time",
//! suspensions, the dial and the week, on both engines.
//!
//! 3,000 an engine in the gate; `FAROLITO_ACTS=100000` makes it a hundred thousand.

mod acts;
mod rules;
mod time;
mod world;

use std::sync::{Arc, Mutex};
use std::time::Instant;

use kit_db::Scope;

use self::world::World;

/// So many acts share one transaction.
const TOGETHER: usize = 60;

fn run(postgres: bool) {
    let wanted: usize = std::env::var("FAROLITO_ACTS").ok().and_then(|n| n.parse().ok()).unwrap_or(3_000);
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
    runtime.block_on(async {
        #[expect(
            clippy::disallowed_methods,
            reason = "a figure for whoever runs it, and no rule depends on it"
        )]
        let began = Instant::now();
        let (database, world) = World::new(postgres, 11).await;
        let network = world.network;
        let world = Arc::new(Mutex::new(world));
        let mut done = 0;
        while done < wanted {
            let (world, many) = (world.clone(), TOGETHER.min(wanted - done));
            let acted = database.db.write(Scope::Network(network), move |tx| {
                let mut world = world.lock().expect("one at a time");
                (0..many).try_for_each(|_| acts::one(tx, &mut world))?;
                rules::hold(tx, &world)
            });
            acted.await.expect("no act breaks a rule or the database");
            done += many;
        }
        let world = world.lock().expect("it is over");
        println!(
            "{done} acts in {:.1} s on {}: {}",
            began.elapsed().as_secs_f64(),
            if postgres { "PostgreSQL" } else { "SQLite" },
            world.tally()
        );
        world.all_of_it_happened(wanted);
    });
}

#[test]
fn random_acts_break_no_rule_on_sqlite() {
    run(false);
}

#[test]
fn random_acts_break_no_rule_on_postgres() {
    run(true);
}
