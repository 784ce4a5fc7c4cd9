//! The quiet pages over HTTP, in both languages, and the way out.

use testkit::village_test;

village_test!(the_quiet_pages_answer_in_both_languages_and_load_nothing_from_elsewhere, |village| {
    for path in ["/", "/help", "/about", "/safety", "/what-we-store", "/styleguide"] {
        let english = village.browser().get(path).await;
        let spanish = village.browser().in_spanish().get(path).await;
        for page in [&english, &spanish] {
            assert_eq!(page.status, 200, "{path}");
            assert!(!page.says("⟦") && !page.says("src=\"http"), "{path}");
        }
        assert!(english.says("lang=\"en\"") && spanish.says("lang=\"es\""), "{path}");
        assert_ne!(english.body, spanish.body, "{path}");
    }
});

village_test!(the_front_page_has_two_doors_and_a_number_to_call, |village| {
    let page = village.browser().get("/").await;
    for shown in ["class=\"door ask\" href=\"/ask\"", "class=\"door offer\" href=\"/offer\"", "href=\"tel:"] {
        assert!(page.says(shown), "{shown}");
    }
});

village_test!(a_server_says_that_it_lives_and_is_ready_and_nothing_else, |village| {
    let (alive, ready) = (village.browser().get("/healthz").await, village.browser().get("/readyz").await);
    assert_eq!((alive.status.as_u16(), alive.body.as_str()), (200, "ok\n"));
    assert_eq!((ready.status.as_u16(), ready.body.as_str()), (200, "ready\n"));
});

village_test!(what_we_store_tells_this_network_s_days_and_every_table, |village| {
    let page = village.browser().get("/what-we-store").await;
    for said in ["14 days", "30 days", "Promises of helpers", "The machine room", "what the asker wrote"] {
        assert!(page.says(said), "{said}");
    }
});

village_test!(whatever_is_stored_has_a_name_that_people_understand, |village| {
    let mut nameless = Vec::new();
    for column in village.app.site.registry.stored() {
        let mut keys = vec![format!("home-table-{}", column.table.replace('_', "-"))];
        if column.class != kit_vault::Class::Internal {
            keys.push(format!("home-column-{}", column.column.replace('_', "-")));
        }
        nameless.extend(keys.into_iter().filter(|key| !village.app.words.has(kit_i18n::Lang::En, key)));
    }
    nameless.sort();
    nameless.dedup();
    assert_eq!(nameless, Vec::<String>::new());
    let page = village.browser().get("/what-we-store").await;
    // With the style sheet it is the postcard that every page is.
    assert!(page.body.len() < 24_000, "{} bytes", page.body.len());
});

village_test!(leaving_ends_what_the_private_link_had_opened, |village| {
    let mut asker = village.asker().await;
    assert_eq!(asker.get("/my/ask").await.status, 200);
    let stale = asker.clone();
    let left = asker.get("/exit").await;
    assert_eq!(left.status, 303);
    assert!(!left.location().unwrap_or_default().starts_with('/'), "it leads elsewhere");
    let clears = left.headers.get("clear-site-data").and_then(|v| v.to_str().ok()).unwrap_or_default();
    assert!(clears.contains("cache") && clears.contains("storage"), "{clears}");
    for mut screen in [asker, stale] {
        assert_ne!(screen.get("/my/ask").await.status, 200, "the way back is closed");
    }
});
