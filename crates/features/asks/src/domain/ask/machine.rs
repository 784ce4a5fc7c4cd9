//! Random lives of several asks among a few helpers, held against rules simple enough to be read aloud.

use std::collections::HashMap;

use kit_base::{Id, Rng, Span, Timestamp};
use proptest::prelude::*;

use super::tests::new_ask;
use crate::domain::*;

const RINGS: [Ring; 3] = [Ring::Building, Ring::Neighborhood, Ring::Next];
const ASKS: usize = 5;
const HELPERS: u64 = 2;

#[derive(Clone, Copy, Debug)]
enum Do {
    Open,
    Publish(bool),
    Widen(bool),
    Claim(bool),
    Accept(bool),
    Decline,
    Start,
    StillOnIt,
    HandBack,
    Done,
    DoneSaid(bool),
    PartDone(bool),
    CouldNot,
    Reopen,
    PassOn,
    Withdraw,
    StillNeed,
    Thank,
    Edit(bool),
    CheckClaim,
    CheckUntouched,
}

fn step() -> impl Strategy<Value = (usize, u64, Do, i64)> {
    let verb = prop_oneof![
        1 => Just(Do::Open),
        1 => any::<bool>().prop_map(Do::Publish),
        1 => any::<bool>().prop_map(Do::Widen),
        3 => any::<bool>().prop_map(Do::Claim),
        3 => any::<bool>().prop_map(Do::Accept),
        1 => Just(Do::Decline),
        1 => Just(Do::Start),
        1 => Just(Do::StillOnIt),
        1 => Just(Do::HandBack),
        1 => Just(Do::Done),
        1 => any::<bool>().prop_map(Do::DoneSaid),
        1 => any::<bool>().prop_map(Do::PartDone),
        1 => Just(Do::CouldNot),
        1 => Just(Do::Reopen),
        1 => Just(Do::PassOn),
        1 => Just(Do::Withdraw),
        1 => Just(Do::StillNeed),
        1 => Just(Do::Thank),
        1 => any::<bool>().prop_map(Do::Edit),
        2 => Just(Do::CheckClaim),
        1 => Just(Do::CheckUntouched),
    ];
    (0..ASKS, 1..=HELPERS, verb, -60_i64..2_000)
}

/// What the rules say about one ask, kept apart from it.
#[derive(Default)]
struct Witness {
    last: Option<Timestamp>,
    closed: Option<AskState>,
    /// Until when each helper may see contact and place; `None` while their accepted claim lives.
    open_to: HashMap<PersonId, Option<Timestamp>>,
    opened: bool,
}

struct World {
    asks: Vec<Ask>,
    witnesses: Vec<Witness>,
    now: Timestamp,
    ids: Rng,
}

impl World {
    fn new(dangerous: &[bool]) -> Self {
        let ids = Rng::seeded(9);
        let now = Timestamp::from_secs(1_800_000_000);
        let ask = |danger: &bool| {
            let flags = if *danger { Flags::NONE.with(Flag::Crisis988) } else { Flags::NONE };
            Ask::begin(&NewAsk { id: Id::new(now, &ids), flags, when: When::Today, ..new_ask() }, now).ask
        };
        let asks = dangerous.iter().map(ask).collect();
        Self { asks, witnesses: dangerous.iter().map(|_| Witness::default()).collect(), now, ids }
    }

    fn open_claims(&self, helper: PersonId) -> u8 {
        let live = self.asks.iter().filter_map(Ask::live_claim).filter(|claim| claim.by == helper);
        u8::try_from(live.count()).expect("few asks")
    }

    fn act(&self, n: usize, helper: PersonId, verb: Do) -> Option<Next> {
        let (ask, at) = (&self.asks[n], self.now);
        let actor = |clock| if clock { Actor::Clock } else { Actor::Steward };
        let claim = ask.claim.as_ref().map_or_else(|| Id::new(at, &self.ids), |claim| claim.id);
        match verb {
            Do::Open => ask.open(at).ok(),
            Do::Publish(clock) => ask.publish(actor(clock), &RINGS, at).ok(),
            Do::Widen(clock) => ask.widen(actor(clock), &RINGS, at).ok(),
            Do::Claim(sent) => ask.claim(Id::new(at, &self.ids), &self.claimer(helper, sent), at).ok(),
            Do::Accept(steward) => {
                let who = if steward { AnsweredBy::Steward } else { AnsweredBy::Asker };
                ask.accept(claim, who, at).ok()
            }
            Do::Decline => ask.decline(claim, AnsweredBy::Asker, at).ok(),
            Do::Start => ask.start_helping(helper, at).ok(),
            Do::StillOnIt => ask.still_on_it(helper, at).ok(),
            Do::HandBack => ask.hand_back(helper, at).ok(),
            Do::Done => ask.done(helper, at).ok(),
            Do::DoneSaid(steward) => {
                ask.done_said(if steward { Actor::Steward } else { Actor::Asker }, at).ok()
            }
            Do::PartDone(rest) => ask.part_done(helper, rest, at).ok(),
            Do::CouldNot => ask.could_not(helper, CouldNot::OutOfStock, at).ok(),
            Do::Reopen => ask.reopen(Actor::Asker, at).ok(),
            Do::PassOn => ask.pass_on(at).ok(),
            Do::Withdraw => ask.withdraw(at).ok(),
            Do::StillNeed => ask.still_need(at).ok(),
            Do::Thank => ask.thank(at).ok(),
            Do::Edit(danger) => {
                let flags = if danger { Flags::NONE.with(Flag::Heat) } else { Flags::NONE };
                ask.edit(Actor::Asker, &Edit { texts: vec![Field::Details], flags, ..Edit::default() }, at)
                    .ok()
            }
            Do::CheckClaim => ask.check_claim(at),
            Do::CheckUntouched => ask.check_untouched(at),
        }
    }

    fn claimer(&self, person: PersonId, sent: bool) -> Claimer {
        Claimer {
            person,
            open_claims: self.open_claims(person),
            max_claims: MAX_OPEN_CLAIMS,
            vouched_next_door: true,
            declined_before: false,
            via: if sent { Via::Steward } else { Via::Board },
            trusted: true,
            dial: Dial::Claim,
        }
    }
}

impl Witness {
    /// Checks one decision against the rules, and remembers what follows from it.
    fn check(&mut self, before: &Ask, next: &Next) {
        assert!(!next.events.is_empty(), "every change is written down");
        assert_eq!(
            next.events.last().map(|e| e.state),
            Some(next.ask.state),
            "the last line tells the state"
        );
        if let Some(state) = self.closed {
            assert_eq!(next.ask.state, state, "what is closed stays closed");
        }
        if next.ask.state.is_closed() {
            self.closed = Some(next.ask.state);
        }
        for event in &next.events {
            assert!(self.last.is_none_or(|last| event.at >= last), "history runs forward");
            self.last = Some(event.at);
            self.note(before, &next.ask, event);
        }
        let unopened = next.ask.flags.holds() && !self.opened;
        assert!(!(unopened && next.ask.state == AskState::Asking), "an unopened danger is on no board");
    }

    fn note(&mut self, before: &Ask, after: &Ask, event: &Event) {
        let helper = after.claim.as_ref().map(|claim| claim.by);
        match event.what {
            What::Opened | What::Heard => self.opened = true,
            What::Edited if after.flags != before.flags => self.opened = false,
            What::Claimed => {
                assert!(!before.flags.holds() || self.opened, "an unopened danger cannot be taken");
                assert!(before.live_claim().is_none(), "one winner");
                self.open_to.clear();
            }
            What::Accepted => drop(self.open_to.insert(helper.expect("somebody waits"), None)),
            What::Done | What::PartDone => {
                self.open_to.insert(helper.expect("somebody helped"), Some(event.at + Span::hours(48)));
            }
            What::HandedBack | What::Declined | What::CouldNot | What::Lapsed => self.open_to.clear(),
            What::PassedOn | What::Withdrawn => self.open_to.retain(|_, until| until.is_some()),
            _ => {}
        }
    }

    fn may_see(&self, helper: PersonId, now: Timestamp) -> bool {
        self.open_to.get(&helper).is_some_and(|until| until.is_none_or(|until| now < until))
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_acts_breaks_a_rule(
        dangerous in proptest::collection::vec(any::<bool>(), ASKS),
        steps in proptest::collection::vec(step(), 1..120),
    ) {
        let mut world = World::new(&dangerous);
        let helpers: Vec<PersonId> = (1..=HELPERS).map(|n| Id::new(world.now, &Rng::seeded(700 + n))).collect();
        for (n, helper, verb, minutes) in steps {
            world.now = world.now + Span::minutes(minutes);
            let helper = helpers[usize::try_from(helper).expect("small") - 1];
            let Some(next) = world.act(n, helper, verb) else { continue };
            let before = world.asks[n].clone();
            world.witnesses[n].check(&before, &next);
            world.asks[n] = next.ask;
            for &helper in &helpers {
                prop_assert!(world.open_claims(helper) <= MAX_OPEN_CLAIMS, "never more than three at a time");
                for (ask, witness) in world.asks.iter().zip(&world.witnesses) {
                    let viewer = Viewer::Neighbor { person: helper, in_audience: true };
                    let sees = ask.sight(viewer, world.now) == Sight::Mutual;
                    prop_assert_eq!(sees, witness.may_see(helper, world.now), "{:?}", ask);
                }
            }
        }
    }
}
