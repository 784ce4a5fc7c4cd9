//! "Who is calling?" on a desk that looks after fifty thousand households: one look at a time, a connection each.

use circles::{CircleId, NewCircle, Scale};
use farolito::compose::Ground;
use farolito::demo::world::Maker;
use kit_base::{Clock, Private, Rng, Span};
use kit_db::{DbError, Scope, Tx};
use people::{Held, Member, PeopleError, PersonId, Role};

use crate::rows::FIRST_NAMES;
use crate::server::Server;
use crate::table::Table;
use crate::world::{found, maker, person, signed_in};
use crate::{Outcome, Run, on_runtime, said};

/// Households; each has one to three people.
const HOUSEHOLDS: usize = 50_000;
/// Households in one transaction.
const BATCH: usize = 500;
/// Looks of each sort.
const LOOKS: usize = 200;
/// What a look may take.
const TIME: Span = Span::micros(15_000);
/// How long the link to sign in lives.
const LINK: Span = Span::hours(1);

/// Measures by digits and by name.
pub fn measure(run: &Run, table: &mut Table) -> Outcome {
    let folder = run.data().join("households");
    eprintln!("50,000 households are written down if they are not there; this takes a minute");
    on_runtime(crate::world::once(&folder, |ground| async move { build(&ground).await }))?;
    let link = on_runtime(async { link(&crate::server::ground(&folder)?).await })?;
    let ours = Server::of_bench(&["serve", &folder.display().to_string()])?;
    let mut steward = signed_in(ours.port()?, &link)?;
    let digits = Rng::seeded(8);
    let mut dice = digits.stream("digits");
    let mut four = || format!("{:04}", dice.below(10_000));
    let by_digits: Vec<String> = (0..LOOKS).map(|_| four()).collect();
    let by_name = (0..LOOKS).map(|n| FIRST_NAMES[n % FIRST_NAMES.len()].to_owned()).collect();
    let both = (0..LOOKS).map(|n| format!("{}+{}", FIRST_NAMES[n % FIRST_NAMES.len()], four())).collect();
    for (sort, typed) in [("last four digits", by_digits), ("a first name", by_name), ("both", both)] {
        look(&mut steward, table, (sort, typed))?;
    }
    Ok(())
}

/// Looks up each of these, after one of them has filled the caches.
fn look(
    steward: &mut crate::http::Browser,
    table: &mut Table,
    (sort, typed): (&str, Vec<String>),
) -> Outcome {
    let clock = Clock::system();
    let mut micros = Vec::with_capacity(typed.len());
    let mut shown = 0;
    for typed in typed.iter().take(1).chain(&typed) {
        let started = clock.now();
        let page = steward.page(&format!("/desk/find?q={typed}"))?;
        micros.push(clock.now().since(started).as_micros());
        shown += page.text().matches("<li class=\"card resting\">").count();
    }
    micros.remove(0);
    micros.sort_unstable();
    let at = |share: usize| micros.get(micros.len() * share / 100).copied().unwrap_or(0);
    let ms = |micros: i64| format!("{}.{}", micros / 1000, micros % 1000 / 100);
    let figure = format!("{} ms, p99 {} ms ({LOOKS} looks, {shown} people shown)", ms(at(50)), ms(at(99)));
    let kept = at(50) <= TIME.as_micros() && shown > 0;
    table.promise(
        &format!("who is calling, among 50,000 households, by {sort}, p50"),
        figure,
        "≤ 15 ms",
        kept,
    );
    Ok(())
}

async fn build(ground: &Ground) -> Outcome {
    let network = found(ground).await?;
    let maker = maker(ground, network)?;
    let scope = Scope::Network(network);
    let places = maker.clone();
    let home = ground.db.write(scope, move |tx| place(tx, &places)).await.map_err(said)?;
    for from in (0..HOUSEHOLDS).step_by(BATCH) {
        let maker = maker.clone();
        ground.db.write(scope, move |tx| households(tx, &maker, home, from)).await.map_err(said)?;
    }
    ground.db.analyze().await.map_err(said)
}

/// A neighborhood with a steward.
fn place(tx: &mut Tx<'_>, maker: &Maker) -> Result<CircleId, PeopleError> {
    let new = NewCircle {
        scale: Scale::Neighborhood,
        name: "The long street".into(),
        parent: None,
        rough_place: None,
        cell: None,
    };
    let home = circles::store::create(tx, &new, maker.now, &maker.rng)
        .map_err(|error| DbError::Shape(error.to_string()))?;
    let since = maker.now - Span::days(1);
    let id = people::create_unverified(tx, &maker.vault, &person(home, 900_000), since, &maker.rng)?;
    people::verify(tx, id, since)?;
    people::memberships::join(tx, home, id, Some(since), since)?;
    let held = Held { circle: home, role: Role::Steward };
    people::roles::grant(tx, id, held, people::roles::Term { since, until: None }, &maker.rng)?;
    Ok(home)
}

fn households(tx: &mut Tx<'_>, maker: &Maker, home: CircleId, from: usize) -> Result<(), PeopleError> {
    let text = |text: String| Some(Private::new(text));
    let one = |n: usize, of: usize| Member {
        name: text(format!("{} {}", FIRST_NAMES[(n * 7 + of) % FIRST_NAMES.len()], n % 900)),
        phone: (of == 0).then(|| Private::new(format!("+1213{:07}", n * 7919 % 10_000_000))),
        address: text(format!("Apt {n}")),
        speaks: "es en".into(),
        ..Member::default()
    };
    let all: Vec<Vec<Member>> =
        (from..from + BATCH).map(|n| (0..=n % 3).map(|of| one(n, of)).collect()).collect();
    let made = people::create_households(tx, &maker.vault, (Some(home), &all), maker.now, &maker.rng)?;
    let ids: Vec<PersonId> = made.iter().flatten().map(|made| made.id).collect();
    people::join_many(tx, home, &ids, maker.now)
}

/// A link that signs the steward in.
async fn link(ground: &Ground) -> Outcome<String> {
    const STEWARD: kit_db::Statement = kit_db::sql!(
        "SELECT person_id FROM roles WHERE network_id = $1 AND role = 'steward' ORDER BY id LIMIT 1"
    );
    let network = ground.db.read(Scope::Server, |tx| circles::store::network_by_slug(tx, "bench")).await;
    let network = network.map_err(said)?.ok_or("there is no network")?.id;
    let (rng, now) = (ground.rng.clone(), ground.clock.now());
    let made = move |tx: &mut Tx<'_>| {
        let id: PersonId = tx
            .one(&STEWARD, &[&tx.network()], kit_db::only)?
            .ok_or_else(|| DbError::Shape("no steward".into()))?;
        Ok::<_, DbError>(people::sign_in::make_link(tx, id, LINK, now, &rng)?.text())
    };
    ground.db.write(Scope::Network(network), made).await.map_err(said)
}
