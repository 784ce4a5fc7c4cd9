//! What a program may ask, how lists are turned, and what the description promises.

use std::collections::HashSet;

use kit_base::{Id, Span, Timestamp};
use proptest::prelude::*;
use serde_json::Value;

use super::answer::{Edition, Refused};
use super::asked::{Asked, List, MOST_A_PAGE, Param, of_body};
use super::caller::{base, is_among, pairs};
use super::openapi::document;
use super::register::Shelf;
use super::{objects, routes};
use crate::domain::{Facts, Standing};
use crate::store::listings::Listing;

const NOON: Timestamp = Timestamp::from_secs(1_772_650_800);
const ID: &str = "0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0";

fn read(list: List, query: &str) -> Result<Asked, Refused> {
    Asked::default().with(list.takes(), &pairs(query.as_bytes()).expect("a query"))
}

fn refused(list: List, query: &str) -> String {
    let refused = read(list, query).expect_err(query);
    assert_eq!(refused.status, 400);
    refused.message
}

fn listing(n: u128) -> Listing {
    let address = if n.is_multiple_of(2) { "1 First Street, Los Angeles, CA 90012" } else { "" };
    Listing {
        id: Id::from_uuid(uuid::Uuid::from_u128(n)),
        slug: format!("listing-{n}"),
        hsds_id: uuid::Uuid::from_u128(n.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)).to_string(),
        keeper: None,
        seq: 1,
        version: 1,
        source: "steward".into(),
        facts: Facts { name: format!("Listing {n}"), address: address.into(), ..Facts::default() },
        zone: "America/Los_Angeles".into(),
        standing: Standing::There,
        standing_said_at: None,
        crisis: None,
        as_of: NOON - Span::days(30),
        is_dated: true,
        lately: None,
        confirmed_at: None,
        changed_at: NOON - Span::days(i64::try_from(n).expect("few")),
        is_gone: false,
    }
}

fn shelf(all: impl Iterator<Item = u128>) -> Shelf {
    let mut shelf = Shelf::default();
    shelf.put(&all.map(listing).collect::<Vec<_>>());
    shelf
}

#[test]
fn a_question_is_read_with_everything_that_hsds_has_for_it() {
    let query = format!(
        "search=hot+soup&page=3&per_page=50&format=json&taxonomy_term_id={ID}&organization_id={ID}\
         &modified_after=2026-11-23T00:00:00Z&minimal=true&full=false"
    );
    let asked = read(List::Services, &query).expect("it is read");
    assert_eq!((asked.page, asked.per_page, asked.search.as_str()), (3, 50, "hot soup"));
    assert_eq!((asked.minimal, asked.full, asked.term, asked.owner), (true, false, asked.owner, asked.term));
    assert_eq!(asked.after, Some(Timestamp::from_secs(1_795_392_000)));
    assert_eq!(read(List::Places, ""), Ok(Asked::default()));
}

#[test]
fn a_moment_whose_plus_sign_became_a_blank_is_read() {
    let one = read(List::Services, "modified_after=2026-11-23T01:00:00+01:00").expect("it is read");
    let other = read(List::Services, "modified_after=2026-11-23T01:00:00%2B01:00").expect("it is read");
    assert_eq!(one, other);
}

#[test]
fn what_cannot_be_answered_is_refused_by_its_name() {
    for (query, says) in [
        ("page=0", "`page` must be a whole number from 1"),
        ("page=-1", "`page`"),
        ("page=+1", "`page`"),
        ("page=", "`page`"),
        ("page=1.0", "`page`"),
        ("page=99999999999999999999999", "`page`"),
        ("per_page=101", "`per_page` must be a whole number from 1 to 100"),
        ("full=1", "`full` must be true or false"),
        ("format=ndjson", "/directory.csv"),
        ("organization_id=12", "`organization_id` must be a UUID"),
        ("taxonomy_term_id=%7B0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0%7D", "UUID"),
        ("modified_after=yesterday", "`modified_after`"),
        ("modified_after=2026-11-23", "`modified_after`"),
        ("taxonomy_id=x", "`taxonomy_id` is part of HSDS"),
        ("postcode=90012", "`postcode` is part of HSDS"),
        ("colour=red", "`colour` is not known here"),
        ("page=1&page=1", "`page` is there twice"),
    ] {
        let message = refused(List::Services, query);
        assert!(message.contains(says), "{query}: {message}");
    }
    assert!(refused(List::Services, &format!("search={}", "x".repeat(201))).contains("200 letters"));
    assert!(refused(List::Organizations, "minimal=true").contains("full_service"), "what it takes is told");
}

#[test]
fn a_body_of_json_or_a_form_asks_the_same() {
    let takes = List::Services.takes();
    let json = of_body(Some("application/json"), br#"{"page": 2, "full": true, "search": "soup"}"#, takes);
    let form = of_body(Some("application/x-www-form-urlencoded"), b"page=2&full=true&search=soup", takes);
    let read = |pairs| Asked::default().with(takes, &pairs).expect("it is read");
    assert_eq!(read(json.expect("JSON")), read(form.expect("a form")));
    let whole = of_body(Some("application/json; charset=utf-8"), br#"{"page": 2.0}"#, takes).expect("JSON");
    assert_eq!(read(whole).page, 2);
}

#[test]
fn a_body_of_another_kind_or_with_values_of_another_kind_is_refused() {
    let takes = List::Services.takes();
    for body in [
        "[]",
        "1",
        "{",
        r#"{"page": "1"}"#,
        r#"{"page": 1.5}"#,
        r#"{"page": null}"#,
        r#"{"full": 1}"#,
        r#"{"x": 1}"#,
        r#"{"search": "\u0000"}"#,
    ] {
        let read = of_body(Some("application/json"), body.as_bytes(), takes);
        let read = read.and_then(|pairs| Asked::default().with(takes, &pairs));
        assert_eq!(read.expect_err(body).status, 400, "{body}");
    }
    for kind in [None, Some("text/plain"), Some("application/jsonp")] {
        assert_eq!(of_body(kind, b"page=1", takes).expect_err("another kind").status, 415);
        assert!(of_body(kind, b"", takes).expect("nothing is nothing").is_empty());
    }
}

#[test]
fn what_stands_in_the_body_counts_where_the_address_says_otherwise() {
    let takes = List::Services.takes();
    let asked = Asked::default().with(takes, &pairs(b"page=2&full=true").expect("pairs")).expect("read");
    let asked = asked.with(takes, &pairs(b"page=5").expect("pairs")).expect("read");
    assert_eq!((asked.page, asked.full), (5, true));
}

#[test]
fn what_is_gone_or_changed_is_taken_in_and_found_by_each_of_its_ids() {
    let mut shelf = shelf(1..=4);
    let (page, total) = shelf.page(List::Services, &Asked::default(), None);
    assert_eq!((page.len(), total), (4, 4));
    let two = page.iter().find(|entry| entry.id == listing(2).id).expect("it is there");
    assert_eq!(shelf.organization(two.organization), Some(two.id));
    assert_eq!(shelf.place(two.place.expect("it is somewhere")), Some(two.id));
    let of_two = Asked { owner: Some(two.organization), ..Asked::default() };
    assert_eq!(shelf.page(List::Services, &of_two, None).0, [*two]);
    shelf.put(&[Listing { is_gone: true, ..listing(2) }, Listing { changed_at: NOON, ..listing(3) }]);
    assert_eq!(shelf.organization(two.organization), None);
    assert_eq!(shelf.newest(2), [listing(3).id, listing(1).id]);
    assert_eq!(shelf.page(List::Places, &Asked::default(), None).1, 1, "only what is somewhere has a place");
}

#[test]
fn a_list_holds_only_what_changed_since_or_was_found_or_has_a_term() {
    let shelf = shelf(1..=9);
    let total = |asked: Asked| shelf.page(List::Services, &asked, None).1;
    let after = Some(NOON - Span::days(3));
    assert_eq!(total(Asked { after, ..Asked::default() }), 3, "then or later");
    let found = HashSet::from([listing(5).id, listing(70).id]);
    assert_eq!(shelf.page(List::Services, &Asked::default(), Some(&found)).1, 1);
    let whole = objects::whole(&listing(1), NOON).service;
    let term = whole.attributes[0].taxonomy_term.as_ref().and_then(|term| super::asked::id(&term.id));
    assert!(term.is_some());
    assert_eq!(total(Asked { term, ..Asked::default() }), 9);
    assert_eq!(total(Asked { term: super::asked::id(ID), ..Asked::default() }), 0);
}

#[test]
fn an_edition_is_the_same_for_an_hour_and_another_after_a_change() {
    let edition = Edition::at(7, NOON);
    assert_eq!(edition, Edition::at(7, NOON + Span::minutes(59)));
    assert_ne!(edition, Edition::at(7, NOON + Span::minutes(60)));
    assert_ne!(edition, Edition::at(8, NOON));
}

#[test]
fn a_known_mark_is_known_weak_or_among_others_and_a_part_of_one_is_not() {
    for known in ["\"a\"", "W/\"a\"", "\"b\", \"a\"", "*"] {
        assert!(is_among(known, "\"a\""), "{known}");
    }
    for other in ["", "\"ab\"", "a", "\"b\""] {
        assert!(!is_among(other, "\"a\""), "{other}");
    }
}

#[test]
fn a_network_under_a_mount_has_it_in_its_links_once() {
    assert_eq!(base("https://porch.example/", ""), "https://porch.example");
    assert_eq!(base("https://many.example", "/n/porch"), "https://many.example/n/porch");
    assert_eq!(base("https://many.example/n/porch/", "/n/porch"), "https://many.example/n/porch");
}

#[test]
fn the_description_names_every_route_and_every_parameter_and_nothing_else() {
    let document = document("/n/porch");
    assert_eq!(document["servers"][0]["url"], "/n/porch");
    let paths = document["paths"].as_object().expect("paths");
    let told: HashSet<(String, String)> = paths
        .iter()
        .flat_map(|(path, item)| {
            item.as_object().expect("a path").keys().map(move |verb| (verb.clone(), path.clone()))
        })
        .collect();
    // The list without its last slash is the same; and the id of a path has a name of its own.
    let served: HashSet<(String, String)> = routes()
        .table()
        .iter()
        .filter(|row| row.path != "/hsds/v3")
        .map(|row| (row.method.as_str().to_lowercase(), row.path.replace("{item}", "{id}")))
        .collect();
    assert_eq!(told, served);
    for (list, path) in [
        (List::Services, "services"),
        (List::Organizations, "organizations"),
        (List::Places, "service_at_locations"),
    ] {
        let item = &paths[&format!("/hsds/v3/{path}")];
        let names = |verb: &str| -> Vec<&str> {
            item[verb]["parameters"]
                .as_array()
                .expect("a list")
                .iter()
                .filter_map(|one| one["name"].as_str())
                .collect()
        };
        let takes: Vec<&str> = list.takes().iter().map(|param| param.name()).collect();
        assert_eq!((names("get"), names("post")), (takes.clone(), takes));
    }
}

#[test]
fn every_reference_of_the_description_leads_somewhere() {
    fn walk(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(all) => all.iter().for_each(|(name, value)| match value.as_str() {
                Some(to) if name == "$ref" => found.push(to.to_owned()),
                _ => walk(value, found),
            }),
            Value::Array(all) => all.iter().for_each(|value| walk(value, found)),
            _ => {}
        }
    }
    let document = document("");
    let mut found = Vec::new();
    walk(&document, &mut found);
    assert!(found.len() > 30, "only {} references", found.len());
    for to in found {
        assert!(document.pointer(to.trim_start_matches('#')).is_some(), "{to}");
    }
}

proptest! {
    #[test]
    fn the_pages_of_a_list_cover_it_once_in_one_order(count in 0_u128..60, per_page in 1_u64..=25) {
        let shelf = shelf(0..count);
        for list in [List::Services, List::Organizations, List::Places] {
            let whole = shelf.page(list, &Asked { per_page: MOST_A_PAGE, ..Asked::default() }, None);
            let pages = whole.1.div_ceil(per_page) + 1;
            let turned: Vec<_> = (1..=pages)
                .flat_map(|page| shelf.page(list, &Asked { page, per_page, ..Asked::default() }, None).0)
                .collect();
            prop_assert_eq!(&turned, &whole.0);
            prop_assert_eq!(u64::try_from(turned.len()).expect("few"), whole.1);
        }
    }

    #[test]
    fn no_question_breaks_the_reader(name in ".{0,12}", text in ".{0,24}", body in ".{0,60}") {
        let pairs = vec![(name, text.clone())];
        for list in [List::Services, List::Organizations, List::Places] {
            let _ = Asked::default().with(list.takes(), &pairs);
            for param in list.takes() {
                let _ = Asked::default().with(list.takes(), &vec![(param.name().to_owned(), text.clone())]);
            }
            let _ = of_body(Some("application/json"), body.as_bytes(), list.takes());
        }
        prop_assert!(Asked::default().with(&[Param::Page], &vec![("page".to_owned(), "1".to_owned())]).is_ok());
    }
}
