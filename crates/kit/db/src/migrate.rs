//! Migrations: one numbered list, written once with placeholders for the few types that differ.

use kit_base::Timestamp;

use crate::db::Engine;
use crate::{Db, DbError};

/// A step of the schema. It lives with the feature that owns its tables; numbers are unique in the program.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// Its place in the order.
    pub number: u32,
    /// What it does, for people.
    pub name: &'static str,
    /// DDL with `{id} {time} {int} {bool} {true} {false} {bytes} {money} {strict}`.
    pub sql: &'static str,
}

/// The DDL of one engine.
pub fn render(sql: &str, postgres: bool) -> String {
    let pairs: [(&str, &str, &str); 9] = [
        ("{id}", "BLOB", "UUID"),
        ("{time}", "INTEGER", "BIGINT"),
        ("{int}", "INTEGER", "BIGINT"),
        ("{money}", "INTEGER", "BIGINT"),
        ("{bool}", "INTEGER", "BOOLEAN"),
        ("{true}", "1", "TRUE"),
        ("{false}", "0", "FALSE"),
        ("{bytes}", "BLOB", "BYTEA"),
        ("{strict}", "STRICT", ""),
    ];
    pairs.iter().fold(sql.to_owned(), |text, (mark, sqlite, pg)| {
        text.replace(mark, if postgres { pg } else { sqlite })
    })
}

const LEDGER: &str = "CREATE TABLE IF NOT EXISTS schema_migrations (
    number {int} PRIMARY KEY,
    name TEXT NOT NULL,
    applied_at {time} NOT NULL
) {strict};";

impl Db {
    /// Brings the schema up to date; answers how many steps were taken. Refuses a database from a newer program.
    pub async fn migrate(&self, steps: &[Migration], now: Timestamp) -> Result<usize, DbError> {
        let mut steps = steps.to_vec();
        steps.sort_by_key(|step| step.number);
        if let Some(twice) = steps.windows(2).find(|w| w[0].number == w[1].number) {
            return Err(DbError::Schema(format!("migration {} is there twice", twice[0].number)));
        }
        match &self.0.engine {
            Engine::Sqlite(file) => file.exclusive(move |conn| migrate_sqlite(conn, &steps, now)).await,
            Engine::Postgres(pool) => {
                pool.exclusive(move |conn| migrate_postgres(&mut conn.client, &steps, now)).await
            }
        }
    }
}

pub(crate) fn migrate_sqlite(
    conn: &rusqlite::Connection,
    steps: &[Migration],
    now: Timestamp,
) -> Result<usize, DbError> {
    conn.execute_batch(&render(LEDGER, false))?;
    let mut statement = conn.prepare("SELECT number FROM schema_migrations ORDER BY number")?;
    let done: Vec<u32> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let due = due(&done, steps)?;
    for step in &due {
        conn.execute_batch("BEGIN IMMEDIATE")?;
        let outcome = conn.execute_batch(&render(step.sql, false)).and_then(|()| {
            conn.execute(
                "INSERT INTO schema_migrations (number, name, applied_at) VALUES (?1, ?2, ?3)",
                (step.number, step.name, now.micros()),
            )
        });
        if let Err(error) = outcome {
            conn.execute_batch("ROLLBACK")?;
            return Err(DbError::Schema(format!("migration {} ({}): {error}", step.number, step.name)));
        }
        conn.execute_batch("COMMIT")?;
    }
    Ok(due.len())
}

fn migrate_postgres(
    client: &mut postgres::Client,
    steps: &[Migration],
    now: Timestamp,
) -> Result<usize, DbError> {
    // Two nodes that start together take turns; the lock goes with the connection's session.
    client.batch_execute("SELECT pg_advisory_lock(7106231)")?;
    let outcome = migrate_locked(client, steps, now);
    client.batch_execute("SELECT pg_advisory_unlock(7106231)")?;
    outcome
}

fn migrate_locked(
    client: &mut postgres::Client,
    steps: &[Migration],
    now: Timestamp,
) -> Result<usize, DbError> {
    client.batch_execute(&render(LEDGER, true))?;
    let rows = client.query("SELECT number FROM schema_migrations ORDER BY number", &[])?;
    let done: Vec<u32> = rows.iter().filter_map(|row| u32::try_from(row.get::<_, i64>(0)).ok()).collect();
    let due = due(&done, steps)?;
    for step in &due {
        let mut tx = client.transaction()?;
        let number = i64::from(step.number);
        tx.batch_execute(&render(step.sql, true))
            .and_then(|()| {
                tx.execute(
                    "INSERT INTO schema_migrations (number, name, applied_at) VALUES ($1, $2, $3)",
                    &[&number, &step.name, &now.micros()],
                )
            })
            .map_err(|error| {
                let said = error.as_db_error().map_or_else(|| error.to_string(), |e| e.message().to_owned());
                DbError::Schema(format!("migration {} ({}): {said}", step.number, step.name))
            })?;
        tx.commit()?;
    }
    client.batch_execute(FENCE)?;
    Ok(due.len())
}

/// Row-level security on every table that names a network, binding its owner too.
const FENCE: &str = "DO $fence$
DECLARE t TEXT;
BEGIN
    FOR t IN
        SELECT c.table_name FROM information_schema.columns c
        JOIN information_schema.tables i ON i.table_name = c.table_name AND i.table_schema = c.table_schema
        WHERE c.table_schema = current_schema() AND c.column_name = 'network_id' AND i.table_type = 'BASE TABLE'
          AND NOT EXISTS (
              SELECT 1 FROM pg_policies p
              WHERE p.schemaname = current_schema() AND p.tablename = c.table_name AND p.policyname = 'tenant')
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY tenant ON %I USING (
            current_setting(''farolito.scope'', true) = ''server''
            OR network_id = NULLIF(current_setting(''farolito.network'', true), '''')::uuid)', t);
    END LOOP;
END
$fence$";

fn due(done: &[u32], steps: &[Migration]) -> Result<Vec<Migration>, DbError> {
    if let Some(unknown) = done.iter().find(|n| !steps.iter().any(|s| s.number == **n)) {
        return Err(DbError::Schema(format!(
            "this database was changed by a newer program (migration {unknown}); use that one, or restore a backup"
        )));
    }
    Ok(steps.iter().filter(|step| !done.contains(&step.number)).copied().collect())
}
