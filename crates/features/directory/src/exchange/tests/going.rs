//! What goes out, and that it comes back.

use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::domain::Freshness;
use crate::exchange::{ids, pack};

const ID: Uuid = Uuid::from_u128(0x0f1e_2d3c_4b5a_4678_9abc_def0_1234_5678);

fn sent(facts: &Facts) -> crate::hsds::Service {
    let confirmed = Some(Timestamp::from_secs(1_795_392_000));
    service(facts, Ids::new(ID), Standing::There, Freshness::Confirmed, confirmed)
}

/// Facts that say as little as they may.
fn bare() -> Facts {
    Facts { name: "Bare".to_owned(), ..Facts::default() }
}

#[test]
fn a_flat_table_comes_back_as_it_was_and_runs_in_no_spreadsheet() {
    let at = Timestamp::from_micros(1_795_392_000_123_456);
    let day = Timestamp::from_secs(1_795_392_000);
    let (full, bare) = (full(), bare());
    let file = csv([
        ("a-1", &full, Standing::Resting(Some(at)), Some(at)),
        ("a-2", &bare, Standing::Closed, Some(day)),
        ("a-3", &bare, Standing::Resting(None), None),
    ]);
    let text = String::from_utf8(file.clone()).expect("text");
    assert!(
        text.contains("\"'=The \"\"Blue\"\"") && text.contains(",-118.204001,") && text.contains(",'+1 213")
    );
    let read = read(&file, Limits::default());
    assert!(read.odd.is_empty(), "{:?}", read.odd);
    assert_eq!((&read.rows[0].facts, &read.rows[1].facts), (&full, &bare));
    assert_eq!((read.rows[0].key.as_str(), read.rows[0].standing), ("a-1", Standing::Resting(Some(at))));
    assert_eq!((read.rows[1].standing, read.rows[2].standing), (Standing::Closed, Standing::Resting(None)));
    assert_eq!((read.rows[0].as_of, read.rows[1].as_of, read.rows[2].as_of), (Some(at), Some(day), None));
    assert!(read.rows[1].notes.is_empty() && remarks(&read.rows[0]) == [Remark::Formula]);
}

#[test]
fn a_service_comes_back_as_it_was_in_every_form_of_a_list() {
    for facts in [full(), bare()] {
        let service = sent(&facts);
        let object = serde_json::to_value(&service).expect("JSON");
        let page = json!({ "total_items": 1, "contents": [object] });
        let lines = format!("{object}\n{}\n", json!({ "id": "x", "name": "Other", "status": "active" }));
        for text in [object.to_string(), json!([object]).to_string(), page.to_string(), lines] {
            let row = read_text(&text).rows.remove(0);
            assert_eq!(
                (&row.facts, row.key.as_str(), row.standing),
                (&facts, ID.to_string().as_str(), Standing::There)
            );
            assert_eq!(row.as_of, Some(Timestamp::from_secs(1_795_392_000)));
        }
    }
}

#[test]
fn a_package_comes_back_as_it_was_and_is_the_same_every_time() {
    let other = Uuid::from_u128(0x1f1e_2d3c_4b5a_4678_9abc_def0_1234_5678);
    let both =
        || [sent(&full()), service(&bare(), Ids::new(other), Standing::Closed, Freshness::Silent, None)];
    let file = datapackage(both());
    assert_eq!(file, datapackage(both()));
    let read = read(&file, Limits::default());
    assert!(read.odd.is_empty(), "{:?}", read.odd);
    assert_eq!((&read.rows[0].facts, &read.rows[1].facts), (&full(), &bare()));
    assert_eq!((read.rows[1].standing, read.rows[1].as_of), (Standing::Closed, None));
    let page = pack::unpack(&file, Limits::default()).expect("a package").remove(0);
    let page: Value = serde_json::from_slice(&page.1).expect("JSON");
    assert_eq!(page["resources"].as_array().map(Vec::len), Some(11));
}

#[test]
fn every_id_is_a_uuid_of_version_four_and_no_two_are_alike() {
    let text = serde_json::to_string(&sent(&full())).expect("JSON");
    assert_eq!(text, serde_json::to_string(&sent(&full())).expect("JSON"));
    let mut own = Vec::new();
    for part in text.split("\"id\":\"").skip(1) {
        let id = Uuid::parse_str(&part[..36]).expect("a UUID");
        assert_eq!((id.get_version_num(), id.get_variant()), (4, uuid::Variant::RFC4122));
        own.push(id);
    }
    let all = own.len();
    own.sort();
    own.dedup();
    assert!(own.len() == all && all > 20, "{all}");
    assert_ne!(ids::shared("a", "bc"), ids::shared("ab", "c"));
}

#[test]
fn an_address_is_parted_only_where_its_parts_are_plain() {
    let parted = |text: &str| {
        let facts = Facts { address: text.to_owned(), ..bare() };
        let place = at_location(&facts, Ids::new(ID)).and_then(|at| at.location).expect("a place");
        let address = place.addresses[0].clone();
        (address.address_1, address.city, address.state_province, address.postal_code, address.country)
    };
    let own = |text: &str| text.to_owned();
    assert_eq!(
        parted("1 First Street, Unit 2, Azusa, CA 91702"),
        (own("1 First Street, Unit 2"), own("Azusa"), own("CA"), own("91702"), own("US"))
    );
    assert_eq!(parted("Under the bridge, west side").0, "Under the bridge, west side");
    assert_eq!(at_location(&bare(), Ids::new(ID)), None);
}

#[test]
fn search_engines_are_told_weekly_hours_and_nothing_ends_the_script() {
    let facts = Facts {
        kind: Kind::Pantry,
        name: "</script><script>alert(1)</script>&\u{2028}".to_owned(),
        gives: "SA 10:00-13:00".parse().expect("hours"),
        ..bare()
    };
    let value = json_ld(&facts, "https://aid.example.org/l/1");
    assert_eq!(value["@type"], json!(["Organization", "Place"]));
    assert_eq!(value["openingHoursSpecification"][0]["dayOfWeek"], "https://schema.org/Saturday");
    let text = script(&value);
    assert!(!text.contains(['<', '>', '&', '\u{2028}']));
    assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON"), value);
    assert!(json_ld(&full(), "")["openingHoursSpecification"].is_null(), "some hours have no form there");
    assert_eq!(json_ld(&bare(), "")["@type"], "Organization");
}

#[test]
fn the_map_gets_fridges_and_pantries_that_stand_at_a_point() {
    let pantry = Facts { kind: Kind::Pantry, ..full() };
    let group = Facts { kind: Kind::Group, ..full() };
    let nowhere = Facts { spot: None, ..full() };
    let url = "https://aid.example.org/l/1";
    let text = osm([
        (&full(), Standing::There, url),
        (&pantry, Standing::There, url),
        (&pantry, Standing::Closed, url),
        (&pantry, Standing::Resting(None), url),
        (&group, Standing::There, url),
        (&nowhere, Standing::There, url),
    ]);
    assert_eq!(text.matches("<node ").count(), 2);
    assert!(text.contains("<tag k=\"amenity\" v=\"food_sharing\"/>"));
    assert!(text.contains("<tag k=\"social_facility\" v=\"food_bank\"/>"));
    assert!(text.contains("v=\"=The &quot;Blue&quot; Fridge; &lt;Corner&gt; &amp; Co\""));
    assert!(text.contains("lat=\"34.034567\" lon=\"-118.204001\""));
    assert!(text.contains(
        "Mo 00:00-24:00, Sa[2] 10:00-13:00, Fr[-1] 22:00-01:30, Su 07:00+; 2026 Nov 26 off; 2026 Nov 28 15:00-16:00"
    ));
}
