//! The real lists, where they lie beside the project (`../shared/data`); elsewhere there is nothing to read and nothing to say.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::*;
use crate::exchange::pack;

fn data(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data").join(name);
    let path = std::env::var_os("FAROLITO_DATA").map_or(path, |data| PathBuf::from(data).join(name));
    path.exists().then_some(path)
}

fn file(name: &str) -> Option<Vec<u8>> {
    std::fs::read(data(name)?).ok()
}

fn folder(name: &str) -> Option<Vec<u8>> {
    let files = std::fs::read_dir(data(name)?).ok()?.filter_map(Result::ok).map(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        (name, std::fs::read(entry.path()).expect("a file"))
    });
    let mut files: Vec<(String, Vec<u8>)> = files.collect();
    files.sort();
    Some(pack::pack(&files))
}

fn counts(read: &Read) -> BTreeMap<&'static str, usize> {
    let notes = read.rows.iter().flat_map(|row| &row.notes).map(|note| note.remark.key());
    let mut counts = BTreeMap::new();
    for key in notes.chain(read.odd.iter().map(|odd| odd.why.key())) {
        *counts.entry(key).or_default() += 1;
    }
    counts
}

/// Reads a list twice, and what went out of it.
fn twice(file: &[u8]) -> Read {
    let first = read(file, Limits::default());
    assert_eq!(first, read(file, Limits::default()));
    let out = csv(first.rows.iter().map(|row| (row.key.as_str(), &row.facts, row.standing, row.as_of)));
    let back = read(&out, Limits::default());
    assert!(back.odd.is_empty());
    for (row, back) in first.rows.iter().zip(&back.rows) {
        assert_eq!((&row.facts, row.as_of), (&back.facts, back.as_of), "line {}", row.line);
    }
    let services = first.rows.iter().zip(1..).map(|(row, id)| {
        let ids = Ids::new(uuid::Uuid::from_u128(id));
        service(&row.facts, ids, row.standing, crate::domain::Freshness::Silent, row.as_of)
    });
    let back = read(&datapackage(services), Limits::default());
    for (row, back) in first.rows.iter().zip(&back.rows) {
        assert_eq!(row.facts, back.facts, "line {}", row.line);
    }
    first
}

fn assert_counts(read: &Read, rows: usize, want: &[(&str, usize)]) {
    let want: BTreeMap<&str, usize> = want.iter().copied().collect();
    assert_eq!((read.rows.len(), counts(read)), (rows, want));
}

#[test]
fn the_networks_of_april_2020_are_read() {
    let Some(file) = file("groups/NA_Mutual_Aid_Networks_2020-04-01.csv") else { return };
    let read = twice(&file);
    assert_counts(
        &read,
        585,
        &[
            ("directory-note-language", 5),
            ("directory-note-page", 4),
            ("directory-note-phone", 2),
            ("directory-note-shortened", 2),
            ("directory-odd-repeated", 3),
        ],
    );
    let repeated: Vec<u64> = read.odd.iter().map(|odd| odd.line).collect();
    assert_eq!(repeated, [185, 296, 354]);
    let day = Some(Timestamp::from_secs(1_585_699_200));
    assert!(read.rows.iter().all(|row| row.as_of == day && row.facts.kind == Kind::Group));
    assert!(read.rows.iter().all(|row| row.facts.address.is_empty() && row.standing == Standing::There));
}

#[test]
fn the_food_of_los_angeles_is_read() {
    let Some(file) = file("food/la_food_resources.csv") else { return };
    let read = twice(&file);
    assert_counts(
        &read,
        627,
        &[
            ("directory-note-hours", 6),
            ("directory-note-page", 4),
            ("directory-note-phone", 17),
            ("directory-note-shared-spot", 20),
        ],
    );
    assert_eq!(read.rows.iter().filter(|row| !row.facts.gives.is_empty()).count(), 379);
    let pantries = read.rows.iter().filter(|row| row.facts.kind == Kind::Pantry).count();
    assert_eq!(
        (pantries, read.rows.len() - pantries),
        (586, 41),
        "gardens that are nothing else are resources"
    );
    assert!(read.rows.iter().all(|row| row.as_of.is_none() && row.standing == Standing::There));
}

#[test]
fn the_examples_of_hsds_are_read_but_for_their_place_beyond_the_pole() {
    let Some(file) = file("hsds/v3/service_full.json") else { return };
    assert_eq!(read(&file, Limits::default()).odd, [Odd { line: 1, why: Why::OffEarth }]);
    let text = String::from_utf8(file).expect("text").replace("\"latitude\": 100", "\"latitude\": 10");
    let row = twice(text.as_bytes()).rows.remove(0);
    assert_eq!(row.facts.name, "Community Counselling (Example Organization Inc.)");
    assert_eq!((row.facts.phone.as_str(), row.facts.languages.join(" ").as_str()), ("+44 1234 234567", "ur"));
    assert_eq!(remarks(&row), [Remark::Hours]);
    assert!(row.facts.address.is_empty(), "its only address is for letters");
    let Some(package) = folder("hsds/v3/csv") else { return };
    assert_eq!(read(&package, Limits::default()).odd, [Odd { line: 2, why: Why::OffEarth }]);
}

#[test]
fn the_sample_of_ohana_is_read() {
    let Some(package) = folder("hsds/ohana_sample") else { return };
    let read = twice(&package);
    assert_counts(&read, 23, &[("directory-note-inactive", 1), ("directory-note-no-place", 1)]);
    assert_eq!(read.rows.iter().filter(|row| row.standing == Standing::Closed).count(), 1);
    assert_eq!(read.rows.iter().filter(|row| !row.facts.phone.is_empty()).count(), 22);
    let text = format!("{read:?}");
    assert!(!text.contains("Susan") && !text.contains("Joe Smith") && !text.contains("admin@"));
}
