//! The phone tree read back from the finished file: who calls whom, which numbers, how many pages, and no letter lost.

use kit_base::{Rng, Slug};
use kit_i18n::{Catalogue, Lang};
use kit_print::{Edition, Order, Paper, Pdf, Printer, Shelf, Table, Unfit, Warning};
use kit_web::sample;
use lopdf::Document;

use super::{About, tree};
use crate::domain::{Caller, Tree};
use crate::pages::one::Number;
use crate::pages::tree::{Branch, Callee, Calling};

/// A neighbor of the sheet: their name, and their number if they ticked it.
type Named = (String, Option<String>);

fn neighbors(count: usize) -> Vec<Named> {
    let phone = |at: usize| (at % 4 != 3).then(|| format!("213-555-0{at:03}"));
    (0..count).map(|at| (format!("Vecina{at:03}"), phone(at))).collect()
}

/// The tree of these neighbors, some of whom do not answer, as the page makes it.
fn calling(people: &[Named], silent: &[usize]) -> Calling {
    let callers: Vec<Caller> =
        people.iter().map(|(_, phone)| Caller { phone: phone.is_some(), first: false }).collect();
    let tree =
        Tree::new(&callers, 1, &std::collections::HashSet::new()).without(&silent.iter().copied().collect());
    let callee = |at: usize| Callee {
        slug: Slug::new(&Rng::seeded(1)),
        called: people[at].0.clone(),
        phone: people[at].1.clone().map(|shown| Number {
            shown,
            dial: None,
            rules: Vec::new(),
            brief: if at == 1 { vec!["9 AM–6 PM".into(), "no message".into()] } else { Vec::new() },
        }),
        first: at == 5,
        silent: silent.contains(&at),
        instead_of: String::new(),
    };
    let branch = |at: usize| {
        let calls: Vec<Callee> = tree.calls(at).map(callee).collect();
        (!calls.is_empty()).then(|| Branch { called: people[at].0.clone(), own: false, calls })
    };
    Calling {
        first: tree.first().map(callee),
        branches: tree.order.iter().copied().filter_map(branch).collect(),
        closes: tree.closes.zip(tree.first()).map(|(last, first)| (people[last].0.clone(), callee(first))),
        away: Vec::new(),
    }
}

fn words() -> std::sync::Arc<Catalogue> {
    sample::catalogue(&[circles::LOCALES, people::LOCALES, crate::LOCALES])
}

fn table(people: &[Named], langs: &[Lang]) -> Table {
    let about = About { pod: "Third floor", day: "November 23, 2026", langs };
    tree(&calling(people, &[]), &words(), &about)
}

fn print(table: &Table, paper: Paper, edition: Edition) -> Pdf {
    Printer::new(Shelf::system()).pdf(&Order::new(table, paper, edition)).expect("the sheet prints")
}

/// Everything that can be selected, without the blanks that layout makes.
fn text(pdf: &Pdf) -> String {
    let document = Document::load_mem(&pdf.bytes).expect("a whole file");
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    assert_eq!(pages.len(), pdf.pages);
    let text = document.extract_text(&pages).expect("text");
    text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{200b}').collect()
}

#[test]
fn thirty_one_names_and_their_consented_numbers_stand_on_the_sheet_and_a_missing_phone_says_knock() {
    let people = neighbors(31);
    for (paper, edition) in [
        (Paper::Letter, Edition::Standard),
        (Paper::A4, Edition::Standard),
        (Paper::A4, Edition::Large),
        (Paper::Letter, Edition::Large),
    ] {
        let pdf = print(&table(&people, &[Lang::En, Lang::Es]), paper, edition);
        assert!(pdf.warnings.is_empty(), "{:?}", pdf.warnings);
        let (least, most) = if edition == Edition::Large { (2, 5) } else { (1, 3) };
        assert!((least..=most).contains(&pdf.pages), "{edition:?}: {} pages", pdf.pages);
        let read = text(&pdf);
        for (called, phone) in &people {
            assert!(read.contains(called.as_str()), "{called} on {paper:?}");
            if let Some(phone) = phone {
                let number: String = phone.chars().filter(char::is_ascii_digit).collect();
                let all: String = read.chars().filter(char::is_ascii_digit).collect();
                assert!(all.contains(&number), "{phone} on {paper:?}");
            }
        }
        let knocks = read.matches("Nophone:knock").count();
        // Once more in the note on how to use the sheet.
        assert_eq!(knocks, people.iter().filter(|(_, phone)| phone.is_none()).count() + 1);
        assert!(read.contains("first") && read.contains("backtoVecina000"), "{read}");
        assert!(read.contains("Noanswer") && read.contains("Sinocontesta"));
    }
}

#[test]
fn nothing_is_near_the_edge_in_either_language_and_any_letters() {
    for langs in [[Lang::En, Lang::Es], [Lang::Es, Lang::En]] {
        for paper in [Paper::Letter, Paper::A4] {
            for edition in [Edition::Standard, Edition::Large] {
                let pdf = print(&table(&neighbors(12), &langs), paper, edition);
                assert!(pdf.warnings.is_empty(), "{paper:?} {edition:?} {langs:?}: {:?}", pdf.warnings);
            }
        }
    }
}

#[test]
fn what_was_not_ticked_is_not_on_the_sheet() {
    let mut people = neighbors(8);
    people[2].1 = None;
    let read = text(&print(&table(&people, &[Lang::En]), Paper::Letter, Edition::Standard));
    assert!(read.contains("Vecina001·9AM–6PM·nomessage"), "what is safe stands beside the name: {read}");
    assert!(!read.contains("555-0002") && read.contains("555-0001"), "{read}");
}

#[test]
fn a_name_of_eighty_letters_one_from_right_to_left_and_a_picture_leave_nothing_out_unsaid() {
    let mut people = neighbors(9);
    let long = "Maximiliana-Guadalupe de la Concepción Etxeberria-Montgomery von Hohenzollern y Ñ";
    assert_eq!(long.chars().count(), 81);
    people[1].0 = long.to_owned();
    people[4].0 = "פנינה".to_owned();
    people[6].0 = "Lupe 🌻".to_owned();
    let pdf = print(&table(&people, &[Lang::Es, Lang::En]), Paper::Letter, Edition::Large);
    let read = text(&pdf);
    let unspaced: String = long.chars().filter(|c| !c.is_whitespace()).collect();
    let cut = pdf.warnings.iter().any(|one| matches!(one, Warning::Unfit { how: Unfit::Cut, .. }));
    assert!(
        read.contains(&unspaced[..40]) || read.replace('-', "").contains("MaximilianaGuadalupe"),
        "{read}"
    );
    assert!(!cut, "a long name takes two lines: {:?}", pdf.warnings);
    let unsaid =
        |what: &str, here: bool| here || pdf.warnings.iter().any(|one| format!("{one:?}").contains(what));
    let hebrew = read.contains("פנינה") || read.contains(&"פנינה".chars().rev().collect::<String>());
    assert!(unsaid("פ", hebrew) || unsaid("Hebrew", hebrew), "{:?}", pdf.warnings);
    assert!(unsaid("🌻", read.contains('🌻')), "{:?}", pdf.warnings);
    assert!(!read.contains('\u{fffd}'), "no letter is lost");
}

#[test]
fn two_hundred_calls_stand_on_numbered_pages() {
    let pdf = print(&table(&neighbors(200), &[Lang::En, Lang::Es]), Paper::Letter, Edition::Standard);
    assert!(pdf.warnings.is_empty() && (6..=14).contains(&pdf.pages), "{} {:?}", pdf.pages, pdf.warnings);
    let read = text(&pdf);
    assert!((0..200).all(|at| read.contains(&format!("Vecina{at:03}"))));
}

#[test]
fn who_took_over_calls_on_the_sheet_too() {
    let (people, words) = (neighbors(12), words());
    let about = About { pod: "Third floor", day: "November 23", langs: &[Lang::En] };
    let whole = tree(&calling(&people, &[]), &words, &about);
    let mended = tree(&calling(&people, &[1]), &words, &about);
    assert_eq!(whole.rows.len(), mended.rows.len(), "everybody is still called");
    let callers = |table: &Table| {
        let read = text(&print(table, Paper::Letter, Edition::Standard));
        read.matches("Vecina000").count()
    };
    assert!(callers(&mended) > callers(&whole), "the first calls those whom the second would have called");
}
