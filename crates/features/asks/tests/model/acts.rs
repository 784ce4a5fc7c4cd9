//! One random act: what the rules expect, what the program does, and that they agree.

use asks::acts::{self, ActError, AskerSays, HelperSays, StewardSays};
use asks::domain::{
    Actor, AnsweredBy, AskId, AskState, Beforehand, CouldNot, Dial, Kind, PersonId, Ring, Via, When,
};
use asks::posting::{self, Besides, Posting};
use asks::store;
use kit_base::{Private, Span};
use kit_db::Tx;
use kit_i18n::Lang;

use super::world::{HELPERS, Held, Known, World, cx, is_night, nobody};

/// As many asks are open at once; then one is taken back for each new one.
const OPEN: usize = 24;

pub(super) type Done = Result<(), ActError>;

pub fn one(tx: &mut Tx<'_>, world: &mut World) -> Done {
    match world.die(100) {
        0..9 => post(tx, world),
        9..33 => claim(tx, world),
        33..45 => answer(tx, world),
        45..58 => helper(tx, world),
        58..66 => decline(tx, world),
        66 => suspend(tx, world),
        67..69 => dial(tx, world),
        69..71 => capacity(tx, world),
        71..80 => steward(tx, world),
        80..88 => asker(tx, world),
        88 => block(tx, world),
        _ => super::time::passes(tx, world),
    }
}

/// What was decided, in a word that both sides can say.
fn word<T>(result: Result<T, ActError>) -> Result<(&'static str, Option<T>), ActError> {
    match result {
        Ok(done) => Ok(("yes", Some(done))),
        Err(ActError::Refused(why)) => Ok((why, None)),
        Err(ActError::Gone) => Ok(("gone", None)),
        Err(other) => Err(other),
    }
}

fn post(tx: &mut Tx<'_>, world: &mut World) -> Done {
    if world.open.len() >= OPEN {
        let id = world.any_ask().expect("some are open");
        return withdraw(tx, world, id);
    }
    let home = 1 + world.die(world.circles.len() - 1);
    let kind = [Kind::Food, Kind::Errand, Kind::Ride, Kind::Repair, Kind::Supplies][world.die(5)];
    let when = When::ALL[world.die(4)];
    let farthest = Ring::ALL[world.die(5)];
    let (danger, inside) = (world.die(20) == 0, world.die(6) == 0);
    let posting = Posting { farthest, ..plain(world, home, (kind, when, danger)) };
    let heard = posting.heard().with(Besides { inside, ..Besides::default() });
    let opens_at = world.closed_until(danger);
    let cx = cx(&world.vault, &world.rng, &world.words, world.now);
    let posted = posting::post(tx, &cx, &heard)?;
    let kept = store::load_by_slug(tx, posted.first.expect("one ask")).map(Option::unwrap)?;
    let mut known = Known {
        home,
        asker: posted.asker,
        when,
        state: if danger { AskState::Held } else { AskState::New },
        danger,
        opened: false,
        trust: inside || matches!(kind, Kind::Ride | Kind::Repair),
        ring: None,
        farthest,
        opens_at,
        claim: None,
        turned_down: std::collections::BTreeSet::new(),
        asked_at: world.now,
    };
    if opens_at.is_none() && !danger {
        publish(world, &mut known);
        world.counted.insert(kept.ask.id, world.now);
    }
    world.count(if opens_at.is_some() { "waits" } else { "posted" });
    assert_eq!(kept.ask.flags.holds(), danger);
    world.open.insert(kept.ask.id, known);
    agree(tx, world, kept.ask.id)
}

/// A posting of one ask by somebody new.
fn plain(world: &World, home: usize, (kind, when, danger): (Kind, When, bool)) -> Posting {
    let details = if danger { "se cayo mi papa y le sangra mucho la cabeza" } else { "two bags" };
    Posting {
        kinds: vec![kind],
        details: Private::new(details.into()),
        private_note: None,
        public_line: None,
        when,
        place: None,
        lang: Lang::En,
        language: "en".into(),
        for_other: None,
        marked: false,
        beforehand: Beforehand::Nobody,
        farthest: Ring::Neighborhood,
        widen_every: None,
        person: nobody(world.circles[home].0),
        home: world.circles[home].0,
        answered_by: AnsweredBy::Asker,
        taken_by: None,
        post: None,
    }
}

/// The first ring, where no steward hands asks out and there is one near enough.
pub(super) fn publish(world: &World, known: &mut Known) {
    let first = world.rings(known.home).into_iter().find(|&ring| ring <= known.farthest);
    if let Some(ring) = first.filter(|_| world.dial(known.home) != Dial::Assign) {
        (known.ring, known.state) = (Some(ring), AskState::Asking);
    }
}

/// The ask stands as the rules say, and its next ring comes when it may.
pub(super) fn agree(tx: &mut Tx<'_>, world: &World, id: AskId) -> Done {
    let known = &world.open[&id];
    let ask = store::load(tx, id)?.expect("it is open").ask;
    assert_eq!((ask.state, ask.ring), (known.state, known.ring), "{known:?}\n{ask:?}");
    if let Some(due) = ask.widen_at.filter(|_| ask.state == AskState::Asking) {
        assert!(
            known.when.is_urgent() || !is_night(due),
            "what can wait is not asked farther at night: {ask:?}"
        );
    }
    Ok(())
}

fn claim(tx: &mut Tx<'_>, world: &mut World) -> Done {
    let Some(id) = world.any_ask() else { return Ok(()) };
    let (h, via) = (world.die(HELPERS), if world.die(5) == 0 { Via::Steward } else { Via::Board });
    let (person, trusted) = world.helpers[h];
    let known = world.open[&id].clone();
    let dial = world.dial(known.home);
    let board = via == Via::Board;
    let away = world.suspended.contains(&h) || world.apart.contains(&(h, known.asker));
    let expected = if away {
        if board { "gone" } else { "asks-refusal-claim-declined" }
    } else {
        match known.state {
            AskState::Held => "asks-refusal-claim-held",
            AskState::Lit | AskState::UnderWay => "asks-refusal-claim-taken",
            AskState::New => "asks-refusal-claim-not-asking",
            AskState::Heard | AskState::CouldNot if board => "asks-refusal-claim-not-asking",
            _ if known.danger && !known.opened => "asks-refusal-claim-held",
            _ if known.turned_down.contains(&h) => "asks-refusal-claim-declined",
            _ if world.held_by(h) >= 3 => "asks-refusal-claim-too-many",
            _ if board && dial == Dial::Assign => "asks-refusal-claim-assigned",
            _ if board && known.trust && !trusted => "asks-refusal-claim-needs-trust",
            _ => "yes",
        }
    };
    let standing = acts::standing(tx, world.circles[known.home].0, person, via)?;
    let cx = cx(&world.vault, &world.rng, &world.words, world.now);
    let (said, next) = word(acts::claim(tx, &cx, id, person, standing))?;
    assert_eq!(said, expected, "helper {h} by {via:?}: {known:?}");
    world.count(if said == "yes" { "claimed" } else { said });
    if let Some(next) = next {
        let claim = next.ask.live_claim().expect("it is taken");
        let held = if board && dial == Dial::Approve { Held::Unapproved } else { Held::Waits };
        let known = world.open.get_mut(&id).expect("it is open");
        known.claim = Some((claim.id, h, held));
        known.state = AskState::Lit;
    }
    agree(tx, world, id)
}

/// Where an ask goes when its helper is gone.
pub(super) fn without_helper(known: &mut Known) {
    known.claim = None;
    known.state = match known.ring {
        _ if known.danger && !known.opened => AskState::Held,
        Some(_) => AskState::Asking,
        None => AskState::Heard,
    };
}

fn answer(tx: &mut Tx<'_>, world: &mut World) -> Done {
    let Some(id) = world.any_ask() else { return Ok(()) };
    let (yes, by_steward) = (world.die(4) > 0, world.die(3) == 0);
    let who = if by_steward { AnsweredBy::Steward } else { AnsweredBy::Asker };
    let Some((claim, h, held)) = world.open[&id].claim else { return Ok(()) };
    let expected = match held {
        Held::Accepted | Held::UnderWay => false,
        Held::Unapproved => by_steward || !yes,
        Held::Waits => !by_steward,
    };
    let cx = cx(&world.vault, &world.rng, &world.words, world.now);
    let (said, _) = word(acts::answer_claim(tx, &cx, claim, (id, yes), (who, Some(world.steward))))?;
    assert_eq!(said == "yes", expected, "{said}: {who:?} says {yes} to {held:?}");
    if expected {
        let known = world.open.get_mut(&id).expect("it is open");
        if !yes {
            known.turned_down.insert(h);
            without_helper(known);
        } else if held == Held::Unapproved {
            known.claim = Some((claim, h, Held::Waits));
        } else {
            known.claim = Some((claim, h, Held::Accepted));
        }
        world.count(if yes && held == Held::Unapproved { "approved" } else { "answered" });
    }
    agree(tx, world, id)
}

fn helper(tx: &mut Tx<'_>, world: &mut World) -> Done {
    let Some(id) = world.any_ask() else { return Ok(()) };
    let says = [
        HelperSays::Start,
        HelperSays::HandBack,
        HelperSays::Done,
        HelperSays::CouldNot(CouldNot::CameUp),
        HelperSays::Part { rest_needed: true },
        HelperSays::StillOnIt,
    ][world.die(6)];
    // Mostly whoever holds it; at times somebody else, who is refused.
    let other = world.die(HELPERS);
    let h = world.open[&id].claim.map(|(_, by, _)| by).filter(|_| world.die(5) > 0).unwrap_or(other);
    let held = world.open[&id].claim.filter(|(_, by, _)| *by == h).map(|(.., held)| held);
    let open = matches!(held, Some(Held::Accepted | Held::UnderWay));
    let expected = match says {
        HelperSays::HandBack => held.is_some(),
        HelperSays::Start => held == Some(Held::Accepted),
        _ => open,
    };
    let cx = cx(&world.vault, &world.rng, &world.words, world.now);
    let (said, _) = word(acts::helper_says(tx, &cx, id, world.helpers[h].0, says))?;
    assert_eq!(said == "yes", expected, "{says:?} by {h}: {said}, {held:?}");
    if !expected {
        return Ok(());
    }
    let known = world.open.get_mut(&id).expect("it is open");
    match says {
        HelperSays::Start => {
            known.claim = known.claim.map(|(claim, by, _)| (claim, by, Held::UnderWay));
            known.state = AskState::UnderWay;
        }
        HelperSays::HandBack | HelperSays::Part { .. } => without_helper(known),
        HelperSays::CouldNot(_) => (known.claim, known.state) = (None, AskState::CouldNot),
        HelperSays::Done => drop(world.open.remove(&id)),
        _ => {}
    }
    world.count("helped");
    if world.open.contains_key(&id) { agree(tx, world, id) } else { Ok(()) }
}

fn decline(tx: &mut Tx<'_>, world: &mut World) -> Done {
    let Some(id) = world.any_ask() else { return Ok(()) };
    let (h, no) = (world.die(HELPERS), world.die(3) > 0);
    let person = world.helpers[h].0;
    let cx = cx(&world.vault, &world.rng, &world.words, world.now);
    acts::not_this_time(tx, &cx, id, person, no)?;
    if no {
        world.declined.insert((h, id));
    } else {
        world.declined.remove(&(h, id));
    }
    world.count("declined");
    // It is off their board and off nobody else's.
    let circles = vec![world.circles[0].0, world.circles[1].0, world.circles[2].0, world.circles[4].0];
    for n in [h, (h + 1) % HELPERS] {
        let eyes = store::Eyes { person: world.helpers[n].0, circles: circles.clone(), apart: Vec::new() };
        let board = store::board(tx, &eyes, None, store::MOST)?;
        let shown: Vec<AskId> = board.cards.iter().map(|card| card.id).collect();
        for id in &shown {
            assert!(!world.declined.contains(&(n, *id)), "helper {n} said not this time");
        }
        let known = &world.open[&id];
        let reached = matches!(known.ring, Some(Ring::Neighborhood | Ring::Next)) && !known.danger;
        if known.state == AskState::Asking && reached && !world.declined.contains(&(n, id)) {
            assert!(shown.contains(&id), "helper {n} still sees it: {known:?}");
        }
    }
    Ok(())
}

fn suspend(tx: &mut Tx<'_>, world: &mut World) -> Done {
    // At most two at a time, or there is nobody left to claim.
    let h = match world.suspended.first().copied().filter(|_| world.suspended.len() > 1) {
        Some(longest) => longest,
        None => world.die(HELPERS),
    };
    let (person, now) = (world.helpers[h].0, world.now);
    if world.suspended.remove(&h) {
        trust::store::suspensions::lift(tx, person.cast(), now, &world.rng)?;
        return Ok(());
    }
    let stop = trust::store::suspensions::Stop { by: world.steward.cast(), until: None, reason: None };
    trust::store::suspensions::suspend(tx, &world.vault, person.cast(), &stop, (now, &world.rng))?;
    let cx = cx(&world.vault, &world.rng, &world.words, now);
    acts::take_all_back(tx, &cx, person)?;
    world.suspended.insert(h);
    for known in world.open.values_mut().filter(|ask| ask.claim.is_some_and(|(_, by, _)| by == h)) {
        without_helper(known);
    }
    world.count("suspended");
    Ok(())
}

fn dial(tx: &mut Tx<'_>, world: &mut World) -> Done {
    let circle = world.die(world.circles.len());
    let dial =
        [None, Some(Dial::Assign), Some(Dial::Approve), Some(Dial::Claim), Some(Dial::Claim)][world.die(5)];
    let stored = dial.and_then(|dial| circles::Dial::parse(dial.code()));
    circles::store::set_dial(tx, world.circles[circle].0, stored)?;
    world.dials[circle] = dial;
    Ok(())
}

fn capacity(tx: &mut Tx<'_>, world: &mut World) -> Done {
    world.weekly = (world.die(2) == 0).then(|| i64::try_from(world.die(30)).expect("few"));
    let pause = world.die(6) == 0;
    world.paused_until = pause.then(|| world.now + Span::hours(i64::try_from(world.die(80)).expect("few")));
    let capacity = circles::Capacity {
        weekly: world.weekly,
        paused_until: world.paused_until,
        ..circles::Capacity::default()
    };
    circles::store::set_capacity(tx, &capacity)?;
    store::count_anew(tx)?;
    world.taken.clear();
    Ok(())
}

fn steward(tx: &mut Tx<'_>, world: &mut World) -> Done {
    let Some(id) = world.any_ask() else { return Ok(()) };
    let says = [StewardSays::Open, StewardSays::Publish, StewardSays::Widen, StewardSays::Stay][world.die(4)];
    let mut known = world.open[&id].clone();
    let rings = world.rings(known.home);
    let next = known.ring.and_then(|now| rings.iter().copied().find(|&r| r > now && r <= known.farthest));
    let expected = match says {
        StewardSays::Open => match known.state {
            AskState::Held | AskState::New => true,
            _ => known.danger && !known.opened,
        },
        StewardSays::Publish => {
            matches!(known.state, AskState::New | AskState::Heard)
                && (!known.danger || known.opened)
                && rings.first().is_some_and(|&ring| ring <= known.farthest)
        }
        StewardSays::Widen => known.state == AskState::Asking && next.is_some(),
        _ => !matches!(known.state, AskState::Lit | AskState::UnderWay) || known.ring.is_none(),
    };
    let cx = cx(&world.vault, &world.rng, &world.words, world.now);
    let (said, _) = word(acts::steward_says(tx, &cx, id, world.steward, says))?;
    assert_eq!(said == "yes", expected, "{says:?}: {said}, {known:?}");
    if expected {
        match says {
            StewardSays::Open => {
                known.opened = true;
                if matches!(known.state, AskState::Held | AskState::New) {
                    known.state = AskState::Heard;
                }
            }
            StewardSays::Publish => {
                (known.ring, known.state) = (rings.first().copied(), AskState::Asking);
            }
            StewardSays::Widen => known.ring = next,
            _ => known.farthest = known.ring.unwrap_or(known.farthest),
        }
        world.open.insert(id, known);
    }
    agree(tx, world, id)
}

fn asker(tx: &mut Tx<'_>, world: &mut World) -> Done {
    let Some(id) = world.any_ask() else { return Ok(()) };
    let mut known = world.open[&id].clone();
    let taken = matches!(known.state, AskState::Lit | AskState::UnderWay);
    let now = world.now;
    match world.die(5) {
        0 => return withdraw(tx, world, id),
        1 => {
            let rings = world.rings(known.home);
            let next =
                known.ring.and_then(|at| rings.iter().copied().find(|&r| r > at && r <= known.farthest));
            let expected = known.state == AskState::Asking && !known.danger && next.is_some();
            let cx = cx(&world.vault, &world.rng, &world.words, now);
            let (said, _) = word(acts::asker_says(tx, &cx, id, known.asker, AskerSays::Widen))?;
            assert_eq!(said == "yes", expected, "{said}: {known:?}");
            if expected {
                known.ring = next;
            }
        }
        2 => {
            let cx = cx(&world.vault, &world.rng, &world.words, now);
            let (said, _) = word(acts::asker_says(tx, &cx, id, known.asker, AskerSays::Reopen))?;
            assert_eq!(said == "yes", known.state == AskState::CouldNot, "{said}: {known:?}");
            if known.state == AskState::CouldNot {
                without_helper(&mut known);
            }
        }
        3 => {
            let cx = cx(&world.vault, &world.rng, &world.words, now);
            acts::asker_says(tx, &cx, id, known.asker, AskerSays::StillNeed)?;
        }
        _ => {
            let (farthest, hours) = (Ring::ALL[world.die(5)], [1, 2, 12, 24][world.die(4)]);
            let to = (Some(farthest), Some(Span::hours(hours)));
            let cx = cx(&world.vault, &world.rng, &world.words, now);
            let (said, _) = word(acts::set_reach(tx, &cx, id, (Actor::Asker, known.asker), to))?;
            assert_eq!(said == "yes", !taken, "{said}: {known:?}");
            if !taken {
                known.farthest = farthest.max(known.ring.unwrap_or(Ring::Pod));
            }
        }
    }
    world.open.insert(id, known);
    agree(tx, world, id)
}

fn withdraw(tx: &mut Tx<'_>, world: &mut World, id: AskId) -> Done {
    let cx = cx(&world.vault, &world.rng, &world.words, world.now);
    acts::asker_says(tx, &cx, id, world.open[&id].asker, AskerSays::Withdraw)?;
    world.open.remove(&id);
    world.count("withdrawn");
    Ok(())
}

fn block(tx: &mut Tx<'_>, world: &mut World) -> Done {
    let Some(id) = world.any_ask() else { return Ok(()) };
    let h = world.die(HELPERS);
    let kept = store::load(tx, id)?.expect("it is open");
    let pair: (PersonId, PersonId) = match world.die(2) {
        0 => (kept.ask.asker, world.helpers[h].0),
        _ => (world.helpers[h].0, kept.ask.asker),
    };
    let cx = cx(&world.vault, &world.rng, &world.words, world.now);
    acts::block(tx, &cx, &kept, pair)?;
    world.apart.insert((h, kept.ask.asker));
    let known = world.open.get_mut(&id).expect("it is open");
    if known.claim.is_some_and(|(_, by, _)| by == h) {
        without_helper(known);
    }
    world.count("blocked");
    agree(tx, world, id)
}
