//! What one neighbor would rather not: to be matched with somebody, to come this time. Nobody else can tell.
//!
//! Two villages of one seed differ in one such wish. Whoever it is about sees, to the last byte, the village in which
//! the ask was never made; everybody else sees the village in which nobody wished for anything.

use std::collections::BTreeMap;

use testkit::{Browser, Village};

use crate::steps::{self, Asked, EGGS, with};

/// What somebody did not want. The helper is the one of another building than the asker's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    /// Nobody wishes for anything.
    Nothing,
    /// There is no ask at all.
    NeverAsked,
    /// The helper would rather not be matched with the asker.
    HelperKeepsAway,
    /// The asker would rather not be matched with the helper.
    AskerKeepsAway,
    /// The asker's telephone number is on the helper's list.
    HelperNamesTheNumber,
    /// A steward keeps the two apart.
    StewardKeepsApart,
    /// The helper can't this time.
    NotThisTime,
    /// The helper told stewards that something was not right.
    HelperTells,
}

/// Who looks on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Visitor,
    Neighbor,
    /// The one of the wish.
    Helper,
    /// Somebody who helps in the asker's own building.
    Near,
    Steward,
    Asker,
    /// Whatever went out by telephone and mail.
    Letters,
}

type Seen = BTreeMap<(Who, String), String>;

async fn look(who: Who, screen: &Browser, pages: &[String], seen: &mut Seen) {
    let mut screen = screen.clone();
    for path in pages {
        seen.insert((who, path.clone()), screen.get(path).await.whole());
    }
}

/// Every page that needs no more than its address; a steward's own suggestions are left out, which keep to the wish.
fn plain(village: &Village) -> Vec<String> {
    let looks = village.app.table.iter().filter(|row| row.method == http::Method::GET);
    let plain = looks.filter(|row| !row.path.contains('{') && !["/exit", "/round"].contains(&row.path));
    plain.map(|row| row.path.to_owned()).chain(["/asks?n=100".to_owned()]).collect()
}

async fn live(village: &Village, wish: Wish) -> Seen {
    let screens = [
        (Who::Visitor, village.browser()),
        (Who::Neighbor, village.neighbor().await),
        (Who::Helper, village.other_helper().await),
        (Who::Near, village.helper().await),
        (Who::Steward, village.steward().await),
    ];
    let mut pages = plain(village);
    // The same address is nothing where nobody asked.
    let mut asked = None;
    if wish == Wish::NeverAsked {
        pages.push("/asks/0000000000zz".into());
    } else {
        let one = steps::ask(village, &with(EGGS, &[("place", ""), ("address", "")])).await;
        act(village, wish, &one, &screens[2].1).await;
        pages.push(one.card());
        asked = Some(one);
    }
    village.letters().await;
    let mut seen = Seen::new();
    for (who, screen) in &screens {
        look(*who, screen, &pages, &mut seen).await;
    }
    if let Some(asked) = &asked {
        look(Who::Asker, &asked.screen, &["/my/ask".into(), "/".into(), "/my/offer".into()], &mut seen).await;
    }
    village.pass(kit_base::Span::minutes(20)).await;
    let mut letters = village.letters().await;
    letters.sort();
    seen.insert((Who::Letters, String::new()), letters.join("\n---\n"));
    seen
}

async fn act(village: &Village, wish: Wish, asked: &Asked, helper: &Browser) {
    let mut helper = helper.clone();
    let card = asked.card();
    let asker: people::PersonId =
        steps::kept(village, asked.ids[0]).await.expect("it is there").ask.asker.cast();
    let (rng, steward) = (village.app.site.rng.clone(), village.cast.steward.cast());
    let other: people::PersonId = village.other_helper_id().await.cast();
    let reply = match wish {
        Wish::Nothing | Wish::NeverAsked => return,
        Wish::HelperKeepsAway => helper.post(&format!("{card}/block"), &[]).await,
        Wish::NotThisTime => helper.post(&format!("{card}/not-this-time"), &[]).await,
        Wish::HelperTells => helper.post(&format!("{card}/report"), &[]).await,
        Wish::HelperNamesTheNumber => helper.post("/my/apart", &[("number", "213-555-0147")]).await,
        Wish::AskerKeepsAway => {
            village.write(move |tx| trust::block(tx, asker, other, testkit::NOW, &rng)).await;
            return;
        }
        Wish::StewardKeepsApart => {
            let apart = move |tx: &mut kit_db::Tx<'_>| {
                trust::store::apart::keep_apart(tx, steward, (asker, other), testkit::NOW, &rng)
            };
            village.write(apart).await;
            return;
        }
    };
    assert_eq!(reply.status, 303, "{wish:?}: {}", reply.body);
}

/// What these saw, their own ask's name blanked out of its address.
fn of(seen: &Seen, who: &[Who]) -> BTreeMap<(Who, String), String> {
    seen.iter()
        .filter(|((one, _), _)| who.contains(one))
        .map(|(at, page)| (at.clone(), page.clone()))
        .collect()
}

fn same(wish: Wish, one: &Seen, other: &Seen, who: &[Who], but: &[&str]) {
    let (one, other) = (of(one, who), of(other, who));
    assert!(!one.is_empty() && one.keys().eq(other.keys()), "{wish:?}: other pages were looked at");
    for (at, page) in one.iter().filter(|((_, path), _)| !but.contains(&path.as_str())) {
        let there = &other[at];
        let line = page.lines().zip(there.lines()).find(|(a, b)| a != b);
        assert!(page == there, "{wish:?} shows to {at:?}:\n  {line:?}");
    }
}

/// The pages of the card itself, whatever its name is: as the last one that was looked at.
fn without_names(seen: Seen) -> Seen {
    let nothing = "/asks/0000000000zz";
    let name = |path: &str| {
        let card = path.strip_prefix("/asks/").filter(|rest| rest.len() == 12);
        card.map(ToOwned::to_owned)
    };
    let Some(card) = seen.keys().find_map(|(_, path)| name(path)) else { return seen };
    let mine = format!("/asks/{card}");
    seen.into_iter()
        .map(|((who, path), page)| {
            let path = if path == mine { nothing.to_owned() } else { path };
            let page = if path == nothing { page.replace(&mine, nothing) } else { page };
            ((who, path), page)
        })
        .collect()
}

async fn world(village: &Village, wish: Wish) -> Seen {
    let seen = without_names(live(village, wish).await);
    assert!(seen.len() > 150, "only {} pages were looked at", seen.len());
    seen
}

const OTHERS: &[Who] = &[Who::Visitor, Who::Neighbor, Who::Near, Who::Steward, Who::Asker, Who::Letters];

mod nobody_can_tell_who_would_rather_not {
    use super::*;

    async fn body(postgres: bool) {
        let mut seen = BTreeMap::new();
        let wishes = [
            Wish::Nothing,
            Wish::NeverAsked,
            Wish::HelperKeepsAway,
            Wish::AskerKeepsAway,
            Wish::HelperNamesTheNumber,
            Wish::StewardKeepsApart,
            Wish::NotThisTime,
            Wish::HelperTells,
        ];
        for wish in wishes {
            let village = Village::new(postgres).await;
            seen.insert(format!("{wish:?}"), world(&village, wish).await);
        }
        let saw = |wish: Wish| &seen[&format!("{wish:?}")];
        for wish in &wishes[2..7] {
            same(*wish, saw(*wish), saw(Wish::Nothing), OTHERS, &[]);
        }
        // Told stewards read it, so these are not asked here; whom it is about sees nothing.
        let not_told = [Who::Visitor, Who::Neighbor, Who::Near, Who::Asker];
        same(Wish::HelperTells, saw(Wish::HelperTells), saw(Wish::Nothing), &not_told, &[]);
        // Where somebody keeps them apart, the helper lives in a village in which nobody asked.
        for wish in [Wish::AskerKeepsAway, Wish::StewardKeepsApart] {
            same(wish, saw(wish), saw(Wish::NeverAsked), &[Who::Helper], &[]);
        }
        // What they typed themselves stands on their own list, and nowhere else.
        for wish in [Wish::HelperKeepsAway, Wish::HelperNamesTheNumber] {
            same(wish, saw(wish), saw(Wish::NeverAsked), &[Who::Helper], &["/my/apart", "/asks"]);
        }
    }

    #[test]
    fn sqlite() {
        testkit::run(body(false));
    }

    #[test]
    fn postgres() {
        testkit::run(body(true));
    }
}
