//! Every sheet: its standard, its letters, its margins, its weight.

use kit_print::{Edition, Hanger, Order, Paper};

use crate::read::{File, Ink};
use crate::{printer, samples};

#[test]
fn every_sheet_says_what_it_is_to_a_screen_reader() {
    for (name, order) in samples::all() {
        let pdf = printer().pdf(&order).expect(name);
        let file = File::open(&pdf);
        assert!(file.flag(b"MarkInfo", b"Marked"), "{name} is tagged");
        assert!(file.catalog().has(b"StructTreeRoot"), "{name} has a structure");
        assert!(file.flag(b"ViewerPreferences", b"DisplayDocTitle"), "{name} shows its title");
        assert_eq!(file.says(b"Lang").as_deref(), Some("en"), "{name} says its language");
        let metadata = file.metadata();
        assert!(metadata.contains("<pdfuaid:part>1</pdfuaid:part>"), "{name} is PDF/UA-1");
        assert!(metadata.contains("dc:title"), "{name} has a title");
        assert_eq!(file.pages(), pdf.pages, "{name}");
    }
}

#[test]
fn every_sheet_is_light_and_carries_its_typefaces_cut_down() {
    for (name, order) in samples::all() {
        let pdf = printer().pdf(&order).expect(name);
        assert!(pdf.bytes.len() < 200_000, "{name} has {} bytes", pdf.bytes.len());
        let fonts = File::open(&pdf).fonts();
        assert!(!fonts.is_empty(), "{name} has letters");
        for (font, inside) in fonts {
            assert!(
                inside && font.as_bytes().get(6) == Some(&b'+'),
                "{name}: {font} is embedded and cut down"
            );
        }
    }
}

#[test]
fn no_letter_is_smaller_than_its_edition_allows() {
    for (name, order) in samples::all() {
        let least = match name {
            map if map.starts_with("map") || map == "worksheet" => 9.0,
            large if large.ends_with("-large") => 18.0,
            _ => 12.0,
        };
        let pdf = printer().pdf(&order).expect(name);
        let told = pdf.warnings.iter().any(|warning| warning.key() == "print-smaller");
        let smallest = File::open(&pdf).sizes()[0];
        assert!(told || smallest >= least - 0.05, "{name} has letters of {smallest} points");
    }
}

#[test]
fn samples_fit_their_sheets() {
    for (name, order) in samples::all() {
        let pdf = printer().pdf(&order).expect(name);
        let short =
            pdf.warnings.iter().filter(|warning| name != "labels-a4" || warning.key() != "print-smaller");
        assert_eq!(short.count(), 0, "{name}: {:?}", pdf.warnings);
    }
}

#[test]
fn nothing_that_matters_is_printed_in_the_outer_five_millimeters() {
    // Lines to cut go to the edge on purpose: those sheets are proven by the warning that they do not give.
    for (name, order) in samples::all() {
        let to_the_edge = ["flier", "hanger", "poster", "card", "slips"];
        if to_the_edge.iter().any(|cut| name.starts_with(cut)) {
            continue;
        }
        let picture = printer().png(&order, 0, 72).expect(name);
        assert!(!Ink::of(&picture.bytes).reaches(13), "{name} leaves its margin");
    }
}

#[test]
fn a_letter_sign_is_read_from_the_street() {
    for (sign, words) in [(samples::sign(), "¿Lehacefaltaunamano?"), (samples::sign_alone(), "Needahand?")] {
        let pdf = printer().pdf(&Order::new(&sign, Paper::Letter, Edition::Standard)).expect("a sign");
        let file = File::open(&pdf);
        assert!(file.squeezed().contains(words), "{}", file.text());
        assert!(file.squeezed().contains("213-555-0142"));
        let sizes = file.sizes();
        assert!(sizes.iter().any(|size| *size >= 72.0), "the headline: {sizes:?}");
        assert!(sizes.iter().filter(|size| **size >= 54.0).count() > 1, "the number: {sizes:?}");
    }
}

#[test]
fn squares_stand_beside_their_address() {
    for order in [
        Order::new(&samples::sign(), Paper::A5, Edition::Standard),
        Order::new(&samples::flier(), Paper::Letter, Edition::Standard),
        Order::new(&Hanger(samples::flier()), Paper::A4, Edition::Standard),
        Order::new(&samples::poster(), Paper::Letter, Edition::Standard),
    ] {
        let pdf = printer().pdf(&order).expect("paper");
        assert!(File::open(&pdf).squeezed().contains("porch.example.org/d/7k2m"));
    }
}

#[test]
fn a_long_table_says_its_heading_on_every_page_and_counts_its_pages() {
    let order = Order::new(&samples::table(60), Paper::Letter, Edition::Standard);
    let pdf = printer().pdf(&order).expect("a table");
    let file = File::open(&pdf);
    let text = file.squeezed();
    assert_eq!(pdf.pages, 3);
    assert_eq!(text.matches("Teléfono").count(), 3);
    assert!(text.contains("1/3") && text.contains("3/3"), "{text}");
}

#[test]
fn the_same_order_gives_the_same_file() {
    let order = Order::new(&samples::flier(), Paper::Letter, Edition::Standard);
    let print = || printer().pdf(&order).expect("paper").bytes;
    assert_eq!(print(), print());
}

#[test]
fn a_page_that_is_not_there_is_an_honest_no() {
    let order = Order::new(&samples::wallet(), Paper::Letter, Edition::Standard);
    assert_eq!(printer().png(&order, 1, 72).expect_err("one page").to_string(), "the document has 1 pages");
}
