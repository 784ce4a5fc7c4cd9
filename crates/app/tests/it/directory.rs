//! The directory over HTTP: found by strangers, aged by the clock, tended by stewards and by the groups themselves.

mod lists;
mod tending;

use http::Method;
use kit_base::Span;
use testkit::{Browser, Reply, Village, village_test};

/// What stands between a text and the next mark.
fn after(body: &str, text: &str) -> String {
    let rest = body.split(text).nth(1).unwrap_or_else(|| panic!("no {text} in {body}"));
    rest.chars().take_while(|letter| !"\"<&?' ".contains(*letter)).collect()
}

/// The names of the listings of a page, in their order.
fn names(page: &Reply) -> Vec<String> {
    assert_eq!(page.status, 200, "{}", page.body);
    names_in(&page.body)
}

fn names_in(html: &str) -> Vec<String> {
    let cards = html.split("<li class=\"card").skip(1);
    cards.filter_map(|card| Some(card.split("<bdi>").nth(1)?.split("</bdi>").next()?.to_owned())).collect()
}

/// A pantry of that name, as its form is sent.
fn pantry<'a>(name: &'a str, area: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("kind", "pantry"),
        ("name", name),
        ("what_en", "Bags of food"),
        ("what_es", "Bolsas de comida"),
        ("area", area),
        ("phone", "213-555-0142"),
        ("email", "hola@limon.example"),
        ("needs", "food"),
        ("g1_day", "SA"),
        ("g1_from", "10:00"),
        ("g1_until", "13:00"),
    ]
}

fn with<'a>(form: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [form, more].concat()
}

/// A steward writes a listing; answers its name in addresses.
async fn list(steward: &mut Browser, name: &str) -> String {
    let made = steward.post("/directory/new", &pantry(name, "Alder and 6th")).await;
    assert_eq!(made.status, 303, "{}", made.body);
    let slug =
        made.location().and_then(|to| to.strip_prefix("/directory/")).expect("it leads there").to_owned();
    assert_eq!(steward.get(&format!("/directory/{slug}")).await.status, 200);
    slug
}

/// Opens a page that is there.
async fn read(browser: &mut Browser, path: &str) -> Reply {
    let page = browser.get(path).await;
    assert_eq!(page.status, 200, "{path}: {}", page.body);
    page
}

async fn sent(browser: &mut Browser, path: &str, form: &[(&str, &str)]) {
    let reply = browser.post(path, form).await;
    assert_eq!(reply.status, 303, "{path}: {}", reply.body);
}

village_test!(a_stranger_finds_a_group_by_zip_and_by_words_after_a_steward_began, |village| {
    let mut stranger = village.browser().in_spanish();
    let before = read(&mut stranger, "/find?where=90027").await;
    assert!(
        names(&before).is_empty() && !before.says("Los Feliz"),
        "nothing is there before: {}",
        before.body
    );
    let mut steward = village.steward().await;
    assert!(read(&mut steward, "/directory").await.says("action=\"/directory/begin\""));
    sent(&mut steward, "/directory/begin", &[]).await;
    assert!(read(&mut steward, "/directory").await.says("Tick at least one region"));
    sent(&mut steward, "/directory/begin", &[("regions", "central-la"), ("regions", "atlantis")]).await;
    assert!(!read(&mut steward, "/directory").await.says("/directory/begin"), "once is enough");
    let near = read(&mut stranger, "/find?where=90027").await;
    assert!(
        near.says("Cerca de Los Feliz") && names(&near).contains(&"Los Feliz Helps".to_owned()),
        "{}",
        near.body
    );
    assert!(!near.says("Project Pasadena"), "another region was not chosen");
    for words in ["voluntarios", "VOLUNTÁRIOS", "los feliz", "feliz helps"] {
        let found =
            read(&mut stranger, &format!("/find?what={}", words.replace(' ', "+").replace('Á', "%C3%81")))
                .await;
        assert!(names(&found).contains(&"Los Feliz Helps".to_owned()), "{words}: {}", found.body);
    }
    let all = read(&mut stranger, "/find").await;
    let (cards, whole) = (names(&all).len(), all.body.split("<li class=\"card").skip(1));
    let ages = ["Nadie lo ha confirmado", "En silencio", "Historia", "Hace rato"];
    let aged = whole.filter(|card| ages.iter().any(|age| card.contains(age))).count();
    assert!(cards > 10 && aged == cards, "{aged} of {cards} say how old they are: {}", all.body);
    assert!(all.says("href=\"/find/central-la\""), "{}", all.body);
    let region = read(&mut stranger, "/find/central-la").await;
    assert!(region.says("<h1>Centro de LA</h1>") && names(&region).contains(&"Los Feliz Helps".to_owned()));
    let one = read(&mut stranger, "/g/los-feliz-helps").await;
    assert!(one.says("Nadie ha confirmado esto") && one.says("septiembre de 2020"), "{}", one.body);
});

village_test!(two_neighbors_who_found_nobody_make_a_doubt_and_close_nothing, |village| {
    let mut steward = village.steward().await;
    for name in ["Casa Limon", "Casa Naranja"] {
        list(&mut steward, name).await;
    }
    let mut stranger = village.browser();
    assert_eq!(names(&read(&mut stranger, "/find?what=casa").await), ["Casa Limon", "Casa Naranja"]);
    let (mut neighbor, mut helper) = (village.neighbor().await, village.helper().await);
    for _ in 0..2 {
        sent(&mut neighbor, "/g/casa-limon/seen", &[("what", "nobody")]).await;
        village.pass(Span::hours(1)).await;
    }
    let once = read(&mut stranger, "/g/casa-limon").await;
    assert!(
        once.says("Somebody tried and nobody answered") && !once.says("Two neighbors or more"),
        "{}",
        once.body
    );
    assert_eq!(names(&read(&mut stranger, "/find?what=casa").await), ["Casa Limon", "Casa Naranja"]);
    sent(&mut helper, "/g/casa-limon/seen", &[("what", "nobody")]).await;
    let twice = read(&mut stranger, "/g/casa-limon").await;
    assert!(
        twice.says("2 tried and nobody answered") && twice.says("Two neighbors or more"),
        "{}",
        twice.body
    );
    assert!(!twice.says("It is over") && !twice.says("It rests"), "{}", twice.body);
    let found = read(&mut stranger, "/find?what=casa").await;
    assert_eq!(names(&found), ["Casa Naranja", "Casa Limon"]);
    assert!(found.says("neighbors found nobody") && !found.says("are history"), "{}", found.body);
    village.pass(Span::hours(1)).await;
    sent(&mut village.other_helper().await, "/g/casa-limon/seen", &[("what", "was-there")]).await;
    assert!(!read(&mut stranger, "/g/casa-limon").await.says("Two neighbors or more"), "somebody was there");
    assert_eq!(names(&read(&mut stranger, "/find?what=casa").await)[0], "Casa Limon");
});

village_test!(all_strangers_of_a_day_count_as_one_and_nonsense_counts_as_nothing, |village| {
    list(&mut village.steward().await, "Casa Limon").await;
    village.pass(Span::hours(1)).await;
    for _ in 0..3 {
        sent(&mut village.browser(), "/g/casa-limon/seen", &[("what", "nobody")]).await;
    }
    sent(&mut village.browser(), "/g/casa-limon/seen", &[("what", "burned-down")]).await;
    let page = read(&mut village.browser(), "/g/casa-limon").await;
    assert!(page.says("Somebody tried") && !page.says("Two neighbors or more"), "{}", page.body);
    assert_eq!(village.browser().post("/g/nobody/seen", &[("what", "nobody")]).await.status, 404);
});

/// A stranger says something about a listing, twice with the same form.
async fn suggest(village: &Village, slug: &str, says: &str) {
    let mut stranger = village.browser();
    let form = read(&mut stranger, &format!("/suggest?listing={slug}&says={says}")).await;
    assert!(form.says(&format!("value=\"{says}\" checked")), "{}", form.body);
    let key = after(&form.body, "name=\"key\" value=\"");
    for _ in 0..2 {
        let said =
            [("key", key.as_str()), ("listing", slug), ("says", says), ("words", "The <b>gate</b> is shut")];
        let reply = stranger.post("/suggest", &said).await;
        assert!(reply.status == 200 && reply.says("Thank you"), "{}", reply.body);
    }
}

village_test!(a_word_of_a_stranger_waits_for_a_steward_and_declining_it_changes_nothing, |village| {
    let mut steward = village.steward().await;
    list(&mut steward, "Casa Limon").await;
    let public = async || read(&mut village.browser(), "/g/casa-limon").await;
    for (says, answer, is_over) in [("resting", "decline", false), ("closed", "take", true)] {
        suggest(village, "casa-limon", says).await;
        assert!(
            !public().await.says("It is over") && !public().await.says("It rests"),
            "a word closes nothing"
        );
        let desk = read(&mut steward, "/directory").await;
        assert!(desk.says("One suggestion waits"), "the same form twice is one: {}", desk.body);
        let path = format!("/directory/suggestions/{}", after(&desk.body, "/directory/suggestions/"));
        let page = read(&mut steward, &path).await;
        assert!(
            page.says("The &#60;b&#62;gate&#60;/b&#62; is shut") && page.says("Casa Limon"),
            "{}",
            page.body
        );
        assert!(village.browser().get(&path).await.status != 200, "stewards read it");
        assert!(village.helper().await.get(&path).await.status != 200, "stewards read it");
        sent(&mut steward, &path, &[(answer, "yes")]).await;
        assert_eq!(public().await.says("It is over"), is_over);
        assert!(!public().await.says("It rests"));
        let late = village.steward_beside().await.post(&path, &[("take", "yes")]).await;
        assert_eq!(late.status, 410, "it was decided: {}", late.body);
    }
    assert!(read(&mut steward, "/directory").await.says("None waits"));
    assert_eq!(village.dump().await.rows("listing_suggestions").count(), 2);
});

village_test!(a_suggested_listing_is_listed_when_a_steward_takes_it_and_not_before, |village| {
    let mut stranger = village.browser().in_spanish();
    let form = read(&mut stranger, "/suggest").await;
    let key = after(&form.body, "name=\"key\" value=\"");
    let said = [
        ("key", key.as_str()),
        ("kind", "fridge"),
        ("name", "Refri <b>Limón"),
        ("area", "Alder y 6"),
        ("reach", "limon.example"),
        ("words", "Fruta para todos"),
    ];
    let empty = stranger.post("/suggest", &[("key", key.as_str()), ("area", "Alder y 6")]).await;
    assert!(empty.says("Escriba el nombre") && empty.says(&key) && empty.says("Alder y 6"), "{}", empty.body);
    assert!(stranger.post("/suggest", &said).await.says("Gracias"));
    assert!(names(&read(&mut stranger, "/find?what=fruta").await).is_empty(), "nothing is public before");
    let mut steward = village.steward().await;
    let desk = read(&mut steward, "/directory").await;
    let path = format!("/directory/suggestions/{}", after(&desk.body, "/directory/suggestions/"));
    assert!(read(&mut steward, &path).await.says("https://limon.example"));
    let taken = steward.post(&path, &[("take", "yes")]).await;
    assert!(steward.follow(&taken).await.says("Fruta para todos"), "it leads to the form");
    let found = read(&mut stranger, "/find?what=fruta").await;
    assert!(found.says("Refri &#60;b&#62;Limón") && found.says("Nadie lo ha confirmado"), "{}", found.body);
});

village_test!(who_does_not_want_to_be_listed_is_gone_and_stays_out, |village| {
    let mut steward = village.steward().await;
    list(&mut steward, "Casa Limon").await;
    suggest(village, "casa-limon", "do-not-list").await;
    let desk = read(&mut steward, "/directory").await;
    let path = format!("/directory/suggestions/{}", after(&desk.body, "/directory/suggestions/"));
    sent(&mut steward, &path, &[("take", "yes")]).await;
    assert_eq!(village.browser().get("/g/casa-limon").await.status, 404);
    assert!(names(&read(&mut village.browser(), "/find").await).is_empty());
    let again = steward.post("/directory/new", &pantry("Another name", "Elsewhere")).await;
    assert!(again.status == 422 && again.says("It asked not to be listed"), "{}", again.body);
    assert!(again.says("name=\"again\""), "the group may have changed its mind: {}", again.body);
    let asked = with(&pantry("Another name", "Elsewhere"), &[("again", "yes")]);
    assert_eq!(steward.post("/directory/new", &asked).await.status, 303);
    assert_eq!(names(&read(&mut village.browser(), "/find").await), ["Another name"]);
});

village_test!(whoever_tends_many_finds_one_of_them_by_a_word, |village| {
    let mut steward = village.steward().await;
    for name in ["Casa Limon", "Casa Naranja"] {
        let form = with(&pantry(name, "Alder and 6th"), &[("phone", ""), ("email", "")]);
        assert_eq!(steward.post("/directory/new", &form).await.status, 303, "{name}");
    }
    let kept = |page: &Reply| page.body.split("id=\"kept\"").nth(1).map(names_in).unwrap_or_default();
    assert_eq!(kept(&read(&mut steward, "/directory").await).len(), 2);
    assert_eq!(kept(&read(&mut steward, "/directory?what=naran").await), ["Casa Naranja"]);
    let none = read(&mut steward, "/directory?what=piano").await;
    assert!(none.says("None of yours has these words.") && none.says("value=\"piano\""), "{}", none.body);
    let there = village.beside_once("palm").await;
    let mut stranger = village.signed_in_at(&there, there.steward, "palm").await;
    let theirs = read(&mut stranger, "/directory?what=casa").await;
    assert!(theirs.says("None of yours has these words."), "others tend these: {}", theirs.body);
});

village_test!(a_listing_ages_in_words_and_in_the_order_by_the_clock_alone, |village| {
    let mut steward = village.steward().await;
    for name in ["Casa Limon", "Casa Naranja"] {
        list(&mut steward, name).await;
        let sure = [("field", "what"), ("field", "reach"), ("how", "call")];
        let slug = name.to_lowercase().replace(' ', "-");
        sent(&mut steward, &format!("/directory/{slug}/confirm"), &sure).await;
    }
    let mut stranger = village.browser();
    let page = read(&mut stranger, "/g/casa-limon").await;
    assert!(page.says("A steward said so") && page.says("by phone"), "{}", page.body);
    assert_eq!(names(&read(&mut stranger, "/find?what=casa").await), ["Casa Limon", "Casa Naranja"]);
    for (days, words) in [
        (100, "soon due again"),
        (30, "Not confirmed for a while"),
        (120, "Silent: the last anybody said"),
        (160, "History: last heard of in March 2026"),
    ] {
        village.pass(Span::days(days)).await;
        for path in ["/g/casa-limon", "/find"] {
            let page = read(&mut stranger, path).await;
            assert!(page.says(words), "{path} after {days} days more: {}", page.body);
        }
        if days == 100 {
            let mut steward = village.steward().await;
            sent(&mut steward, "/directory/casa-naranja/confirm", &[("field", "when"), ("how", "visit")])
                .await;
        }
        assert_eq!(names(&read(&mut stranger, "/find?what=casa").await), ["Casa Naranja", "Casa Limon"]);
    }
    let found = read(&mut stranger, "/find?what=casa").await;
    assert!(
        found.says("One that rests, is over, or is history")
            && found.says("Nothing here was confirmed lately"),
        "{}",
        found.body
    );
});

village_test!(nothing_that_is_typed_breaks_a_page, |village| {
    let mut steward = village.steward().await;
    sent(&mut steward, "/directory/begin", &[("regions", "central-la")]).await;
    let mut stranger = village.browser();
    let (long, words) = ("a".repeat(3_000), "casa+".repeat(400));
    for path in [
        format!("/find?what={long}&where={long}"),
        format!("/find?what={words}"),
        format!("/find?where={}", "%F0%9F%8F%98".repeat(200)),
        "/find?from=99999999".into(),
        "/find?from=-1".into(),
        "/find?from=18446744073709551616".into(),
        "/find?kind=x&for=x&need=x&in=x&open=x&place=x".into(),
        "/find/eastside?from=99999999&what=%22%3E".into(),
        "/find/citywide".into(),
        "/find?what=%25%5F%27%3B--".into(),
        "/suggest?says=nonsense".into(),
    ] {
        let page = stranger.get(&path).await;
        assert_eq!(page.status, 200, "{}: {}", &path[..40.min(path.len())], page.body);
    }
    for path in [
        "/find/atlantis",
        "/find/%00",
        "/g/%00",
        "/g/nobody",
        "/g/..%2F",
        "/keep/%00",
        "/suggest?listing=nobody",
    ] {
        assert_eq!(stranger.get(path).await.status, 404, "{path}");
    }
    for path in ["/find?what=%00", "/find?where=%ff", "/suggest?listing=%00"] {
        let status = stranger.get(path).await.status;
        assert!(status.is_client_error() || status == 200, "{path}: {status}");
    }
    for path in
        ["/directory/%00", "/directory/nobody", "/directory/suggestions/nobody", "/directory/suggestions/%00"]
    {
        assert!(matches!(steward.get(path).await.status.as_u16(), 404 | 410), "{path}");
    }
    assert!(steward.get("/directory?after=%F0%9F%8F%98").await.status == 200);
    let tag = "%3Cscript%3Ealert(1)%3C%2Fscript%3E";
    let page = read(&mut stranger, &format!("/find?where={tag}&what={tag}")).await;
    assert!(!page.says("<script>alert") && page.says("&#60;script&#62;alert"), "{}", page.body);
    for path in ["/find", "/find/eastside", "/suggest", "/g/los-feliz-helps"] {
        // Whether a body follows is the business of the wire.
        let (head, page) =
            (stranger.send(Method::HEAD, path, &[], &[]).await, read(&mut stranger, path).await);
        assert_eq!(
            (head.status, head.headers.get("content-type")),
            (page.status, page.headers.get("content-type"))
        );
    }
});
