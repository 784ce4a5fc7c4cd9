//! The directory for other programs, over HTTP: lists, objects, files, and what is said when nothing can be answered.

use std::collections::BTreeSet;

use axum::body::{Body, to_bytes};
use directory::domain::{Facts, Field, Kind, Said, Spot, Standing};
use directory::store::confirmations::{self, By, How};
use directory::store::listings::{self, ListingId};
use directory::store::saving::{self, Added, NewListing};
use http::{HeaderMap, Method, Request, StatusCode};
use kit_base::Span;
use kit_db::{COMMONS, DbError, Tx};
use serde_json::{Value, json};
use testkit::{NOW, Village, village_test};

/// What a program hears.
struct Heard {
    status: StatusCode,
    headers: HeaderMap,
    bytes: Vec<u8>,
}

impl Heard {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).expect("it is JSON")
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).expect("it is text")
    }
}

async fn send(village: &Village, request: http::request::Builder, body: &str) -> Heard {
    let request = request.header("host", "localhost").body(Body::from(body.to_owned())).expect("a request");
    let (parts, body) = village.app.web.answer(request).await.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.expect("the body is read").to_vec();
    Heard { status: parts.status, headers: parts.headers, bytes }
}

async fn get(village: &Village, path: &str) -> Heard {
    send(village, Request::get(path), "").await
}

/// What a list or object says; it is there.
async fn read(village: &Village, path: &str) -> Value {
    let heard = get(village, path).await;
    assert_eq!(heard.status, 200, "{path}: {}", heard.text());
    assert_eq!(heard.header("content-type"), "application/json");
    heard.json()
}

async fn post(village: &Village, path: &str, (kind, body): (&str, &str)) -> Heard {
    send(village, Request::post(path).header("content-type", kind), body).await
}

/// The reason of a refusal.
fn reason(heard: &Heard, status: u16) -> String {
    assert_eq!(heard.status, status, "{}", heard.text());
    assert_eq!(heard.header("content-type"), "application/json");
    assert_eq!(heard.header("cache-control"), "no-store");
    let told = heard.json();
    assert_eq!(told["error"]["status"], status);
    told["error"]["message"].as_str().expect("a message").to_owned()
}

async fn tend<T: Send + 'static>(
    village: &Village,
    work: impl Fn(&mut Tx<'_>) -> Result<T, DbError> + Send + Sync + 'static,
) -> T {
    village.app.site.write(COMMONS, work).await.expect("the commons can be written")
}

fn facts(n: usize) -> Facts {
    let is_fridge = n.is_multiple_of(2);
    Facts {
        kind: if is_fridge { Kind::Fridge } else { Kind::Group },
        name: format!("Porch {n}"),
        what: Said { en: "Bags of food & a chair".into(), es: "Bolsas de comida".into() },
        area: "Lincoln Heights".into(),
        address: if is_fridge { format!("{n} Alder Street, Los Angeles, CA 90031") } else { String::new() },
        spot: Spot::at(34.07, -118.21).filter(|_| is_fridge),
        page: "https://porch.example/".into(),
        phone: "=1+213-555-0142".into(),
        needs: vec!["food".into()],
        languages: vec!["en".into(), "es".into()],
        gives: "SA 09:00-12:00".parse().expect("hours"),
        ..Facts::default()
    }
}

/// So many listings; every second one stands somewhere.
async fn plant(village: &Village, count: usize) -> Vec<ListingId> {
    let rng = village.app.site.rng.clone();
    tend(village, move |tx| {
        let mut all = Vec::new();
        for n in 0..count {
            let new = NewListing {
                keeper: None,
                source: "steward".into(),
                source_key: None,
                facts: facts(n),
                zone: "America/Los_Angeles".into(),
                standing: Standing::There,
                as_of: Some(NOW - Span::days(30)),
            };
            let made = NOW - Span::days(i64::try_from(count - n).unwrap_or(0));
            if let Added::Listed(id, _) = saving::add(tx, &new, made, &rng)? {
                all.push(id);
            }
        }
        Ok(all)
    })
    .await
}

fn ids(page: &Value) -> Vec<String> {
    let contents = page["contents"].as_array().expect("contents");
    contents.iter().map(|one| one["id"].as_str().expect("an id").to_owned()).collect()
}

const LISTS: [&str; 3] = ["services", "organizations", "service_at_locations"];

village_test!(the_api_says_what_it_is_and_where_it_is_described, |village| {
    for path in ["/hsds/v3/", "/hsds/v3"] {
        let meta = read(village, path).await;
        assert_eq!(meta["version"], "3.1");
        assert_eq!(meta["openapi_url"], "http://localhost/openapi.json");
        assert!(meta["profile"].as_str().is_some_and(|profile| profile.starts_with("https://")));
    }
    let document = read(village, "/openapi.json").await;
    assert_eq!((&document["openapi"], &document["servers"][0]["url"]), (&json!("3.1.0"), &json!("/")));
});

village_test!(the_pages_of_a_list_cover_everything_once_and_one_past_the_end_is_empty, |village| {
    plant(village, 23).await;
    for (list, all) in LISTS.into_iter().zip([23, 23, 12]) {
        let mut seen = Vec::new();
        for number in 1..=3 {
            let page = read(village, &format!("/hsds/v3/{list}?per_page=11&page={number}")).await;
            assert_eq!((&page["total_items"], &page["page_number"]), (&json!(all), &json!(number)));
            assert_eq!(page["size"].as_u64(), Some(ids(&page).len() as u64));
            seen.extend(ids(&page));
        }
        assert_eq!(seen.len(), all, "{list}");
        let distinct: BTreeSet<_> = seen.iter().collect();
        assert_eq!(distinct.len(), all, "{list}");
        let past = read(village, &format!("/hsds/v3/{list}?page=900")).await;
        assert_eq!(
            (&past["empty"], &past["contents"], &past["last_page"]),
            (&json!(true), &json!([]), &json!(true))
        );
    }
});

village_test!(an_empty_directory_has_one_empty_page, |village| {
    let page = read(village, "/hsds/v3/services").await;
    let wanted = json!({
        "total_items": 0, "total_pages": 1, "page_number": 1, "size": 0,
        "first_page": true, "last_page": true, "empty": true, "contents": [],
    });
    assert_eq!(page, wanted);
});

village_test!(a_listing_is_told_as_a_service_an_organization_and_a_service_at_a_place, |village| {
    plant(village, 1).await;
    let list = read(village, "/hsds/v3/services").await;
    let bare = &list["contents"][0];
    assert!(bare.get("phones").is_none() && bare.get("attributes").is_none(), "{bare}");
    assert_eq!(bare["organization"]["name"], "Porch 0");
    let id = bare["id"].as_str().expect("an id");
    let whole = read(village, &format!("/hsds/v3/services/{id}")).await;
    assert_eq!((&whole["status"], &whole["schedules"][0]["byday"]), (&json!("active"), &json!("SA")));
    assert_eq!(whole["last_modified"], "2026-03-03T19:00:00Z");
    let full = read(village, "/hsds/v3/services?full=true").await;
    assert_eq!(full["contents"][0], whole);
    let upper = get(village, &format!("/hsds/v3/services/{}", id.to_uppercase())).await;
    assert_eq!(upper.status, 200, "an id in capitals is the same");

    let owner = whole["organization_id"].as_str().expect("whose it is");
    let organization = read(village, &format!("/hsds/v3/organizations/{owner}")).await;
    assert_eq!((&organization["id"], &organization["services"][0]["id"]), (&json!(owner), &json!(id)));
    assert!(organization["services"][0].get("schedules").is_none());
    let filled = read(village, &format!("/hsds/v3/organizations/{owner}?full_service=true")).await;
    assert_eq!(filled["services"][0]["schedules"], whole["schedules"]);

    let place = &whole["service_at_locations"][0];
    let placed = place["id"].as_str().expect("where it is");
    let at = read(village, &format!("/hsds/v3/service_at_locations/{placed}")).await;
    assert_eq!(at["location"]["addresses"][0]["postal_code"], "90031");
    assert_eq!((&at["service"]["id"], &at["service_id"]), (&json!(id), &json!(id)));
    let found = read(village, &format!("/hsds/v3/service_at_locations?organization_id={owner}")).await;
    assert_eq!(ids(&found), [placed]);
});

village_test!(a_list_is_searched_by_words_and_by_what_changed, |village| {
    plant(village, 5).await;
    let found = read(village, "/hsds/v3/services?search=porch+3").await;
    assert_eq!((&found["total_items"], &found["contents"][0]["name"]), (&json!(1), &json!("Porch 3")));
    let none = read(village, "/hsds/v3/organizations?search=nothing+of+that+name").await;
    assert_eq!(none["empty"], true);
    let changed = read(village, "/hsds/v3/services?minimal=true&modified_after=2026-03-02T19:00:00Z").await;
    assert_eq!(changed["total_items"], 2);
    let mark = changed["contents"][0].as_object().expect("an id and a date");
    assert_eq!(mark.keys().collect::<Vec<_>>(), ["id", "modified_date"]);
    let whole = read(village, "/hsds/v3/services?full=true").await;
    let term =
        whole["contents"][0]["attributes"][0]["taxonomy_term"]["id"].as_str().expect("a term").to_owned();
    let all = read(village, &format!("/hsds/v3/service_at_locations?taxonomy_term_id={term}")).await;
    assert_eq!(all["total_items"], 3);
});

village_test!(a_list_that_is_posted_for_is_the_list, |village| {
    plant(village, 7).await;
    for list in LISTS {
        let path = format!("/hsds/v3/{list}");
        let asked = get(village, &format!("{path}?page=2&per_page=2&full=true")).await;
        for body in [
            ("application/json", r#"{"page": 2, "per_page": 2, "full": true}"#),
            ("application/x-www-form-urlencoded", "page=2&per_page=2&full=true"),
        ] {
            let posted = post(village, &path, body).await;
            assert_eq!((posted.status, &posted.bytes), (StatusCode::OK, &asked.bytes), "{list} {body:?}");
            assert_eq!((posted.header("etag"), posted.header("cache-control")), ("", "no-store"));
        }
        let bare = send(village, Request::post(format!("{path}?page=2&per_page=2&full=true")), "").await;
        assert_eq!(bare.bytes, asked.bytes, "the address alone asks as well");
    }
});

village_test!(what_cannot_be_answered_is_refused_with_its_reason, |village| {
    plant(village, 1).await;
    for list in LISTS {
        let path = format!("/hsds/v3/{list}");
        for (query, says) in [
            ("page=0", "`page`"),
            ("per_page=500", "1 to 100"),
            ("full=maybe", "true or false"),
            ("taxonomy_id=1", "`taxonomy_id`"),
            ("colour=red", "`colour`"),
            ("page=%zz", "cannot be read"),
        ] {
            let message = reason(&get(village, &format!("{path}?{query}")).await, 400);
            assert!(message.contains(says), "{path}?{query}: {message}");
        }
        reason(&get(village, &format!("{path}/0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0")).await, 404);
        for id in ["1", "%FF", "porch-0", "0f1e2d3c4b5a49788796a5b4c3d2e1f0"] {
            reason(&get(village, &format!("{path}/{id}")).await, 422);
        }
        reason(&post(village, &path, ("application/json", "[1]")).await, 400);
        reason(&post(village, &path, ("application/json", r#"{"page": "2"}"#)).await, 400);
        reason(&post(village, &path, ("text/plain", "page=2")).await, 415);
        let long = format!("search={}", "x".repeat(20_000));
        reason(&post(village, &path, ("application/x-www-form-urlencoded", &long)).await, 413);
        let other = send(village, Request::builder().method(Method::DELETE).uri(path), "").await;
        assert_eq!((other.status, other.header("allow")), (StatusCode::METHOD_NOT_ALLOWED, "GET,HEAD,POST"));
    }
});

village_test!(whoever_has_the_newest_edition_is_told_so_and_hears_of_every_change, |village| {
    let planted = plant(village, 2).await;
    let paths = [
        "/hsds/v3/services",
        "/hsds/v3/",
        "/openapi.json",
        "/directory.atom",
        "/directory.csv",
        "/directory.zip",
        "/directory.osm",
        "/g/porch-0/listing.json",
    ];
    let mut tags = Vec::new();
    for path in paths {
        let heard = get(village, path).await;
        assert_eq!(
            (heard.status, heard.header("cache-control")),
            (StatusCode::OK, "public, max-age=60"),
            "{path}"
        );
        assert_eq!(heard.header("access-control-allow-origin"), "*", "{path}");
        let tag = heard.header("etag").to_owned();
        let again = send(village, Request::get(path).header("if-none-match", &tag), "").await;
        assert_eq!(
            (again.status, again.bytes.len(), again.header("etag")),
            (StatusCode::NOT_MODIFIED, 0, tag.as_str())
        );
        tags.push(tag);
    }
    assert_eq!(tags.iter().collect::<BTreeSet<_>>().len(), paths.len(), "no two addresses share a mark");
    let id = planted[1];
    tend(village, move |tx| saving::stand(tx, id, Standing::Closed, NOW)).await;
    for (path, tag) in paths.into_iter().zip(&tags) {
        let changed = send(village, Request::get(path).header("if-none-match", tag), "").await;
        assert_eq!(changed.status, 200, "{path}");
    }
});

village_test!(what_is_over_or_rests_says_so_and_what_is_gone_is_not_there, |village| {
    let planted = plant(village, 3).await;
    let [over, rests, gone] = planted[..] else { panic!("three") };
    let before = read(village, "/hsds/v3/services?full=true").await;
    let named = |page: &Value, name: &str| {
        let all = page["contents"].as_array().expect("contents").clone();
        all.into_iter().find(|one| one["name"] == name)
    };
    let lost = named(&before, "Porch 2").expect("it is there");
    tend(village, move |tx| {
        saving::stand(tx, over, Standing::Closed, NOW)?;
        saving::stand(tx, rests, Standing::Resting(Some(NOW + Span::days(2))), NOW)?;
        let listing = listings::by_id(tx, gone)?.expect("it is there");
        saving::remove(tx, &listing, false, NOW)
    })
    .await;
    let after = read(village, "/hsds/v3/services").await;
    assert_eq!(after["total_items"], 2);
    let status = |page: &Value, name: &str| named(page, name).expect("it is there")["status"].clone();
    assert_eq!(
        (status(&after, "Porch 0"), status(&after, "Porch 1")),
        (json!("defunct"), json!("temporarily closed"))
    );
    for (list, id) in [
        ("services", &lost["id"]),
        ("organizations", &lost["organization_id"]),
        ("service_at_locations", &lost["service_at_locations"][0]["id"]),
    ] {
        reason(&get(village, &format!("/hsds/v3/{list}/{}", id.as_str().expect("an id"))).await, 404);
    }
    assert_eq!(get(village, "/g/porch-2/listing.json").await.status, 404);
    for path in ["/directory.csv", "/directory.osm", "/directory.atom"] {
        assert!(!get(village, path).await.text().contains("Porch 2"), "{path}");
    }
    village.pass(Span::days(3)).await;
    let later = read(village, "/hsds/v3/services").await;
    assert_eq!(status(&later, "Porch 1"), "active", "a rest ends by itself, and the kept page with it");
});

village_test!(a_fact_that_nobody_confirms_ages_without_anybody_changing_it, |village| {
    let planted = plant(village, 1).await;
    let id = planted[0];
    tend(village, move |tx| {
        confirmations::confirm(tx, id, &[Field::What], (By::Group, How::Call), NOW - Span::days(300))
    })
    .await;
    let status = async || read(village, "/hsds/v3/services").await["contents"][0]["status"].clone();
    assert_eq!(status().await, "active");
    village.pass(Span::days(120)).await;
    assert_eq!(status().await, "inactive");
});

village_test!(a_network_under_its_mount_has_it_in_its_links, |village| {
    plant(village, 2).await;
    village.beside("palmeras").await;
    let meta = read(village, "/n/palmeras/hsds/v3/").await;
    assert_eq!(meta["openapi_url"], "http://beside.example/n/palmeras/openapi.json");
    assert_eq!(read(village, "/n/palmeras/openapi.json").await["servers"][0]["url"], "/n/palmeras");
    let linked = get(village, "/n/palmeras/g/porch-0/listing.json").await;
    assert_eq!(linked.json()["url"], "http://beside.example/n/palmeras/g/porch-0");
    let feed = get(village, "/n/palmeras/directory.atom").await;
    assert!(feed.text().contains("href=\"http://beside.example/n/palmeras/g/porch-0\""), "{}", feed.text());
    let own = get(village, "/directory.atom").await;
    assert!(own.text().contains("href=\"http://localhost/g/porch-0\""));
    let same = read(village, "/n/palmeras/hsds/v3/services").await;
    assert_eq!(same, read(village, "/hsds/v3/services").await, "the directory is the server's");
});

village_test!(the_whole_directory_is_one_table_one_package_and_points_for_maps, |village| {
    plant(village, 3).await;
    let table = get(village, "/directory.csv").await;
    assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
    let read = directory::exchange::read(&table.bytes, directory::exchange::Limits::default());
    assert_eq!((read.rows.len(), read.odd.len()), (3, 0));
    assert_eq!(read.rows[0].facts.name, "Porch 0");
    assert!(table.text().contains(",'=1+213"), "a cell that a spreadsheet would run: {}", table.text());
    let package = get(village, "/directory.zip").await;
    assert_eq!(package.header("content-type"), "application/zip");
    let read = directory::exchange::read(&package.bytes, directory::exchange::Limits::default());
    assert_eq!((read.rows.len(), read.odd.len()), (3, 0));
    let points = get(village, "/directory.osm").await;
    assert_eq!(
        (points.header("content-type"), points.text().matches("<node").count()),
        ("application/xml", 2)
    );
    let linked = get(village, "/g/porch-0/listing.json").await;
    assert_eq!(
        (linked.header("content-type"), &linked.json()["@type"]),
        ("application/ld+json", &json!("Place"))
    );
});

village_test!(the_feed_tells_what_changed_last_in_the_readers_language, |village| {
    let planted = plant(village, 3).await;
    let id = planted[0];
    tend(village, move |tx| saving::stand(tx, id, Standing::Closed, NOW)).await;
    let feed = get(village, "/directory.atom").await;
    assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
    let entries: Vec<&str> = feed.text().split("<entry>").skip(1).collect();
    assert_eq!(entries.len(), 3);
    assert!(
        entries[0].contains("<title>Porch 0</title>") && entries[0].contains("It is over."),
        "{}",
        entries[0]
    );
    assert!(entries[0].contains("<updated>2026-03-04T00:00:00Z</updated>"), "by the day: {}", entries[0]);
    assert!(feed.text().contains("food &amp; a chair"), "{}", feed.text());
    let spanish = get(village, "/directory.atom?lang=es").await;
    assert!(spanish.text().contains("xml:lang=\"es\"") && spanish.text().contains("Bolsas de comida"));
    assert_ne!(spanish.header("etag"), feed.header("etag"));
});

village_test!(a_page_of_a_list_asks_the_database_as_little_for_a_hundred_as_for_one, |village| {
    plant(village, 60).await;
    get(village, "/hsds/v3/services").await;
    let spent = async |path: &str| {
        let before = village.app.site.db.counts().statements;
        assert_eq!(get(village, path).await.status, 200);
        village.app.site.db.counts().statements - before
    };
    assert_eq!(spent("/hsds/v3/services?per_page=50&full=true").await, 2);
    assert_eq!(spent("/hsds/v3/services?per_page=50&full=true").await, 1, "it is kept as it was written");
    assert_eq!(spent("/hsds/v3/services?minimal=true").await, 1);
});
