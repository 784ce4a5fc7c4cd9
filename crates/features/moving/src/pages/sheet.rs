//! `/desk/sheet`: the open asks on paper, for a clipboard at the door: a number, a first name, four digits, a rough
//! place, what, and room to write. What is sensitive stays at the desk.

use askama::Template;
use axum::extract::State;
use kit_base::Timestamp;
use kit_db::{DbError, Tx};
use kit_vault::Vault;
use kit_web::{Answer, Page, filters};
use people::{PersonId, Signed, Site, Steward};

use crate::pages::{one, tended};
use crate::store::out::{self, Open};

/// Asks on one sheet.
pub const MOST: usize = 60;

/// The sheet.
#[derive(Template)]
#[template(path = "pages/sheet.html")]
pub struct Sheet {
    /// Its rows.
    pub rows: Vec<Row>,
    /// How many stay at the desk.
    pub quiet: usize,
    /// When it was drawn.
    pub at: Timestamp,
}

/// One row.
#[derive(Clone)]
pub struct Row {
    /// From one.
    pub n: usize,
    /// The ask.
    pub ask: Open,
    /// "Ana · 0142", or nothing.
    pub who: String,
}

impl Row {
    /// Three letters that tell it apart from its neighbors when the numbers have moved.
    pub fn mark(&self) -> String {
        self.ask.slug.as_str().chars().take(3).collect::<String>().to_uppercase()
    }

    /// The kind, as a message key.
    pub const fn kind(&self) -> &'static str {
        asks::pages::board::words::kind(self.ask.kind)
    }

    /// How soon, as a message key.
    pub const fn when(&self) -> &'static str {
        asks::pages::board::words::when(self.ask.when)
    }

    /// Where it stands, as a message key.
    pub const fn state(&self) -> &'static str {
        asks::pages::board::words::state(self.ask.state)
    }
}

/// `GET /desk/sheet`. Statements: 3 beside the two that say who asks.
pub async fn show(State(site): State<Site>, steward: Steward) -> Answer<Page<Sheet>> {
    let (rows, quiet) = load(&site, &steward).await?;
    Ok(page(Sheet { rows, quiet, at: site.now() }))
}

/// The rows of the sheet, in the order of the paper, and how many asks are on no paper.
pub(crate) async fn load(site: &Site, steward: &Steward) -> Result<(Vec<Row>, usize), DbError> {
    let (me, vault) = (steward.me.clone(), site.vault.clone());
    site.read(steward.network_id(), move |tx| rows(tx, &vault, &me)).await
}

fn rows(tx: &mut Tx<'_>, vault: &Vault, me: &Signed) -> Result<(Vec<Row>, usize), DbError> {
    let mut all = out::asks(tx, &tended(me), 1)?;
    let before = all.len();
    all.retain(|ask| !ask.quiet);
    let quiet = before - all.len();
    all.truncate(MOST);
    let askers: Vec<PersonId> = all.iter().map(|ask| ask.asker.cast()).collect();
    let reaches = people::reaches(tx, vault, &askers)?;
    let rows = all.into_iter().zip(1..).map(|(ask, n)| {
        let who = reaches.get(&ask.asker.cast()).map(one::tag).unwrap_or_default();
        Row { n, ask, who }
    });
    Ok((rows.collect(), quiet))
}

/// The page, for the handler and for samples.
pub fn page(body: Sheet) -> Page<Sheet> {
    Page::new("moving-sheet", body).private().section("desk")
}
