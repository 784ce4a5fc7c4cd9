//! A small neighborhood for the tests: neighbors, their favors, and promises of other neighbors on them.

use kit_base::{Id, Rng, Secret, Timestamp};
use kit_db::{Db, Migration, NetworkId, Scope, Statement, Tx, sql};
use kit_vault::{
    Cell, Class, Column, MIGRATIONS, OnErase, PersonId, PersonKey, Retention, Table, Terms, Tie, Vault,
    VaultError,
};

pub const NOW: Timestamp = Timestamp::from_secs(1_000);

pub const STEPS: &[Migration] = &[
    MIGRATIONS[0],
    Migration {
        number: 20,
        name: "a neighborhood",
        sql: "CREATE TABLE neighbors (
            network_id {id} NOT NULL,
            id {id} NOT NULL,
            name {bytes} NOT NULL,
            language TEXT NOT NULL,
            moved_in {time} NOT NULL,
            PRIMARY KEY (network_id, id)
        ) {strict};
        CREATE TABLE favors (
            network_id {id} NOT NULL,
            id {id} NOT NULL,
            asker_id {id} NOT NULL,
            details {bytes} NOT NULL,
            PRIMARY KEY (network_id, id),
            FOREIGN KEY (network_id, asker_id) REFERENCES neighbors (network_id, id)
        ) {strict};
        CREATE TABLE promises (
            network_id {id} NOT NULL,
            id {id} NOT NULL,
            favor_id {id} NOT NULL,
            helper_id {id},
            done {bool} NOT NULL,
            PRIMARY KEY (network_id, id),
            FOREIGN KEY (network_id, favor_id) REFERENCES favors (network_id, id)
        ) {strict};",
    },
];

pub const TABLES: &[Table] = &[
    Table {
        name: "neighbors",
        key: Some("id"),
        ties: &[Tie::own("id", OnErase::Delete)],
        columns: &[
            Column::id("network_id", Class::Internal, Retention::WithRow),
            Column::id("id", Class::Internal, Retention::WithRow),
            Column::sealed("name", Class::Vault, Retention::UntilErased),
            Column::text("language", Class::Member, Retention::UntilErased),
            Column::time("moved_in", Class::Member, Retention::UntilErased),
        ],
    },
    Table {
        name: "favors",
        key: Some("id"),
        ties: &[Tie::own("asker_id", OnErase::Delete)],
        columns: &[
            Column::id("network_id", Class::Internal, Retention::WithRow),
            Column::id("id", Class::Internal, Retention::WithRow),
            Column::id("asker_id", Class::Internal, Retention::WithRow),
            Column::sealed("details", Class::Claimed, Retention::DaysAfterClose(14)),
        ],
    },
    Table {
        name: "promises",
        key: Some("id"),
        ties: &[
            Tie::through("favor_id", "favors", "id", OnErase::Delete),
            Tie::own("helper_id", OnErase::Blank(&["helper_id"])),
        ],
        columns: &[
            Column::id("network_id", Class::Internal, Retention::WithRow),
            Column::id("id", Class::Internal, Retention::WithRow),
            Column::id("favor_id", Class::Internal, Retention::WithRow),
            Column::id("helper_id", Class::Internal, Retention::WithRow),
            Column::flag("done", Class::Member, Retention::WithRow),
        ],
    },
];

const ADD_NEIGHBOR: Statement =
    sql!("INSERT INTO neighbors (network_id, id, name, language, moved_in) VALUES ($1, $2, $3, 'es', $4)");
const ADD_FAVOR: Statement =
    sql!("INSERT INTO favors (network_id, id, asker_id, details) VALUES ($1, $2, $3, $4)");
const ADD_PROMISE: Statement =
    sql!("INSERT INTO promises (network_id, id, favor_id, helper_id, done) VALUES ($1, $2, $3, $4, TRUE)");

pub fn network(n: u128) -> NetworkId {
    Id::from_uuid(uuid::Uuid::from_u128(n))
}

pub fn person(n: u128) -> PersonId {
    Id::from_uuid(uuid::Uuid::from_u128(0x7000 + n))
}

/// A vault under a test's server key, with networks 1 and 2 made.
pub async fn vault(db: &Db) -> Vault {
    let vault = Vault::new(Secret::new([7; 32]));
    let rng = Rng::seeded(1);
    for n in [1, 2] {
        let (vault, rng) = (vault.clone(), rng.clone());
        db.write(Scope::Network(network(n)), move |tx| vault.create_network(tx, NOW, &rng))
            .await
            .expect("the network gets its key");
    }
    vault
}

/// Runs a write in network `n`.
pub async fn within<T: Send + 'static>(
    db: &Db,
    n: u128,
    work: impl Fn(&mut Tx<'_>) -> Result<T, VaultError> + Send + Sync + 'static,
) -> T {
    db.write(Scope::Network(network(n)), work).await.unwrap_or_else(|error| panic!("{error}"))
}

/// A neighbor who moves in with a key, a sealed name and terms to be found by.
pub fn moves_in(
    tx: &mut Tx<'_>,
    vault: &Vault,
    who: PersonId,
    terms: &Terms<'_>,
) -> Result<PersonKey, VaultError> {
    let rng = Rng::os();
    let key = vault.new_person(tx, who, NOW, &rng)?;
    let name = key.seal(&Cell::new("neighbors", "name", who), terms.name.unwrap_or_default(), &rng);
    tx.execute(&ADD_NEIGHBOR, &[&tx.network(), &who, &name, &NOW])?;
    vault.index_person(tx, who, terms)?;
    Ok(key)
}

/// A favor of `asker` that `helper` has promised and done.
pub fn favor_done(
    tx: &mut Tx<'_>,
    key: &PersonKey,
    asker: PersonId,
    helper: PersonId,
) -> Result<(), VaultError> {
    let rng = Rng::os();
    let favor: Id<()> = Id::new(NOW, &rng);
    let details = key.seal(&Cell::new("favors", "details", favor), "two bags of rice", &rng);
    tx.execute(&ADD_FAVOR, &[&tx.network(), &favor, &asker, &details])?;
    let promise: Id<()> = Id::new(NOW, &rng);
    tx.execute(&ADD_PROMISE, &[&tx.network(), &promise, &favor, &helper])?;
    Ok(())
}
