//! Tables of others.

use super::*;

const LIST: &str = "Nombre,Sitio web,Teléfono,Dirección,Ciudad,Notas,Horario,Idiomas,Latitud,Longitud\n\
    Cocina de Ñandú,cocina.example.org,(213) 555-0142,12 Calle Uno,Los Ángeles,“Cenas”,Sat 10:00-12:00 wk2,\"español, inglés\",34.05,-118.25\n";

fn same_everywhere(files: &[Vec<u8>]) -> Row {
    let rows: Vec<Row> = files.iter().map(|file| read(file, Limits::default()).rows.remove(0)).collect();
    for row in &rows {
        assert_eq!(row, &rows[0]);
    }
    rows[0].clone()
}

#[test]
fn a_list_in_spanish_reads_the_same_in_every_encoding_and_with_every_mark() {
    let wide = |unit: fn(u16) -> [u8; 2], mark: &[u8]| {
        [mark, &LIST.encode_utf16().flat_map(unit).collect::<Vec<u8>>()].concat()
    };
    let row = same_everywhere(&[
        LIST.as_bytes().to_vec(),
        [b"\xEF\xBB\xBF", LIST.as_bytes()].concat(),
        wide(u16::to_le_bytes, b"\xFF\xFE"),
        wide(u16::to_be_bytes, b"\xFE\xFF"),
        encoding_rs::WINDOWS_1252.encode(LIST).0.into_owned(),
        LIST.replace("\"español, inglés\"", "español/inglés").replace(',', ";").into_bytes(),
        LIST.replace("\"español, inglés\"", "español/inglés")
            .replace(',', "\t")
            .replace('\n', "\r\n")
            .into_bytes(),
    ]);
    assert_eq!(row.facts.name, "Cocina de Ñandú");
    assert_eq!(row.facts.page, "https://cocina.example.org");
    assert_eq!(row.facts.phone, "(213) 555-0142");
    assert_eq!(row.facts.address, "12 Calle Uno, Los Ángeles");
    assert_eq!(row.facts.what.en, "“Cenas”");
    assert_eq!(row.facts.gives.to_string(), "2SA 10:00-12:00");
    assert_eq!(row.facts.languages, ["es", "en"]);
    assert_eq!(row.facts.spot, Spot::at(34.05, -118.25));
    assert!(row.notes.is_empty() && row.as_of.is_none() && row.key.starts_with('~'), "{row:?}");
}

#[test]
fn a_mark_that_is_said_and_a_title_above_the_heading_are_passed_over() {
    let row = one("sep=;\nname;city\nSoup, hot;Azusa\n");
    assert_eq!((row.facts.name.as_str(), row.facts.area.as_str(), row.line), ("Soup, hot", "Azusa", 3));
    let row = one("Our list,,\r\n,,\r\n\r\nName,Phone,City\r\n\r\nSoup,,Azusa\r\n");
    assert_eq!((row.facts.name.as_str(), row.line), ("Soup", 6));
}

#[test]
fn what_is_odd_is_told_by_its_line_and_the_rest_is_taken() {
    let long = "x".repeat(10_000_000);
    let text = format!(
        "id,name,lat,lon,status\n1,A,34,-118,\n2,,34,-118,\n3,B,134,-118,\n1,C,34,-118,\n5,{long},34,-118,\n\
         6,D\n7,E,34,-118,,more\n8,F,34,-118,deleted\n9,\"two\nlines\",34,-118,closed\n10,G,1,1,\n"
    );
    let read = read_text(&text);
    let odd: Vec<(u64, Why)> = read.odd.iter().map(|odd| (odd.line, odd.why)).collect();
    assert_eq!(
        odd,
        [
            (3, Why::NoName),
            (4, Why::OffEarth),
            (5, Why::Repeated),
            (6, Why::TooLong),
            (7, Why::Half),
            (8, Why::TooManyCells),
            (9, Why::Tombstone)
        ]
    );
    let taken: Vec<(&str, u64, Standing)> =
        read.rows.iter().map(|row| (row.facts.name.as_str(), row.line, row.standing)).collect();
    assert_eq!(
        taken,
        [("A", 2, Standing::There), ("two lines", 10, Standing::Closed), ("G", 12, Standing::There)]
    );
}

#[test]
fn points_that_changed_places_are_put_right_and_said() {
    let row = one("name,lat,lon\nA,-118.25,34.05\n");
    assert_eq!((row.facts.spot, remarks(&row)), (Spot::at(34.05, -118.25), vec![Remark::Swapped]));
    let read = read_text("name,lat,lon\nA,43.7,11.2\nB,43.8,11.3\nC,11.1,43.6\nD,43.6,11.2\nE,-33.9,18.4\n");
    let spots: Vec<Option<Spot>> = read.rows.iter().map(|row| row.facts.spot).collect();
    assert_eq!(spots[2], Spot::at(43.6, 11.1), "it fits the others the other way round");
    assert_eq!(spots[4], Spot::at(-33.9, 18.4), "it fits them neither way");
    for text in ["name,lat,lon\nA,0,0\n", "name,lat,lon\nA,34.05,\n", "name,lat,lon\nA,north,west\n"] {
        let row = one(text);
        assert_eq!((row.facts.spot, remarks(&row)), (None, vec![Remark::NoSpot]), "{text}");
    }
}

#[test]
fn a_point_that_many_addresses_share_is_the_point_of_none() {
    let rows: Vec<String> = (1..=5).map(|n| format!("Place {n},{n} Main Street,33.94,-118.52\n")).collect();
    let read = read_text(&format!("name,address,lat,lon\n{}", rows.concat()));
    assert!(read.rows.iter().all(|row| row.facts.spot.is_none() && remarks(row) == [Remark::SharedSpot]));
}

#[test]
fn hours_that_cannot_be_read_stay_as_words() {
    let row = one("name,hours\nA,Sat 10:00-12:00; whenever the light is on\n");
    assert_eq!(row.facts.gives.to_string(), "SA 10:00-12:00");
    assert_eq!(row.facts.what.en, "Hours: whenever the light is on");
    assert_eq!(remarks(&row), [Remark::Hours]);
}

#[test]
fn only_public_ways_to_reach_somebody_are_taken() {
    let row = one(
        "name,phone,owner phone,submitted by,contact name\nA,\"213-555-0100 (pastor), 213-555-0199 or 213-555-0198\",213-555-0111,Ana,Ana\n",
    );
    assert_eq!(row.facts.phone, "213-555-0199");
    assert_eq!(remarks(&row), [Remark::Phone]);
    assert!(!format!("{row:?}").contains("0100") && !format!("{row:?}").contains("0111"));
    assert!(!format!("{row:?}").contains("Ana"));
}

#[test]
fn a_formula_is_text_and_a_script_is_no_page() {
    let row = one("name,website,email\n=HYPERLINK(1),javascript:alert(1),a@b\n");
    assert_eq!((row.facts.name.as_str(), row.facts.page.as_str()), ("=HYPERLINK(1)", ""));
    assert_eq!(remarks(&row), [Remark::Formula, Remark::Page, Remark::Email]);
}

#[test]
fn where_people_hide_from_violence_is_never_taken() {
    for text in [
        "name,address,lat,lon,confidential\nA,1 Main Street,34,-118,yes\n",
        "name,address,lat,lon,notes\nA,1 Main Street,34,-118,A shelter for survivors of domestic violence\n",
        "name,address,lat,lon,notes\nA,Confidential,34,-118,\n",
        "nombre,dirección,lat,lon,notas\nA,1 Main Street,34,-118,Refugio contra la violencia doméstica\n",
    ] {
        let row = one(text);
        assert!(row.facts.address.is_empty() && row.facts.spot.is_none(), "{text}");
        assert_eq!(remarks(&row), [Remark::Confidential], "{text}");
    }
}

#[test]
fn a_name_that_is_too_long_is_shortened_and_said() {
    let row = one(&format!("name\n{}\n", "long name ".repeat(20)));
    assert!(row.facts.name.chars().count() == 120 && row.facts.name.ends_with('…'));
    assert_eq!(remarks(&row), [Remark::Shortened]);
}

#[test]
fn the_rows_of_a_table_come_one_by_one() {
    let file = b"name\nA\n\"\"\n!\nB\n";
    let rows: Vec<Result<String, Why>> = rows(file, Limits::default())
        .expect("a table")
        .map(|row| row.map(|row| row.facts.name).map_err(|odd| odd.why))
        .collect();
    assert_eq!(rows, [Ok("A".to_owned()), Err(Why::NoName), Ok("B".to_owned())]);
}
