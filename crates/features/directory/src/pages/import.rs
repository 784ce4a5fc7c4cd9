//! `/directory/import`: a file of listings comes in with a dry run: what is new, what changed, what may be a double, what was
//! refused and on which line; and it goes out again as a whole.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use kit_db::{COMMONS, DbError};
use kit_web::{Answer, FaultKind, Form, Page, Problem, Problems, SeeOther, Upload, filters};
use people::{Site, Steward};

use super::tend::trusted;
use crate::hours::morning;
use crate::importing;
use crate::store::imports::{self, Fate, Import, Incoming, State as Stage};

/// Letters of a source's name.
const SOURCE: usize = 60;

/// The page where a file is brought.
#[derive(Template)]
#[template(path = "pages/import.html")]
pub struct Bring {
    /// What came before: name in addresses, source, how far it is (a message key), when.
    pub before: Vec<(String, String, String, kit_base::Timestamp)>,
    /// The name of the source, and from which day the list is, as typed.
    pub typed: [String; 2],
    /// What is wrong.
    pub problems: Problems,
}

/// The page of one file.
#[derive(Template)]
#[template(path = "pages/import_one.html")]
pub struct One {
    /// Its name in addresses.
    pub slug: String,
    /// Where it is from.
    pub source: String,
    /// How far it is: a message key.
    pub stage: String,
    /// A job is at work: how much of 100 is done.
    pub percent: Option<i64>,
    /// A steward has to decide.
    pub is_ready: bool,
    /// It is in and can be taken out again.
    pub is_done: bool,
    /// How many rows: a message key each, and the number.
    pub counts: Vec<(&'static str, i64)>,
    /// The first rows by what becomes of them.
    pub parts: Vec<Part>,
    /// What was refused: line, message key.
    pub odd: Vec<(String, String)>,
    /// What was taken but for a part: line, message key, text.
    pub notes: Vec<(String, String, String)>,
    /// How many more refusals and notes there are.
    pub more: [String; 2],
    /// Some rows may be doubles.
    pub has_doubles: bool,
}

/// Rows that have the same before them.
pub struct Part {
    /// What becomes of them: a message key.
    pub fate: &'static str,
    /// Line, name and where.
    pub rows: Vec<(i64, String, String)>,
}

/// The page, for the handlers and for samples.
pub fn page(body: Bring) -> Page<Bring> {
    let problems = body.problems.clone();
    Page::new("directory-import", body).private().section("desk").language_form("import").checked(&problems)
}

/// The page of one file, for the handler and for samples.
pub fn one(body: One) -> Page<One> {
    Page::new("directory-import", body).private().section("desk")
}

const fn fate_key(fate: Fate) -> &'static str {
    match fate {
        Fate::Unknown => "directory-fate-unknown",
        Fate::New => "directory-fate-new",
        Fate::Changed => "directory-fate-changed",
        Fate::Same => "directory-fate-same",
        Fate::Double => "directory-fate-double",
        Fate::DoNotList => "directory-fate-do-not-list",
        Fate::Other => "directory-fate-other",
    }
}

async fn draw(site: &Site, me: &Steward, (typed, problems): ([String; 2], Problems)) -> Answer<Page<Bring>> {
    let network = me.network_id();
    let before = site.read::<_, DbError>(COMMONS, move |tx| imports::of_keeper(tx, network)).await;
    let line = |import: Import| {
        (
            import.slug.to_string(),
            import.source,
            format!("directory-stage-{}", import.state.code()),
            import.made_at,
        )
    };
    let before = before?.into_iter().map(line).collect();
    Ok(page(Bring { before, typed, problems }))
}

/// `GET /directory/import`. Statements: 1.
pub async fn show(State(site): State<Site>, me: Steward) -> Answer<Page<Bring>> {
    draw(&site, &me, Default::default()).await
}

/// `POST /directory/import` with `source`, perhaps `dated`, and a `file`.
pub async fn take(State(site): State<Site>, me: Steward, upload: Upload) -> Answer<Response> {
    let [source, day] = ["source", "dated"].map(|field| upload.form.one(field).to_owned());
    let dated = morning(&day, &me.network.zone).filter(|dated| *dated <= site.now());
    let mut problems = Problems::new();
    if source.is_empty() || source.chars().count() > SOURCE {
        problems.push(Problem::new("source", "directory-import-source-wrong").number("max", 60));
    }
    if !day.is_empty() && dated.is_none() {
        problems.add("dated", "directory-import-dated-wrong");
    }
    if upload.file.is_empty() {
        problems.add("file", "directory-import-no-file");
    }
    let switches = upload.form.switches_language();
    if switches || !problems.is_empty() {
        let problems = if switches { Problems::new() } else { problems };
        return Ok(draw(&site, &me, ([source, day], problems)).await?.into_response());
    }
    let keeper = (me.network_id(), me.network.zone.as_str());
    trusted(&site, &me).await?;
    // The name keeps the rows of one source apart from those of others, also of other networks.
    let from = format!("file {} {source}", me.network.slug);
    let import = imports::begun(keeper, from, site.now(), &site.rng);
    let import = importing::take(&site.db, &site.rng, import, (upload.file, dated)).await?;
    Ok(SeeOther::to(format!("/directory/import/{}", import.slug)).into_response())
}

async fn mine(site: &Site, me: &Steward, slug: String) -> Answer<Import> {
    let found = site.read::<_, DbError>(COMMONS, move |tx| imports::by_slug(tx, &slug)).await?;
    Ok(found.filter(|import| import.keeper == me.network_id()).ok_or(FaultKind::NotFound)?)
}

/// `GET /directory/import/{slug}`. Statements: 6.
pub async fn status(State(site): State<Site>, me: Steward, Path(slug): Path<String>) -> Answer<Page<One>> {
    let import = mine(&site, &me, slug).await?;
    let id = import.id;
    let shown = [Fate::New, Fate::Changed, Fate::Double, Fate::DoNotList, Fate::Other];
    let (counts, rows) = site
        .read(COMMONS, move |tx| {
            let counts = imports::counts(tx, id)?;
            let rows = shown.into_iter().map(|fate| Ok((fate, imports::fated(tx, id, fate)?)));
            Ok::<_, DbError>((counts, rows.collect::<Result<Vec<_>, DbError>>()?))
        })
        .await?;
    Ok(one(view(&import, &counts, rows)))
}

/// One file as its page shows it.
pub fn view(import: &Import, counts: &[(Fate, i64)], rows: Vec<(Fate, Vec<Incoming>)>) -> One {
    let row = |row: Incoming| {
        let place = if row.facts.area.is_empty() { row.facts.address } else { row.facts.area };
        (row.line, row.facts.name, place)
    };
    let (odd, more_odd) = split(&import.odd);
    let (notes, more_notes) = split(&import.notes);
    let part = |line: &[String], at: usize| line.get(at).cloned().unwrap_or_default();
    One {
        slug: import.slug.to_string(),
        // Before the name stands what keeps it apart.
        source: import.source.splitn(3, ' ').nth(2).unwrap_or_default().to_owned(),
        stage: format!("directory-stage-{}", import.state.code()),
        percent: import.is_busy().then(|| import.percent()),
        is_ready: import.state == Stage::Ready,
        is_done: import.state == Stage::Done,
        counts: counts.iter().map(|(fate, count)| (fate_key(*fate), *count)).collect(),
        parts: rows
            .into_iter()
            .filter(|(_, rows)| !rows.is_empty())
            .map(|(fate, rows)| Part { fate: fate_key(fate), rows: rows.into_iter().map(row).collect() })
            .collect(),
        odd: odd.iter().map(|line| (part(line, 0), part(line, 1))).collect(),
        notes: notes.iter().map(|line| (part(line, 0), part(line, 1), part(line, 2))).collect(),
        more: [more_odd, more_notes],
        has_doubles: counts.iter().any(|(fate, _)| *fate == Fate::Double),
    }
}

/// The lines of what was told, and how many more there are.
fn split(told: &str) -> (Vec<Vec<String>>, String) {
    let mut lines: Vec<Vec<String>> =
        told.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect();
    let more = lines.pop_if(|line| line.first().is_some_and(|first| first == "+"));
    (lines, more.and_then(|line| line.get(1).cloned()).unwrap_or_default())
}

/// `POST /directory/import/{slug}` with `bring` (and `doubles`) or `undo`.
pub async fn decide(
    State(site): State<Site>,
    me: Steward,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let import = mine(&site, &me, slug).await?;
    let back = format!("/directory/import/{}", import.slug);
    let to = if form.has("undo") { Stage::Undoing } else { Stage::Bringing };
    let (with_doubles, now, rng) = (form.is("doubles", "yes"), site.now(), site.rng.clone());
    let moved = site
        .write::<_, DbError>(COMMONS, move |tx| {
            importing::go(tx, import.clone(), (to, with_doubles), now, &rng)
        })
        .await?;
    Ok(SeeOther::to(back).flash(if moved { "directory-import-goes" } else { "directory-nothing-new" }))
}
