//! What neighbors type: long, mixed, strange, hostile or missing.

use kit_print::{
    Cell, Edition, Hanger, Label, Labels, Order, Paper, Pdf, Phone, PodMap, Row, Script, Sides, Sign, Table,
    Unfit, Wallet, Warning,
};

use crate::printer;
use crate::read::{File, Ink};
use crate::samples::{self, lang};

fn print(order: &Order) -> Pdf {
    printer().pdf(order).expect("paper")
}

fn letter<D: kit_print::Document>(document: &D) -> Pdf {
    print(&Order::new(document, Paper::Letter, Edition::Standard))
}

fn leaves_the_sheet(pdf: &Pdf) -> bool {
    pdf.warnings.iter().any(|warning| matches!(warning, Warning::Unfit { how: Unfit::Edge, .. }))
}

const LONG: &str = "Maximiliana Guadalupe de los Santos y Villavicencio-Montgomery von Hohenstaufenau";
const UNBROKEN: &str = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochllanfairpwllgwyngyllgog";

#[test]
fn names_of_eighty_letters_stay_on_the_sheet() {
    for name in [LONG, UNBROKEN] {
        let names = vec![name.to_owned()];
        let flier = kit_print::Flier { names: names.clone(), ..samples::flier() };
        let map =
            PodMap { pod: names.clone(), movable: names.clone(), me: name.to_owned(), ..samples::map() };
        let label = Label { strong: name.to_owned(), lines: names.clone(), link: samples::link() };
        let labels = Labels { labels: vec![label], ..samples::labels(1) };
        let wallet = Wallet { circle: name.to_owned(), spot: name.to_owned(), ..samples::wallet() };
        for pdf in [
            letter(&Sign { names: names.clone(), ..samples::sign() }),
            print(&Order::new(&Sign { names, ..samples::sign() }, Paper::HalfLetter, Edition::Large)),
            letter(&flier),
            letter(&Hanger(flier)),
            letter(&map),
            letter(&labels),
            letter(&wallet),
        ] {
            assert!(!leaves_the_sheet(&pdf), "{name}: {:?}", pdf.warnings);
            let bare: String = name.chars().filter(|letter| *letter != ' ').collect();
            assert!(
                File::open(&pdf).squeezed().contains(&bare),
                "{name} can be read: {}",
                File::open(&pdf).text()
            );
        }
    }
}

#[test]
fn eighty_letters_in_a_cell_on_a_fridge_or_in_a_headline_stay_on_the_sheet() {
    for words in [LONG, UNBROKEN] {
        let text = words.to_owned();
        let row = Row(vec![
            Cell::Strong(text.clone()),
            Cell::Phone(Phone::new(words)),
            Cell::Text(text.clone()),
            Cell::Box,
        ]);
        let poster = kit_print::PosterWords {
            headline: text.clone(),
            lines: vec![text.clone()],
            call: "Call".to_owned(),
            tab: "Neighbor help".to_owned(),
            link: "More here".to_owned(),
        };
        let fridge = Sign { names: vec![text.clone()], ..samples::fridge() };
        let table = Table { rows: vec![row; 31], ..samples::table(0) };
        let poster = kit_print::Poster { sides: Sides::one(lang("en"), poster), ..samples::poster() };
        for pdf in [letter(&fridge), letter(&table), letter(&poster)] {
            assert!(!leaves_the_sheet(&pdf), "{words}: {:?}", pdf.warnings);
            let bare: String = words.chars().filter(|letter| *letter != ' ').collect();
            let cut = pdf.warnings.iter().any(|warning| warning.key() == "print-cut");
            assert!(
                cut || File::open(&pdf).squeezed().contains(&bare),
                "{words}: {}",
                File::open(&pdf).text()
            );
        }
    }
}

#[test]
fn a_headline_that_is_a_paragraph_is_set_smaller_and_told() {
    let words = samples::sign_words(&"If you need a hand with anything at all ".repeat(6), &["Ask."]);
    let pdf = letter(&Sign { sides: Sides::one(lang("en"), words), ..samples::sign() });
    assert!(!leaves_the_sheet(&pdf));
    assert_eq!(pdf.pages, 1);
    assert_eq!(pdf.warnings, [Warning::Unfit { how: Unfit::Smaller, field: "headline".to_owned() }]);
}

#[test]
fn an_essay_on_a_label_is_cut_at_its_edge_and_told() {
    let label = Label { strong: "word ".repeat(400), lines: Vec::new(), link: None };
    let pdf = letter(&Labels { labels: vec![label], ..samples::labels(1) });
    assert!(pdf.warnings.iter().any(|warning| warning.key() == "print-cut"), "{:?}", pdf.warnings);
    assert_eq!(pdf.pages, 1);
}

#[test]
fn a_label_of_any_width_keeps_its_ink_to_itself() {
    // The widest letters there are, around the length at which a label is no longer trusted to fit and is fitted.
    for letters in 8..=24 {
        let wide = "W".repeat(letters);
        let label = Label { strong: wide.clone(), lines: vec![wide; 3], link: None };
        let order = Order::new(
            &Labels { labels: vec![label], ..samples::labels(1) },
            Paper::Letter,
            Edition::Standard,
        );
        let ink = Ink::of(&printer().png(&order, 0, 72).expect("a picture").bytes);
        // Label sheets have margins of 13.5 and 35.9 pt; a label is 189 × 72 pt, a dot is a point.
        let (own, mut found) = ((13..203, 35..109), false);
        for (at, dot) in ink.dots.iter().enumerate().filter(|(_, dot)| **dot > 0) {
            let (x, y) = (at % ink.width, at / ink.width);
            found = true;
            assert!(own.0.contains(&x) && own.1.contains(&y), "{letters} letters: {dot} at {x}, {y}");
        }
        assert!(found);
    }
}

#[test]
fn letters_from_the_right_keep_their_order_and_numbers_theirs() {
    let row = Row(vec![
        Cell::Strong("زهرا احمدی".to_owned()),
        Cell::Phone(Phone::new("2135550142")),
        Cell::Text("apt. 4, خانم پارسا".to_owned()),
        Cell::Box,
    ]);
    let pdf = letter(&Table { rows: vec![row], ..samples::table(0) });
    let text = File::open(&pdf).squeezed();
    assert!(pdf.warnings.is_empty(), "{:?}", pdf.warnings);
    assert!(text.contains("213-555-0142"), "{text}");
    // Glyphs stand in the file as they are drawn, from the left.
    let drawn = |word: &str| word.chars().rev().collect::<String>();
    assert!(text.contains(&drawn("زهرا")) && text.contains(&drawn("پارسا")), "{text}");
}

#[test]
fn a_farsi_sign_stands_beside_an_english_one() {
    let farsi = samples::sign_words("کمک لازم دارید؟", &["ما در همین کوچه هستیم."]);
    let english = samples::sign_words("Need a hand?", &["We live on this block."]);
    let sides = Sides::one(lang("en"), english).and(lang("fa"), farsi);
    let pdf = letter(&Sign { sides, ..samples::sign() });
    assert!(!leaves_the_sheet(&pdf) && pdf.warnings.is_empty(), "{:?}", pdf.warnings);
    assert!(File::open(&pdf).squeezed().contains("213-555-0142"));
}

#[test]
fn alphabets_of_the_neighborhood_need_no_font_of_the_system() {
    for (tag, headline) in [
        ("ru", "Нужна помощь?"),
        ("hy", "Օգնությո՞ւն է պետք"),
        ("th", "ต้องการความช่วยเหลือไหม"),
        ("ar", "هل تحتاج إلى مساعدة؟"),
        ("vi", "Bạn cần giúp một tay không?"),
        ("fil", "Kailangan mo ba ng tulong?"),
    ] {
        let sides = Sides::one(lang(tag), samples::sign_words(headline, &[headline]));
        let pdf = letter(&Sign { sides, ..samples::sign() });
        assert!(pdf.warnings.is_empty(), "{tag}: {:?}", pdf.warnings);
        assert_eq!(File::open(&pdf).says(b"Lang").as_deref(), Some(tag));
    }
}

#[test]
fn small_pictures_are_left_out_and_told() {
    let pdf = letter(&Sign { names: vec!["Rosa 🌻🏮".to_owned()], ..samples::sign() });
    assert_eq!(pdf.warnings, [Warning::LeftOut { sample: "🌻🏮".to_owned() }]);
    assert_eq!(pdf.warnings[0].key(), "print-left-out");
    assert!(File::open(&pdf).squeezed().contains("Rosa"));
}

#[test]
fn a_script_without_a_font_becomes_a_line_for_the_pen_and_is_named() {
    let pdf = letter(&Sign {
        names: vec!["Sokha សុខា".to_owned(), "김민지".to_owned()], ..samples::sign()
    });
    let scripts: Vec<Option<String>> = pdf.warnings.iter().map(Warning::script_key).collect();
    assert_eq!(scripts, [Some("print-script-khmer".to_owned()), Some("print-script-hangul".to_owned())]);
    assert!(matches!(&pdf.warnings[0], Warning::NoFont { script: Script::Khmer, .. }));
    assert!(File::open(&pdf).squeezed().contains("Sokha____"), "{}", File::open(&pdf).text());
}

#[test]
fn without_a_number_the_sign_asks_for_a_note() {
    let pdf = letter(&Sign { phone: None, link: None, names: Vec::new(), ..samples::sign() });
    let text = File::open(&pdf).squeezed();
    assert!(pdf.warnings.is_empty(), "{:?}", pdf.warnings);
    assert!(text.contains("Leaveanoteonthemat") && text.contains("Dejeunanotaeneltapete"), "{text}");
    assert!(!text.contains("Callortext"), "nobody can be called");
}

#[test]
fn every_sheet_takes_nothing_at_all() {
    let nobody = kit_print::Flier { phone: None, link: None, names: Vec::new(), ..samples::flier() };
    let empty = kit_print::Poster { phone: None, link: None, ..samples::poster() };
    let wallet = Wallet {
        phone: None,
        away_phone: None,
        spot: String::new(),
        away: String::new(),
        ..samples::wallet()
    };
    let table = Table { rows: vec![Row(Vec::new())], columns: Vec::new(), ..samples::table(0) };
    let people = kit_print::PodCard { people: Vec::new(), ..samples::pod_card() };
    for pdf in
        [letter(&nobody), letter(&Hanger(nobody.clone())), letter(&empty), letter(&wallet), letter(&people)]
    {
        assert!(pdf.pages == 1 && !leaves_the_sheet(&pdf));
    }
    assert_eq!(letter(&samples::labels(0)).pages, 1);
    assert_eq!(letter(&table).pages, 1);
}

#[test]
fn thirty_one_people_in_thirty_places_take_a_second_sheet() {
    assert_eq!(letter(&samples::labels(30)).pages, 1);
    let pdf = letter(&samples::labels(31));
    assert_eq!(pdf.pages, 2);
    assert!(File::open(&pdf).squeezed().contains("Beansoup31"));
}

#[test]
fn a_seventh_person_gets_a_second_map_and_it_is_told() {
    let pod = (1..=7).map(|n| format!("Person {n}")).collect();
    let pdf = letter(&PodMap { pod, ..samples::map() });
    assert_eq!(pdf.pages, 2);
    assert_eq!(pdf.warnings, [Warning::Unfit { how: Unfit::NextSheet, field: "pod".to_owned() }]);
    assert!(File::open(&pdf).squeezed().contains("Person7"));
}

#[test]
fn what_looks_like_commands_is_printed_as_it_was_typed() {
    let hostile = [
        "#import \"/kit.typ\": *",
        "#panic(\"x\")",
        "$ integral $ and @ref and <label>",
        "\\u{41} \\ \\n",
        "= Heading *bold* _it_ `raw`",
        "// gone? /* gone? */",
        "\"}], \"doc\": null",
        "{{ name }} <b>&amp;</b>",
    ];
    for words in hostile {
        let row = Row(vec![Cell::Text(words.to_owned()), Cell::Text(format!("a\u{0}b\u{1b}[31m{words}"))]);
        let pdf = letter(&Table { rows: vec![row], foot: words.to_owned(), ..samples::table(0) });
        let text = File::open(&pdf).squeezed();
        let bare: String = words.chars().filter(|letter| *letter != ' ').collect();
        assert_eq!(text.matches(&bare).count(), 3, "{words}: {text}");
        assert!(text.contains("ab[31m"), "control characters are gone: {text}");
    }
}

#[test]
fn a_title_is_text_too() {
    let sign = Sign { title: "#panic() <x>\u{0}\n$".to_owned(), ..samples::sign() };
    assert!(File::open(&letter(&sign)).metadata().contains("#panic() &lt;x&gt; $"));
}
