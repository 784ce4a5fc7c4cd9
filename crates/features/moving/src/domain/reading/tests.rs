//! Rows as people really write them.

use super::*;
use crate::domain::finding::Finding as F;

fn plan(kind: Kind, columns: &[Column]) -> Plan {
    Plan {
        kind,
        columns: columns.to_vec(),
        order: Order::MonthFirst,
        today: Day { year: 2026, month: 3, day: 4 },
        lang: Lang::En,
        take_done: false,
        keep_private: true,
    }
}

fn row(cells: &[&str]) -> Line {
    Line { number: 2, cells: cells.iter().map(|&cell| cell.to_owned()).collect() }
}

#[test]
fn a_household_has_its_people_and_the_second_phone_is_kept_beside() {
    let plan = plan(
        Kind::Households,
        &[
            Column::Name,
            Column::Others,
            Column::Phone,
            Column::Email,
            Column::Address,
            Column::Languages,
            Column::Size,
        ],
    );
    let read = super::read(
        &plan,
        &row(&[
            "Ana Ruiz y Luis",
            "Mia, Teo",
            "213-555-0142 / 213-555-0143",
            "ana@example.org",
            "4B",
            "Español",
            "5",
        ]),
    );
    let names: Vec<&str> = read.draft.people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Ana Ruiz", "Luis", "Mia", "Teo"]);
    assert_eq!(read.draft.people[0].phone, "213-555-0142");
    assert_eq!(read.draft.second_phone, "213-555-0143");
    assert_eq!((read.draft.languages, read.findings), (vec!["es"], vec![F::TwoPhones]));
}

#[test]
fn a_formula_is_taken_as_text_and_said() {
    let plan = plan(Kind::Helpers, &[Column::Name, Column::Phone]);
    let read = super::read(&plan, &row(&["=HYPERLINK(\"http://evil.example\",\"Ana\")", "+1 213 555 0142"]));
    assert_eq!(read.findings, [F::Formula]);
    assert!(read.draft.people[0].name.starts_with("=HYPERLINK"));
    assert_eq!(read.draft.people[0].phone, "+1 213 555 0142");
    let fine = super::read(&plan, &row(&["Ana", "'+12135550142"]));
    assert_eq!((fine.findings.as_slice(), fine.draft.people[0].phone.as_str()), (&[][..], "+12135550142"));
}

#[test]
fn notes_with_an_address_in_them_are_said_and_can_be_left_out() {
    let mut plan = plan(Kind::Households, &[Column::Name, Column::Notes]);
    let line = row(&["Ana", "dog bites, lives at 1234 Maple Street, call 213-555-0150"]);
    let read = super::read(&plan, &line);
    assert_eq!(read.findings, [F::Private]);
    assert!(read.draft.note.contains("Maple") && read.is_fine());
    plan.keep_private = false;
    assert_eq!(super::read(&plan, &line).draft.note, "");
}

#[test]
fn an_ask_keeps_private_words_off_its_text() {
    let plan = plan(
        Kind::Asks,
        &[Column::Name, Column::Phone, Column::What, Column::When, Column::Status, Column::Asked],
    );
    let read = super::read(
        &plan,
        &row(&[
            "Ana",
            "213 555 0142",
            "groceries, call 213-555-0150 first",
            "3/8/2026",
            "in progress",
            "1/3/26",
        ]),
    );
    let ask = read.draft.ask.unwrap();
    assert_eq!((ask.kind, ask.when, ask.done), (AskKind::Food, When::ThisWeek, false));
    assert!(!ask.details.contains("0150") && read.draft.note.contains("0150"), "{}", ask.details);
    assert!(read.draft.note.contains("2026-01-03"));
    let done = super::read(&plan, &row(&["Ana", "", "ride to clinic", "soon", "Hecho", ""]));
    assert_eq!(done.findings, [F::Done]);
    assert_eq!(super::read(&plan, &row(&["Ana", "", "", "", "", ""])).findings, [F::NothingAsked]);
    let odd = super::read(&plan, &row(&["Ana", "", "una despensa", "mañana", "", "ayer"]));
    assert_eq!((odd.findings.as_slice(), odd.draft.ask.unwrap().when), (&[F::NoDate][..], When::ThisWeek));
}

#[test]
fn half_rows_long_cells_and_empty_people_are_named() {
    let plan = plan(Kind::Helpers, &[Column::Name, Column::Phone, Column::Email]);
    assert_eq!(super::read(&plan, &row(&["Ana"])).findings, [F::Half]);
    assert_eq!(super::read(&plan, &row(&["Ana", "", "", "more"])).findings, [F::Extra]);
    assert_eq!(super::read(&plan, &row(&["", "", ""])).findings, [F::Nobody]);
    let long = "x".repeat(MOST_LETTERS + 1);
    assert_eq!(super::read(&plan, &row(&[&long, "", ""])).findings, [F::TooLong]);
    let odd = super::read(&plan, &row(&["Ana", "ask Beto", "none"]));
    assert_eq!(odd.findings, [F::NoPhone, F::NoEmail]);
    assert_eq!(odd.draft.note, "ask Beto; none");
}
