//! Stewards write, groups answer by their link, notes and rests end by themselves, and nobody tends what is not theirs.

use kit_base::Span;
use testkit::{Browser, village_test};

use super::{after, list, pantry, read, sent, with};

village_test!(a_working_copy_is_read_by_stewards_alone_until_it_is_published, |village| {
    let mut steward = village.steward().await;
    let typed =
        with(&pantry("Casa Limon", "Alder and 6th"), &[("page", "limon.example"), ("publish", "yes")]);
    let wrong =
        steward.post("/directory/new", &with(&typed[..10], &[("g2_day", "SU"), ("email", "x")])).await;
    assert!(
        wrong.status == 422 && wrong.says("This row needs a day") && wrong.says("href=\"#f-g2_from\""),
        "{}",
        wrong.body
    );
    let made = steward.post("/directory/new", &typed).await;
    let page = steward.follow(&made).await;
    let version = after(&page.body, "name=\"version\" value=\"");
    let public = async || read(&mut village.browser(), "/g/casa-limon").await;
    assert!(
        public().await.says("Saturdays, 10 am to 1 pm")
            && public().await.says("href=\"https://limon.example\"")
    );
    assert!(public().await.says("A steward said so"), "who writes it knows it: {}", public().await.body);
    let version = [("version", version.as_str())];
    let other = with(&pantry("Casa Naranja", "Alder and 6th"), &version);
    sent(&mut steward, "/directory/casa-limon", &with(&other, &[("draft", "yes")])).await;
    assert!(!public().await.says("Naranja"), "nobody else sees it");
    let mut beside = village.steward_beside().await;
    for steward in [&mut steward, &mut beside] {
        let page = read(steward, "/directory/casa-limon").await;
        assert!(page.says("value=\"Casa Naranja\"") && page.says("working copy"), "{}", page.body);
    }
    sent(&mut steward, "/directory/casa-limon", &with(&other, &[("publish", "yes")])).await;
    assert!(public().await.says("Casa Naranja"));
    assert!(!read(&mut steward, "/directory/casa-limon").await.says("Throw my working copy away"));
    // Another steward still has the page of before open.
    let stale = with(&pantry("Casa Toronja", "Alder and 6th"), &version);
    let late = beside.post("/directory/casa-limon", &with(&stale, &[("publish", "yes")])).await;
    let page = beside.follow(&late).await;
    assert!(
        page.says("value=\"Casa Toronja\"") && page.says("Somebody published other words"),
        "{}",
        page.body
    );
    assert!(public().await.says("Casa Naranja") && !public().await.says("Toronja"));
    let newest = after(&page.body, "name=\"version\" value=\"");
    let compared =
        with(&pantry("Casa Toronja", "Alder and 6th"), &[("version", newest.as_str()), ("publish", "yes")]);
    sent(&mut beside, "/directory/casa-limon", &compared).await;
    assert!(public().await.says("Casa Toronja"));
});

/// The link that a steward made for a group, as a path.
async fn link(steward: &mut Browser, slug: &str, form: &[(&str, &str)]) -> String {
    sent(steward, &format!("/directory/{slug}/link"), form).await;
    let page = read(steward, &format!("/directory/{slug}")).await;
    format!("/keep/{}", after(&page.body, "http://localhost/keep/"))
}

village_test!(a_group_tends_its_listing_by_its_link_without_an_account, |village| {
    let mut steward = village.steward().await;
    list(&mut steward, "Casa Limon").await;
    let first = link(&mut steward, "casa-limon", &[]).await;
    assert_eq!(link(&mut steward, "casa-limon", &[]).await, first, "the same one can be sent again");
    village.pass(Span::days(130)).await;
    let public = async || read(&mut village.browser(), "/g/casa-limon").await;
    let before = public().await;
    let mut group = village.browser();
    for _ in 0..2 {
        let page = read(&mut group, &first).await;
        assert!(page.says("Casa Limon") && page.says("all of it is still true"), "{}", page.body);
        let header =
            |name: &str| page.headers.get(name).and_then(|value| value.to_str().ok().map(str::to_owned));
        assert_eq!(header("referrer-policy").as_deref(), Some("no-referrer"));
        assert_eq!(header("cache-control").as_deref(), Some("no-store"));
    }
    assert!(
        !public().await.says("The group itself") && before.says("Not confirmed for a while"),
        "looking is not saying"
    );
    sent(&mut group, &first, &[("renew", "yes")]).await;
    let renewed = public().await;
    assert!(renewed.says("The group itself said so") && renewed.says("Confirmed "), "{}", renewed.body);
    assert!(!renewed.says("Not confirmed for a while") && !renewed.says(&first), "{}", renewed.body);
    let mut steward = village.steward().await;
    let second = link(&mut steward, "casa-limon", &[("anew", "yes")]).await;
    assert_ne!(second, first);
    assert_eq!(group.get(&first).await.status, 404, "the old one is over");
    assert_eq!(group.post(&first, &[("standing", "closed")]).await.status, 404);
    assert_eq!(group.get("/keep/nonsense").await.status, 404);
    let page = read(&mut group, &second).await;
    let version = after(&page.body, "name=\"version\" value=\"");
    let more = [("version", version.as_str()), ("publish", "yes")];
    sent(&mut group, &second, &with(&pantry("Casa Limon y Sal", "Alder and 6th"), &more)).await;
    assert!(public().await.says("Casa Limon y Sal"));
    let late = group.post(&second, &with(&pantry("Casa Toronja", "Alder and 6th"), &more)).await;
    assert!(
        late.status == 422 && late.says("Somebody else changed it") && late.says("Casa Toronja"),
        "{}",
        late.body
    );
    assert!(public().await.says("Casa Limon y Sal"));
});

village_test!(a_rest_until_a_day_ends_by_itself, |village| {
    let mut steward = village.steward().await;
    list(&mut steward, "Casa Limon").await;
    let path = link(&mut steward, "casa-limon", &[]).await;
    let mut group = village.browser();
    sent(&mut group, &path, &[("standing", "resting"), ("until", "2026-03-11")]).await;
    let mut stranger = village.browser();
    let rests = read(&mut stranger, "/g/casa-limon").await;
    assert!(rests.says("It rests until ") && !rests.says("/g/casa-limon/seen"), "{}", rests.body);
    assert!(read(&mut stranger, "/find").await.says("One that rests"));
    assert!(read(&mut group, &path).await.says("We are here again"));
    village.pass(Span::days(6)).await;
    assert!(read(&mut stranger, "/g/casa-limon").await.says("It rests until "));
    village.pass(Span::days(1)).await;
    assert!(!read(&mut stranger, "/g/casa-limon").await.says("It rests"), "the morning has come");
    assert!(!read(&mut stranger, "/find").await.says("One that rests"));
    sent(&mut group, &path, &[("standing", "resting"), ("until", "someday")]).await;
    village.pass(Span::days(30)).await;
    assert!(read(&mut stranger, "/g/casa-limon").await.says("It rests. Somebody said so"));
    sent(&mut group, &path, &[("renew", "yes")]).await;
    assert!(!read(&mut stranger, "/g/casa-limon").await.says("It rests"));
});

village_test!(a_note_for_now_is_gone_after_its_days, |village| {
    let mut steward = village.steward().await;
    list(&mut steward, "Casa Limon").await;
    let note = |days| [("en", "Shut: <b>smoke"), ("es", "Cerrado: humo"), ("days", days)];
    let says = async |english: bool| {
        let mut stranger = if english { village.browser() } else { village.browser().in_spanish() };
        let note = if english { "Shut: &#60;b&#62;smoke" } else { "Cerrado: humo" };
        let (page, found) = (read(&mut stranger, "/g/casa-limon").await, read(&mut stranger, "/find").await);
        assert_eq!(page.says(note), found.says(note), "both say it or neither does");
        page.says(note)
    };
    sent(&mut steward, "/directory/casa-limon/crisis", &note("2")).await;
    assert!(says(true).await && says(false).await);
    village.pass(Span::hours(47)).await;
    assert!(says(true).await);
    village.pass(Span::hours(1)).await;
    assert!(!says(true).await && !says(false).await, "it ended by itself");
    let mut steward = village.steward().await;
    sent(&mut steward, "/directory/casa-limon/crisis", &note("9999")).await;
    village.pass(Span::days(20)).await;
    assert!(says(true).await);
    village.pass(Span::days(1)).await;
    assert!(!says(true).await, "none holds longer than three weeks");
    let mut steward = village.steward().await;
    sent(&mut steward, "/directory/casa-limon/crisis", &note("9")).await;
    sent(&mut steward, "/directory/casa-limon/crisis", &[("en", ""), ("es", " ")]).await;
    assert!(!says(true).await, "taken off");
});

village_test!(stewards_of_another_network_read_a_listing_and_tend_only_their_own, |village| {
    let mut steward = village.steward().await;
    list(&mut steward, "Casa Limon").await;
    let there = village.beside("palmeras").await;
    let mut outsider = village.signed_in_at(&there, there.steward, "palmeras").await;
    let page = read(&mut outsider, "/g/casa-limon").await;
    assert!(page.says("Casa Limon") && !page.says("Look after this listing"), "{}", page.body);
    assert!(read(&mut steward, "/g/casa-limon").await.says("Look after this listing"));
    assert_eq!(outsider.get("/directory/casa-limon").await.status, 404);
    let form = with(&pantry("Taken Over", "Alder and 6th"), &[("version", "1"), ("publish", "yes")]);
    for (path, form) in [
        ("", &form[..]),
        ("/confirm", &[("field", "what"), ("how", "call")]),
        ("/stand", &[("standing", "closed")]),
        ("/crisis", &[("en", "Taken over")]),
        ("/link", &[]),
        ("/remove", &[("sure", "yes"), ("forever", "yes")]),
    ] {
        let reply = outsider.post(&format!("/directory/casa-limon{path}"), form).await;
        assert_eq!(reply.status, 404, "{path}: {}", reply.body);
    }
    let page = read(&mut village.browser(), "/g/casa-limon").await;
    assert!(!page.says("Taken") && !page.says("It is over"), "{}", page.body);
    assert!(!read(&mut outsider, "/directory").await.says("Casa Limon"));
    // Who writes the same one there is led to it, and not to a page that is not theirs.
    let same = outsider.post("/directory/new", &pantry("Casa Limon", "Alder and 6th")).await;
    let page = outsider.follow(&same).await;
    assert!(page.status == 200 && page.says("Casa Limon"), "{}: {}", page.status, page.body);
    // A word about it goes to those who tend it.
    let form = read(&mut outsider, "/suggest?listing=casa-limon").await;
    let key = after(&form.body, "name=\"key\" value=\"");
    let said = [("key", key.as_str()), ("listing", "casa-limon"), ("says", "closed")];
    assert_eq!(outsider.post("/suggest", &said).await.status, 200);
    assert!(read(&mut steward, "/directory").await.says("One suggestion waits"));
    assert!(read(&mut outsider, "/directory").await.says("None waits"));
    // A link of one network opens nothing in another.
    let path = link(&mut steward, "casa-limon", &[]).await;
    assert_eq!(outsider.get(&path).await.status, 404);
});
