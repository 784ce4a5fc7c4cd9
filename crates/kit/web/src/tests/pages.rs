//! Pages, their frame, their language, and what is shown when something goes wrong.

use super::*;

#[test]
fn our_own_words_are_the_same_in_every_language() {
    sample::catalogue(&[LOCALES]);
}

#[test]
fn every_page_of_the_frame_can_be_drawn_in_every_language() {
    let catalogue = sample::catalogue(&[LOCALES]);
    for lang in Lang::ALL {
        let html = sample::page(
            &catalogue,
            lang,
            &lamps("Ana", &Problem::new("name", "lamp-short").number("n", 2).into()).private(),
        );
        assert!(html.contains(&format!("<html lang=\"{lang}\" dir=\"ltr\">")));
        let signed_in = Arc::new(sample::signed_in("lamp-title"));
        assert!(
            sample::page_for(&catalogue, lang, &signed_in, &lamps("Ana", &Problems::new()))
                .contains("/sign-out")
        );
    }
}

#[test]
#[should_panic(expected = "⟦lamp-gone⟧")]
fn a_sample_with_a_missing_message_fails() {
    sample::page(&sample::catalogue(&[]), Lang::En, &Page::new("lamp-gone", Half2));
}

#[derive(askama::Template)]
#[template(ext = "html", source = "<p>whole</p>")]
struct Half2;

#[tokio::test]
async fn a_page_speaks_the_language_of_the_browser_and_says_times_as_people_do() {
    let site = site();
    let english = get(&site, "/lamps").await;
    assert_eq!(english.status, StatusCode::OK);
    assert!(english.text().contains("2 lights") && english.text().contains("Ana on floor 3"));
    assert!(english.text().contains("3 hours ago, today 7 am"), "{}", english.text());
    let spanish = ask(&site, Request::get("/lamps").header("accept-language", "es-MX"), "").await;
    assert!(
        spanish.text().contains("hace 3 horas, hoy, 7 a. m.")
            && spanish.text().contains("<title>Luces · Sample Court</title>")
    );
    assert!(get(&site, "/lamps?lang=es").await.text().contains("2 luces"));
}

#[tokio::test]
async fn the_frame_has_the_skip_link_the_way_around_and_the_phone() {
    let page = get(&site(), "/lamps").await;
    for part in [
        "href=\"#main\"",
        "id=\"main\"",
        "href=\"/n/court/lamps\" aria-current=\"page\"",
        "tel:+12135550100",
        "action=\"/n/court/language\"",
        "lang=\"es\">Español</button>",
    ] {
        assert!(page.text().contains(part), "{part} in {}", page.text());
    }
    assert!(!page.text().contains("id=\"leave\""));
}

#[tokio::test]
async fn a_private_page_can_be_left_fast_and_is_kept_nowhere() {
    let page = ask(&site(), Request::get("/mine").header("accept-encoding", "gzip"), "").await;
    assert!(page.text().contains("id=\"leave\" href=\"/n/court/exit\""));
    assert_eq!(page.header("cache-control"), "no-store");
    assert_eq!(page.header("content-encoding"), "");
    assert!(page.text().contains("&#60;script&#62;") && !page.text().contains("<p><script>"));
    let left = get(&site(), "/exit").await;
    assert_eq!((left.status, left.header("location")), (StatusCode::SEE_OTHER, "https://www.weather.gov/"));
    assert_eq!(left.header("referrer-policy"), "no-referrer");
}

#[tokio::test]
async fn a_public_page_comes_packed_when_the_browser_takes_it() {
    let page = ask(&site(), Request::get("/lamps").header("accept-encoding", "gzip"), "").await;
    assert_eq!(page.header("content-encoding"), "gzip");
    let mut text = String::new();
    std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&page.bytes[..]), &mut text).unwrap();
    assert!(text.contains("2 lights"));
}

#[tokio::test]
async fn a_wrong_form_keeps_what_was_typed_and_says_what_is_wrong() {
    let page = ask(&site(), post("/lamps").header("accept-language", "es"), "name=%C3%B1").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in [
        "value=\"ñ\"",
        "<title>Revise, por favor: Luces",
        "href=\"#f-name\">Al menos 2 letras.",
        "id=\"f-name-error\"",
    ] {
        assert!(page.text().contains(part), "{part} in {}", page.text());
    }
}

#[tokio::test]
async fn the_page_after_a_form_says_once_that_it_went_well() {
    let site = site();
    let sent = ask(&site, post("/lamps"), "name=Ana").await;
    assert_eq!((sent.status, sent.header("location")), (StatusCode::SEE_OTHER, "/n/court/lamps"));
    let cookie = sent.header("set-cookie").split(';').next().unwrap().to_owned();
    let next = ask(&site, Request::get("/lamps").header("cookie", cookie), "").await;
    assert!(next.text().contains("role=\"status\"><p>It is on.</p>"));
    assert!(next.header("set-cookie").contains("Max-Age=0"));
    let forged = ask(&site, Request::get("/lamps").header("cookie", "plain-flash=<b>x"), "").await;
    assert!(!forged.text().contains("role=\"status\""));
}

#[tokio::test]
async fn the_language_switch_keeps_the_place_and_what_was_typed() {
    let site = site();
    let moved = ask(&site, post("/language"), "to=es&back=%2Fn%2Fcourt%2Flamps%3Fpage%3D2").await;
    assert_eq!(moved.header("location"), "/n/court/lamps?page=2");
    assert!(moved.header("set-cookie").starts_with("plain-lang=es;"));
    let kept = ask(&site, Request::get("/lamps").header("cookie", "plain-lang=es"), "").await;
    assert!(kept.text().contains("2 luces"));
    let typed = ask(&site, post("/lamps"), "name=x&switch_language=es").await;
    assert_eq!(typed.status, StatusCode::OK);
    assert!(
        typed.text().contains("value=\"x\"")
            && typed.text().contains("form=\"lamp\" name=\"switch_language\" value=\"en\"")
    );
    let away = ask(&site, post("/language"), "to=es&back=%2F%2Fevil.example").await;
    assert_eq!(away.header("location"), "/n/court/");
}

#[tokio::test]
async fn what_is_not_there_and_what_is_not_yours_have_the_same_bytes() {
    let site = site();
    let (absent, hidden) = (get(&site, "/nothing").await, get(&site, "/lamps/secret").await);
    assert_eq!((absent.status, hidden.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    let without_way_back = |told: &Told, path: &str| told.text().replace(path, "");
    assert_eq!(without_way_back(&absent, "/nothing"), without_way_back(&hidden, "/lamps/secret"));
    assert_eq!(absent.headers, hidden.headers);
}

#[tokio::test]
async fn a_fault_has_a_way_out_in_the_persons_language() {
    let site = site();
    let taken = ask(&site, Request::get("/taken").header("accept-language", "es"), "").await;
    assert_eq!(taken.status, StatusCode::CONFLICT);
    assert!(taken.text().contains("Alguien se adelantó") && taken.text().contains("href=\"/n/court/\""));
    let method = ask(&site, Request::builder().method(Method::DELETE).uri("/lamps"), "").await;
    assert_eq!((method.status, method.header("allow")), (StatusCode::METHOD_NOT_ALLOWED, "GET,HEAD,POST"));
    assert!(method.text().contains("That does not work here"));
}

#[tokio::test]
async fn an_internal_error_gives_a_reference_and_nothing_else() {
    let site = site();
    for path in ["/broken", "/half", "/panics"] {
        let page = get(&site, path).await;
        assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
        assert!(
            page.text().contains("it is our fault") && page.text().contains("<bdi dir=\"ltr\">"),
            "{path}"
        );
        assert!(
            !page.text().contains("Kenmore")
                && !page.text().contains("<p>half</p>")
                && !page.text().contains("no lamp on")
        );
    }
}

#[tokio::test]
async fn assets_are_named_by_their_content_and_kept_for_ever() {
    let site = site();
    let style = ask(
        &site,
        Request::get(crate::asset_url("farolito.css").unwrap()).header("accept-encoding", "gzip"),
        "",
    )
    .await;
    assert_eq!((style.status, style.header("content-type")), (StatusCode::OK, "text/css; charset=utf-8"));
    assert!(
        style.header("cache-control").contains("immutable") && style.header("content-encoding") == "gzip"
    );
    assert_eq!(get(&site, "/assets/farolito.css").await.status, StatusCode::NOT_FOUND);
    assert!(crate::asset_url("package.json").is_none() && crate::asset_url("vendor/.gitkeep").is_none());
}

#[test]
fn the_table_lists_every_route_with_who_may_use_it() {
    let all = routes().merge(crate::routes());
    let row = all.table().iter().find(|row| row.path == "/mine").unwrap();
    assert_eq!((&row.method, row.authority), (&Method::GET, Authority::LinkHolder));
    assert_eq!(all.table().len(), 15);
}
