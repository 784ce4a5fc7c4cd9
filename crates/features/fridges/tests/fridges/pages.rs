//! The pages through the whole frame: a visitor says how it is, a steward's desk hears of it, those who tend answer.

use directory::domain::{Lately, Standing};
use directory::store::listings;
use http::StatusCode;
use kit_db::{COMMONS, Scope, db_test};
use people::Role;

use crate::browser::Server;
use crate::world::{STEPS, Said, World, said};

fn photo() -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_pixel(64, 48, image::Rgb([90, 140, 200]));
    picture.write_to(&mut out, image::ImageFormat::Png).expect("a picture is written");
    out.into_inner()
}

db_test!(a_visitor_says_how_it_is_in_one_form_and_can_take_it_back, &STEPS, |db| async move {
    let world = World::new(db).await;
    let server = Server::new(&world);
    let path = format!("/fridges/{}", world.fridge);
    let form = server.get(&format!("{path}/report"), "").await;
    assert_eq!(form.status, StatusCode::OK);
    assert!(form.bytes.len() < 50_000, "light as a postcard");
    let key = form.hidden("key");
    let said = [
        ("key", key.as_str()),
        ("condition", "too-warm"),
        ("fullness", "full"),
        ("note", "Ana saw a loose plug"),
    ];
    let nothing = server.post(&format!("{path}/report"), "", &[("key", &key)]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(nothing.hidden("key"), key, "it is still the same form");
    for _ in 0..2 {
        let thanks = server.post(&format!("{path}/report"), "", &said).await;
        assert_eq!(thanks.status, StatusCode::OK);
        assert!(thanks.text().contains("Please eat nothing from it now"), "{}", thanks.text());
    }
    for page in [path.as_str(), "/fridges"] {
        let shown = server.get(page, "").await.text();
        assert!(shown.contains("Too warm") && shown.contains("The blue fridge"), "{shown}");
        assert!(!shown.contains("loose plug"), "a note is for those who tend");
    }
    let listing = world.now().await.listing;
    let lately = || async {
        let read = world.db.write(Scope::Network(COMMONS), move |tx| listings::by_id(tx, listing)).await;
        read.expect("read").and_then(|listing| listing.lately).map(|told| told.how)
    };
    assert_eq!(lately().await, Some(Lately::Unsafe), "whoever finds it in the directory is warned");
    let undone = server.post(&format!("{path}/undo"), "", &[("key", &key)]).await;
    assert_eq!((undone.status, undone.location.as_str()), (StatusCode::SEE_OTHER, path.as_str()));
    assert!(!server.get(&path, "").await.text().contains("Too warm</span>"));
    assert_eq!(lately().await, None, "what was taken back warns nobody");
    let spanish = server.get(&format!("{path}/report?lang=es"), "").await.text();
    assert!(spanish.contains("¿Cómo está el refri?"));
});

db_test!(a_fridge_that_never_was_is_not_found_and_a_closed_one_takes_no_reports, &STEPS, |db| async move {
    let world = World::new(db).await;
    let server = Server::new(&world);
    for path in ["/fridges/000000000000", "/fridges/000000000000/report", "/fridges/x", "/fridges/x/photos/y"]
    {
        assert_eq!(server.get(path, "").await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let key = "0123456789abcdef0123456789abcdef";
    for path in ["/fridges/000000000000/report", "/fridges/000000000000/undo"] {
        let answer = server.post(path, "", &[("key", key), ("condition", "good")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    let path = format!("/fridges/{}", world.fridge);
    let helper = server.sign_in(&world, world.neighbor(Some(Role::Helper)).await).await;
    let closed = server.post(&format!("{path}/close"), &helper, &[("do", "close")]).await;
    assert_eq!(closed.status, StatusCode::SEE_OTHER);
    assert!(server.get(&path, "").await.text().contains("This fridge is closed"));
    assert!(!server.get("/fridges", "").await.text().contains("The blue fridge"));
    assert_eq!(server.get(&format!("{path}/report"), "").await.location, path);
    let listing = world.now().await.listing;
    let standing = || world.db.write(Scope::Network(COMMONS), move |tx| listings::by_id(tx, listing));
    let stands = |listing: Option<listings::Listing>| listing.map(|listing| listing.standing);
    assert_eq!(stands(standing().await.expect("read")), Some(Standing::Closed), "the directory says so too");
    server.post(&format!("{path}/close"), &helper, &[("do", "open")]).await;
    assert_eq!(stands(standing().await.expect("read")), Some(Standing::There));
    assert_eq!(server.get(&format!("{path}/report"), "").await.status, StatusCode::OK);
});

db_test!(a_photo_is_drawn_anew_and_nobody_sees_it_before_those_who_tend, &STEPS, |db| async move {
    let world = World::new(db).await;
    let server = Server::new(&world);
    let path = format!("/fridges/{}", world.fridge);
    let key = server.get(&format!("{path}/report"), "").await.hidden("key");
    let form = [("key", key.as_str()), ("condition", "good")];
    let broken = server.upload(&format!("{path}/report"), &form, b"not a picture").await;
    assert_eq!(broken.status, StatusCode::OK);
    assert!(broken.text().contains("Your word counts. The photo could not be read"), "{}", broken.text());
    let thanks = server.upload(&format!("{path}/report"), &form, &photo()).await;
    assert!(thanks.text().contains("Your photo waits"), "{}", thanks.text());
    let helper = server.sign_in(&world, world.neighbor(Some(Role::Helper)).await).await;
    let tend = server.get(&format!("{path}/tend"), &helper).await;
    let photo = tend.hidden("photo");
    let address = format!("{path}/photos/{photo}");
    assert_eq!(server.get(&address, "").await.status, StatusCode::NOT_FOUND);
    assert!(!server.get(&path, "").await.text().contains(&address));
    let seen = server.get(&address, &helper).await;
    assert_eq!((seen.status, seen.kind.as_str()), (StatusCode::OK, "image/jpeg"));
    assert!(seen.bytes.starts_with(b"\xff\xd8\xff"), "a PNG became a JPEG");
    let act = format!("{path}/photo");
    let stranger = server.sign_in(&world, world.neighbor(None).await).await;
    let refused = server.post(&act, &stranger, &[("photo", &photo), ("do", "let")]).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    server.post(&act, &helper, &[("photo", &photo), ("do", "let")]).await;
    assert_eq!(server.get(&address, "").await.status, StatusCode::OK);
    assert!(server.get(&path, "").await.text().contains(&address));
    server.post(&act, &helper, &[("photo", &photo), ("do", "erase")]).await;
    assert_eq!(server.get(&address, &helper).await.status, StatusCode::NOT_FOUND);
});

db_test!(those_who_tend_look_take_turns_and_write_down_what_the_thermometer_says, &STEPS, |db| async move {
    let world = World::new(db).await;
    let server = Server::new(&world);
    let path = format!("/fridges/{}", world.fridge);
    let helper = server.sign_in(&world, world.neighbor(Some(Role::Helper)).await).await;
    let stranger = server.sign_in(&world, world.neighbor(None).await).await;
    assert_eq!(server.get(&format!("{path}/tend"), &stranger).await.status, StatusCode::NOT_FOUND);
    assert_eq!(server.get(&format!("{path}/tend"), "").await.status, StatusCode::UNAUTHORIZED);
    let page = server.get(&format!("{path}/tend"), &helper).await;
    assert!(page.text().contains("A look is due today"), "{}", page.text());
    let key = page.hidden("key");
    let form =
        |reading| [("key", key.as_str()), ("did", "look"), ("condition", "good"), ("reading", reading)];
    let wrong = server.post(&format!("{path}/log"), &helper, &form("cold")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for _ in 0..2 {
        assert_eq!(
            server.post(&format!("{path}/log"), &helper, &form("50")).await.status,
            StatusCode::SEE_OTHER
        );
    }
    let page = server.get(&format!("{path}/tend"), &helper).await.text();
    assert!(
        !page.contains("A look is due today") && page.contains("today: Look, 50 °F (10 °C) · <bdi>Ana"),
        "{page}"
    );
    assert!(server.get(&path, "").await.text().contains("Please eat nothing"), "the thermometer is believed");
    let turn = [("chore", "look"), ("day", "0"), ("do", "take")];
    server.post(&format!("{path}/turn"), &helper, &turn).await;
    assert!(server.get(&format!("{path}/tend"), &helper).await.text().contains("value=\"leave\""));
    let odd = [("chore", "look"), ("day", "9"), ("do", "take")];
    assert_eq!(server.post(&format!("{path}/turn"), &helper, &odd).await.status, StatusCode::NOT_FOUND);
    let words = [("host", "The corner shop"), ("power", ""), ("rules_en", "No rice."), ("rules_es", "")];
    server.post(&format!("{path}/words"), &helper, &words).await;
    let public = server.get(&path, "").await.text();
    assert!(public.contains("No rice.") && !public.contains("corner shop"));
    let poster = server.get(&format!("{path}/poster.pdf?paper=a4"), &helper).await;
    assert_eq!((poster.status, poster.kind.as_str()), (StatusCode::OK, "application/pdf"));
    let labels = server.get("/fridges/labels.pdf", &helper).await;
    assert_eq!((labels.status, labels.kind.as_str()), (StatusCode::OK, "application/pdf"));
});

db_test!(a_neighbor_follows_for_what_they_choose, &STEPS, |db| async move {
    let world = World::new(db).await;
    let server = Server::new(&world);
    let path = format!("/fridges/{}", world.fridge);
    let follow = format!("{path}/follow");
    assert_eq!(server.post(&follow, "", &[("kind", "empty")]).await.status, StatusCode::UNAUTHORIZED);
    let ana = server.sign_in(&world, world.neighbor(None).await).await;
    let page = async || server.get(&path, &ana).await.text();
    assert!(!page().await.contains("/unfollow"));
    server.post(&follow, &ana, &[]).await;
    assert!(!page().await.contains("/unfollow"), "nothing was chosen");
    server.post(&follow, &ana, &[("kind", "empty"), ("kind", "silent"), ("kind", "rent")]).await;
    let shown = page().await;
    assert!(
        shown.contains("value=\"empty\" checked") && !shown.contains("value=\"too-warm\" checked"),
        "{shown}"
    );
    server.post(&format!("{path}/unfollow"), &ana, &[]).await;
    assert!(!page().await.contains("/unfollow"));
    let nowhere = server.post("/fridges/000000000000/follow", &ana, &[("kind", "empty")]).await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
});

db_test!(a_steward_lists_a_fridge_once_however_often_the_form_comes, &STEPS, |db| async move {
    let world = World::new(db).await;
    let server = Server::new(&world);
    let helper = server.sign_in(&world, world.neighbor(Some(Role::Helper)).await).await;
    assert_eq!(server.get("/fridges/new", &helper).await.status, StatusCode::NOT_FOUND);
    let steward = server.sign_in(&world, world.neighbor(Some(Role::Steward)).await).await;
    let page = server.get("/fridges/new", &steward).await;
    let slug = page.hidden("slug");
    let text = page.text();
    let (_, rest) = text.split_once("id=\"f-circle\"").expect("circles to choose from");
    let circle = rest.split_once("value=\"").and_then(|(_, rest)| rest.split_once('"')).expect("a circle").0;
    let form = [
        ("slug", slug.as_str()),
        ("circle", circle),
        ("name", "The red fridge"),
        ("area", "Boyle Heights"),
        ("address", "1st & Soto"),
        ("open", "always"),
    ];
    let missing = server.post("/fridges/new", &steward, &form[..2]).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    for _ in 0..2 {
        let made = server.post("/fridges/new", &steward, &form).await;
        assert_eq!(made.location, format!("/fridges/{slug}/tend"));
    }
    let list = server.get("/fridges", "").await.text();
    assert_eq!(list.matches("The red fridge").count(), 1, "{list}");
    let one = server.get(&format!("/fridges/{slug}"), "").await.text();
    assert!(one.contains("Day and night") && one.contains("213-555-0100"), "{one}");
    let net = world.net;
    let kept =
        world.db.write(Scope::Network(COMMONS), move |tx| listings::count(tx, net)).await.expect("read");
    assert_eq!(kept, 2, "both fridges of this network stand in the commons, once each");
});

db_test!(the_desk_shows_what_needs_a_hand_to_those_who_tend_it, &STEPS, |db| async move {
    let world = World::new(db).await;
    let server = Server::new(&world);
    let seen = Said { photo: Some(b"a picture"), ..said(1, 1, fridges::domain::Condition::Dirty) };
    world.say(seen, server.clock.now()).await.expect("kept");
    let steward = server.sign_in(&world, world.neighbor(Some(Role::Steward)).await).await;
    let other = server.sign_in(&world, world.neighbor(None).await).await;
    let shown = server.get("/asides", &steward).await.text();
    let there = format!("href=\"/fridges/{}/tend", world.fridge);
    assert_eq!(shown.matches(&there).count(), 2, "the alert and the photo: {shown}");
    assert!(
        shown.contains("DESK") && shown.contains("The blue fridge") && shown.contains("one photo to look at")
    );
    let nothing = server.get("/asides", &other).await.text();
    assert!(!nothing.contains("DESK") && !nothing.contains("MY"), "{nothing}");
    let turn = |day| [("chore", "clean"), ("day", day), ("do", "take")];
    for day in ["0", "2"] {
        server.post(&format!("/fridges/{}/turn", world.fridge), &steward, &turn(day)).await;
    }
    let shown = server.get("/asides", &steward).await.text();
    let (_, mine) = shown.split_once("MY").expect("turns on one's own page");
    let (today, monday) =
        (mine.find("today").expect("it is Wednesday"), mine.find("Monday").expect("and Monday"));
    assert!(today < monday, "today stands first: {mine}");
});
