//! Paper made from live data: pick, fill, preview, download; what was put up where, and a note left at a door.

use kit_db::{Migration, Statement};
use kit_i18n::Lang;
use kit_jobs::Jobs;
use kit_vault::Table;
use kit_web::Routes;
use people::Site;

/// This room's tables.
pub const MIGRATIONS: &[Migration] = &[];

/// The class of every column.
pub const TABLES: &[Table] = &[];

/// Every statement of this room.
pub const STATEMENTS: &[Statement] = &[];

/// This room's messages.
pub const LOCALES: &[(Lang, &str)] =
    &[(Lang::En, include_str!("../locales/en.ftl")), (Lang::Es, include_str!("../locales/es.ftl"))];

/// This room's routes.
pub fn routes() -> Routes<Site> {
    Routes::new()
}

/// Adds the work that happens later.
#[must_use]
pub fn with_jobs(jobs: Jobs) -> Jobs {
    jobs
}
