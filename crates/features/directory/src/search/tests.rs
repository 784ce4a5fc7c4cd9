//! What is found, and in which order.

use kit_base::{Id, Span, Timestamp};

use super::*;
use crate::domain::{Facts, Lately, Said, What};

const NOON: Timestamp = Timestamp::from_secs(1_795_204_800);

pub(crate) fn listing(number: u128, name: &str, facts: Facts) -> Listing {
    Listing {
        id: Id::from_uuid(uuid::Uuid::from_u128(number)),
        slug: format!("slug-{number}"),
        hsds_id: String::new(),
        keeper: None,
        seq: 1,
        version: 1,
        source: "test".to_owned(),
        facts: Facts { name: name.to_owned(), ..facts },
        zone: "America/Los_Angeles".to_owned(),
        standing: Standing::There,
        standing_said_at: None,
        crisis: None,
        as_of: NOON,
        is_dated: true,
        lately: None,
        confirmed_at: Some(NOON - Span::days(5)),
        changed_at: NOON,
        is_gone: false,
    }
}

fn eastside(place: &str) -> Facts {
    Facts { region: Some(Region::Eastside), place: place.to_owned(), ..Facts::default() }
}

fn names(index: &Index, all: &[Listing], wanted: &Wanted) -> Vec<String> {
    let found = index.search(wanted, (0, 50), NOON).found;
    let name = |found: &Found| all.iter().find(|one| one.id == found.id).expect("listed").facts.name.clone();
    found.iter().map(name).collect()
}

fn index(all: &[Listing]) -> Index {
    let mut index = Index::default();
    for listing in all {
        index.put(listing, Vec::new(), "");
    }
    index
}

fn said(words: &str) -> Wanted {
    Wanted { words: words.to_owned(), ..Wanted::default() }
}

#[test]
fn words_are_found_without_case_and_accents_in_every_script_and_unfinished() {
    let korean = Facts { what: Said::english("어르신을 위한 무료 급식"), ..Facts::default() };
    let all = [
        listing(1, "Olla Común de Boyle Heights", Facts::default()),
        listing(2, "코리아타운 나눔", korean),
        listing(3, "唐人街互助", Facts::default()),
        listing(4, "Boyle Street", Facts::default()),
    ];
    let index = index(&all);
    let find = |words| names(&index, &all, &said(words));
    assert_eq!(find("COMUN"), ["Olla Común de Boyle Heights"]);
    assert_eq!(find("boyle hei"), ["Olla Común de Boyle Heights"]);
    assert_eq!(find("나눔"), ["코리아타운 나눔"]);
    assert_eq!(find("급식"), ["코리아타운 나눔"], "inside a longer word");
    assert_eq!(find("互助"), ["唐人街互助"]);
    assert_eq!(find("boyle nothing"), Vec::<String>::new());
    let loosely = Wanted { loosely: true, ..said("boyle nothing") };
    let passed_over = names(&index, &all, &loosely);
    assert_eq!(
        passed_over,
        ["Boyle Street", "Olla Común de Boyle Heights"],
        "a word that is nowhere is passed over"
    );
    assert_eq!(find("nothing"), Vec::<String>::new());
    assert_eq!(find("  ").len(), 4, "no word is no bound");
}

#[test]
fn the_same_place_comes_first_then_its_region_then_everywhere_and_nothing_from_elsewhere() {
    let region = |region| Facts { region: Some(region), ..Facts::default() };
    let all = [
        listing(1, "Elsewhere", region(Region::Westside)),
        listing(2, "All of it", region(Region::Citywide)),
        listing(3, "Region", eastside("el-sereno")),
        listing(4, "Here", eastside("lincoln-heights")),
    ];
    let wanted = Wanted {
        region: Some(Region::Eastside),
        place: Some("lincoln-heights".to_owned()),
        ..Wanted::default()
    };
    assert_eq!(names(&index(&all), &all, &wanted), ["Here", "Region", "All of it"]);
    let results = index(&all).search(&wanted, (0, 1), NOON);
    assert_eq!((results.found.len(), results.total, results.helping, results.sure_near), (1, 3, 3, 2));
}

#[test]
fn only_open_doors_count_for_open_now_and_a_rest_is_no_open_door() {
    // 2026-11-21 is a Saturday; noon UTC of the constant is 4 a.m. in Los Angeles.
    let (day, minute) = local(NOON, chrono_tz::America::Los_Angeles);
    let weekday =
        ["TH", "FR", "SA", "SU", "MO", "TU", "WE"][usize::try_from(day.rem_euclid(7)).expect("0 to 6")];
    let open = |from: u16, until: u16| {
        let text = format!("{weekday} {:02}:{:02}-{:02}:{:02}", from / 60, from % 60, until / 60, until % 60);
        Facts { gives: text.parse().expect("hours"), ..Facts::default() }
    };
    let mut all = [
        listing(1, "Open", open(minute - 60, minute + 60)),
        listing(2, "Shut", open(minute + 1, minute + 60)),
        listing(3, "Unknown", Facts::default()),
        listing(4, "Resting", open(minute - 60, minute + 60)),
    ];
    all[3].standing = Standing::Resting(None);
    let wanted = Wanted { open_now: true, ..Wanted::default() };
    assert_eq!(names(&index(&all), &all, &wanted), ["Open"]);
}

#[test]
fn a_change_takes_the_place_of_what_was_and_what_is_gone_is_not_found() {
    let mut all = [listing(1, "Fruit", Facts::default()), listing(2, "Bread", Facts::default())];
    let mut index = index(&all);
    all[0].facts.name = "Soup".to_owned();
    index.put(&all[0], Vec::new(), "comida");
    assert!(names(&index, &all, &said("fruit")).is_empty());
    assert_eq!(names(&index, &all, &said("comida")), ["Soup"]);
    all[0].is_gone = true;
    index.put(&all[0], Vec::new(), "");
    assert_eq!(names(&index, &all, &said("")), ["Bread"]);
    assert_eq!(index.len(), 1);
}

#[test]
fn found_empty_twice_comes_after_what_is_less_fresh() {
    let mut all = [listing(1, "Fresh but empty", Facts::default()), listing(2, "Older", Facts::default())];
    all[1].confirmed_at = Some(NOON - Span::days(150));
    let mut index = index(&all);
    let nobody = |observer| Evidence { what: What::NobodyAnswered, at: NOON - Span::days(1), observer };
    index.put(&all[0], vec![nobody(1), nobody(2)], "");
    assert_eq!(names(&index, &all, &said("")), ["Older", "Fresh but empty"]);
}

#[test]
fn pages_of_a_long_list_follow_one_another_without_a_gap() {
    let all: Vec<Listing> = (0..57).map(|n| listing(n, &format!("Group {n:03}"), Facts::default())).collect();
    let index = index(&all);
    let page = |from| index.search(&said("group"), (from, 20), NOON).found;
    let pages: Vec<Found> = [0, 20, 40, 60].into_iter().flat_map(page).collect();
    let whole = index.search(&said("group"), (0, 100), NOON);
    assert_eq!(pages, whole.found);
    assert_eq!(whole.total, 57);
}

#[test]
fn what_opens_later_today_comes_before_what_does_not_and_a_warning_after_both() {
    let (day, minute) = local(NOON, chrono_tz::America::Los_Angeles);
    let on = |day: i64| {
        ["TH", "FR", "SA", "SU", "MO", "TU", "WE"][usize::try_from(day.rem_euclid(7)).expect("0 to 6")]
    };
    let opens = |day, from: u16| {
        let text = format!("{} {:02}:{:02}-{:02}:00", on(day), from / 60, from % 60, from / 60 + 1);
        Facts { gives: text.parse().expect("hours"), ..Facts::default() }
    };
    let mut all = [
        listing(1, "A fridge that is warm", opens(day, minute)),
        listing(2, "B was open this morning", opens(day, minute - 120)),
        listing(3, "C opens tomorrow", opens(day + 1, minute + 60)),
        listing(4, "D opens today", opens(day, minute + 60)),
    ];
    all[0].lately = Some(Told { how: Lately::Unsafe, at: NOON, told_at: NOON });
    let order = names(&index(&all), &all, &said(""));
    assert_eq!(
        order,
        ["D opens today", "B was open this morning", "C opens tomorrow", "A fridge that is warm"]
    );
}
