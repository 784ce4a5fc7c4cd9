//! What must not happen between two people: answers in another's name, calls to whoever is kept apart, floods.

use kit_base::Span;
use testkit::{Browser, Village, village_test};

use crate::pods::{ASK, SEALED, YES, agreed, ask, call, link, with_purpose};

village_test!(whoever_asks_cannot_say_yes_for_the_other_and_nobody_else_can_in_their_name, |village| {
    let mut asker = village.neighbor().await;
    let (mine, link) = ask(&mut asker, ASK).await;
    let told = asker.get(&link).await;
    assert!(told.status == 200 && told.says("the person you asked") && told.says(&mine), "{}", told.body);
    let refused = asker.post(&link, YES).await;
    assert!(refused.status == 403 && refused.says("Only they can answer"), "{}", refused.body);
    assert!(asker.get(&mine).await.says("no answer yet"));

    let mut helper = village.helper().await;
    let yes = crate::steps::with(YES, &[("tell", "1")]);
    assert_eq!(helper.post(&link, &yes).await.status, 303);
    assert_eq!(asker.post(&link, &crate::steps::with(YES, &[("only", "all of it")])).await.status, 403);
    let mut third = village.other_helper().await;
    let refused = third.post(&link, &yes).await;
    assert!(refused.status == 403 && refused.says("Only they can say yes"), "{}", refused.body);
    assert!(asker.get(&mine).await.says("not before nine") && helper.get("/my/pod").await.says("Itzamara"));

    let mut alone = village.browser();
    assert!(alone.get(&link).await.says("sign in first"), "before it is sent");
    assert_eq!(alone.post(&link, YES).await.status, 303);
    assert!(!helper.get("/my/pod").await.says("Itzamara"), "what was said signed out is nobody's");
});

/// Somebody asked, and the helper agreed and wants messages.
async fn agreed_and_told(village: &Village, form: &[(&str, &str)], yes: &str) -> (Browser, String, String) {
    let mut asker = village.neighbor().await;
    let (mine, link) = ask(&mut asker, form).await;
    let answer = [("answer", "yes"), ("yes", yes), ("reach", "213-555-0161"), ("tell", "1")];
    assert_eq!(village.helper().await.post(&link, &answer).await.status, 303);
    village.letters().await;
    (asker, mine, link)
}

fn called(letters: &[String]) -> usize {
    letters.iter().filter(|letter| letter.contains("/pod/come/")).count()
}

village_test!(who_is_kept_apart_hears_no_call_and_the_caller_sees_no_difference, |village| {
    let (mut asker, mine, _) = agreed_and_told(village, ASK, "ride").await;
    let (owner, helper) = (village.neighbor_id().await.cast(), village.cast.helper.cast());
    let (rng, now) = (village.app.site.rng.clone(), village.clock.now());
    village.write(move |tx| trust::block(tx, helper, owner, now, &rng)).await;
    let posted = asker.post("/pod/call", &call(&mine, false)).await;
    let page = posted.location().unwrap_or_else(|| panic!("{}", posted.body)).to_owned();
    let shown = asker.get(&page).await;
    assert!(shown.says("one is on its way") && shown.says("no answer yet"), "{}", shown.body);
    assert_eq!(called(&village.letters().await), 0);
    village.pass(Span::days(183)).await;
    let letters = village.letters().await;
    assert!(!letters.iter().any(|letter| letter.contains("/pod/answer/")), "nor the review: {letters:?}");
});

village_test!(who_is_suspended_hears_no_call, |village| {
    let (mut asker, mine, _) = agreed_and_told(village, ASK, "ride").await;
    let (helper, steward) = (village.cast.helper.cast(), village.cast.steward.cast());
    let (vault, rng, now) = (village.vault.clone(), village.app.site.rng.clone(), village.clock.now());
    village
        .write(move |tx| {
            let stop = trust::store::suspensions::Stop { by: steward, until: None, reason: None };
            let stopped = trust::store::suspensions::suspend(tx, &vault, helper, &stop, (now, &rng));
            stopped.map_err(|error| kit_db::DbError::Rule(format!("{error:?}"))).map(drop)
        })
        .await;
    village.letters().await;
    assert_eq!(asker.post("/pod/call", &call(&mine, false)).await.status, 303);
    assert_eq!(called(&village.letters().await), 0);
});

village_test!(three_calls_a_day_stand_open_and_one_message_an_hour_goes_to_one_person, |village| {
    let (mut asker, mine, _) = agreed_and_told(village, ASK, "ride").await;
    let first = asker.post("/pod/call", &call(&mine, false)).await;
    assert_eq!(asker.post("/pod/call", &call(&mine, false)).await.status, 303);
    assert_eq!(called(&village.letters().await), 1, "one message within the hour");
    village.pass(Span::minutes(61)).await;
    assert_eq!(asker.post("/pod/call", &call(&mine, false)).await.status, 303);
    assert_eq!(called(&village.letters().await), 1, "and one in the next");
    let fourth = asker.post("/pod/call", &call(&mine, false)).await;
    assert!(fourth.status == 422 && fourth.says("Three of your calls are open"), "{}", fourth.body);
    assert!(fourth.says("the soup is on"), "what was typed is there");
    assert_eq!(village.dump().await.rows("pod_calls").count(), 3);
    asker.post(first.location().expect("its page"), &[]).await;
    assert_eq!(asker.post("/pod/call", &call(&mine, false)).await.status, 303, "one was ended");
});

village_test!(other_words_after_a_yes_ask_anew_and_it_is_said_before, |village| {
    let (mut asker, mine, link) = agreed(village, ASK).await;
    let slug = mine.rsplit('/').next().expect("a slug");
    let page = asker.get(&format!("/pod/ask?of={slug}")).await;
    assert!(page.says("that yes and what they wrote are gone"), "{}", page.body);
    let mut same = ASK.to_vec();
    same.push(("of", slug));
    assert_eq!(asker.post("/pod/ask", &same).await.status, 303);
    assert!(asker.get(&mine).await.says("you both said yes"), "the same words change nothing");
    let other = crate::steps::with(&same, &[("hope", "drive me every day")]);
    assert_eq!(asker.post("/pod/ask", &other).await.status, 303);
    let page = asker.get(&mine).await;
    assert!(page.says("no answer yet") && !page.says("ring, never text"), "{}", page.body);
    assert!(asker.get("/pod/call").await.says("Nobody has said yes yet"));
    let page = village.browser().get(&link).await;
    assert!(page.says("drive me every day") && !page.says("You both said yes"), "{}", page.body);
});

village_test!(a_message_about_what_asks_for_care_tells_of_no_agreement, |village| {
    let form = crate::steps::with(&with_purpose("safety"), &[("need", "go-with")]);
    let (mut asker, mine, _) = agreed_and_told(village, &form, "go-with").await;
    let posted = asker.post("/pod/call", &call(&mine, false)).await;
    let page = posted.location().unwrap_or_else(|| panic!("{}", posted.body)).to_owned();
    village.pass(Span::minutes(31)).await;
    let mut letters = village.letters().await;
    assert_eq!(called(&letters), 1, "{letters:?}");
    let shown = asker.get(&page).await.body;
    let sms = shown.split("sms:").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    assert!(sms.contains("something%20for%20you") && !sms.contains("yes"), "{sms}");
    village.pass(Span::days(183)).await;
    letters.extend(village.letters().await);
    let about = |letter: &&String| letter.contains("/pod/") || letter.contains("/my/pod");
    assert!(letters.iter().filter(about).count() >= 2, "{letters:?}");
    for letter in letters.iter().filter(about) {
        assert!(letter.contains("There is something for you") || letter.contains("Hay algo"), "{letter}");
        assert!(!letter.contains("said yes") && !letter.contains("dijeron que"), "{letter}");
    }
});

village_test!(a_kept_map_is_replaced_by_the_browser_that_saw_it_or_on_purpose, |village| {
    let mut screen = village.neighbor().await;
    let (a, b) = (SEALED, &SEALED.replace("kRqNH8w==", "kRqNH9w=="));
    assert_eq!(screen.post("/pod/map/kept", &[("sealed", a)]).await.status, 303);
    let asked = screen.post("/pod/map/kept", &[("sealed", b), ("over", "")]).await;
    assert!(asked.status == 409 && asked.says("Another map is kept here"), "{}", asked.body);
    assert!(asked.says("kRqNH9w==") && asked.says("Replace it with mine"), "{}", asked.body);
    assert_eq!(screen.get("/pod/map/kept").await.body.trim(), a.trim(), "the first one stands");
    let letters: String = a.lines().filter(|line| !line.starts_with('-')).collect();
    let seen = &letters[letters.len() - 40..];
    assert_eq!(screen.post("/pod/map/kept", &[("sealed", b), ("over", seen)]).await.status, 303);
    assert_eq!(screen.get("/pod/map/kept").await.body.trim(), b.trim());
    assert_eq!(screen.post("/pod/map/kept", &[("sealed", a), ("over", seen)]).await.status, 409);
    assert_eq!(screen.post("/pod/map/kept", &[("sealed", a), ("act", "replace")]).await.status, 303);
    assert_eq!(screen.get("/pod/map/kept").await.body.trim(), a.trim());
    assert!(screen.get("/pod/map").await.says("signing out also erase"), "a map of the browser ends with it");
});

village_test!(forty_asks_are_enough_and_who_agreed_stays_in_sight, |village| {
    let (mut asker, _, _) = agreed(village, ASK).await;
    for _ in 0..39 {
        assert_eq!(asker.post("/pod/ask", ASK).await.status, 303);
    }
    let full = asker.post("/pod/ask", ASK).await;
    assert!(full.status == 422 && full.says("40 asks already"), "{}", full.body);
    assert!(asker.get("/pod/call").await.says("not before nine"), "the oldest, and the one who agreed");
});

village_test!(after_a_yes_a_no_is_called_an_end_and_an_ended_one_is_asked_for_nothing, |village| {
    let (mut asker, mine, theirs) = agreed(village, ASK).await;
    let page = asker.get(&mine).await;
    let at = page.body.find("look at this again on").unwrap_or_else(|| panic!("{}", page.body));
    let day: String = page.body[at..].chars().take_while(|c| *c != '<').collect();
    assert!(!day.contains(':') && day.contains("20"), "a day with its year and no clock: {day}");

    let posted = asker.post("/pod/call", &call(&mine, false)).await;
    let at = posted.location().expect("a call has a page").to_owned();
    let shown = asker.get(&at).await;
    assert!(shown.body.contains("tel:2135550161"), "{}", shown.body);
    let come = link(&shown.body, "/pod/come/");
    let mut other = village.browser();
    assert_eq!(other.post(&come, &[("answer", "cannot")]).await.status, 303);
    let shown = asker.get(&at).await;
    assert!(shown.says("Nobody you called can come") && shown.says("Ask my neighbors"), "{}", shown.body);

    let page = other.get(&theirs).await;
    assert!(page.says("End this") && page.says("Itzamara sees that it has ended"), "{}", page.body);
    assert!(!page.says("Nothing is kept") && !page.says("Not now"), "{}", page.body);
    let ended = other.post(&theirs, &[("answer", "no")]).await;
    assert!(other.follow(&ended).await.says("They see that it has ended"));
    let before = village.dump().await;
    assert_eq!(other.post(&come, &[("answer", "yes")]).await.status, 303);
    assert_eq!(village.dump().await.changes_since(&before), Vec::<String>::new(), "it had ended");
    assert!(other.get(&come).await.says("This is over"));
});
