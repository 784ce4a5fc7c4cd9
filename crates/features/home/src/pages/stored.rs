//! `/what-we-store`: drawn from the registry of columns that erasure and export are made from too.

use askama::Template;
use kit_vault::{Class, Erased, Registry, Retention, Stored};
use kit_web::axum::extract::State;
use kit_web::{Page, filters};
use people::{Site, Visitor};

/// The page.
#[derive(Template)]
#[template(path = "pages/stored.html")]
pub struct WhatWeStore {
    /// Everything about people or places, by who sees it.
    pub told: Vec<Seen>,
    /// Message keys of tables of the machine itself.
    pub inside: Vec<String>,
    /// Days a closed ask stays, here.
    pub closed_days: i64,
    /// Days an untouched ask stays, here.
    pub untouched_days: i64,
    /// The engine under this server, by its own name.
    pub engine: &'static str,
}

/// What the same people see.
pub struct Seen {
    /// Message key: who.
    pub class: &'static str,
    /// What, table by table.
    pub lines: Vec<Line>,
}

/// Columns of a table with the same answers.
pub struct Line {
    /// Message key of the table's name.
    pub title: String,
    /// Message keys of the columns.
    pub columns: Vec<String>,
    /// Message key: how long it stays.
    pub keep: &'static str,
    /// The number in that message, if it has one.
    pub days: Option<i64>,
    /// Message key: what erasing does.
    pub erased: &'static str,
}

/// `GET /what-we-store`
pub async fn show(visitor: Visitor, State(site): State<Site>) -> Page<WhatWeStore> {
    let days = (visitor.network.retention_closed_days, visitor.network.retention_untouched_days);
    page(&site.registry, days, site.db.engine_name())
}

/// The page, for the handler and for samples. `days`: closed and untouched, as the network chose.
pub fn page(registry: &Registry, days: (i64, i64), engine: &'static str) -> Page<WhatWeStore> {
    let (told, inside) = sorted(registry.stored(), days);
    let (closed_days, untouched_days) = days;
    Page::new("home-stored-title", WhatWeStore { told, inside, closed_days, untouched_days, engine })
}

/// Who may see, from everybody to nobody.
const CLASSES: [Class; 6] =
    [Class::Public, Class::Member, Class::Claimed, Class::Mutual, Class::Vault, Class::Secret];

/// What is seen, by whom; and the tables that nobody sees.
fn sorted(stored: impl Iterator<Item = Stored>, days: (i64, i64)) -> (Vec<Seen>, Vec<String>) {
    let mut told = CLASSES.map(|class| Seen { class: word(class), lines: Vec::new() });
    let mut inside: Vec<(String, bool)> = Vec::new();
    for column in stored {
        let title = key("home-table-", column.table);
        if inside.last().is_none_or(|(last, _)| *last != title) {
            inside.push((title.clone(), true));
        }
        let Some(seen) = told.iter_mut().find(|seen| seen.class == word(column.class)) else { continue };
        if let Some((_, hidden)) = inside.last_mut() {
            *hidden = false;
        }
        let (keep, days) = keep(column.retention, days);
        let erased = erased(column.erased);
        let named = key("home-column-", column.column);
        // What is about nobody and open to everybody needs no list of columns: the tables stand in one line.
        let open = column.class == Class::Public && column.erased == Erased::NotPersonal;
        let (title, named) = if open { ("home-stored-open".to_owned(), title) } else { (title, named) };
        let alike = |line: &&mut Line| {
            (&line.title, line.keep, line.days, line.erased) == (&title, keep, days, erased)
        };
        match seen.lines.iter_mut().find(alike) {
            Some(line) if line.columns.contains(&named) => {}
            Some(line) => line.columns.push(named),
            None => seen.lines.push(Line { title, columns: vec![named], keep, days, erased }),
        }
    }
    let told = told.into_iter().filter(|seen| !seen.lines.is_empty()).collect();
    (told, inside.into_iter().filter(|(_, hidden)| *hidden).map(|(title, _)| title).collect())
}

/// Message keys have hyphens where the schema has underscores.
fn key(front: &str, name: &str) -> String {
    format!("{front}{}", name.replace('_', "-"))
}

const fn word(class: Class) -> &'static str {
    match class {
        Class::Public => "home-class-public",
        Class::Member => "home-class-member",
        Class::Claimed => "home-class-claimed",
        Class::Mutual => "home-class-mutual",
        Class::Vault => "home-class-vault",
        Class::Secret => "home-class-secret",
        Class::Internal => "home-class-internal",
    }
}

fn keep(retention: Retention, (closed, untouched): (i64, i64)) -> (&'static str, Option<i64>) {
    match retention {
        Retention::Forever => ("home-keep-forever", None),
        Retention::WithRow => ("home-keep-with-row", None),
        Retention::UntilErased => ("home-keep-until-erased", None),
        Retention::UntilUsed => ("home-keep-until-used", None),
        Retention::Days(n) => ("home-keep-days", Some(n.into())),
        Retention::DaysAfterClose(_) => ("home-keep-after-close", Some(closed)),
        Retention::DaysUntouched(_) => ("home-keep-untouched", Some(untouched)),
    }
}

const fn erased(erased: Erased) -> &'static str {
    match erased {
        Erased::NotPersonal => "home-erased-not-personal",
        Erased::Deleted => "home-erased-deleted",
        Erased::Blanked => "home-erased-blanked",
        Erased::Unreadable => "home-erased-unreadable",
        Erased::Kept => "home-erased-kept",
    }
}
