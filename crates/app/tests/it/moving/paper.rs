//! The sheet comes back from the door, and each row is what was written on it.

use asks::domain::AskState;
use people::Contact;
use testkit::{Browser, Reply, village_test};

use crate::steps::{EGGS, ask, state, take, with};

/// What stood in a row when its page was opened.
fn stood(page: &Reply, slug: &str) -> String {
    let field = format!("name=\"seen-{slug}\" value=\"");
    let (_, rest) =
        page.body.split_once(&field).unwrap_or_else(|| panic!("{slug} is on the sheet: {}", page.body));
    rest.split('"').next().expect("a value").to_owned()
}

async fn send(steward: &mut Browser, rows: &[(&str, &str, String, &str, &str)]) -> Reply {
    let mut form: Vec<(String, String)> = Vec::new();
    for (slug, says, seen, who, why) in rows {
        for (field, value) in [("says", *says), ("seen", seen.as_str()), ("who", *who), ("why", *why)] {
            form.push((format!("{field}-{slug}"), value.to_owned()));
        }
    }
    let form: Vec<(&str, &str)> = form.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    steward.post("/desk/sheet/back", &form).await
}

village_test!(what_the_paper_says_is_written_down_row_by_row_and_a_conflict_is_named, |village| {
    let mut asked = Vec::new();
    for phone in ["909-555-0101", "909-555-0102", "909-555-0103", "909-555-0104"] {
        asked.push(ask(village, &with(EGGS, &[("contact_value", phone), ("safe", "call")])).await);
    }
    let slugs: Vec<String> = asked.iter().map(|one| one.slugs[0].clone()).collect();
    let (vault, helper) = (village.vault.clone(), village.cast.steward);
    let reach =
        village.read(move |tx| Ok(people::reach(tx, &vault, helper.cast())?)).await.expect("a helper");
    let Contact::Phone(phone) = &reach.contact else { panic!("the helper has a phone") };
    let digits: String = phone.reveal().chars().filter(char::is_ascii_digit).collect();
    let name = reach.name.expect("and a name").into_inner();
    let who = format!("{} {}", name.split_whitespace().next().expect("a word"), &digits[digits.len() - 4..]);
    let mut steward = village.steward().await;
    let page = steward.get("/desk/sheet/back").await;
    let seen: Vec<String> = slugs.iter().map(|slug| stood(&page, slug)).collect();
    // Meanwhile somebody takes the last one on the board.
    village.pass(kit_base::Span::minutes(1)).await;
    take(&mut village.helper().await, &asked[3].card()).await;
    let rows = [
        (slugs[0].as_str(), "done", seen[0].clone(), "", ""),
        (slugs[1].as_str(), "could-not", seen[1].clone(), who.as_str(), "out_of_stock"),
        (slugs[2].as_str(), "took", seen[2].clone(), who.as_str(), ""),
        (slugs[3].as_str(), "took", seen[3].clone(), who.as_str(), ""),
    ];
    let back = send(&mut steward, &rows).await;
    assert!(back.says("3 rows are written down") && back.says("1 row is not saved yet"), "{}", back.body);
    assert!(back.says("Somebody changed this ask"), "{}", back.body);
    assert!(back.body.contains(&format!("value=\"{who}\"")), "{who}: {}", back.body);
    assert_eq!(state(village, asked[0].ids[0]).await, Some(AskState::Done));
    assert_eq!(state(village, asked[1].ids[0]).await, Some(AskState::CouldNot));
    let kept = crate::steps::kept(village, asked[2].ids[0]).await.expect("it is here");
    assert_eq!(kept.ask.live_claim().map(|claim| claim.by), Some(helper));
    // The same row again, as it stands now: somebody else has it.
    let again = [(slugs[3].as_str(), "took", stood(&back, &slugs[3]), who.as_str(), "")];
    assert!(send(&mut steward, &again).await.says("Somebody else has this one already"));
});
