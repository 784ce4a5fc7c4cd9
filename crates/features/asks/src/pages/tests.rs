//! What the tests of all pages share.

use std::sync::Arc;

use kit_i18n::Catalogue;
use kit_web::sample;

/// This feature's words and those of the features below.
pub(crate) fn catalogue() -> Arc<Catalogue> {
    sample::catalogue(&[circles::LOCALES, people::LOCALES, trust::LOCALES, crate::LOCALES])
}
