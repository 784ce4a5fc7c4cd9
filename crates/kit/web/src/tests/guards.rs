//! What is refused at the door, and the headers that every answer carries.

use std::net::SocketAddr;
use std::num::NonZeroU32;

use super::*;
use crate::{Peer, RateLimit};

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let site = site();
    let style = crate::asset_url("farolito.css").unwrap();
    for path in ["/lamps", "/nothing", "/broken", "/exit", style] {
        let told = get(&site, path).await;
        assert!(
            told.header("content-security-policy")
                .starts_with("default-src 'none'; style-src 'self'; script-src 'self';")
        );
        assert_eq!(told.header("x-content-type-options"), "nosniff");
        assert_eq!(told.header("cross-origin-resource-policy"), "same-origin");
        assert_eq!(told.header("cross-origin-opener-policy"), "same-origin");
        assert!(!told.header("permissions-policy").is_empty() && !told.header("referrer-policy").is_empty());
        assert!(
            !told.header("cache-control").is_empty() && told.header("strict-transport-security").is_empty()
        );
    }
}

#[tokio::test]
async fn on_https_cookies_are_bound_to_the_host_and_the_browser_stays_on_https() {
    let secure = Shell { secure: true, ..shell() };
    let site = Site::new(Arc::new(secure), routes(), Limits { rate: None, ..Limits::default() });
    let told = ask(&site, post("/sign-in"), "").await;
    assert_eq!(told.header("set-cookie"), "__Host-session=secret; Path=/; HttpOnly; SameSite=Strict; Secure");
    assert_eq!(told.header("strict-transport-security"), "max-age=31536000");
}

#[tokio::test]
async fn a_form_posted_from_another_site_is_refused() {
    let site = site();
    let cross = ask(&site, post("/lamps").header("sec-fetch-site", "cross-site"), "name=Ana").await;
    assert_eq!(cross.status, StatusCode::FORBIDDEN);
    let foreign = post("/lamps").header("origin", "https://evil.example").header("host", "here.example");
    assert_eq!(ask(&site, foreign, "name=Ana").await.status, StatusCode::FORBIDDEN);
    let signed_in = post("/lamps").header("cookie", "plain-session=secret");
    assert_eq!(ask(&site, signed_in, "name=Ana").await.status, StatusCode::FORBIDDEN);
    let ours =
        post("/lamps").header("cookie", "plain-session=secret").header("sec-fetch-site", "same-origin");
    assert_eq!(ask(&site, ours, "name=Ana").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn what_is_too_large_or_cannot_be_read_is_said_so() {
    let site = site();
    let large = format!("name={}", "x".repeat(70_000));
    let told = ask(&site, post("/lamps"), &large).await;
    assert_eq!(told.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(told.text().contains("Please send less text."));
    let declared = post("/lamps").header("content-length", "70000");
    assert_eq!(ask(&site, declared, "name=Ana").await.status, StatusCode::PAYLOAD_TOO_LARGE);
    for bad in ["name=%zz", "name=%ff"] {
        assert_eq!(ask(&site, post("/lamps"), bad).await.status, StatusCode::BAD_REQUEST);
    }
    let json =
        Request::builder().method(Method::POST).uri("/lamps").header("content-type", "application/json");
    assert_eq!(ask(&site, json, "{}").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn who_asks_too_often_is_told_when_to_come_back_and_others_are_not_held_up() {
    let rate = RateLimit { per_second: NonZeroU32::MIN, burst: NonZeroU32::new(2).unwrap() };
    let site = Site::new(Arc::new(shell()), routes(), Limits { rate: Some(rate), ..Limits::default() });
    let from = |ip: [u8; 4]| Request::get("/lamps").extension(Peer(SocketAddr::from((ip, 5000))));
    let mut last = ask(&site, from([192, 0, 2, 1]), "").await;
    for _ in 0..3 {
        last = ask(&site, from([192, 0, 2, 1]), "").await;
    }
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(last.header("retry-after").parse::<u32>().unwrap() >= 1);
    assert!(last.text().contains("One moment, please"));
    assert_eq!(ask(&site, from([192, 0, 2, 2]), "").await.status, StatusCode::OK);
}
