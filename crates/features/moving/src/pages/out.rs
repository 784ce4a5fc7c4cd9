//! Lists that go out: open asks to any steward, without a private word; people only when two stewards agree.

use std::collections::HashMap;

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use kit_base::{Private, Timestamp};
use kit_db::{DbError, Tx};
use kit_i18n::{Catalogue, Lang};
use kit_vault::Vault;
use kit_web::http::{HeaderValue, header};
use kit_web::{Answer, Query, Trip};
use people::{Contact, PersonId, Reach, Site, Steward};

use crate::domain::columns::{Column, Kind};
use crate::domain::table;
use crate::pages::tended;
use crate::store::notes::{self, Notes};
use crate::store::out;

/// Households that are opened at once.
const AT_ONCE: usize = 64;
/// Pages of 500 asks that one list holds.
const MOST_PAGES: usize = 200;

/// `GET /spreadsheet/out/asks`; with `bom=1` for programs that cannot guess an encoding.
pub async fn asks(State(site): State<Site>, steward: Steward, trip: Trip, query: Query) -> Answer<Response> {
    let circles = tended(&steward.me);
    let open = site.read(steward.network_id(), move |tx| out::asks(tx, &circles, MOST_PAGES)).await?;
    let words = trip.shell().catalogue.clone();
    let zone = kit_i18n::zone(&steward.network.zone);
    let rows = asks_table(&words, trip.lang(), &open, |at| {
        let (year, month, day) = kit_i18n::calendar_day(at, zone);
        format!("{year:04}-{month:02}-{day:02}")
    });
    let name = match trip.lang() {
        Lang::Es => "attachment; filename=\"pedidos.csv\"",
        Lang::En => "attachment; filename=\"asks.csv\"",
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static(name)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, table::write(rows, query.is("bom", "1"))).into_response())
}

/// Open asks as rows; what is on no list stays at the desk.
pub fn asks_table(
    words: &Catalogue,
    lang: Lang,
    open: &[out::Open],
    day: impl Fn(Timestamp) -> String,
) -> Vec<Vec<String>> {
    use asks::pages::board::words as card;
    let columns =
        [Column::Sort, Column::What, Column::When, Column::Asked, Column::Status, Column::Languages];
    let mut rows = vec![heading(words, lang, &columns)];
    rows[0].push(words.text(lang, "moving-out-place").to_owned());
    rows[0].push(words.text(lang, "moving-out-code").to_owned());
    for ask in open.iter().filter(|ask| !ask.quiet) {
        let said = ask.line.clone().unwrap_or_else(|| words.text(lang, card::neutral(ask.kind)).to_owned());
        rows.push(vec![
            words.text(lang, card::kind(ask.kind)).to_owned(),
            said,
            words.text(lang, card::when(ask.when)).to_owned(),
            day(ask.asked_at),
            words.text(lang, card::state(ask.state)).to_owned(),
            language(&ask.language),
            ask.place.clone(),
            ask.slug.to_string(),
        ]);
    }
    rows
}

fn heading(words: &Catalogue, lang: Lang, columns: &[Column]) -> Vec<String> {
    columns.iter().map(|column| words.text(lang, &column.key()).to_owned()).collect()
}

fn language(code: &str) -> String {
    let known = kit_i18n::SPOKEN.iter().find(|(known, _)| *known == code);
    known.map_or(code, |(_, name)| name).to_owned()
}

/// People as rows: a household in each, or a helper in each. Whoever calls it answers for two stewards having agreed.
pub fn people_table(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (words, lang): (&Catalogue, Lang),
    (kind, people): (Kind, &[out::Out]),
) -> Result<Vec<Vec<String>>, DbError> {
    let helpers = kind == Kind::Helpers;
    let more: &[Column] =
        if helpers { &[Column::Skills, Column::Days] } else { &[Column::Others, Column::Size] };
    let mut columns = vec![Column::Name, Column::Phone, Column::Email, Column::Address, Column::Languages];
    columns.extend(more);
    columns.push(Column::Notes);
    let mut rows = vec![heading(words, lang, &columns)];
    let households: Vec<&[out::Out]> =
        people.chunk_by(|a, b| !helpers && a.household == b.household).collect();
    for some in households.chunks(AT_ONCE) {
        let everybody: Vec<_> = some.iter().flat_map(|all| all.iter().map(|one| one.person)).collect();
        let reaches = people::reaches(tx, vault, &everybody)?;
        let firsts: Vec<_> = some.iter().filter_map(|all| Some(all.first()?.person)).collect();
        let known = notes::read_many(tx, vault, &firsts)?;
        rows.extend(some.iter().filter_map(|household| row(household, (&reaches, &known), helpers)));
    }
    Ok(rows)
}

/// One household, or one helper; nobody if they were erased.
fn row(
    household: &[out::Out],
    (reaches, known): (&HashMap<PersonId, Reach>, &HashMap<PersonId, Notes>),
    helpers: bool,
) -> Option<Vec<String>> {
    let text = |value: &Option<Private<String>>| value.as_ref().map(|text| text.reveal().clone());
    let (first, others) = household.split_first()?;
    let reach = reaches.get(&first.person)?;
    let notes = known.get(&first.person).cloned().unwrap_or_default();
    let others: Vec<String> =
        others.iter().filter_map(|other| text(&reaches.get(&other.person)?.name)).collect();
    let (phone, email) = match &reach.contact {
        Contact::Phone(phone) => (phone.reveal().clone(), String::new()),
        Contact::Email(email) => (String::new(), email.reveal().clone()),
        Contact::None => (String::new(), String::new()),
    };
    let both = [phone.as_str(), notes.second_phone.reveal().as_str()];
    let phones: Vec<&str> = both.into_iter().filter(|phone| !phone.is_empty()).collect();
    let spoken: Vec<String> = first.speaks.split(' ').filter(|code| !code.is_empty()).map(language).collect();
    let beside = if helpers {
        [notes.skills.into_inner(), notes.days.into_inner()]
    } else {
        [others.join("; "), notes.size.into_inner()]
    };
    let mut row = vec![
        text(&reach.name).unwrap_or_default(),
        phones.join("; "),
        email,
        text(&reach.address).unwrap_or_default(),
        spoken.join(", "),
    ];
    row.extend(beside);
    row.push(notes.note.into_inner());
    Some(row)
}
