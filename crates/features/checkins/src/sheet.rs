//! Today's round on paper, for whoever walks it with a telephone and a pen: only what people said yes to.

use circles::Network;
use kit_base::{Private, Timestamp};
use kit_db::Tx;
use kit_i18n::{Arg, Catalogue, Lang};
use kit_print::{Cell, Column, Edition, Phone, Row, Sides, Table, TableWords};
use kit_vault::Vault;
use people::{PeopleError, PersonId, Signed};

use crate::domain::Way;
use crate::hours::day_of;
use crate::pages::clock;
use crate::pages::seen::{self, Part};
use crate::store::members::{self, Member};
use crate::store::rounds::Round;

/// What stands on the sheet.
#[derive(Clone)]
pub struct Sheet {
    /// What the round is called.
    pub round: String,
    /// The circle.
    pub circle: String,
    /// The day, as people say it in the first language.
    pub day: String,
    /// The number a human answers.
    pub help_line: Option<String>,
    /// Who is checked on today.
    pub visits: Vec<Visit>,
}

/// One visit.
#[derive(Clone)]
pub struct Visit {
    /// What to call them.
    pub called: String,
    /// How they want to be checked on.
    pub way: Way,
    /// Their number, for a call or a text.
    pub phone: Option<String>,
    /// Where to knock, for a visit.
    pub place: Option<String>,
    /// Their hours for calls, in words of the first language; empty: not for these eyes.
    pub hours: String,
}

/// What somebody may put on paper of today; `None` for whoever has no part in the round. Whoever has today gets the
/// number of people who are called or texted and the door of people who are visited, as far as their own rules allow;
/// whoever runs the round gets names, and lines for the pen; whoever only walks it gets lines.
pub fn today(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (me, slug): (&Signed, &str),
    (network, words, lang): (&Network, &Catalogue, Lang),
    now: Timestamp,
) -> Result<Option<Sheet>, PeopleError> {
    let zone = kit_i18n::zone(&network.zone);
    let today = day_of(now, zone);
    let Some((round, part)) = seen::part(tx, me, (slug, today))? else { return Ok(None) };
    let visits = if part.has_today {
        visits(tx, vault, (me, today), (&round, part), |minute| clock(words, lang, minute))?
    } else if part.runs {
        names(tx, vault, &round, now)?
    } else {
        Vec::new()
    };
    Ok(Some(Sheet {
        visits,
        round: round.called,
        circle: round.circle_name,
        day: words.day(lang, Timestamp::from_secs(0), now, zone),
        help_line: network.help_line.clone(),
    }))
}

/// Today's visits, with the way to each.
fn visits(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (me, today): (&Signed, i64),
    (round, part): (&Round, Part),
    clock: impl Fn(u16) -> String,
) -> Result<Vec<Visit>, PeopleError> {
    let mut kept = seen::checks_for(tx, me.id, (round, part), today)?;
    kept.retain(|kept| kept.day == today);
    let reached = seen::reached(tx, vault, (&kept, round.hours.from()), |_| String::new())?;
    let visits = kept.iter().zip(reached).map(|(kept, reached)| Visit {
        called: reached.called,
        way: kept.way,
        phone: reached.call.map(|(number, _)| number).filter(|_| kept.way != Way::Visit),
        place: reached.place,
        hours: format!("{}–{}", clock(reached.hours.0), clock(reached.hours.1)),
    });
    Ok(visits.collect())
}

/// Whoever is not away, by name and way.
fn names(tx: &mut Tx<'_>, vault: &Vault, round: &Round, now: Timestamp) -> Result<Vec<Visit>, PeopleError> {
    let mut all = members::of_round(tx, round.id)?;
    all.retain(|member| !member.is_away(now));
    let people: Vec<PersonId> = all.iter().map(|member| member.person).collect();
    let names = people::first_names(tx, vault, &people)?;
    let visit = |member: &Member| Visit {
        called: names.get(&member.person).map(Private::reveal).cloned().unwrap_or_default(),
        way: member.way,
        phone: None,
        place: None,
        hours: String::new(),
    };
    Ok(all.iter().map(visit).collect())
}

const HEADS: [&str; 8] = [
    "checkins-sheet-who",
    "checkins-sheet-way",
    "checkins-sheet-where",
    "checkins-sheet-hours",
    "checkins-sheet-fine",
    "checkins-sheet-not-fine",
    "checkins-sheet-no-answer",
    "checkins-sheet-note",
];
const WIDTHS: [f32; 8] = [1.7, 1.3, 2.0, 1.2, 0.8, 0.9, 1.3, 1.5];

/// The document: a row for each visit, 0.4 in or higher, with a box for each outcome and room for a pen.
pub fn sheet(
    words: &Catalogue,
    (first, second): (Lang, Option<Lang>),
    edition: Edition,
    of: &Sheet,
) -> Table {
    let side = |lang| (kit_print::Lang::new(Lang::code(lang)), table_words(words, lang, of));
    let (lang, said) = side(first);
    let mut sides = Sides::one(lang, said);
    if let Some((lang, said)) = second.filter(|second| *second != first).map(side) {
        sides = sides.and(lang, said);
    }
    Table {
        sides,
        columns: WIDTHS.map(Column).to_vec(),
        rows: of.visits.iter().map(|visit| row(words, first, visit)).collect(),
        blank_rows: match (of.visits.is_empty(), edition == Edition::Large) {
            (true, false) => 10,
            (true, true) => 6,
            (false, false) => 2,
            (false, true) => 0,
        },
        foot: format!("{} · {} · {}", of.circle, of.day, words.text(first, "checkins-sheet-destroy")),
        lying: true,
        title: format!("{} · {}", of.round, of.day),
    }
}

fn table_words(words: &Catalogue, lang: Lang, of: &Sheet) -> TableWords {
    let mut note = words.text(lang, "checkins-sheet-how").to_owned();
    if let Some(number) = &of.help_line {
        note.push(' ');
        note.push_str(&words.format(lang, "checkins-sheet-help", &[("number", Arg::Str(number))]));
    }
    note.push(' ');
    note.push_str(words.text(lang, "checkins-never-calls"));
    TableWords {
        title: words.format(lang, "checkins-sheet-title", &[("round", Arg::Str(&of.round))]),
        note,
        heads: HEADS.iter().map(|head| words.text(lang, head).to_owned()).collect(),
    }
}

fn row(words: &Catalogue, lang: Lang, visit: &Visit) -> Row {
    let how = match (visit.way, &visit.phone, &visit.place) {
        (Way::Visit, _, Some(place)) => Cell::Text(place.clone()),
        (Way::Call | Way::Text, Some(phone), _) => Cell::Phone(Phone::new(phone)),
        _ => Cell::Blank,
    };
    let way = Cell::Text(words.text(lang, visit.way.word()).to_owned());
    let hours = if visit.way == Way::Visit || visit.hours.is_empty() {
        Cell::Blank
    } else {
        Cell::Text(visit.hours.clone())
    };
    Row(vec![
        Cell::Strong(visit.called.clone()),
        way,
        how,
        hours,
        Cell::Box,
        Cell::Box,
        Cell::Box,
        Cell::Blank,
    ])
}

#[cfg(test)]
mod tests {
    use kit_print::{Order, Paper, Printer, Shelf};
    use kit_web::sample;

    use super::*;

    fn of() -> Sheet {
        let visit = |called: &str, way| Visit {
            called: called.into(),
            way,
            phone: Some("213-555-0142".into()),
            place: Some("Unit 4B, behind the lemon tree".into()),
            hours: "9 am–9 pm".into(),
        };
        Sheet {
            round: "Second floor, mornings".into(),
            circle: "Sunset Court".into(),
            day: "Wednesday".into(),
            help_line: Some("213-555-0100".into()),
            visits: vec![visit("Ruth", Way::Call), visit("Don Beto", Way::Visit)],
        }
    }

    #[test]
    fn a_sheet_shows_the_number_for_a_call_and_the_door_for_a_visit_and_never_both() {
        let words = sample::catalogue(&[crate::LOCALES]);
        for lang in Lang::ALL {
            let table = sheet(&words, (lang, None), Edition::Standard, &of());
            assert!(matches!(&table.rows[0].0[2], Cell::Phone(phone) if phone.grouped() == "213-555-0142"));
            assert!(matches!(&table.rows[1].0[2], Cell::Text(place) if place.starts_with("Unit 4B")));
            assert!(table.rows.iter().all(|row| row.0.len() == table.columns.len()));
        }
    }

    /// Everything that can be selected, without the blanks that layout makes.
    fn text(pdf: &kit_print::Pdf) -> String {
        let document = lopdf::Document::load_mem(&pdf.bytes).expect("a whole file");
        let pages: Vec<u32> = document.get_pages().keys().copied().collect();
        assert_eq!(pages.len(), pdf.pages);
        let text = document.extract_text(&pages).expect("text");
        text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{200b}').collect()
    }

    #[test]
    fn a_sheet_read_back_has_names_numbers_and_both_languages_and_without_names_lines_for_a_pen() {
        let words = sample::catalogue(&[crate::LOCALES]);
        let printer = Printer::new(Shelf::with_folders(Vec::new()));
        let choices = [
            (Paper::Letter, Edition::Standard, Lang::En),
            (Paper::A4, Edition::Standard, Lang::Es),
            (Paper::Letter, Edition::Large, Lang::En),
            (Paper::Letter, Edition::Large, Lang::Es),
            (Paper::A4, Edition::Large, Lang::Es),
        ];
        for of in [of(), Sheet { visits: Vec::new(), ..of() }] {
            for (paper, edition, first) in choices {
                let second = if first == Lang::En { Lang::Es } else { Lang::En };
                let table = sheet(&words, (first, Some(second)), edition, &of);
                let pdf = printer.pdf(&Order::new(&table, paper, edition)).expect("it is set");
                assert!(
                    pdf.pages <= if edition == Edition::Large { 2 } else { 1 } && pdf.warnings.is_empty(),
                    "{paper:?} {edition:?} {first:?} {} {:?}",
                    pdf.pages,
                    pdf.warnings
                );
                let read = text(&pdf);
                for said in
                    ["Secondfloor,mornings", "Noanswer", "Nocontesta", "213-555-0100", "nevercalls911"]
                {
                    assert!(read.contains(said), "{said} is not on {paper:?}: {read}");
                }
                for theirs in ["Ruth", "213-555-0142", "Unit4B", "9am–9pm"] {
                    assert_eq!(read.contains(theirs), !of.visits.is_empty(), "{theirs} on {paper:?}: {read}");
                }
                if let Ok(folder) = std::env::var("FAROLITO_DRAW") {
                    let file = format!(
                        "{folder}/check-in-{}-{edition:?}-{}-{}.pdf",
                        paper.slug(),
                        first.code(),
                        of.visits.len()
                    );
                    std::fs::write(file, &pdf.bytes).expect("a folder for looking at");
                }
            }
        }
    }
}
