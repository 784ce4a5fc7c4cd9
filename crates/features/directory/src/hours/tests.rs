//! Doors by the day, and what is written and read back.

use proptest::prelude::*;

use super::*;

/// Sunday, November 1, 2026.
const NOVEMBER: i64 = 20_758;

fn hours(slots: &[&str]) -> Hours {
    let slots = slots.iter().map(|slot| slot.parse().expect("a slot")).collect();
    Hours::new(slots, Vec::new()).expect("hours")
}

fn days_of(on: &str, month: i64, length: i64) -> Vec<i64> {
    let on: On = on.parse().expect("a day");
    (month..month + length).filter(|day| on.is(*day)).map(|day| day - month + 1).collect()
}

#[test]
fn the_second_saturday_and_the_last_friday_are_found_in_a_month() {
    assert_eq!(days_of("SU", NOVEMBER, 30), [1, 8, 15, 22, 29]);
    assert_eq!(days_of("2SA", NOVEMBER, 30), [14]);
    assert_eq!(days_of("-1FR", NOVEMBER, 30), [27]);
    assert_eq!(days_of("5SU", NOVEMBER, 30), [29]);
    assert!(days_of("5SA", NOVEMBER, 30).is_empty(), "no fifth Saturday");
    assert_eq!(days_of("-5SU", NOVEMBER, 30), [1]);
}

#[test]
fn doors_open_and_shut_on_their_days_and_past_midnight() {
    let hours = hours(&["SA 10:00-13:00", "2SA 12:00-14:00", "SU 22:00-01:30", "MO 00:00-24:00"]);
    let saturday = NOVEMBER + 6;
    assert_eq!(hours.at(saturday, 9 * 60 + 59), Doors::Shut);
    assert_eq!(hours.at(saturday, 10 * 60), Doors::Open(13 * 60));
    assert_eq!(hours.at(saturday, 13 * 60), Doors::Shut);
    assert_eq!(hours.at(saturday + 7, 12 * 60 + 30), Doors::Open(14 * 60), "the later end counts");
    assert_eq!(hours.at(NOVEMBER, 23 * 60), Doors::Open(25 * 60 + 30));
    assert_eq!(hours.at(NOVEMBER + 1, 60), Doors::Open(24 * 60), "Monday itself lasts longer");
    assert_eq!(hours.at(NOVEMBER + 2, 0), Doors::Shut);
}

#[test]
fn until_the_food_is_gone_is_a_while_and_no_promise() {
    let hours = hours(&["SA 07:00-"]);
    let saturday = NOVEMBER + 6;
    assert_eq!(hours.at(saturday, 7 * 60), Doors::UntilGone);
    assert_eq!(hours.at(saturday, 9 * 60 + 59), Doors::UntilGone);
    assert_eq!(hours.at(saturday, 10 * 60), Doors::Shut);
}

#[test]
fn a_day_that_differs_takes_the_place_of_the_rule() {
    let saturday = NOVEMBER + 6;
    let window = |text: &str| text.parse::<Window>().expect("a window");
    let hours = Hours::new(
        vec!["SA 10:00-13:00".parse().expect("a slot")],
        vec![
            Exception { day: saturday, windows: Vec::new() },
            Exception { day: saturday + 2, windows: vec![window("15:00-16:00")] },
        ],
    )
    .expect("hours");
    assert_eq!(hours.at(saturday, 11 * 60), Doors::Shut);
    assert_eq!(hours.at(saturday + 2, 15 * 60), Doors::Open(16 * 60));
    assert_eq!(hours.next(saturday, 0), Some((saturday + 2, window("15:00-16:00"))));
    assert_eq!(hours.next(saturday + 2, 15 * 60), Some((saturday + 7, window("10:00-13:00"))));
    assert_eq!(Hours::default().next(saturday, 0), None, "nothing known is nothing promised");
}

#[test]
fn seven_whole_days_are_always() {
    let all = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].map(|day| format!("{day} 00:00-24:00")).join("\n");
    let always: Hours = all.parse().expect("hours");
    assert!(always.is_always());
    let but_one: Hours = format!("{all}\n2026-12-25 -").parse().expect("hours");
    assert!(!but_one.is_always());
    assert!(!hours(&["MO 00:00-24:00"]).is_always());
}

#[test]
fn hours_that_cannot_be_are_refused() {
    for (text, why) in [
        ("SX 10:00-11:00", HoursRefused::Day),
        ("6SA 10:00-11:00", HoursRefused::Day),
        ("0SA 10:00-11:00", HoursRefused::Day),
        ("ñSA 10:00-11:00", HoursRefused::Day),
        ("+2SA 10:00-11:00", HoursRefused::Day),
        ("SA", HoursRefused::Day),
        ("é", HoursRefused::Day),
        ("SA 10:00", HoursRefused::Time),
        ("SA 10:00-10:00", HoursRefused::Time),
        ("SA 24:00-10:00", HoursRefused::Time),
        ("SA 10:00-24:01", HoursRefused::Time),
        ("SA 9:00-10:00", HoursRefused::Time),
        ("SA +9:00-10:00", HoursRefused::Time),
        ("SA 25:00-26:00", HoursRefused::Time),
        ("SA 10:60-11:00", HoursRefused::Time),
    ] {
        assert_eq!(text.parse::<Slot>(), Err(why), "{text}");
    }
    let many = vec!["SA 10:00-13:00".parse().expect("a slot"); MOST + 1];
    assert_eq!(Hours::new(many, Vec::new()), Err(HoursRefused::TooMany));
}

#[test]
fn hours_are_written_as_lines_and_read_back_with_the_days_that_differ() {
    let text = "SA 10:00-13:00\n2026-11-26 -\n2026-11-28 15:00-16:00\n2026-11-28 18:00-";
    let read: Hours = text.parse().expect("hours");
    assert_eq!(read.to_string(), text);
    assert_eq!(read.at(20_783, 600), Doors::Shut, "November 26");
    assert_eq!(read.exceptions()[1].windows.len(), 2);
    assert_eq!("2026-13-40 -".parse::<Hours>(), Err(HoursRefused::Day));
    assert_eq!("".parse::<Hours>(), Ok(Hours::default()));
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(weekday in 0_u8..7, nth in -5_i8..=5, from in 0_u16..1_440, until in proptest::option::of(0_u16..=1_440)) {
        let until = until.filter(|until| *until != from).map_or(Until::Gone, Until::Minute);
        let slot = Slot { on: On::new(weekday, nth).expect("a day"), window: Window::new(from, until).expect("hours") };
        prop_assert_eq!(slot.to_string().parse::<Slot>(), Ok(slot));
    }

    #[test]
    fn doors_that_open_next_are_open_then(slots in proptest::collection::vec((0_u8..7, -5_i8..=5, 0_u16..1_440, 1_u16..1_440), 1..5), day in 0_i64..40_000, minute in 0_u16..1_440) {
        let slots = slots.into_iter().filter(|(_, _, from, until)| from != until);
        let slots: Vec<Slot> = slots
            .map(|(weekday, nth, from, until)| Slot {
                on: On::new(weekday, nth).expect("a day"),
                window: Window::new(from, Until::Minute(until)).expect("hours"),
            })
            .collect();
        let hours = Hours::new(slots, Vec::new()).expect("hours");
        if let Some((on, window)) = hours.next(day, minute) {
            prop_assert!(on > day || window.from() > minute);
            prop_assert_ne!(hours.at(on, window.from()), Doors::Shut);
        }
    }

    #[test]
    fn a_text_is_refused_or_is_written_the_same_way(text in "[-+0-6]{0,2}[MSTU][OAUEH] [0-2][0-9]:[0-6][0-9]-([0-2][0-9]:[0-6][0-9])?|\\PC{0,20}") {
        if let Ok(slot) = text.parse::<Slot>() {
            prop_assert_eq!(slot.to_string(), text);
        }
    }
}
