//! What is given of the archive, which files are one, and what the pages say.

use std::path::PathBuf;
use std::sync::Arc;

use axum::response::IntoResponse as _;
use http::header::CONTENT_ENCODING;
use kit_base::{Clock, Id, Rng, Secret, Slug};
use kit_db::testing::TestDb;
use kit_i18n::{Catalogue, Lang};
use kit_vault::{Registry, Vault};
use kit_web::sample::{self, NOW};

use super::*;
use crate::domain::{Facts, Freshness, Kind, Near, Reason, Said, Spot, Standing};
use crate::pages::card::Card;
use crate::pages::find::{self, Asked, Find};
use crate::pages::show::{self, Show};
use crate::search::{Found, Wanted};
use crate::store::listings::Listing;
use crate::words::Reader;

/// A file of these bytes, gone when dropped.
struct Lent(PathBuf);

impl Lent {
    fn of(bytes: &[u8]) -> Self {
        let path = std::env::temp_dir().join(format!("farolito-tiles-{}", Slug::new(&Rng::os())));
        std::fs::write(&path, bytes).expect("it is written");
        Self(path)
    }

    fn open(&self) -> Result<Archive, Unfit> {
        Archive::open(&self.0)
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        // A file that stays behind is the system's to clear.
        let _ = std::fs::remove_file(&self.0);
    }
}

/// The smallest archive there is: a head, an empty root directory, no tiles; then as many zeros as make `size`.
fn pmtiles(size: usize) -> Vec<u8> {
    let mut bytes = b"PMTiles\x03".to_vec();
    for (offset, length) in [(127_u64, 1_u64), (128, 2), (130, 0), (130, 0)] {
        bytes.extend(offset.to_le_bytes());
        bytes.extend(length.to_le_bytes());
    }
    bytes.resize(127, 0);
    bytes[97..102].copy_from_slice(&[1, 1, 2, 8, 13]);
    bytes.extend(b"\0{}");
    bytes.resize(size.max(bytes.len()), 0);
    bytes
}

fn asking(pairs: &[(HeaderName, &str)]) -> HeaderMap {
    let value = |text: &str| HeaderValue::from_str(text).expect("a header");
    pairs.iter().map(|(name, text)| (name.clone(), value(text))).collect()
}

#[test]
fn one_range_of_bytes_is_read_as_the_standard_says() {
    let most = MOST;
    let far = 10 * MOST;
    for (asked, size, wanted) in [
        ("bytes=0-126", 1000, Some(0..127)),
        ("Bytes=0-0", 1000, Some(0..1)),
        ("bytes= 5-5 ", 1000, Some(5..6)),
        ("bytes=990-", 1000, Some(990..1000)),
        ("bytes=990-5000", 1000, Some(990..1000)),
        ("bytes=-10", 1000, Some(990..1000)),
        ("bytes=-5000", 1000, Some(0..1000)),
        ("bytes=0-99999999999999999999999999", 1000, Some(0..1000)),
        // More than is given at once is given in part.
        ("bytes=0-", far, Some(0..most)),
        ("bytes=7-18446744073709551615", far, Some(7..7 + most)),
        ("bytes=-4194304", far, Some(far - 2 * most..far - most)),
        // Nothing is there.
        ("bytes=1000-", 1000, Some(0..0)),
        ("bytes=99999999999999999999999999-", 1000, Some(0..0)),
        ("bytes=1000-2000", 1000, Some(0..0)),
        ("bytes=-0", 1000, Some(0..0)),
        // Not one range of bytes.
        ("bytes=9-3", 1000, None),
        ("bytes=0-1,5-6", 1000, None),
        ("bytes=-", 1000, None),
        ("bytes=a-b", 1000, None),
        ("bytes=+1-2", 1000, None),
        ("bytes=1", 1000, None),
        ("tiles=0-1", 1000, None),
        ("0-1", 1000, None),
        ("", 1000, None),
    ] {
        assert_eq!(range(asked, size), wanted, "{asked} of {size}");
    }
}

#[test]
fn what_is_given_depends_on_what_the_browser_has_and_wants() {
    let (small, large) = (Lent::of(&pmtiles(1000)), Lent::of(&pmtiles(3 << 20)));
    let (small, large) = (small.open().expect("an archive"), large.open().expect("an archive"));
    let head = || (RANGE, "bytes=0-126");
    let tag = small.tag.as_str();
    let weak = format!("W/{tag}");
    let several = format!("\"other\", {weak}");
    for (method, archive, pairs, wanted) in [
        (Method::GET, &small, vec![head()], Piece::Some(0..127)),
        (Method::GET, &large, vec![head()], Piece::Some(0..127)),
        (Method::GET, &small, vec![head(), (IF_RANGE, tag)], Piece::Some(0..127)),
        (Method::GET, &small, vec![head(), (IF_RANGE, &weak)], Piece::All(0..1000)),
        (Method::GET, &small, vec![head(), (IF_RANGE, "Wed, 21 Oct 2026 07:28:00 GMT")], Piece::All(0..1000)),
        (Method::GET, &large, vec![head(), (IF_RANGE, tag)], Piece::Nothing),
        (Method::GET, &small, vec![(IF_RANGE, tag)], Piece::All(0..1000)),
        (Method::GET, &small, vec![], Piece::All(0..1000)),
        (Method::GET, &small, vec![(RANGE, "bytes=0-1,4-5")], Piece::All(0..1000)),
        (Method::GET, &large, vec![], Piece::Nothing),
        (Method::GET, &small, vec![(RANGE, "bytes=1000-")], Piece::Nothing),
        (Method::GET, &small, vec![head(), (IF_NONE_MATCH, tag)], Piece::Same),
        (Method::GET, &small, vec![(IF_NONE_MATCH, &several)], Piece::Same),
        (Method::GET, &small, vec![(IF_NONE_MATCH, "*")], Piece::Same),
        (Method::GET, &small, vec![head(), (IF_NONE_MATCH, "\"other\"")], Piece::Some(0..127)),
        (Method::HEAD, &large, vec![head()], Piece::Head),
    ] {
        assert_eq!(Piece::asked(&method, &asking(&pairs), archive), wanted, "{method} {pairs:?}");
    }
}

#[test]
fn only_a_pmtiles_archive_of_version_3_is_opened() {
    let why = |bytes: &[u8]| Lent::of(bytes).open().expect_err("it is none").to_string();
    let mut old = pmtiles(0);
    old[7] = 2;
    assert!(Lent::of(&pmtiles(0)).open().is_ok());
    assert!(why(&old).contains("version 2; version 3 is needed"));
    assert!(why(&[b'x'; 500]).contains("no PMTiles archive"));
    assert!(why(&pmtiles(0)[..126]).contains("no PMTiles archive"), "it is cut off");
    assert!(why(b"").contains("no PMTiles archive"));
    let folder = Archive::open(&std::env::temp_dir()).expect_err("a folder");
    assert!(folder.to_string().contains("no PMTiles archive"));
    let absent = Archive::open(Path::new("/nowhere/la.pmtiles")).expect_err("nothing");
    assert!(absent.to_string().starts_with("it cannot be read"));
}

/// What a handler is given, on a database that nobody asks.
fn with_site<F: Future<Output = ()>>(work: impl FnOnce(Site) -> F) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let test = TestDb::new(false, &[]).await;
        let (vault, rng) = (Vault::new(Secret::new([7; 32])), Rng::seeded(7));
        let registry = Registry::new(&[]).expect("no tables agree");
        let settings = people::Settings::default();
        work(Site::new(test.db.clone(), vault, (Clock::held(NOW), rng), registry, settings)).await;
    });
}

async fn got(site: &Site, pairs: &[(HeaderName, &str)]) -> (StatusCode, HeaderMap, Bytes) {
    let response = show(State(site.clone()), Method::GET, asking(pairs)).await.expect("an answer");
    let (parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a body");
    (parts.status, parts.headers, bytes)
}

#[test]
fn a_server_without_a_map_knows_no_such_page() {
    with_site(async |site| {
        let answer = show(State(site.clone()), Method::GET, asking(&[(RANGE, "bytes=0-1")])).await;
        let status = answer.expect_err("no map").into_response().status();
        assert_eq!(status, StatusCode::NOT_FOUND);
        assert!(!are_shown(&site));
    });
}

#[test]
fn a_piece_says_which_it_is_and_of_which_file() {
    with_site(async |site| {
        let (bytes, lent) = (pmtiles(3 << 20), Lent::of(&pmtiles(3 << 20)));
        offer(&site, lent.open().expect("an archive"));
        let (status, headers, body) = got(&site, &[(RANGE, "bytes=0-126")]).await;
        assert_eq!((status, &body[..]), (StatusCode::PARTIAL_CONTENT, &bytes[..127]));
        assert_eq!(headers[CONTENT_RANGE], "bytes 0-126/3145728");
        assert_eq!(headers[ACCEPT_RANGES], "bytes");
        assert_eq!(headers[CACHE_CONTROL], "public, max-age=86400");
        assert!(!headers.contains_key(CONTENT_ENCODING));
        let tag = headers[ETAG].to_str().expect("text").to_owned();
        assert!(tag.starts_with("\"300000-") && tag.ends_with('"'), "a strong tag of size and time: {tag}");
        let (status, _, body) = got(&site, &[(IF_NONE_MATCH, &tag)]).await;
        assert_eq!((status, body.len()), (StatusCode::NOT_MODIFIED, 0));
        for pairs in [vec![], vec![(RANGE, "bytes=3145728-")]] {
            let (status, headers, body) = got(&site, &pairs).await;
            assert_eq!((status, body.len()), (StatusCode::RANGE_NOT_SATISFIABLE, 0));
            assert_eq!(headers[CONTENT_RANGE], "bytes */3145728");
        }
        let (_, headers, body) = got(&site, &[(RANGE, "bytes=1048570-")]).await;
        assert_eq!(u64::try_from(body.len()).expect("a length"), MOST);
        assert_eq!(headers[CONTENT_RANGE], "bytes 1048570-3145721/3145728");
        let head = show(State(site.clone()), Method::HEAD, HeaderMap::new()).await.expect("an answer");
        assert_eq!((head.status(), &head.headers()[CONTENT_LENGTH]), (StatusCode::OK, &3_145_728.into()));
    });
}

fn catalogue() -> Arc<Catalogue> {
    sample::catalogue(&[circles::LOCALES, people::LOCALES, crate::LOCALES])
}

fn reader(catalogue: &Catalogue, lang: Lang) -> Reader<'_> {
    Reader { catalogue, lang, now: NOW }
}

/// A pantry where the public may come.
fn listing() -> Listing {
    let facts = Facts {
        kind: Kind::Pantry,
        name: "Casa <b>Limón</b>".into(),
        what: Said::english("Bags of vegetables and beans for whoever comes, on Saturday mornings."),
        area: "Boyle Heights".into(),
        address: "600 S Alder".into(),
        spot: Spot::at(34.04, -118.2),
        phone: "213-555-0142".into(),
        ..Facts::default()
    };
    Listing {
        id: Id::from_uuid(uuid::Uuid::from_u128(7)),
        slug: "casa-limon".into(),
        hsds_id: "0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0".into(),
        keeper: None,
        seq: 1,
        version: 3,
        source: "steward".into(),
        facts,
        zone: "America/Los_Angeles".into(),
        standing: Standing::There,
        standing_said_at: None,
        crisis: None,
        as_of: NOW,
        is_dated: true,
        lately: None,
        confirmed_at: Some(NOW),
        changed_at: NOW,
        is_gone: false,
    }
}

/// Twenty places; with their spots if there is a map.
fn list(lang: Lang, has_tiles: bool) -> String {
    let catalogue = catalogue();
    let one = listing();
    let found = Found {
        id: one.id,
        helps: true,
        near: Near::Place,
        standing: Standing::There,
        freshness: Freshness::Confirmed,
        reasons: vec![Reason::Here, Reason::Seen],
        doors: None,
    };
    let spot = one.facts.spot.filter(|_| has_tiles).map(Spot::degrees);
    let card = || Card { spot, ..Card::of(&one, &found, reader(&catalogue, lang)) };
    let page = find::page(Find {
        asked: Asked::default(),
        choices: find::choices(&Wanted::default()),
        regions: Vec::new(),
        place: None,
        region: None,
        others: Vec::new(),
        unknown: false,
        thin: false,
        cards: (0..20).map(|_| card()).collect(),
        past: Vec::new(),
        total: 20,
        pages: [String::new(), "/find?from=20".into()],
        map: None,
        councils: Vec::new(),
    });
    sample::page(&catalogue, lang, &page)
}

fn one(lang: Lang, spot: Option<(f64, f64)>) -> String {
    let catalogue = catalogue();
    let view = show::view(&listing(), (&[], &[]), reader(&catalogue, lang));
    sample::page(&catalogue, lang, &show::page(Show { spot, ..view }))
}

/// A build without Node has nothing to show it with.
fn is_fetched() -> bool {
    CODE.iter().all(|name| kit_web::asset_url(name).is_some())
}

#[test]
fn a_page_without_a_map_has_nothing_of_it() {
    for lang in Lang::ALL {
        for html in [list(lang, false), one(lang, None)] {
            assert!(
                !html.contains("map.js") && !html.contains("leaflet") && !html.contains("data-lat"),
                "{html}"
            );
            assert!(!html.contains("tiles"), "{html}");
        }
    }
}

#[test]
fn a_page_with_a_map_runs_one_script_more_and_names_no_other_host() {
    if !is_fetched() {
        return;
    }
    let scripts = |html: &str| html.matches("<script").count();
    for lang in Lang::ALL {
        let spot = Some((34.04, -118.2));
        let with = [(list(lang, true), list(lang, false)), (one(lang, spot), one(lang, None))];
        for (html, without) in with {
            assert_eq!(scripts(&html), scripts(&without) + 1);
            assert_eq!(html.matches("-map.js\"></script>").count(), 1, "{html}");
            assert!(html.contains("data-lat=\"34.04000\" data-lon=\"-118.20000\""), "{html}");
            for part in html.split("=\"").skip(1) {
                assert!(!part.starts_with("http") && !part.starts_with("//"), "{part}");
            }
            assert!(html.find("<h2 id=\"tiles-title\"") > html.find("<h1"), "words come first");
        }
    }
}

#[test]
fn a_list_with_a_map_is_a_light_page_until_somebody_asks_for_the_map() {
    if !is_fetched() {
        return;
    }
    let css = kit_web::asset_size("farolito.css").expect("a sheet");
    for lang in Lang::ALL {
        let html = list(lang, true);
        assert!(html.len() + css <= 51_200, "{} and {css}", html.len());
        let heavy =
            ["vendor/map.js", "vendor/vector.js"].map(|name| kit_web::asset_url(name).expect("fetched"));
        assert!(heavy.iter().all(|url| !html.contains(&format!("src=\"{url}"))), "{html}");
    }
}
