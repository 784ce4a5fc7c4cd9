//! HSDS of others: objects and tables.

use serde_json::{Value, json};

use super::*;
use crate::exchange::pack;

fn at(location: &Value) -> Value {
    json!({ "id": "s", "name": "Soup", "status": "active", "service_at_locations": [{ "id": "l", "location": location }] })
}

#[test]
fn a_place_that_is_confidential_or_nowhere_leaves_no_trace() {
    let address = json!([{ "address_1": "1 Main Street", "city": "Azusa" }]);
    let place =
        json!({ "location_type": "physical", "latitude": 34.1, "longitude": -117.9, "addresses": address });
    assert_eq!(one(&at(&place).to_string()).facts.address, "1 Main Street, Azusa");
    for (name, value, remark) in [
        ("confidential", json!(true), Remark::Confidential),
        ("is_private", json!("yes"), Remark::Confidential),
        ("attributes", json!([{ "label": "Confidential location" }]), Remark::Confidential),
        ("addresses", json!([{ "address_1": "1 Main Street", "hide_address": 1 }]), Remark::Confidential),
        ("location_type", json!("virtual"), Remark::NoPlace),
        ("location_type", json!("postal"), Remark::NoPlace),
        ("virtual", json!("true"), Remark::NoPlace),
    ] {
        let mut hidden = place.clone();
        hidden[name] = value;
        let row = one(&at(&hidden).to_string());
        assert!(row.facts.address.is_empty() && row.facts.spot.is_none(), "{name}");
        assert_eq!(remarks(&row), [remark], "{name}");
        assert!(!format!("{row:?}").contains("Main Street"), "{name}");
    }
}

#[test]
fn persons_are_not_taken_and_fax_machines_are_not_called() {
    let object = json!({
        "id": "s", "name": "Soup", "status": "temporarily closed", "organization": { "name": "Ladle", "email": "hello@ladle.example" },
        "contacts": [{ "name": "Ana", "email": "ana@ladle.example", "phones": [{ "number": "213-555-0100" }] }],
        "phones": [{ "number": "213-555-0101", "type": "fax" }, { "number": "213-555-0102", "contact_id": "c" },
            { "number": "\"213-555-0103\"", "extension": 7 }],
        "assurer_email": "beto@ladle.example",
    });
    let row = one(&object.to_string());
    assert_eq!((row.facts.phone.as_str(), row.facts.email.as_str()), ("213-555-0103", "hello@ladle.example"));
    assert_eq!((row.facts.name.as_str(), row.standing), ("Soup (Ladle)", Standing::Resting(None)));
    let text = format!("{row:?}");
    assert!(!text.contains("ana@") && !text.contains("beto@") && !text.contains("0100"));
}

#[test]
fn a_schedule_that_is_no_week_stays_as_words() {
    let object = json!({ "id": "s", "name": "Soup", "status": "active", "schedules": [
        { "freq": "WEEKLY", "byday": "MO,TU", "opens_at": "10:00", "closes_at": "11:00", "timezone": -8 },
        { "freq": "WEEKLY", "interval": 2, "byday": "WE", "opens_at": "10:00", "closes_at": "11:00" },
        { "freq": "MONTHLY", "bymonthday": "15", "opens_at": "10:00", "closes_at": "11:00" },
        { "description": "Ring the bell" },
    ] });
    let row = one(&object.to_string());
    assert_eq!(row.facts.gives.to_string(), "MO 10:00-11:00\nTU 10:00-11:00");
    assert_eq!(remarks(&row), [Remark::Hours; 3]);
    assert!(
        row.facts.what.en.contains("Hours: WEEKLY WE 10:00 11:00 2")
            && row.facts.what.en.contains("Ring the bell")
    );
}

#[test]
fn objects_that_are_none_are_told_by_their_number() {
    let list = json!([7, { "id": "a", "name": "A" }, {}, { "id": "a", "name": "B" },
        { "id": "d", "name": "D", "metadata": [{ "last_action_type": "delete" }] }, { "name": "x".repeat(30_000) }]);
    let read = read_text(&list.to_string());
    let odd: Vec<(u64, Why)> = read.odd.iter().map(|odd| (odd.line, odd.why)).collect();
    assert_eq!(
        odd,
        [(1, Why::NoObject), (3, Why::NoName), (4, Why::Repeated), (5, Why::Tombstone), (6, Why::TooLong)]
    );
    assert_eq!(read.rows.len(), 1);
    let broken = read_text("[{\"id\": \"a\", \"name\": \"A\"}, {\"id\":");
    assert_eq!((broken.rows.len(), broken.odd[0]), (1, Odd { line: 2, why: Why::BrokenObjects }));
    let lines = read_text("{\"name\": \"A\"}\n{\"name\": \n{\"name\": \"B\"}\n");
    assert_eq!((lines.rows.len(), lines.odd[0]), (2, Odd { line: 2, why: Why::BrokenObjects }));
    let services = json!({ "name": "Ladle", "services": [{ "name": "Soup" }, { "name": "Bread" }] });
    assert_eq!(read_text(&services.to_string()).rows[1].facts.name, "Bread (Ladle)");
}

#[test]
fn old_tables_are_put_together_by_their_ids() {
    let file = |name: &str, text: &str| (format!("set/{name}.csv"), text.as_bytes().to_vec());
    let package = pack::pack(&[
        file("organizations", "id,name,website\n1,Ladle,ladle.example\n"),
        file(
            "locations",
            "id,organization_id,latitude,longitude,virtual,admin_emails\n7,1,34.1,-117.9,false,ana@ladle.example\n",
        ),
        file(
            "addresses",
            "id,location_id,address_1,city,state_province,postal_code\n1,7,1 Main Street,Azusa,CA,91702\n",
        ),
        file(
            "phones",
            "id,location_id,contact_id,number,number_type\n1,7,,213-555-0101,fax\n2,7,9,213-555-0102,voice\n3,7,,213-555-0103,voice\n",
        ),
        file("contacts", "id,location_id,name,email\n9,7,Ana,ana@ladle.example\n"),
        file(
            "services",
            "id,location_id,name,eligibility,languages,status\n3,7,Soup,Anybody,\"Spanish, Klingon\",active\n4,7,,,,active\n",
        ),
    ]);
    let read = read(&package, Limits::default());
    assert_eq!(read.odd, [] as [Odd; 0], "a service without a name is named after whose it is");
    let row = &read.rows[0];
    assert_eq!((row.facts.name.as_str(), row.facts.page.as_str()), ("Soup (Ladle)", "https://ladle.example"));
    assert_eq!(
        (row.facts.address.as_str(), row.facts.phone.as_str()),
        ("1 Main Street, Azusa, CA 91702", "213-555-0103")
    );
    assert_eq!(
        (row.facts.who.en.as_str(), row.facts.languages.as_slice()),
        ("Anybody", &["es".to_owned()][..])
    );
    assert_eq!(remarks(row), [Remark::Language]);
    assert!(!format!("{read:?}").contains("ana@"));
}
