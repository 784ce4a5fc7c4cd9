//! What must hold after any acts, whoever did what: read from the tables themselves.

use asks::acts::ActError;
use asks::domain::AskState;
use kit_db::{DbError, Statement, Tx, only, sql};

use super::world::World;

const MOST_HELD: Statement = sql!(
    "SELECT COUNT(*) FROM claims WHERE network_id = $1 AND live GROUP BY helper_id ORDER BY COUNT(*) DESC LIMIT 1"
);
const HELD_BY_SUSPENDED: Statement = sql!(
    "SELECT COUNT(*) FROM claims c JOIN suspensions s ON s.network_id = c.network_id AND s.person_id = c.helper_id
     WHERE c.network_id = $1 AND c.live"
);
const HELD_APART: Statement = sql!(
    "SELECT COUNT(*) FROM claims c
     JOIN asks a ON a.network_id = c.network_id AND a.id = c.ask_id
     JOIN apart t ON t.network_id = c.network_id
        AND ((t.person_id = c.helper_id AND t.other_id = a.asker_id)
          OR (t.other_id = c.helper_id AND t.person_id = a.asker_id))
     WHERE c.network_id = $1 AND c.live"
);
const LISTED_WRONGLY: Statement = sql!(
    "SELECT COUNT(*) FROM ask_audience u JOIN asks a ON a.network_id = u.network_id AND a.id = u.ask_id
     WHERE u.network_id = $1
        AND (a.state NOT IN ('asking', 'lit', 'under_way') OR a.ring IS NULL OR a.flags <> 0
             OR u.taken <> (a.state <> 'asking'))"
);
const UNLISTED: Statement = sql!(
    "SELECT COUNT(*) FROM asks a
     WHERE a.network_id = $1 AND a.state IN ('asking', 'lit', 'under_way') AND a.ring IS NOT NULL AND a.flags = 0
        AND NOT EXISTS (SELECT 1 FROM ask_audience u WHERE u.network_id = $1 AND u.ask_id = a.id)"
);
const LIVE_WITHOUT_STATE: Statement = sql!(
    "SELECT COUNT(*) FROM claims c JOIN asks a ON a.network_id = c.network_id AND a.id = c.ask_id
     WHERE c.network_id = $1 AND c.live AND (a.state NOT IN ('lit', 'under_way') OR a.claim_id <> c.id)"
);
const OPEN: Statement = sql!(
    "SELECT COUNT(*) FROM asks WHERE network_id = $1
        AND state IN ('new', 'held', 'heard', 'asking', 'lit', 'under_way', 'could_not')"
);
const DECLINES: Statement = sql!("SELECT COUNT(*) FROM ask_declines WHERE network_id = $1");
const TAKEN: Statement = sql!("SELECT taken FROM ask_weeks WHERE network_id = $1 AND week = $2");

/// Every rule, whatever came before.
pub fn hold(tx: &mut Tx<'_>, world: &World) -> Result<(), ActError> {
    let most = number(tx, &MOST_HELD)?;
    assert!(most <= 3, "somebody holds {most}");
    for (rule, statement) in [
        ("nobody who is suspended holds anything", &HELD_BY_SUSPENDED),
        ("nobody holds an ask of somebody they are kept apart from", &HELD_APART),
        ("only what is asked or taken is on a board, and says which", &LISTED_WRONGLY),
        ("what is asked or taken is on a board", &UNLISTED),
        ("a live claim belongs to an ask that is taken", &LIVE_WITHOUT_STATE),
    ] {
        assert_eq!(number(tx, statement)?, 0, "{rule}");
    }
    assert_eq!(number(tx, &OPEN)?, i64::try_from(world.open.len()).expect("few"), "nothing is lost");
    assert_eq!(
        number(tx, &DECLINES)?,
        i64::try_from(world.declined.len()).expect("few"),
        "each no is kept once"
    );
    for (week, taken) in &world.taken {
        // The store numbers days from another beginning.
        let week = week + 719_163;
        let kept = tx.one(&TAKEN, &[&tx.network(), &week], only::<i64>)?;
        assert_eq!(kept, Some(*taken), "the week counts what it took");
    }
    for (id, known) in &world.open {
        let Some(kept) = asks::store::load(tx, *id)? else { panic!("an open ask is gone: {known:?}") };
        let ask = &kept.ask;
        assert_eq!(
            (ask.state, ask.ring, ask.farthest),
            (known.state, known.ring, known.farthest),
            "{known:?}"
        );
        assert_eq!(ask.opens_at, known.opens_at, "{known:?}");
        assert_eq!(ask.live_claim().map(|claim| claim.id), known.claim.map(|(claim, ..)| claim), "{known:?}");
        assert!(ask.ring.is_none_or(|ring| ring <= ask.farthest), "no farther than the asker allows");
        assert!(
            ask.state != AskState::Asking || !ask.flags.holds() || ask.opened,
            "a danger is opened first"
        );
    }
    Ok(())
}

fn number(tx: &mut Tx<'_>, statement: &Statement) -> Result<i64, DbError> {
    let network = tx.network();
    Ok(tx.one(statement, &[&network], only::<i64>)?.unwrap_or(0))
}
