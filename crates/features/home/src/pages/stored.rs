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
    /// Tables with something in them about people or places.
    pub told: Vec<Table>,
    /// Tables of the machine itself.
    pub inside: Vec<Table>,
    /// Days a closed ask stays, here.
    pub closed_days: i64,
    /// Days an untouched ask stays, here.
    pub untouched_days: i64,
    /// The engine under this server, by its own name.
    pub engine: &'static str,
}

/// One table in people's words.
pub struct Table {
    /// Message key of its name.
    pub title: String,
    /// Columns that are alike, together.
    pub lines: Vec<Line>,
}

/// Columns with the same three answers.
#[derive(PartialEq, Eq)]
pub struct Line {
    /// Message keys of the columns.
    pub columns: Vec<String>,
    /// Message key: who sees it.
    pub class: &'static str,
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
    let (told, inside) =
        tables(registry.stored(), days).into_iter().partition(|table| !table.lines.is_empty());
    let (closed_days, untouched_days) = days;
    Page::new("home-stored-title", WhatWeStore { told, inside, closed_days, untouched_days, engine })
}

fn tables(stored: impl Iterator<Item = Stored>, days: (i64, i64)) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    for column in stored {
        let title = key("home-table-", column.table);
        if tables.last().is_none_or(|table| table.title != title) {
            tables.push(Table { title, lines: Vec::new() });
        }
        let Some(table) = tables.last_mut().filter(|_| column.class != Class::Internal) else { continue };
        let (keep, days) = keep(column.retention, days);
        let line = Line {
            columns: vec![key("home-column-", column.column)],
            class: class(column.class),
            keep,
            days,
            erased: erased(column.erased),
        };
        let alike = |other: &&mut Line| {
            (other.class, other.keep, other.days, other.erased)
                == (line.class, line.keep, line.days, line.erased)
        };
        match table.lines.iter_mut().find(alike) {
            Some(other) => other.columns.extend(line.columns),
            None => table.lines.push(line),
        }
    }
    tables
}

/// Message keys have hyphens where the schema has underscores.
fn key(front: &str, name: &str) -> String {
    format!("{front}{}", name.replace('_', "-"))
}

const fn class(class: Class) -> &'static str {
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
