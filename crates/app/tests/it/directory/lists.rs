//! Lists come in with a look first, and go out as they came.

use kit_base::Span;
use testkit::{Browser, Reply, Village, village_test};

const LIST: &str = "name,address,city,latitude,longitude,phone,website,hours,description\n\
    Table of Olmo,600 Olmo St,Boyle Heights,34.03389,-118.20500,213-555-0171,https://table.example.org,Sat 10:00:00-11:00:00 wk2,Soup\n\
    ,1 Nowhere,Boyle Heights,34.03,-118.2,,,,no name\n\
    =Danger,2 Olmo St,Boyle Heights,34.03389,-118.20510,213-555-0172,,,Bread\n\
    Swapped,3 Olmo St,Boyle Heights,-118.20520,34.03389,213-555-0173,,,Rice\n";

/// Works until the list stands where nobody but a steward moves it.
async fn settled(village: &Village, steward: &mut Browser, page: &str) -> Reply {
    for _ in 0..20 {
        village.pass(Span::secs(1)).await;
        let reply = steward.get(page).await;
        if !reply.says("<progress") {
            return reply;
        }
    }
    panic!("{page} is never done");
}

async fn bring(village: &Village, steward: &mut Browser, source: &str, list: &[u8]) -> (String, Reply) {
    let came = steward.upload("/directory/import", &[("source", source)], ("file", list)).await;
    assert_eq!(came.status, 303, "{}", came.body);
    let page = came.location().expect("its page").to_owned();
    let looked = settled(village, steward, &page).await;
    (page, looked)
}

village_test!(a_list_is_looked_at_brought_in_once_and_taken_out_again, |village| {
    let mut steward = village.steward().await;
    let mut anybody = village.browser();
    let (page, looked) = bring(village, &mut steward, "tables", LIST.as_bytes()).await;
    assert!(looked.says("It has no name.") && looked.says("Line 3:"), "{}", looked.body);
    assert!(looked.says("name=\"bring\""), "{}", looked.body);
    assert!(!anybody.get("/find?what=olmo").await.says("Table of Olmo"), "nothing is listed yet");

    steward.post(&page, &[("bring", "yes")]).await;
    assert!(settled(village, &mut steward, &page).await.says("name=\"undo\""));
    let found = anybody.get("/find?what=olmo").await;
    assert!(found.says("Table of Olmo") && found.says("=Danger") && found.says("Swapped"), "{}", found.body);
    assert!(found.says("not confirmed"), "a file confirms nothing");

    let (again, same) = bring(village, &mut steward, "tables", LIST.as_bytes()).await;
    assert!(same.says("As before") && !same.says("<dt>New</dt>"), "{}", same.body);
    steward.post(&again, &[("bring", "yes")]).await;
    settled(village, &mut steward, &again).await;
    let twice = anybody.get("/find?what=olmo").await;
    assert_eq!(twice.body.matches("Table of Olmo").count(), found.body.matches("Table of Olmo").count());

    steward.post(&page, &[("undo", "yes")]).await;
    settled(village, &mut steward, &page).await;
    assert!(!anybody.get("/find?what=olmo").await.says("Table of Olmo"), "all of it is out");
});

village_test!(what_a_list_does_not_date_counts_from_its_own_day_or_from_the_day_it_came, |village| {
    let mut steward = village.steward().await;
    let bring = async |steward: &mut Browser, source: &str, dated: &str| {
        let said = [("source", source), ("dated", dated)];
        let list = LIST.replace("Olmo", source);
        steward.upload("/directory/import", &said, ("file", list.as_bytes())).await
    };
    for day in ["2099-01-01", "yesterday"] {
        let wrong = bring(&mut steward, "Nogal", day).await;
        assert!(wrong.status == 422 && wrong.says("Write a day that was"), "{day}: {}", wrong.body);
    }
    for (source, dated, words) in [
        ("Nogal", "2026-01-31", "Nobody has confirmed it yet; last known"),
        ("Roble", "", "Nobody has confirmed it yet; it came to this list today"),
        ("Roble", "2026-01-31", "Nobody has confirmed it yet; last known"),
    ] {
        let came = bring(&mut steward, source, dated).await;
        let page = came.location().expect("its page").to_owned();
        settled(village, &mut steward, &page).await;
        steward.post(&page, &[("bring", "yes"), ("doubles", "yes")]).await;
        settled(village, &mut steward, &page).await;
        let found = village.browser().get(&format!("/find?what={source}")).await;
        assert!(found.says(words), "{source}: {}", found.body);
    }
});

village_test!(what_changed_in_the_next_list_is_brought_up_to_date, |village| {
    let mut steward = village.steward().await;
    let (page, _) = bring(village, &mut steward, "tables", LIST.as_bytes()).await;
    steward.post(&page, &[("bring", "yes")]).await;
    settled(village, &mut steward, &page).await;
    let other = LIST.replace(",Soup\n", ",Soup and tortillas\n");
    let (page, looked) = bring(village, &mut steward, "tables", other.as_bytes()).await;
    assert!(looked.says("Different from before"), "{}", looked.body);
    steward.post(&page, &[("bring", "yes")]).await;
    settled(village, &mut steward, &page).await;
    assert!(village.browser().get("/find?what=tortillas").await.says("Table of Olmo"));
});

village_test!(a_list_of_another_network_is_not_there_and_files_that_are_none_are_told, |village| {
    let mut steward = village.steward().await;
    let (page, _) = bring(village, &mut steward, "tables", LIST.as_bytes()).await;
    let there = village.beside_once("palm").await;
    let mut stranger = village.signed_in_at(&there, there.steward, "palm").await;
    assert_eq!(stranger.get(&page).await.status, 404);
    for file in [b"PK\x03\x04broken".as_slice(), b"{\"name\":", b"\xff\xfe\x00", b"just words"] {
        let came = steward.upload("/directory/import", &[("source", "odd")], ("file", file)).await;
        let page = came.location().expect("its page").to_owned();
        let looked = settled(village, &mut steward, &page).await;
        assert!(looked.says("Refused"), "{file:?}: {}", looked.body);
    }
    let empty = steward.upload("/directory/import", &[("source", "")], ("file", b"")).await;
    assert_eq!(empty.status, 422);
});
