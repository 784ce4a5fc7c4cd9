//! One row read: who and what it is about, and what a steward should know before it is kept.

use asks::domain::{Kind as AskKind, When};
use kit_i18n::Lang;

use crate::domain::cells;
use crate::domain::columns::{Column, Kind, fold};
use crate::domain::dates::{self, Day, Order};
use crate::domain::finding::Finding;
use crate::domain::table::{Line, MOST_LETTERS, is_formula, plain};

/// How the rows of one table are read.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What the rows are.
    pub kind: Kind,
    /// What each column is.
    pub columns: Vec<Column>,
    /// Which number is the month.
    pub order: Order,
    /// The day it is.
    pub today: Day,
    /// The language to write to people in when the row says none.
    pub lang: Lang,
    /// Done asks come in too.
    pub take_done: bool,
    /// Notes with private things in them come in, where only few see them.
    pub keep_private: bool,
}

/// One person of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// What to call them.
    pub name: String,
    /// Their phone.
    pub phone: String,
    /// Their e-mail address.
    pub email: String,
}

/// What is asked in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The kind of help.
    pub kind: AskKind,
    /// In their words.
    pub details: String,
    /// How soon.
    pub when: When,
    /// The list says that it is done.
    pub done: bool,
}

/// A row as it would be kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Those it is about; the first has the first phone.
    pub people: Vec<Named>,
    /// Where they live.
    pub address: String,
    /// What they speak, as codes.
    pub languages: Vec<&'static str>,
    /// Another phone.
    pub second_phone: String,
    /// How many live there.
    pub size: String,
    /// What a helper can do.
    pub skills: String,
    /// When a helper can.
    pub days: String,
    /// Whatever else was written: seen by stewards only.
    pub note: String,
    /// What is asked.
    pub ask: Option<Asked>,
}

/// A row read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// As it would be kept.
    pub draft: Draft,
    /// What to know about it.
    pub findings: Vec<Finding>,
}

impl Reading {
    /// Whether it can be kept.
    pub fn is_fine(&self) -> bool {
        !self.findings.iter().any(|finding| finding.stops())
    }

    fn find(&mut self, finding: Finding) {
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }
}

/// Reads one row.
pub fn read(plan: &Plan, line: &Line) -> Reading {
    let mut reading = Reading::default();
    if line.cells.iter().any(|cell| cell.chars().count() > MOST_LETTERS) {
        reading.find(Finding::TooLong);
        return reading;
    }
    match line.cells.len().cmp(&plan.columns.len()) {
        std::cmp::Ordering::Less => reading.find(Finding::Half),
        std::cmp::Ordering::Greater => reading.find(Finding::Extra),
        std::cmp::Ordering::Equal => {}
    }
    let taken = |want: Column| {
        plan.columns
            .iter()
            .zip(&line.cells)
            .filter(move |(column, _)| **column == want)
            .map(|(_, cell)| plain(cell))
    };
    if plan.columns.iter().zip(&line.cells).any(|(c, cell)| *c != Column::Leave && is_command(cell)) {
        reading.find(Finding::Formula);
    }
    let joined = |want| taken(want).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("; ");
    people(plan.kind, &mut reading, &taken);
    reading.draft.address = joined(Column::Address);
    reading.draft.languages = cells::languages(&joined(Column::Languages));
    reading.draft.size = joined(Column::Size);
    reading.draft.skills = joined(Column::Skills);
    reading.draft.days = joined(Column::Days);
    note(&mut reading, &joined(Column::Notes), plan.keep_private);
    if plan.kind == Kind::Asks {
        ask(plan, &mut reading, &joined);
    } else if reading.draft.people.iter().all(|person| *person == Named::default()) {
        reading.find(Finding::Nobody);
    }
    reading
}

/// Begins like something a spreadsheet runs, and is no phone number with its plus.
fn is_command(cell: &str) -> bool {
    is_formula(cell) && cells::phones(cell).is_empty() && cell.len() > 1
}

fn people<'a, I: Iterator<Item = &'a str>>(kind: Kind, reading: &mut Reading, taken: &impl Fn(Column) -> I) {
    let surname = taken(Column::Surname).collect::<Vec<_>>().join(" ");
    let several = kind == Kind::Households;
    let mut named: Vec<String> = taken(Column::Name)
        .filter(|cell| !cell.is_empty())
        .flat_map(|cell| if several { cells::names(cell) } else { vec![cell.to_owned()] })
        .collect();
    named.extend(
        taken(Column::Others).flat_map(|cell| cell.split([',', ';', '\n', '/']).flat_map(cells::names)),
    );
    if !several {
        named = vec![named.join(" ")];
    }
    named.truncate(12);
    if let Some(first) = named.first_mut()
        && !surname.is_empty()
    {
        format!("{first} {surname}").trim().clone_into(first);
    }
    let mut people: Vec<Named> =
        named.into_iter().map(|name| Named { name: shorten(&name, 80), ..Named::default() }).collect();
    if people.is_empty() {
        people.push(Named::default());
    }
    contacts(reading, taken, &mut people);
    reading.draft.people = people;
}

fn contacts<'a, I: Iterator<Item = &'a str>>(
    reading: &mut Reading,
    taken: &impl Fn(Column) -> I,
    people: &mut [Named],
) {
    let mut phones = Vec::new();
    for cell in taken(Column::Phone).filter(|cell| !cell.is_empty()) {
        let found = cells::phones(cell);
        if found.is_empty() {
            reading.find(Finding::NoPhone);
            add_note(&mut reading.draft.note, cell);
        }
        if found.len() > 1 {
            reading.find(Finding::TwoPhones);
        }
        phones.extend(found);
    }
    let mut phones = phones.into_iter();
    if let (Some(first), Some(phone)) = (people.first_mut(), phones.next()) {
        first.phone = phone;
    }
    reading.draft.second_phone = phones.take(3).collect::<Vec<_>>().join("; ");
    for cell in taken(Column::Email).filter(|cell| !cell.is_empty()) {
        let mut mails =
            cell.split(|c: char| c.is_whitespace() || ",;/<>".contains(c)).filter(|m| cells::is_email(m));
        match (mails.next(), people.first_mut()) {
            (Some(mail), Some(first)) if first.email.is_empty() => mail.clone_into(&mut first.email),
            (Some(mail), _) => add_note(&mut reading.draft.note, mail),
            _ => {
                reading.find(Finding::NoEmail);
                add_note(&mut reading.draft.note, cell);
            }
        }
    }
}

fn note(reading: &mut Reading, notes: &str, keep_private: bool) {
    if notes.is_empty() {
        return;
    }
    let private = !people::leaks(notes).is_empty();
    if private {
        reading.find(Finding::Private);
    }
    if keep_private || !private {
        add_note(&mut reading.draft.note, notes);
    }
}

fn add_note(note: &mut String, more: &str) {
    if !note.is_empty() {
        note.push_str("; ");
    }
    note.push_str(more);
}

fn ask(plan: &Plan, reading: &mut Reading, joined: &impl Fn(Column) -> String) {
    let (mut details, sort) = (joined(Column::What), joined(Column::Sort));
    if details.is_empty() {
        details.clone_from(&sort);
    }
    if details.is_empty() {
        reading.find(Finding::NothingAsked);
        return;
    }
    for leak in people::leaks(&details) {
        reading.find(Finding::Private);
        details = details.replacen(&leak.text, "…", 1);
        if plan.keep_private {
            add_note(&mut reading.draft.note, &leak.text);
        }
    }
    let asked = joined(Column::Asked);
    if !asked.is_empty() {
        if let Some(day) = dates::parse(&asked, plan.order, plan.today.year) {
            add_note(&mut reading.draft.note, &day.to_string());
        } else {
            reading.find(Finding::NoDate);
            add_note(&mut reading.draft.note, &asked);
        }
    }
    let (when, said) = when(plan, &joined(Column::When));
    if let Some(said) = said {
        reading.find(Finding::NoDate);
        add_note(&mut reading.draft.note, &said);
    }
    let done = is_done(&joined(Column::Status));
    if done && !plan.take_done {
        reading.find(Finding::Done);
    }
    let kind = sort_of(&sort).or_else(|| sort_of(&details)).unwrap_or(AskKind::Other);
    reading.draft.ask = Some(Asked { kind, details: shorten(&details, 2_000), when, done });
}

fn shorten(text: &str, letters: usize) -> String {
    text.chars().take(letters).collect()
}

/// How soon a cell says; the cell itself when it says nothing that we understand.
fn when(plan: &Plan, cell: &str) -> (When, Option<String>) {
    let folded = fold(cell);
    let has = |words: &[&str]| folded.split(' ').any(|word| words.contains(&word));
    if folded.is_empty() {
        return (When::Flexible, None);
    }
    if has(&["now", "asap", "urgent", "emergency", "high", "ahora", "ya", "urgente", "alta", "emergencia"]) {
        return (When::Now, None);
    }
    if has(&["today", "tonight", "24h", "hoy"]) {
        return (When::Today, None);
    }
    if has(&["week", "soon", "tomorrow", "medium", "semana", "pronto", "manana", "media"]) {
        return (When::ThisWeek, None);
    }
    if has(&["flexible", "flex", "whenever", "anytime", "low", "any", "cuando", "baja", "cualquier"]) {
        return (When::Flexible, None);
    }
    match dates::parse(cell, plan.order, plan.today.year) {
        Some(day) if day == plan.today => (When::Today, None),
        Some(day) if days(day) - days(plan.today) <= 7 => (When::ThisWeek, None),
        Some(_) => (When::Flexible, None),
        None => (When::Flexible, Some(cell.to_owned())),
    }
}

/// Days in a row, near enough to tell a week.
fn days(day: Day) -> i64 {
    i64::from(day.year) * 372 + i64::from(day.month) * 31 + i64::from(day.day)
}

fn is_done(status: &str) -> bool {
    let folded = fold(status);
    let not = folded.split(' ').any(|word| matches!(word, "not" | "no" | "in" | "en" | "sin" | "half"));
    let words = [
        "done",
        "complete",
        "completed",
        "closed",
        "delivered",
        "fulfilled",
        "finished",
        "yes",
        "x",
        "resolved",
        "hecho",
        "hecha",
        "listo",
        "lista",
        "cerrado",
        "completado",
        "completada",
        "entregado",
        "entregada",
        "si",
        "cancelled",
        "canceled",
        "cancelado",
        "true",
        "filled",
    ];
    !not && folded.split(' ').any(|word| words.contains(&word))
}

/// Words that tell the kind of help.
const SORTS: &[(AskKind, &[&str])] = &[
    (
        AskKind::Prescription,
        &["medicine", "prescription", "pharmacy", "medicina", "medicinas", "receta", "farmacia"],
    ),
    (AskKind::Money, &["rent", "cash", "money", "bill", "renta", "dinero", "efectivo", "alquiler"]),
    (AskKind::Childcare, &["childcare", "babysit", "babysitter", "babysitting", "ninos", "guarderia"]),
    (AskKind::Housing, &["housing", "landlord", "eviction", "shelter", "vivienda", "desalojo", "casero"]),
    (
        AskKind::Supplies,
        &["diapers", "blanket", "blankets", "supplies", "panales", "cobija", "cobijas", "clothes", "ropa"],
    ),
    (
        AskKind::Food,
        &["food", "groceries", "grocery", "meal", "meals", "comida", "despensa", "alimentos", "viveres"],
    ),
    (
        AskKind::Ride,
        &["ride", "rides", "transport", "transportation", "lift", "viaje", "transporte", "aventon"],
    ),
    (AskKind::Pet, &["pet", "pets", "dog", "cat", "mascota", "perro", "gato"]),
    (AskKind::Translation, &["translation", "translate", "interpreter", "traduccion", "interprete"]),
    (
        AskKind::Paperwork,
        &["paperwork", "forms", "form", "letter", "papeles", "formulario", "tramite", "carta"],
    ),
    (AskKind::Repair, &["repair", "fix", "broken", "reparar", "reparacion", "arreglar", "arreglo"]),
    (AskKind::Company, &["visit", "company", "lonely", "visita", "compania", "platicar"]),
    (
        AskKind::Errand,
        &["errand", "errands", "pickup", "pick", "drop", "mandado", "mandados", "recoger", "encargo"],
    ),
];

fn sort_of(text: &str) -> Option<AskKind> {
    let folded = fold(text);
    if let Some(kind) = AskKind::parse(&folded) {
        return Some(kind);
    }
    SORTS.iter().find(|(_, words)| folded.split(' ').any(|word| words.contains(&word))).map(|(kind, _)| *kind)
}

/// Every kind of help that a text names.
pub(crate) fn sorts_of(text: &str) -> Vec<AskKind> {
    let folded = fold(text);
    let named = |kind: AskKind| folded.split(' ').any(|word| word == kind.code());
    let known = |kind: AskKind| {
        SORTS.iter().any(|(sort, words)| *sort == kind && folded.split(' ').any(|word| words.contains(&word)))
    };
    AskKind::ALL.iter().copied().filter(|kind| named(*kind) || known(*kind)).collect()
}

#[cfg(test)]
mod tests;
