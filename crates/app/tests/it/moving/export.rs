//! People's data leaves the network: two agree, or one waits three days in everybody's view; once.

use kit_base::Span;
use kit_db::{DbError, Statement, sql};
use people::{Held, Role};
use testkit::{Browser, Reply, Village, village_test};

use super::{brought, looked};

const HERE: &str = "/spreadsheet/out/households";
const STEWARDS: Statement = sql!(
    "SELECT person_id, circle_id FROM roles WHERE network_id = $1 AND role = 'steward' AND person_id <> $2
     ORDER BY person_id, circle_id LIMIT 50"
);

async fn say(steward: &mut Browser, act: &str) -> Reply {
    steward.post(HERE, &[("act", act)]).await
}

/// The only thing that waits for a yes.
async fn waiting(village: &Village) -> String {
    let now = village.app.site.now();
    let open = village.read(move |tx| people::approvals::open(tx, now)).await;
    assert_eq!(open.len(), 1);
    open[0].slug.to_string()
}

/// The other stewards and where they tend.
async fn others(village: &Village) -> Vec<(people::PersonId, circles::CircleId)> {
    let me = village.cast.steward;
    village
        .read(move |tx| tx.query(&STEWARDS, &[&tx.network(), &me], |row| Ok((row.take()?, row.take()?))))
        .await
}

async fn leave_alone(village: &Village) {
    let (others, now) = (others(village).await, village.app.site.now());
    village
        .write(move |tx| {
            others.iter().try_for_each(|(person, circle)| {
                people::roles::end(tx, *person, Held { circle: *circle, role: Role::Steward }, now).map(drop)
            })
        })
        .await;
}

village_test!(a_list_of_people_leaves_when_a_second_steward_agrees_and_once, |village| {
    let mut steward = village.steward().await;
    let list = "name,phone,notes\n=cmd|calc,909-555-0110,+1 dog\n";
    let path = looked(village, &mut steward, "households", list).await;
    brought(village, &mut steward, &path, &[("keep_private", "yes")]).await;
    assert!(steward.get(HERE).await.says("That takes two of you"));
    assert_eq!(say(&mut steward, "take").await.status, 409);
    for _ in 0..2 {
        assert_eq!(say(&mut steward, "ask").await.status, 303);
    }
    assert!(steward.get(HERE).await.says("the yes of another steward"));
    assert_eq!(say(&mut steward, "take").await.status, 409, "not before the yes");
    let slug = waiting(village).await;
    let yes = format!("/decisions-waiting/{slug}/approve");
    assert_eq!(steward.post(&yes, &[]).await.status, 409, "nobody says yes to themselves");
    let other = others(village).await.first().expect("the village has two stewards").0;
    let mut second = village.signed_in(other.cast()).await;
    assert_eq!(second.post(&yes, &[]).await.status, 303);
    assert_eq!(say(&mut second, "take").await.status, 409, "it is for whoever asked");
    assert!(steward.get(HERE).await.says("It was agreed to"));
    let file = say(&mut steward, "take").await;
    assert_eq!(file.status, 200, "{}", file.body);
    assert!(file.headers["content-type"].to_str().expect("text").starts_with("text/csv"));
    assert!(file.headers["cache-control"].to_str().expect("text").contains("no-store"));
    assert!(file.body.contains("'=cmd|calc") && file.body.contains("909-555-0110"), "{}", file.body);
    assert!(!file.body.lines().any(|line| line.split(',').any(|cell| cell.starts_with("=cmd"))));
    assert_eq!(say(&mut steward, "take").await.status, 409, "once");
});

village_test!(one_steward_alone_waits_three_days_in_the_view_of_all_members, |village| {
    leave_alone(village).await;
    let mut steward = village.steward().await;
    assert_eq!(say(&mut steward, "ask").await.status, 303);
    assert!(steward.get(HERE).await.says("Every member can see this"));
    waiting(village).await;
    let seen = village.neighbor().await.get("/decisions-waiting").await;
    assert_eq!(seen.status, 200);
    assert!(seen.body.contains("/stop"), "any member may stop it: {}", seen.body);
    village.pass(Span::hours(71)).await;
    let mut steward = village.steward().await;
    assert_eq!(say(&mut steward, "take").await.status, 409, "not before three days");
    village.pass(Span::secs(61 * 60)).await;
    let mut steward = village.steward().await;
    let file = say(&mut steward, "take").await;
    assert_eq!(file.status, 200, "{}", file.body);
    assert_eq!(say(&mut steward, "take").await.status, 409, "once");
});

village_test!(what_a_member_stopped_does_not_leave, |village| {
    leave_alone(village).await;
    let mut steward = village.steward().await;
    say(&mut steward, "ask").await;
    let stop = format!("/decisions-waiting/{}/stop", waiting(village).await);
    assert_eq!(village.neighbor().await.post(&stop, &[]).await.status, 303);
    village.pass(Span::hours(73)).await;
    let mut steward = village.steward().await;
    assert_eq!(say(&mut steward, "take").await.status, 409);
    assert!(steward.get(HERE).await.says("That takes two of you"), "it may be asked for again");
    assert_eq!(village.helper().await.get(HERE).await.status, 404);
});

/// Sets an app up as a second step; its digits change every half minute.
async fn second_step(village: &Village, steward: &mut Browser) {
    let (vault, rng, now) = (village.vault.clone(), village.app.site.rng.clone(), village.app.site.now());
    let me = village.cast.steward.cast();
    let key = village
        .write(move |tx| {
            let begun = people::factors::begin_totp(tx, &vault, me, now, &rng);
            begun.map_err(|error| DbError::Rule(format!("{error:?}")))
        })
        .await;
    let code = key.code(now.secs().div_euclid(30));
    let done = steward.post("/my/security/app/confirm", &[("code", &code)]).await;
    assert_eq!(done.status, 200, "{}", done.body);
}

village_test!(nobody_asks_for_a_list_or_takes_it_on_a_second_step_of_yesterday, |village| {
    let mut steward = village.steward().await;
    second_step(village, &mut steward).await;
    assert_eq!(say(&mut steward, "ask").await.headers["location"], HERE, "it was given just now");
    say(&mut steward, "stop").await;
    for _ in 0..2 {
        village.pass(Span::hours(7)).await;
        assert_eq!(steward.get(HERE).await.status, 200, "the page stays open");
    }
    for act in ["ask", "take"] {
        let led = say(&mut steward, act).await;
        assert_eq!(led.headers["location"], format!("/my/security?back={HERE}"), "{act}");
    }
    let now = village.app.site.now();
    assert!(
        village.read(move |tx| people::approvals::open(tx, now)).await.is_empty(),
        "nothing was asked for"
    );
});

village_test!(whoever_says_yes_reads_which_list_leaves, |village| {
    let mut steward = village.steward().await;
    let decisions = "/decisions-waiting";
    for (list, english, spanish) in [
        ("households", "The list of households leaves", "La lista de hogares sale"),
        ("helpers", "The list of helpers leaves", "La lista de quienes ayudan sale"),
    ] {
        let path = format!("/spreadsheet/out/{list}");
        assert_eq!(steward.post(&path, &[("act", "ask")]).await.status, 303);
        assert!(steward.get(decisions).await.says(english), "{list}");
        steward.post("/language", &[("to", "es"), ("back", decisions)]).await;
        assert!(steward.get(decisions).await.says(spanish), "{list}");
        steward.post("/language", &[("to", "en"), ("back", decisions)]).await;
    }
});
