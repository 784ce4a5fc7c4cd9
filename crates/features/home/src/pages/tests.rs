//! Every page in every language, and every stored thing with a name.

use kit_i18n::Lang;
use kit_vault::{Class, Registry};
use kit_web::{Page, sample};

use super::{front, stored, style, words};

const TABLES: &[&[kit_vault::Table]] = &[
    kit_vault::TABLES,
    kit_jobs::TABLES,
    kit_message::TABLES,
    circles::TABLES,
    people::TABLES,
    asks::TABLES,
];

fn registry() -> Registry {
    Registry::new(TABLES).expect("the lists fit together")
}

#[test]
fn every_page_is_whole_in_both_languages() {
    let catalogue = sample::catalogue(&[crate::LOCALES]);
    for lang in Lang::ALL {
        for (hours, line, signed_in) in [(None, false, false), (Some("9–9".to_owned()), true, true)] {
            sample::page(&catalogue, lang, &front::page(hours, line, signed_in));
        }
        for line in [false, true] {
            sample::page(&catalogue, lang, &Page::new("home-help-title", words::Help { line }));
        }
        sample::page(&catalogue, lang, &Page::new("home-about-title", words::About));
        let safety = sample::page(&catalogue, lang, &Page::new("home-safety-title", words::Safety).private());
        for number in ["tel:911", "tel:988", "tel:+18007997233", "tel:211", "sms:88788", "href=\"/exit\""] {
            assert!(safety.contains(number), "{number}");
        }
        sample::page(&catalogue, lang, &style::page());
        let page = sample::page(&catalogue, lang, &stored::page(&registry(), (14, 30), "sqlite"));
        assert!(page.len() < 60_000, "{} bytes", page.len());
    }
}

#[test]
fn whatever_is_stored_has_a_name_that_people_understand() {
    let catalogue = sample::catalogue(&[crate::LOCALES]);
    let mut nameless = Vec::new();
    for column in registry().stored() {
        let mut keys = vec![format!("home-table-{}", column.table.replace('_', "-"))];
        if column.class != Class::Internal {
            keys.push(format!("home-column-{}", column.column.replace('_', "-")));
        }
        nameless.extend(keys.into_iter().filter(|key| !catalogue.has(Lang::En, key)));
    }
    nameless.dedup();
    assert_eq!(nameless, Vec::<String>::new());
}

#[test]
fn the_network_s_own_days_are_told_and_not_the_defaults() {
    let catalogue = sample::catalogue(&[crate::LOCALES]);
    let page = sample::page(&catalogue, Lang::En, &stored::page(&registry(), (9, 21), "sqlite"));
    assert!(page.contains("9 days") && page.contains("21 days") && !page.contains("14 days after"));
}
