//! Lines as people write them, and what must be found in each.

use proptest::prelude::*;

use super::{LeakKind, leaks};

fn found(line: &str) -> Vec<(LeakKind, String)> {
    leaks(line).into_iter().map(|leak| (leak.kind, leak.text)).collect()
}

#[test]
fn what_points_at_somebody_is_found_with_its_words() {
    use LeakKind::{ANumber, Address, Card, Email, Phone, Ssn};
    for (line, kind, text) in [
        ("call 213-555-0142 after 6", Phone, "213-555-0142"),
        ("(323) 555 0187 please", Phone, "(323) 555 0187"),
        ("text 2135550142", Phone, "2135550142"),
        ("+1 213.555.0142", Phone, "+1 213.555.0142"),
        ("llame al 555-0142", Phone, "555-0142"),
        ("+52 55 1234 5678", Phone, "+52 55 1234 5678"),
        ("٢١٣٥٥٥٠١٤٢", Phone, "٢١٣٥٥٥٠١٤٢"),
        ("write me: ana.p@example.org!", Email, "ana.p@example.org"),
        ("ana at gmail dot com", Email, "ana at gmail dot com"),
        ("leave it at 1215 W 43rd St by the door", Address, "1215 W 43rd St"),
        ("2450 Beverly Blvd., back gate", Address, "2450 Beverly Blvd.,"),
        ("vivo en calle Olvera 845", Address, "calle Olvera 845"),
        ("knock at apt 3C", Address, "apt 3C"),
        ("it is #12", Address, "#12"),
        ("unit 312 upstairs", Address, "unit 312"),
        ("card 4111 1111 1111 1111", Card, "4111 1111 1111 1111"),
        ("ssn 078-05-1120", Ssn, "078-05-1120"),
        ("mi seguro social 078051120", Ssn, "078051120"),
        ("case A123456789 hearing", ANumber, "A123456789"),
        ("A# 012-345-678", ANumber, "A# 012-345-678"),
    ] {
        assert_eq!(found(line), [(kind, text.to_owned())], "{line}");
    }
}

#[test]
fn ordinary_words_and_numbers_are_left_alone() {
    for line in [
        "2 bags of rice and 12 eggs",
        "diapers size 4, family of 6",
        "between 8-1 on 11/22",
        "ride on Tuesday at 9:30 am",
        "I am 79 and live near 6th and Alvarado",
        "need $96 by Thursday",
        "3 kids, 2 adults, 1 dog on the way",
        "meet by the 3rd street market",
        "a drive to the clinic, 20 minutes each way",
        "me faltan 200 para la renta",
        "tarea de 4to grado, 30 minutos",
        "page 12 of the form, box 4",
    ] {
        assert_eq!(found(line), [], "{line}");
    }
}

proptest! {
    #[test]
    fn a_phone_is_found_whatever_stands_around_it(before in "[a-z ]{0,20}", after in "[a-z ,.!]{0,20}", n in 2_000_000_000_u64..9_999_999_999) {
        let digits = n.to_string();
        let phone = format!("{}-{}-{}", &digits[..3], &digits[3..6], &digits[6..]);
        let line = format!("{before} {phone} {after}");
        prop_assert!(leaks(&line).iter().any(|leak| leak.kind == LeakKind::Phone && leak.text.contains(&phone)));
    }

    #[test]
    fn finds_are_in_order_inside_the_line_and_do_not_overlap(line in "\\PC{0,80}") {
        let mut end = 0;
        for leak in leaks(&line) {
            prop_assert!(leak.span.start >= end && leak.span.end <= line.len());
            prop_assert_eq!(&line[leak.span.clone()], leak.text.as_str());
            end = leak.span.end;
        }
    }
}
