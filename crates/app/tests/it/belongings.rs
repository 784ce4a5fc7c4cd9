//! One of each thing that belongs to somebody in the rooms of pods, rounds and walks: all of it one steward's.

use std::collections::BTreeMap;

use circles::{CircleId, NewCircle, Scale};
use kit_base::{Id, Rng, Slug, Span, Timestamp};
use kit_db::{Statement, Tx, only, sql};
use kit_vault::Vault;
use people::PersonId;

const TENDED: Statement = sql!(
    "SELECT circle_id FROM roles WHERE network_id = $1 AND person_id = $2 AND role = 'steward'
     ORDER BY circle_id LIMIT 1"
);

/// The name in addresses of one thing a room keeps, by the room's first path.
pub type Slugs = BTreeMap<&'static str, String>;

/// Makes one of each, of this steward, in the circle they tend.
pub fn make(tx: &mut Tx<'_>, vault: &Vault, steward: PersonId, (now, rng): (Timestamp, &Rng)) -> Slugs {
    let network = tx.network();
    let tended = tx.one(&TENDED, &[&network, &steward], only).expect("it is asked");
    let circle: CircleId = tended.expect("they tend one");
    let (ask, call) = stand_by(tx, vault, steward, (now, rng));
    Slugs::from([
        ("/my/pod", ask),
        ("/pod/call", call),
        ("/pods", pod(tx, steward, (now, rng))),
        ("/checkins", round(tx, vault, (circle, steward), (now, rng))),
        ("/walks", walk(tx, vault, (circle, steward), (now, rng))),
    ])
}

fn stand_by(
    tx: &mut Tx<'_>,
    vault: &Vault,
    owner: PersonId,
    (now, rng): (Timestamp, &Rng),
) -> (String, String) {
    use pods::store::{asks, calls};
    let asked = asks::Asked { hope: "A ride".into(), ..asks::Asked::default() };
    let ask = asks::make(tx, vault, (owner, &asked), now, rng).expect("it is kept").expect("there is room");
    let kept = asks::by_slug(tx, vault, owner, &ask).expect("it is read").expect("it is there");
    let answered = Some(asks::Answered { only: "by day".into(), ..asks::Answered::default() });
    let next = asks::Next { standing: pods::domain::Standing::Agreed, answered, answerer: None };
    asks::keep(tx, vault, (&kept, &next), now, rng).expect("it is kept");
    let (said, asks) = (calls::Said { words: "Come".into(), ..calls::Said::default() }, [kept.id]);
    let call = calls::NewCall { owner, said: &said, asks: &asks, widens: false, waits: Span::hours(1) };
    let call = calls::make(tx, vault, &call, now, rng).expect("it is kept").expect("there is room");
    (ask.to_string(), call.to_string())
}

fn pod(tx: &mut Tx<'_>, member: PersonId, (now, rng): (Timestamp, &Rng)) -> String {
    let new = NewCircle {
        scale: Scale::Pod,
        name: "Third floor".into(),
        parent: None,
        rough_place: None,
        cell: None,
    };
    let pod = circles::store::create(tx, &new, now, rng).expect("a pod may stand alone");
    people::memberships::join(tx, pod, member, Some(now), now).expect("they join");
    circles::store::load(tx, pod).expect("it is read").expect("it was just made").slug.to_string()
}

fn round(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (circle, by): (CircleId, PersonId),
    (now, rng): (Timestamp, &Rng),
) -> String {
    use checkins::{hours::Hours, store::rounds};
    let (id, slug) = (Id::new(now, rng), Slug::new(rng));
    let hours = Hours::new([true; 7], 540, 660).expect("these are hours");
    let join_hash = checkins::acts::join_link(tx, vault, id).expect("a link is made").hash();
    let called = "Mornings".to_owned();
    let name = slug.to_string();
    let new = rounds::NewRound { id, slug, circle, called, hours, by, join_hash };
    rounds::create(tx, &new, now).expect("it is kept");
    name
}

fn walk(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (circle, by): (CircleId, PersonId),
    (now, rng): (Timestamp, &Rng),
) -> String {
    use outreach::store::walks;
    let doors = ["1", "2", "3"].map(str::to_owned).to_vec();
    let building = walks::Building { called: "Casa Limón".into(), doors, quiet: false };
    let made = walks::make(tx, vault, (circle, by), &[building], (now, rng)).expect("it is kept");
    made.expect("doors are left").to_string()
}

/// Everybody of the network.
const EVERYBODY: Statement = sql!("SELECT id FROM people WHERE network_id = $1 ORDER BY id LIMIT 29");

/// Fills what [`make`] made: everybody joins the pod and the round, and a dozen more are asked to stand by.
pub fn fill(
    tx: &mut Tx<'_>,
    (vault, words): (&Vault, &kit_i18n::Catalogue),
    (steward, slugs): (PersonId, &Slugs),
    (now, rng): (Timestamp, &Rng),
) {
    let everybody: Vec<PersonId> = tx.query(&EVERYBODY, &[&tx.network()], only).expect("it is asked");
    assert!(everybody.len() > 20, "only {} live here", everybody.len());
    let pod = circles::store::by_slug(tx, &slugs["/pods"]).expect("it is read").expect("it is there");
    let round = checkins::store::rounds::by_slug(tx, &slugs["/checkins"]).expect("it is read");
    let round = round.expect("it is there").id;
    for person in everybody {
        people::memberships::join(tx, pod.id, person, Some(now), now).expect("they join");
        checked_on(tx, (vault, words), (round, person), (now, rng));
    }
    for n in 0..12 {
        let asked =
            pods::store::asks::Asked { to: format!("Friend {n}"), ..pods::store::asks::Asked::default() };
        let made = pods::store::asks::make(tx, vault, (steward, &asked), now, rng);
        made.expect("it is kept").expect("there is room");
    }
}

/// Somebody says yes to a round.
pub fn checked_on(
    tx: &mut Tx<'_>,
    (vault, words): (&Vault, &kit_i18n::Catalogue),
    (round, person): (checkins::store::RoundId, PersonId),
    (now, rng): (Timestamp, &Rng),
) {
    let cx = checkins::acts::Cx { vault, rng, words, now };
    let yes = checkins::acts::Yes {
        id: Id::new(now, rng),
        round,
        person,
        way: checkins::domain::Way::Call,
        buddy: false,
        contact: None,
        wait: Span::minutes(30),
        consent: checkins::domain::Consent::Link,
        by: None,
    };
    checkins::acts::join(tx, &cx, &yes).expect("they join");
}
