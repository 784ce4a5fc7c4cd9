//! The demo's neighborhood as somebody finds it who opens it: people offer, and the desk knows whom to ask.

use kit_db::{Statement, sql};
use testkit::village_test;

const OFFERS: Statement = sql!("SELECT COUNT(*) FROM offers WHERE network_id = $1");
const LETTERS: Statement = sql!("SELECT COUNT(*) FROM outbox WHERE network_id = $1");

village_test!(a_believable_share_of_the_demo_s_people_offer_and_nobody_is_texted_for_it, |village| {
    let (ground, url) = (village.ground(), "http://localhost");
    let world = kit_base::Rng::seeded(7);
    let maker = farolito::demo::found(&ground, &world, ("marigold", "Marigold Street", url)).await;
    let maker = maker.expect("a network is founded");
    let scope = kit_db::Scope::Network(maker.network);
    let steward = ground.db.write(scope, move |tx| {
        let cast = maker.offering(tx, 120)?;
        let round = matching::round::propose(tx, cast.steward.cast(), maker.now)?;
        let waiting = offers::store::waiting(tx, cast.steward.cast(), maker.now)?;
        let count = |tx: &mut kit_db::Tx<'_>, of| tx.one(of, &[&tx.network()], kit_db::only::<i64>);
        let counts = (count(tx, &OFFERS)?, count(tx, &LETTERS)?);
        let found = round.iter().filter(|line| line.to.is_some()).count();
        Ok::<_, asks::acts::ActError>((found, waiting.len(), counts))
    });
    let (found, waiting, (offers, letters)) = steward.await.expect("the world is told");
    assert!(found > 10, "a round proposes somebody for many asks: {found}");
    assert_eq!(waiting, 3, "three are new");
    assert_eq!(
        letters,
        Some(2),
        "only about the ask that waits for a yes; nobody is texted for what was asked long ago"
    );
    assert!((20..60).contains(&offers.unwrap_or(0)), "{offers:?}");
});
