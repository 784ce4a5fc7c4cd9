//! The stewards' desk: what a human must look at now.

use kit_db::Statement;
use kit_i18n::Lang;
use kit_web::Routes;
use people::Site;

/// This crate's messages.
pub const LOCALES: &[(Lang, &str)] =
    &[(Lang::En, include_str!("../locales/en.ftl")), (Lang::Es, include_str!("../locales/es.ftl"))];

/// Every statement of this room.
pub const STATEMENTS: &[Statement] = &[];

/// This room's routes.
pub fn routes() -> Routes<Site> {
    Routes::new()
}
