//! `/print/{item}`: one form, the sheet as a picture, and the file. What is typed is used once and not kept.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use http::StatusCode;
use kit_i18n::{Catalogue, Lang};
use kit_print::{Asker, Busy, Edition, Paper, Picture, Pool};
use kit_web::{Answer, Fault, Form, Household, Page, Problems, Trip, filters};
use people::{Site, Visitor};

use super::sentences;
use crate::field::Kind;
use crate::filled::{Filled, Squares};
use crate::item::Item;
use crate::known::Known;
use crate::order::order;

/// Dots an inch of the preview, of each side: half a page to look at, a few tens of kilobytes to carry.
const WHOLE: (u16, u16) = (38, 36);
/// The same for half a sheet, which has fewer of them.
const HALF: (u16, u16) = (54, 42);

/// The page.
#[derive(Template)]
#[template(path = "pages/fill.html")]
pub struct Fill {
    /// Message key: what it is called.
    pub called: &'static str,
    /// Message key: what it is for.
    pub purpose: &'static str,
    /// Where the form goes.
    pub path: String,
    /// Where the file comes from.
    pub file: String,
    /// What only whoever prints knows.
    pub facts: Vec<Row>,
    /// Without a number: the mat or the pen; a sign only.
    pub without: Vec<Choice>,
    /// Languages.
    pub langs: Vec<Choice>,
    /// Papers.
    pub papers: Vec<Choice>,
    /// Sizes of letters; empty if there is one only.
    pub letters: Vec<Choice>,
    /// Message key: why there is no other size.
    pub why_not_large: Option<&'static str>,
    /// Where the squares lead, for whoever is signed in.
    pub squares: Vec<Choice>,
    /// What we know of them stands in the form.
    pub from_us: bool,
    /// Where it is noted that it hangs; empty: nobody asks.
    pub up: String,
    /// Where a steward changes what the circle says on it; empty: there is nothing, or it is not theirs.
    pub own_words: String,
    /// Words that may be changed, by language.
    pub words: Vec<(Lang, Vec<Row>)>,
    /// There is something to put right in them.
    pub words_wrong: bool,
    /// How it looks.
    pub seen: Option<Seen>,
    /// Too many were printing.
    pub busy: bool,
    /// What cannot be printed like this.
    pub problems: Problems,
}

impl Fill {
    /// A note for whoever prints can be left somewhere.
    fn has_door(&self) -> bool {
        self.squares.iter().any(|choice| choice.value == Squares::Note.code())
    }
}

/// A field with what was typed.
pub struct Row {
    /// Its name.
    pub id: &'static str,
    /// Message key: what is asked.
    pub ask: &'static str,
    /// Message key, or nothing.
    pub hint: &'static str,
    /// How it is typed.
    pub kind: Kind,
    /// Most letters.
    pub max: usize,
    /// What was typed.
    pub typed: String,
}

/// One of a few.
pub struct Choice {
    /// What is sent.
    pub value: &'static str,
    /// Message key.
    pub ask: &'static str,
    /// It is the one.
    pub chosen: bool,
}

/// A picture within the page: nothing has to be remembered for a second request.
pub struct Shown {
    /// A PNG within the page.
    pub source: String,
    /// Dots across and down.
    pub size: (u32, u32),
}

/// A sheet to look at.
pub struct Seen {
    /// The first page.
    pub front: Shown,
    /// The other side of a card.
    pub back: Option<Shown>,
    /// How many pages the file has.
    pub pages: usize,
    /// What the paper could not show.
    pub told: Vec<String>,
}

/// What is said beside a form.
pub enum Said {
    /// Nothing yet.
    Nothing,
    /// What cannot be printed.
    Wrong(Problems),
    /// How it looks.
    Seen(Seen),
    /// Too many are printing.
    Busy,
}

/// The form's item, as it was filled in. Statements: 0 signed out, 7 at the most signed in.
async fn filled(site: &Site, visitor: &Visitor, trip: &Trip, (slug, form): (&str, &Form)) -> Answer<Filled> {
    let item = Item::from_slug(slug).ok_or(Fault::NOT_FOUND)?;
    let known = Known::load(site, visitor, item).await?;
    Ok(Filled::read(item, form, (trip.catalogue(), trip.lang()), &known))
}

/// Who stands in line at the printer.
fn asker(visitor: &Visitor, household: Option<Extension<Household>>) -> Asker {
    match &visitor.person {
        Some(me) => Asker::member(me.id),
        None => Asker::visitor(household.map(|Extension(household)| household)),
    }
}

/// The page with what only the signed in are offered.
fn offered(filled: &Filled, said: Said, visitor: &Visitor) -> Page<Fill> {
    let mut page = page(filled, said);
    let Some(me) = &visitor.person else { return page };
    let item = filled.item;
    if item.hangs_outside() {
        page.body.up = format!("/print/{}/up", item.slug());
    }
    if me.is_steward() && item.has_words() {
        page.body.own_words = format!("/print/{}/words", item.slug());
    }
    page.private()
}

/// `GET /print/{item}`. Statements: 0 signed out, 7 at the most signed in.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(slug): Path<String>,
) -> Answer<Page<Fill>> {
    let filled = filled(&site, &visitor, &trip, (&slug, &Form::default())).await?;
    Ok(offered(&filled, Said::Nothing, &visitor))
}

/// `POST /print/{item}`: the same form with the sheet as a picture. Statements as above.
pub async fn preview(
    State(site): State<Site>,
    (visitor, household): (Visitor, Option<Extension<Household>>),
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<Page<Fill>> {
    let filled = filled(&site, &visitor, &trip, (&slug, &form)).await?;
    if form.switches_language() {
        return Ok(offered(&filled, Said::Nothing, &visitor).private());
    }
    let said =
        look((kit_print::shared(), asker(&visitor, household)), &filled, (trip.catalogue(), trip.lang()))
            .await?;
    Ok(offered(&filled, said, &visitor).private())
}

/// Sets the sheet and looks at it.
pub(crate) async fn look(
    (pool, asker): (&Pool, Asker),
    filled: &Filled,
    (words, lang): (&Catalogue, Lang),
) -> Result<Said, Busy> {
    let problems = filled.problems();
    if !problems.is_empty() {
        return Ok(Said::Wrong(problems));
    }
    let dpi = if matches!(filled.paper, Paper::Letter | Paper::A4) { WHOLE } else { HALF };
    match pool.previews(asker, order(filled, words), dpi).await {
        Ok(sides) => {
            let Some(front) = sides.first() else { return Ok(Said::Busy) };
            // A card has two sides, and one does not show the other.
            let back = sides.get(1).map(shown);
            Ok(Said::Seen(Seen { back, ..seen(front, words, lang) }))
        }
        Err(Busy::Full) => Ok(Said::Busy),
        Err(other) => Err(other),
    }
}

/// `POST /print/{item}/paper.pdf`: the file, or the form with what is in its way. Statements as above.
pub async fn paper(
    State(site): State<Site>,
    (visitor, household): (Visitor, Option<Extension<Household>>),
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<Response> {
    let filled = filled(&site, &visitor, &trip, (&slug, &form)).await?;
    let problems = filled.problems();
    if !problems.is_empty() {
        return Ok(offered(&filled, Said::Wrong(problems), &visitor).private().into_response());
    }
    let pdf =
        match kit_print::shared().pdf_for(asker(&visitor, household), order(&filled, trip.catalogue())).await
        {
            Err(Busy::Full) => return Ok(offered(&filled, Said::Busy, &visitor).private().into_response()),
            printed => printed?,
        };
    kit_handout::file(pdf, filled.item.slug())
}

/// The page, for the handlers and for samples.
pub fn page(filled: &Filled, said: Said) -> Page<Fill> {
    let (mut seen, mut busy, mut problems) = (None, false, Problems::new());
    match said {
        Said::Nothing => {}
        Said::Wrong(found) => problems = found,
        Said::Seen(picture) => seen = Some(picture),
        Said::Busy => busy = true,
    }
    let item = filled.item;
    let path = format!("/print/{}", item.slug());
    let body = Fill {
        called: item.title(),
        purpose: item.about(),
        file: format!("{path}/paper.pdf"),
        path,
        facts: facts(filled),
        without: without(filled),
        langs: langs(filled),
        papers: papers(filled),
        letters: letters(filled),
        why_not_large: item.why_not_large(),
        squares: squares(filled),
        from_us: filled.signed_in && !item.facts().is_empty(),
        up: String::new(),
        own_words: String::new(),
        words_wrong: item
            .words()
            .iter()
            .any(|word| Lang::ALL.iter().any(|lang| problems.of(word.id(*lang)).is_some())),
        words: words(filled),
        seen,
        busy,
        problems: problems.clone(),
    };
    let page = Page::new(item.title(), body).language_form("print").checked(&problems);
    if busy { page.status(StatusCode::SERVICE_UNAVAILABLE) } else { page }
}

fn facts(filled: &Filled) -> Vec<Row> {
    let row = |field: &&crate::field::Field| Row {
        id: field.id,
        ask: field.label,
        hint: field.hint,
        kind: field.kind,
        max: field.max,
        typed: filled.text(field.id).to_owned(),
    };
    filled.item.facts().iter().map(row).collect()
}

pub(super) fn words(filled: &Filled) -> Vec<(Lang, Vec<Row>)> {
    let rows = |lang: Lang| {
        let row = |word: &&crate::field::Word| Row {
            id: word.id(lang),
            ask: word.label,
            hint: "",
            kind: word.kind,
            max: word.max,
            typed: filled.text(word.id(lang)).to_owned(),
        };
        (lang, filled.item.words().iter().map(row).collect::<Vec<_>>())
    };
    if filled.item.words().is_empty() { Vec::new() } else { Lang::ALL.map(rows).into() }
}

fn without(filled: &Filled) -> Vec<Choice> {
    if filled.item != Item::DoorSign {
        return Vec::new();
    }
    vec![
        Choice { value: "note", ask: "prints-without-note", chosen: !filled.pen },
        Choice { value: "pen", ask: "prints-without-pen", chosen: filled.pen },
    ]
}

fn squares(filled: &Filled) -> Vec<Choice> {
    if !filled.signed_in || !filled.item.is_households() {
        return Vec::new();
    }
    let choices = [
        (Squares::None, "prints-squares-none", true),
        (Squares::Note, "prints-squares-note", filled.has_door()),
        (Squares::Typed, "prints-squares-typed", true),
    ];
    let offered = choices.into_iter().filter(|(.., there)| *there);
    offered
        .map(|(squares, ask, _)| Choice { value: squares.code(), ask, chosen: filled.squares == squares })
        .collect()
}

fn langs(filled: &Filled) -> Vec<Choice> {
    let both = filled.item.has_two_sides().then_some(("both", "prints-lang-both"));
    let each = [("en", "prints-lang-en"), ("es", "prints-lang-es")];
    let choice = |(value, ask)| Choice { value, ask, chosen: filled.chosen_langs() == value };
    both.into_iter().chain(each).map(choice).collect()
}

fn papers(filled: &Filled) -> Vec<Choice> {
    let ask = |paper| match paper {
        kit_print::Paper::Letter => "prints-paper-letter",
        kit_print::Paper::A4 => "prints-paper-a4",
        kit_print::Paper::HalfLetter => "prints-paper-half-letter",
        kit_print::Paper::A5 => "prints-paper-a5",
    };
    let choice = |paper: &kit_print::Paper| Choice {
        value: paper.slug(),
        ask: ask(*paper),
        chosen: filled.paper == *paper,
    };
    filled.item.papers().iter().map(choice).collect()
}

fn letters(filled: &Filled) -> Vec<Choice> {
    if !filled.item.has_large() {
        return Vec::new();
    }
    let large = filled.edition == Edition::Large;
    vec![
        Choice { value: "standard", ask: "prints-letters-standard", chosen: !large },
        Choice { value: "large", ask: "prints-letters-large", chosen: large },
    ]
}

/// How it looks, and what to mind.
pub fn seen(picture: &Picture, words: &Catalogue, lang: Lang) -> Seen {
    Seen {
        front: shown(picture),
        back: None,
        pages: picture.pages,
        told: sentences(&picture.warnings, words, lang),
    }
}

fn shown(picture: &Picture) -> Shown {
    let side = |at: usize| {
        let four = picture.bytes.get(at..at + 4).and_then(|four| <[u8; 4]>::try_from(four).ok());
        four.map_or(0, u32::from_be_bytes)
    };
    // Where every PNG tells its size.
    Shown { source: format!("data:image/png;base64,{}", base64(&picture.bytes)), size: (side(16), side(20)) }
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes as a `data:` address carries them.
fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| usize::from(three.get(at).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let letter = ALPHABET[bits >> (18 - 6 * at) & 63];
            text.push(if at <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod checks {
    #[test]
    fn bytes_are_written_as_the_standard_writes_them() {
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(super::base64(bytes.as_bytes()), text);
        }
    }
}
