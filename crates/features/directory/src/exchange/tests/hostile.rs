//! Files that want to harm: nothing falls over, and nothing grows without end.

use proptest::prelude::*;

use super::*;
use crate::domain::Freshness;
use crate::exchange::pack;

#[test]
fn what_is_no_list_is_refused_as_a_whole() {
    let why = |file: &[u8]| {
        let read = read(file, Limits::default());
        assert!(read.rows.is_empty() && read.odd.len() == 1 && read.odd[0].line < 2, "{read:?}");
        read.odd[0].why
    };
    assert_eq!(why(b""), Why::Empty);
    assert_eq!(why(b" \r\n"), Why::Empty);
    assert_eq!(why(b"%PDF-1.7"), Why::NoTable);
    assert_eq!(why(b"\xD0\xCF\x11\xE0"), Why::Workbook);
    assert_eq!(why(b"color,size\nred,1\n"), Why::NoTable);
    assert_eq!(why(b"PK\x03\x04"), Why::BrokenPack);
    assert_eq!(why("[".repeat(100_000).as_bytes()), Why::BrokenObjects);
    assert_eq!(why(&pack::pack(&[("xl/workbook.xml".to_owned(), vec![])])), Why::Workbook);
    assert_eq!(
        why(&pack::pack(&[("a.csv".to_owned(), b"name\nA\n".to_vec()), ("b.csv".to_owned(), vec![])])),
        Why::NoTable
    );
}

#[test]
fn packages_are_bounded_in_files_and_in_bytes() {
    let cap = Limits { unpacked: 1_000_000, files: 3, ..Limits::default() };
    let file = |n: usize| (format!("{n}.csv"), vec![b'a'; 600_000]);
    let why = |files: &[(String, Vec<u8>)]| read(&pack::pack(files), cap).odd[0].why;
    assert_eq!(why(&[file(1), file(2)]), Why::Unpacked);
    let many: Vec<_> = (0..4).map(|n| (format!("{n}.csv"), Vec::new())).collect();
    assert_eq!(why(&many), Why::TooManyFiles);
    let mut broken = pack::pack(&[("a.csv".to_owned(), b"name\nSoup\n".to_vec())]);
    assert_eq!(read(&broken, cap).rows.len(), 1, "one table, packed");
    broken[14] ^= 1;
    let at = broken.windows(4).position(|mark| mark == b"PK\x01\x02").expect("an entry");
    broken[at + 16] ^= 1;
    assert_eq!(read(&broken, cap).odd[0].why, Why::BrokenPack, "the sum is wrong");
}

#[test]
fn files_and_rows_are_bounded() {
    let cap = Limits { bytes: 100, rows: 2, ..Limits::default() };
    assert_eq!(read(&[b'a'; 101], cap).odd[0].why, Why::TooLarge);
    let read = read(b"name\nA\nB\nC\nD\n", cap);
    assert_eq!((read.rows.len(), read.odd), (2, vec![Odd { line: 4, why: Why::TooManyRows }]));
}

#[test]
fn every_reason_has_a_key_of_its_own() {
    let mut keys: Vec<&str> = Why::ALL.iter().map(|why| why.key()).collect();
    keys.extend(Remark::ALL.iter().map(|remark| remark.key()));
    let all = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), all);
    assert_eq!(Why::NoName.key(), "directory-odd-no-name");
}

/// Files that are nearly right, for harm to be done to.
fn nearly() -> Vec<Vec<u8>> {
    let facts = full();
    let ids = Ids::new(uuid::Uuid::from_u128(7));
    let service = service(&facts, ids, Standing::There, Freshness::Ageing, None);
    let text = "Resource,City,Language(s),General,Support Request,Support Offer,Social Media,Hotline #\n\
        Aid,Azusa,\"English/Spanish\",aid.example,,,fb.example/aid,213-555-0100 // 213-555-0101\n";
    vec![
        csv([("1", &facts, Standing::There, None), ("2", &facts, Standing::Closed, None)]),
        text.as_bytes().to_vec(),
        serde_json::to_vec(&[&service]).expect("JSON"),
        datapackage([service]),
        "name;hours;lat;lon\nÑ;Sat 10:00-12:00 wk2;34,05;-118,25\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect(),
    ]
}

/// The same file gives the same answer, and what was taken can go out and come back.
fn holds(file: &[u8]) {
    let cap = Limits { rows: 50, cell: 5_000, ..Limits::default() };
    let first = read(file, cap);
    assert_eq!(first, read(file, cap));
    let out = csv(first.rows.iter().map(|row| (row.key.as_str(), &row.facts, row.standing, row.as_of)));
    let back = read(&out, Limits::default());
    for (row, back) in first.rows.iter().zip(&back.rows) {
        assert_eq!(
            (&row.facts, &row.key, row.standing, row.as_of),
            (&back.facts, &back.key, back.standing, back.as_of)
        );
    }
    assert!(first.rows.len() == back.rows.len() && back.odd.is_empty(), "{first:?} {back:?}");
    for row in &first.rows {
        let service = service(
            &row.facts,
            Ids::new(uuid::Uuid::from_u128(1)),
            row.standing,
            Freshness::Silent,
            row.as_of,
        );
        let back = read(&datapackage([service]), Limits::default());
        assert_eq!(back.rows[0].facts, row.facts);
        let _ = script(&json_ld(&row.facts, "https://x.example"));
        let _ = osm([(&row.facts, row.standing, "https://x.example")]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_make_it_fall(bytes in proptest::collection::vec(any::<u8>(), 0..600), start in 0_usize..4) {
        let start: &[u8] = [&b""[..], b"name,lat,lon,hours,status\n", b"PK\x03\x04", b"[{\"name\":"][start];
        holds(&[start, &bytes].concat());
    }

    #[test]
    fn no_harm_done_to_a_file_makes_it_fall(which in 0_usize..5, harm in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..4), 1..12)) {
        let mut file = nearly().remove(which);
        for (at, byte, how) in harm {
            if file.is_empty() {
                break;
            }
            let at = at.index(file.len());
            match how {
                0 => file[at] = byte,
                1 => file.insert(at, byte),
                2 => drop(file.remove(at)),
                _ => file.truncate(at.max(file.len() / 2)),
            }
        }
        holds(&file);
    }

    #[test]
    fn no_cells_make_it_fall(cells in proptest::collection::vec("[=+@'\" a-zñ0-9:;,./-]{0,30}", 12)) {
        let mut writer = ::csv::Writer::from_writer(Vec::new());
        writer.write_record(["name", "website", "phone", "hours", "languages", "lat", "lon", "status", "email", "notes", "address", "focus"]).expect("memory");
        writer.write_record(&cells).expect("memory");
        holds(&writer.into_inner().expect("memory"));
    }
}
