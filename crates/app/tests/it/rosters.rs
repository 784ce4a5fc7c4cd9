//! Pod circles over HTTP: who reads what, the phone tree on screen and paper, and how a pod parts.

use circles::{NewCircle, Scale};
use kit_base::Private;
use kit_db::DbError;
use people::{Contact, PersonId, memberships};
use testkit::{Browser, Village, village_test};

/// Makes a pod of these people, vouched for; answers its path.
async fn pod(village: &Village, members: Vec<PersonId>) -> String {
    let (now, rng) = (village.clock.now(), village.app.site.rng.clone());
    let slug = village
        .write(move |tx| {
            let new = NewCircle {
                scale: Scale::Pod,
                name: "Third floor".into(),
                parent: None,
                rough_place: None,
                cell: None,
            };
            let pod = circles::store::create(tx, &new, now, &rng)?;
            for person in &members {
                memberships::join(tx, pod, *person, Some(now), now)?;
            }
            Ok::<_, DbError>(circles::store::load(tx, pod)?.expect("it was just made").slug)
        })
        .await;
    format!("/pods/{slug}")
}

async fn gives(village: &Village, person: PersonId, called: &'static str, phone: &'static str) {
    let (vault, rng) = (village.vault.clone(), village.app.site.rng.clone());
    village
        .write(move |tx| {
            people::set_name(tx, &vault, person, Some(&Private::new(called.to_owned())), &rng)?;
            people::set_contact(tx, &vault, person, &Contact::Phone(Private::new(phone.to_owned())), &rng)?;
            people::set_rules(tx, &vault, person, &people::SafeContact::default(), &rng)?;
            Ok(())
        })
        .await;
}

/// A pod of three: the helper and the steward of the village, and a neighbor.
async fn three(village: &Village) -> (String, Browser, Browser) {
    let (ana, beto) = (village.cast.helper.cast(), village.cast.steward.cast());
    let cleo = village.neighbor_id().await.cast();
    gives(village, ana, "Anabel", "213-555-0171").await;
    gives(village, beto, "Bertoldo", "213-555-0172").await;
    gives(village, cleo, "Cleofas", "213-555-0173").await;
    let path = pod(village, vec![ana, beto, cleo]).await;
    (path, village.helper().await, village.neighbor().await)
}

const ALL: &[(&str, &str)] = &[
    ("show", "phone"),
    ("show", "needs"),
    ("needs", "a fridge for insulin"),
    ("show", "offers"),
    ("offers", "a blue truck"),
];

village_test!(nobody_outside_the_pod_reads_the_roster, |village| {
    let (path, mut ana, _) = three(village).await;
    assert_eq!(ana.post(&format!("{path}/mine"), ALL).await.status, 303);
    let mut beside = village.steward_beside().await;
    for page in ["", "/tree", "/tree.pdf", "/split"] {
        let path = format!("{path}{page}");
        for mut other in [village.other_helper().await, beside.clone(), village.browser()] {
            let reply = other.get(&path).await;
            assert!(matches!(reply.status.as_u16(), 401 | 404), "{path}: {}", reply.status);
            assert!(!reply.says("Anabel") && !reply.says("0171") && !reply.says("insulin"));
        }
        assert_eq!(ana.get(&path).await.status, 200, "{path}");
    }
    for act in ["/mine", "/back", "/post", "/tree", "/split"] {
        assert_eq!(beside.post(&format!("{path}{act}"), ALL).await.status, 404, "{act}");
    }
    let dump = village.dump().await;
    assert!(
        !dump.values(4).iter().any(|value| value.contains("insulin")),
        "what is shown to a pod is sealed"
    );
});

village_test!(only_ticked_fields_are_on_the_page_and_one_tap_takes_them_back, |village| {
    let (path, mut ana, mut cleo) = three(village).await;
    let before = cleo.get(&path).await;
    assert!(before.says("Anabel") && before.says("Bertoldo"), "{}", before.body);
    assert!(!before.says("555-0171") && !before.says("555-0172") && !before.says("insulin"));
    ana.post(&format!("{path}/mine"), ALL).await;
    let shown = cleo.get(&path).await;
    assert!(
        shown.says("213-555-0171") && shown.says("insulin") && shown.says("blue truck"),
        "{}",
        shown.body
    );
    assert!(cleo.get(&format!("{path}/tree")).await.says("213-555-0171"));
    assert!(!shown.says("555-0172"), "Bertoldo ticked nothing");
    for (field, gone, status) in
        [("phone", "555-0171", 303), ("needs", "insulin", 200), ("all", "blue truck", 200)]
    {
        let back = ana.post(&format!("{path}/back"), &[("field", field)]).await;
        assert_eq!(back.status, status, "{}", back.body);
        assert_eq!(back.says("Put it back") && back.says(gone), status == 200, "typed words can be put back");
        assert!(!cleo.get(&path).await.says(gone), "{field}");
    }
    assert!(!cleo.get(&format!("{path}/tree")).await.says("555-0171"));
    assert!(cleo.get(&path).await.says("Anabel"), "the name stays");
});

village_test!(a_newcomer_reads_names_only_until_somebody_vouches, |village| {
    let (path, mut ana, _) = three(village).await;
    ana.post(&format!("{path}/mine"), ALL).await;
    let (now, new) = (village.clock.now(), village.other_helper_id().await.cast::<people::Person>());
    let slug = path.trim_start_matches("/pods/").to_owned();
    let joined = slug.clone();
    village
        .write(move |tx| {
            let pod = circles::store::by_slug(tx, &joined)?.expect("the pod is there");
            memberships::join(tx, pod.id, new, None, now)
        })
        .await;
    let mut zoe = village.signed_in(new.cast()).await;
    let page = zoe.get(&path).await;
    assert!(page.status == 200 && page.says("Anabel"), "{}", page.body);
    assert!(!page.says("555-0171") && !page.says("insulin"));
    village
        .write(move |tx| {
            let pod = circles::store::by_slug(tx, &slug)?.expect("the pod is there");
            memberships::join(tx, pod.id, new, Some(now), now)
        })
        .await;
    assert!(zoe.get(&path).await.says("213-555-0171"));
});

village_test!(what_is_wrong_is_said_and_what_was_typed_stays, |village| {
    let (path, mut ana, _) = three(village).await;
    let back = ana.post(&format!("{path}/mine"), &[("show", "needs"), ("offers", "a blue truck")]).await;
    assert_eq!(back.status, 422);
    assert!(back.says("#f-needs") && back.says("a blue truck"), "{}", back.body);
    let (summary, roster) = (back.body.find("#f-needs"), back.body.find("Our roster"));
    assert!(summary < roster, "what is wrong is said at the top");
});

village_test!(a_post_is_taken_handed_over_and_let_go, |village| {
    let (path, mut ana, mut cleo) = three(village).await;
    let act = format!("{path}/post");
    assert_eq!(ana.post(&act, &[("post", "point"), ("act", "take")]).await.status, 303);
    assert_eq!(cleo.post(&act, &[("post", "point"), ("act", "take")]).await.status, 409, "it is hers");
    let page = ana.get(&path).await;
    let to = page.body.split("<select id=\"f-to-point\"").nth(1).expect("she may hand it over");
    let cleo_is = to.split("<option value=\"").find(|one| one.contains("Cleofas")).expect("to Cleofas");
    let slug: String = cleo_is.chars().take_while(char::is_ascii_alphanumeric).collect();
    assert_eq!(ana.post(&act, &[("post", "point"), ("act", "give"), ("to", &slug)]).await.status, 303);
    assert_eq!(cleo.post(&act, &[("post", "point"), ("act", "renew")]).await.status, 303);
    assert!(cleo.get(&format!("{path}/tree")).await.says("Cleofas begins"));
    assert_eq!(cleo.post(&act, &[("post", "point"), ("act", "leave")]).await.status, 303);
    village.pass(kit_base::Span::hours(1)).await;
    assert!(ana.get(&path).await.says("Nobody yet"));
});

village_test!(what_is_safe_at_a_number_stands_beside_it_on_the_roster_and_in_the_tree, |village| {
    let (path, mut ana, mut cleo) = three(village).await;
    ana.post(&format!("{path}/mine"), ALL).await;
    let (vault, rng, person) =
        (village.vault.clone(), village.app.site.rng.clone(), village.cast.helper.cast());
    let rules = people::SafeContact {
        hours: Some((0, 1)),
        may_leave_message: false,
        ..people::SafeContact::default()
    };
    village
        .write(move |tx| {
            people::set_rules(tx, &vault, person, &rules, &rng)?;
            Ok(())
        })
        .await;
    for page in [path.clone(), format!("{path}/tree")] {
        let page = cleo.get(&page).await;
        assert!(page.says("213-555-0171") && page.says("Not now, please."), "{}", page.body);
        assert!(page.says("Leave no message") && !page.says("number shows again"), "{}", page.body);
        assert!(!page.says("tel:+12135550171"), "there is nothing to tap now");
    }
});

village_test!(whoever_leaves_the_pod_without_a_point_person_is_told_so, |village| {
    let (path, mut ana, _) = three(village).await;
    let act = format!("{path}/post");
    assert_eq!(ana.post(&act, &[("post", "point"), ("act", "take")]).await.status, 303);
    assert_eq!(ana.post(&act, &[("post", "alternate"), ("act", "take")]).await.status, 303);
    assert!(ana.get(&path).await.says("Nobody is the point person"));
});

village_test!(a_branch_that_does_not_answer_moves_up_with_one_tap_and_back, |village| {
    let (path, mut ana, _) = three(village).await;
    ana.post(&format!("{path}/post"), &[("post", "point"), ("act", "take")]).await;
    let tree = format!("{path}/tree");
    let page = ana.get(&tree).await;
    assert!(page.says("Anabel begins") && page.says("By door"), "{}", page.body);
    let own = page.body.rsplit("name=\"who\" value=\"").next().expect("a form for the first");
    let slug: String = own.chars().take_while(char::is_ascii_alphanumeric).collect();
    assert_eq!(ana.post(&tree, &[("who", &slug), ("act", "silent")]).await.status, 303);
    let moved = ana.get(&tree).await;
    assert!(!moved.says("Anabel begins"));
    assert!(
        moved.says("Did not answer: Anabel") && moved.says("because Anabel did not answer"),
        "{}",
        moved.body
    );
    assert!(
        ana.get(&path).await.says("Did not answer: Anabel"),
        "the point person sees it on the pod's page"
    );
    let mut beto = village.steward().await;
    assert!(!beto.get(&path).await.says("Did not answer"), "who does not keep the pod is not told there");
    assert_eq!(ana.post(&tree, &[("who", &slug), ("act", "answered")]).await.status, 303);
    assert!(ana.get(&tree).await.says("Anabel begins"));
    let paper = ana.get(&format!("{tree}.pdf")).await;
    assert!(paper.status == 200 && paper.says("%PDF"), "{}", paper.status);
    let large = ana.get(&format!("{tree}.pdf?paper=a4&letters=large")).await;
    assert!(large.status == 200 && large.says("%PDF") && large.body != paper.body, "{}", large.status);
});

village_test!(a_neighbor_who_is_trusted_in_a_building_begins_a_pod_there, |village| {
    let mut steward = village.steward().await;
    let page = steward.get("/pods").await;
    assert!(
        page.says("/print/neighbor-note") && page.says("30 doors") && page.says("/pods/new"),
        "{}",
        page.body
    );
    let asked = steward.get("/pods/new").await;
    let (now, ana) = (village.clock.now(), village.cast.helper.cast());
    let building: String = village
        .write(move |tx| {
            let all = circles::store::by_name(tx)?;
            let building = all.iter().find(|one| one.scale == Scale::Building).expect("a building");
            memberships::join(tx, building.id, ana, Some(now), now)?;
            Ok::<_, DbError>(building.slug.to_string())
        })
        .await;
    assert!(asked.says(&building), "the steward may begin one anywhere they tend");
    let mut helper = village.helper().await;
    let form = |near: &'static str| {
        [("place", building.clone()), ("called", "Second floor".into()), ("near", near.into())]
    };
    let post = async |helper: &mut Browser, near: &'static str| {
        let form = form(near);
        let form: Vec<(&str, &str)> =
            form.iter().map(|(field, typed): &(&str, String)| (*field, typed.as_str())).collect();
        helper.post("/pods/new", &form).await
    };
    let wrong = post(&mut helper, "1420 Alder St").await;
    assert!(
        wrong.status == 422 && wrong.says("house number") && wrong.says("Second floor"),
        "{}",
        wrong.body
    );
    let made = post(&mut helper, "4th & Magnolia").await;
    let path = made.location().expect("a pod").to_owned();
    assert_eq!(
        post(&mut helper, "4th & Magnolia").await.location(),
        Some(path.as_str()),
        "again is the same"
    );
    let page = helper.get(&path).await;
    assert!(page.says("You are the first") && page.says("until"), "{}", page.body);
    let invites = format!("/invites?circle={}", path.trim_start_matches("/pods/"));
    assert!(page.says(&invites), "{}", page.body);
    let invite = helper.get(&invites).await;
    assert!(invite.says(" selected>Second floor</option>"), "the invite is for this pod: {}", invite.body);
    let seen = steward.get("/pods").await;
    assert!(seen.says("Second floor") && seen.says("Has a point person"), "{}", seen.body);
    assert_eq!(steward.get(&path).await.status, 404, "who is in it is not the steward's to read");
    village.pass(kit_base::Span::days(200)).await;
    assert!(
        village.steward().await.get("/pods").await.says("term is over"),
        "nobody keeps it for ever unseen"
    );
});

village_test!(a_steward_notes_field_by_field_what_somebody_said_on_the_phone, |village| {
    let (path, mut ana, _) = three(village).await;
    let (vault, rng, now) = (village.vault.clone(), village.app.site.rng.clone(), village.clock.now());
    let pod = path.trim_start_matches("/pods/").to_owned();
    let (person, home) = village
        .write(move |tx| {
            let all = circles::store::by_name(tx)?;
            let building = all.iter().find(|one| one.scale == Scale::Building).expect("a building").id;
            let new = people::NewPerson {
                name: Some(Private::new("Eusebio".to_owned())),
                contact: Contact::Phone(Private::new("213-555-0188".to_owned())),
                language: kit_i18n::Lang::Es,
                rules: people::SafeContact::default(),
                address: None,
                home_circle: Some(building),
                cell: None,
            };
            let person = people::create_unverified(tx, &vault, &new, now, &rng)?;
            let slug = people::profile(tx, person)?.expect("they are there").slug.to_string();
            // The pod stands where the steward tends.
            let pod = circles::store::by_slug(tx, &pod)?.expect("the pod is there");
            circles::store::move_under(tx, pod.id, Some(building)).map_err(DbError::from)?;
            Ok((slug, pod.slug.to_string()))
        })
        .await;
    let mut steward = village.steward().await;
    assert!(steward.get(&format!("/people/{person}")).await.says("/pods/for/"));
    let note = format!("/pods/for/{person}");
    let page = steward.get(&note).await;
    assert!(page.says("Eusebio") && !page.says(" checked"), "nothing is ticked beforehand: {}", page.body);
    let without = [("pod", home.as_str()), ("show", "phone"), ("show", "first")];
    let back = steward.post(&note, &without).await;
    assert!(back.status == 422 && back.says("#f-yes"), "without a yes nothing is kept: {}", back.body);
    let said = [("pod", home.as_str()), ("show", "phone"), ("show", "first"), ("yes", "yes")];
    assert_eq!(steward.post(&note, &said).await.status, 303);
    let read = ana.get(&path).await;
    assert!(
        read.says("Eusebio") && read.says("213-555-0188") && read.says("Check on me first"),
        "{}",
        read.body
    );
    assert!(steward.get(&note).await.says("They said yes on the phone."));
    let noted = steward.get(&note).await;
    assert!(noted.says("Their phone") && !noted.says("My phone"), "it speaks of them: {}", noted.body);
    assert_eq!(steward.post(&note, &said).await.status, 303, "again is the same");
    assert_eq!(steward.post(&format!("{note}/back"), &[("pod", home.as_str())]).await.status, 303);
    let less = ana.get(&path).await;
    assert!(!less.says("Eusebio") && !less.says("213-555-0188"), "the form brought them in: {}", less.body);
    let nowhere = steward.post(&note, &[("pod", ""), ("show", "phone"), ("yes", "yes")]).await;
    assert!(nowhere.status == 422 && nowhere.says("#f-pod"), "no pod is chosen beforehand: {}", nowhere.body);
    let own = village.neighbor_id().await;
    let slug =
        village.read(move |tx| Ok(people::profile(tx, own.cast())?.expect("there").slug.to_string())).await;
    let refused = steward.post(&format!("/pods/for/{slug}"), &said).await;
    assert!(matches!(refused.status.as_u16(), 404 | 409), "whoever has a way in ticks for themselves");
    for mut other in [village.helper().await, village.steward_beside().await, village.browser()] {
        let status = other.get(&note).await.status.as_u16();
        assert!(matches!(status, 401 | 403 | 404), "{status}");
    }
});

village_test!(a_pod_of_more_than_thirty_parts_when_most_say_yes_and_can_be_one_again, |village| {
    let everybody: Vec<PersonId> = village
        .read(|tx| {
            let all: kit_db::Statement = EVERYBODY;
            tx.query(&all, &[&tx.network()], kit_db::only)
        })
        .await;
    assert_eq!(everybody.len(), 34);
    let mut members = vec![village.cast.steward.cast()];
    members.extend(everybody.iter().copied().filter(|person| *person != village.cast.steward.cast()));
    let path = pod(village, members[..33].to_vec()).await;
    let mut point = village.steward().await;
    point.post(&format!("{path}/post"), &[("post", "point"), ("act", "take")]).await;
    assert!(point.get(&path).await.says("more than 30"));
    let split = format!("{path}/split");
    assert_eq!(point.post(&split, &[("act", "propose")]).await.status, 303);
    let page = point.get(&split).await;
    assert!(page.says("Pod 1") && page.says("Pod 2"), "{}", page.body);
    assert_eq!(point.post(&split, &[("act", "do")]).await.status, 409, "most have not said yes");
    for person in &members[..17] {
        let mut one = village.signed_in(person.cast()).await;
        assert_eq!(one.post(&split, &[("act", "yes")]).await.status, 303);
    }
    assert_eq!(point.post(&split, &[("act", "do")]).await.status, 303);
    let pods = point.get("/pods").await;
    assert!(pods.says("Third floor"), "{}", pods.body);
    assert!(!point.get(&path).await.says("more than 30"));
    let made = async || {
        let all = village.read(circles::store::by_name).await;
        all.iter().any(|circle| circle.name == "Third floor 2")
    };
    assert!(made().await, "the other pod is there");
    assert_eq!(point.post(&split, &[("act", "undo")]).await.status, 303);
    assert!(point.get(&path).await.says("more than 30"));
    assert!(!made().await, "nothing of it is left behind");
});

const EVERYBODY: kit_db::Statement = kit_db::sql!(
    "SELECT id FROM people WHERE network_id = $1 AND verified_at IS NOT NULL ORDER BY id LIMIT 34"
);
