//! `/spreadsheet/{slug}`: one list, as far as it is: its columns, its dry run, its progress, what it brought.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use kit_base::{Slug, Timestamp};
use kit_db::{DbError, Tx};
use kit_vault::Vault;
use kit_web::http::{HeaderValue, header::REFRESH};
use kit_web::{Answer, Page, Problems, Query, filters};
use people::{Signed, Site, Steward};

use crate::acts::{bring, come, look, undo};
use crate::domain::columns::{Column, Kind};
use crate::domain::finding::Finding;
use crate::pages::open;
use crate::store::imports::{self, Import, Same, State as Stands};
use crate::store::rows;

/// Which column is what.
#[derive(Template)]
#[template(path = "pages/columns.html")]
pub struct Columns {
    /// The list.
    pub import: Import,
    /// Its columns with their samples.
    pub columns: Vec<Shown>,
    /// Which number is the month must be said.
    pub ask_order: bool,
    /// What is wrong.
    pub problems: Problems,
}

/// A column with its samples.
pub struct Shown {
    /// Its place, from one.
    pub n: usize,
    /// What stands above it.
    pub heading: String,
    /// Its first cells.
    pub samples: Vec<String>,
    /// What it is.
    pub is: Column,
}

impl Columns {
    fn choices(&self) -> impl Iterator<Item = Column> {
        let kind = self.import.kind;
        Column::ALL.iter().copied().filter(move |column| column.suits(kind))
    }

    fn field(shown: &Shown) -> String {
        format!("column-{}", shown.n)
    }
}

/// Work goes on.
#[derive(Template)]
#[template(path = "pages/busy.html")]
pub struct Busy {
    /// The list.
    pub import: Import,
    /// The work stands still: it failed too often, and waits for a person.
    pub stuck: bool,
}

/// What the dry run found.
#[derive(Template)]
#[template(path = "pages/ready.html")]
pub struct Ready {
    /// The list.
    pub import: Import,
    /// What was found, line by line.
    pub found: Vec<Found>,
    /// The line to go on behind.
    pub more: Option<u32>,
}

/// One finding, as a sentence.
pub struct Found {
    /// The line in the file.
    pub line: u32,
    /// What.
    pub what: Finding,
    /// "Ana · 0142".
    pub who: String,
    /// What was said about this row.
    pub say: Option<Same>,
}

impl Ready {
    fn counted(&self) -> Vec<(Finding, u32)> {
        let all = Finding::ALL.iter().map(|finding| (*finding, self.import.tally.found(*finding)));
        all.filter(|(_, n)| *n > 0).collect()
    }

    fn sames() -> &'static [Same] {
        Same::ALL
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "a template hands on what it goes through")]
    fn same_key(same: &Same) -> String {
        format!("moving-same-{}", same.code())
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "a template hands on what it goes through")]
    fn may_say(found: &Found, same: &Same) -> bool {
        // Of somebody whom the steward does not look after, nothing is filled.
        *same != Same::Add || !found.who.is_empty()
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "a template hands on what it goes through")]
    fn is_said(found: &Found, same: &Same) -> bool {
        found.say == Some(*same)
    }

    fn say_field(found: &Found) -> String {
        format!("say-{}", found.line)
    }

    const fn is_asks(&self) -> bool {
        matches!(self.import.kind, Kind::Asks)
    }
}

/// What came in, or was taken back.
#[derive(Template)]
#[template(path = "pages/done.html")]
pub struct Done {
    /// The list.
    pub import: Import,
    /// Lines whose people stayed.
    pub kept: Vec<(u32, Option<Slug>)>,
    /// It may still be taken back.
    pub may_undo: bool,
}

impl Done {
    const fn is_undone(&self) -> bool {
        matches!(self.import.state, Stands::Undone)
    }
}

/// `GET /spreadsheet/{slug}`
pub async fn show(
    State(site): State<Site>,
    steward: Steward,
    Path(slug): Path<String>,
    query: Query,
) -> Answer<Response> {
    let import = open(&site, &steward, &slug).await?;
    let network = steward.network_id();
    let (vault, me, now) = (site.vault.clone(), steward.me.clone(), site.now());
    let id = import.id;
    match import.state {
        Stands::Mapping => Ok(columns(&site, &steward, import, Problems::new()).await?.into_response()),
        Stands::Looking | Stands::Bringing | Stands::Undoing => {
            let job = match import.state {
                Stands::Looking => look::JOB,
                Stands::Undoing => undo::JOB,
                _ => bring::JOB,
            };
            let stuck = site.read(network, move |tx| kit_jobs::is_dead(tx, job, id)).await?;
            if stuck {
                return Ok(busy(Busy { import, stuck }).into_response());
            }
            // Without JavaScript the page asks again by itself.
            let again = [(REFRESH, HeaderValue::from_static("2"))];
            Ok((again, busy(Busy { import, stuck })).into_response())
        }
        Stands::Ready => {
            let after = query.one("after").parse().unwrap_or(0);
            let found = site.read(network, move |tx| found(tx, &vault, &me, (id, after))).await?;
            let full = u32::try_from(found.len()).unwrap_or(0) >= rows::PAGE;
            let more = found.last().map(|last| last.line).filter(|_| full);
            Ok(ready(Ready { import, found, more }).into_response())
        }
        Stands::Done | Stands::Undone => {
            let kept = site.read(network, move |tx| rows::kept(tx, id)).await?;
            let may_undo = import.state == Stands::Done && now < import.forget_at;
            Ok(done(Done { import, kept, may_undo }).into_response())
        }
    }
}

/// The columns, with what is wrong.
pub(crate) async fn columns(
    site: &Site,
    steward: &Steward,
    import: Import,
    problems: Problems,
) -> Answer<Page<Columns>> {
    let (vault, id) = (site.vault.clone(), import.id);
    let lines = site.read(steward.network_id(), move |tx| imports::lines(tx, &vault, id, 0)).await?;
    let heading = lines.first().filter(|_| import.headed).map(|line| line.cells.clone()).unwrap_or_default();
    let rows: Vec<_> = lines.iter().skip(usize::from(import.headed)).take(3).collect();
    let columns = import
        .columns
        .iter()
        .enumerate()
        .map(|(at, is)| Shown {
            n: at + 1,
            heading: heading.get(at).cloned().unwrap_or_default(),
            samples: rows.iter().filter_map(|row| row.cells.get(at)).map(|cell| short(cell)).collect(),
            is: *is,
        })
        .collect();
    let ask_order = come::order(&import.columns, &import.date_marks).is_none();
    Ok(columns_page(Columns { import, columns, ask_order, problems }))
}

fn short(cell: &str) -> String {
    let mut out: String = cell.chars().take(40).collect();
    if out.len() < cell.len() {
        out.push('…');
    }
    out
}

fn found(
    tx: &mut Tx<'_>,
    vault: &Vault,
    me: &Signed,
    (import, after): (imports::ImportId, u32),
) -> Result<Vec<Found>, DbError> {
    let mut out = Vec::new();
    for one in rows::findings(tx, import, after)? {
        let who = match one.person {
            Some(person) => who(tx, vault, me, person)?,
            None => String::new(),
        };
        out.push(Found { line: one.line, what: one.what, who, say: one.say });
    }
    Ok(out)
}

/// A first name and four digits, of somebody in a circle that this steward tends; of others nothing.
pub(crate) fn who(
    tx: &mut Tx<'_>,
    vault: &Vault,
    me: &Signed,
    person: kit_vault::PersonId,
) -> Result<String, DbError> {
    let home = people::profile(tx, person)?.and_then(|profile| profile.home_circle);
    let Some(home) = home else { return Ok(String::new()) };
    if !me.tends(tx, home)? {
        return Ok(String::new());
    }
    Ok(people::reach(tx, vault, person)?.map(|reach| tag(&reach)).unwrap_or_default())
}

/// "Ana · 0142".
pub(crate) fn tag(reach: &people::Reach) -> String {
    let name = reach.name.as_ref().map_or("", |name| name.reveal());
    let first = name.split_whitespace().next().unwrap_or_default().to_owned();
    match last_four(reach) {
        four if four.is_empty() => first,
        four if first.is_empty() => four,
        four => format!("{first} · {four}"),
    }
}

/// The last four digits of a phone.
pub(crate) fn last_four(reach: &people::Reach) -> String {
    let people::Contact::Phone(phone) = &reach.contact else { return String::new() };
    let digits: Vec<char> = phone.reveal().chars().filter(char::is_ascii_digit).collect();
    digits.iter().skip(digits.len().saturating_sub(4)).collect()
}

/// The page, for the handler and for samples.
pub fn columns_page(body: Columns) -> Page<Columns> {
    let problems = body.problems.clone();
    Page::new("moving-columns", body).private().section("desk").checked(&problems)
}

/// The page, for the handler and for samples.
pub fn busy(body: Busy) -> Page<Busy> {
    Page::new("moving-busy", body).private().section("desk")
}

/// The page, for the handler and for samples.
pub fn ready(body: Ready) -> Page<Ready> {
    Page::new("moving-ready", body).private().section("desk")
}

/// The page, for the handler and for samples.
pub fn done(body: Done) -> Page<Done> {
    Page::new("moving-done", body).private().section("desk")
}

impl Done {
    /// When it can no longer be taken back.
    pub const fn until(&self) -> Timestamp {
        self.import.forget_at
    }
}
