//! Tables of what an ask allows in each state.

use kit_base::{Id, Rng, Span, Timestamp};

use crate::domain::*;

const T0: Timestamp = Timestamp::from_secs(1_800_000_000);
const EVERYWHERE: [Ring; 5] = [Ring::Pod, Ring::Building, Ring::Block, Ring::Neighborhood, Ring::Next];

fn person(n: u64) -> PersonId {
    Id::new(T0, &Rng::seeded(n))
}

fn claim_id(n: u64) -> Id<Claim> {
    Id::new(T0, &Rng::seeded(100 + n))
}

pub(super) fn new_ask() -> NewAsk {
    NewAsk {
        id: Id::new(T0, &Rng::seeded(50)),
        asker: person(1),
        kind: Kind::Food,
        when: When::ThisWeek,
        marked: false,
        flags: Flags::NONE,
        answered_by: AnsweredBy::Asker,
        beforehand: Beforehand::Nobody,
        nearest: Ring::Building,
        farthest: Ring::Neighborhood,
        widen_every: None,
    }
}

fn helper(n: u64) -> Claimer {
    Claimer {
        person: person(n),
        open_claims: 0,
        max_claims: MAX_OPEN_CLAIMS,
        vouched_next_door: false,
        declined_before: false,
        via: Via::Board,
        trusted: true,
        dial: Dial::Claim,
    }
}

fn asking() -> Ask {
    let ask = Ask::begin(&new_ask(), T0).ask;
    ask.publish(Actor::Clock, &EVERYWHERE, T0).expect("publishes").ask
}

fn taken() -> Ask {
    asking().claim(claim_id(1), &helper(2), T0).expect("claims").ask
}

fn accepted() -> Ask {
    taken().accept(claim_id(1), AnsweredBy::Asker, T0).expect("accepts").ask
}

fn held() -> Ask {
    Ask::begin(&NewAsk { flags: Flags::NONE.with(Flag::DvSafety), ..new_ask() }, T0).ask
}

fn looks(ask: &Ask, person: PersonId, now: Timestamp) -> Sight {
    ask.sight(Viewer::Neighbor { person, in_audience: true }, now)
}

#[test]
fn from_asking_to_done_each_step_is_written_down_with_who_and_when() {
    let mut seen = Vec::new();
    let mut step = |next: Next| {
        seen.extend(next.events.iter().map(|e| (e.what.code(), e.state.code(), e.actor.code())));
        next.ask
    };
    let ask = step(Ask::begin(&new_ask(), T0));
    let ask = step(ask.open(T0).expect("heard"));
    let ask = step(ask.publish(Actor::Steward, &EVERYWHERE, T0).expect("published"));
    let ask = step(ask.claim(claim_id(1), &helper(2), T0).expect("claimed"));
    let ask = step(ask.accept(claim_id(1), AnsweredBy::Asker, T0).expect("accepted"));
    let ask = step(ask.start_helping(person(2), T0).expect("started"));
    let ask = step(ask.done(person(2), T0).expect("done"));
    let ask = step(ask.thank(T0).expect("thanked"));
    assert_eq!(
        seen,
        [
            ("asked", "new", "asker"),
            ("heard", "heard", "steward"),
            ("published", "asking", "steward"),
            ("claimed", "lit", "helper"),
            ("accepted", "lit", "asker"),
            ("started", "under_way", "helper"),
            ("done", "done", "helper"),
            ("thanked", "done", "asker"),
        ]
    );
    assert_eq!(ask.lamp(), Lamp::TwoLights);
}

#[test]
fn an_ask_begins_in_the_nearest_ring_the_asker_wished_and_widens_on_its_clock() {
    let ask = asking();
    assert_eq!((ask.ring, ask.widen_at), (Some(Ring::Building), Some(T0 + Span::hours(24))));
    assert_eq!(ask.widen(Actor::Clock, &EVERYWHERE, T0 + Span::hours(23)), Err(WidenRefused::NotYet));
    let ask = ask.widen(Actor::Clock, &EVERYWHERE, T0 + Span::hours(24)).expect("widens").ask;
    let ask = ask.widen(Actor::Asker, &EVERYWHERE, T0 + Span::hours(25)).expect("widens at once").ask;
    assert_eq!((ask.ring, ask.widen_at), (Some(Ring::Neighborhood), None));
    assert_eq!(ask.widen(Actor::Asker, &EVERYWHERE, T0).err(), Some(WidenRefused::TooFar));
    assert_eq!(ask.status().key, "asks-status-asking-last");
}

#[test]
fn one_neighbor_wins_and_the_other_reads_why_not() {
    assert_eq!(taken().claim(claim_id(2), &helper(3), T0), Err(ClaimRefused::Taken));
    assert_eq!(ClaimRefused::Taken.key(), "asks-refusal-claim-taken");
}

#[test]
fn who_may_not_take_it_is_told_the_reason() {
    let ask = asking();
    for (by, reason) in [
        (Claimer { person: person(1), ..helper(1) }, ClaimRefused::Own),
        (Claimer { open_claims: 3, ..helper(2) }, ClaimRefused::TooMany),
        (Claimer { declined_before: true, ..helper(2) }, ClaimRefused::Declined),
    ] {
        assert_eq!(ask.may_claim(&by), Err(reason));
    }
    let new = Ask::begin(&new_ask(), T0).ask;
    assert_eq!(new.may_claim(&helper(2)), Err(ClaimRefused::NotAsking));
    assert_eq!(ask.withdraw(T0).expect("withdrawn").ask.may_claim(&helper(2)), Err(ClaimRefused::Closed));
}

#[test]
fn a_yes_beforehand_opens_the_door_only_for_somebody_vouched_of_the_building() {
    let new = NewAsk { beforehand: Beforehand::VouchedInBuilding, ..new_ask() };
    let ask = Ask::begin(&new, T0).ask.publish(Actor::Clock, &EVERYWHERE, T0).expect("publishes").ask;
    let state = |by: &Claimer| {
        let ask = ask.claim(claim_id(1), by, T0).expect("claims").ask;
        ask.claim.map(|claim| claim.state)
    };
    assert_eq!(state(&Claimer { vouched_next_door: true, ..helper(2) }), Some(ClaimState::Accepted));
    assert_eq!(state(&helper(2)), Some(ClaimState::Reserved));
}

#[test]
fn a_steward_answers_only_for_somebody_who_has_a_telephone_only() {
    assert_eq!(taken().accept(claim_id(1), AnsweredBy::Steward, T0), Err(AcceptRefused::NotYours));
    let mut ask = taken();
    ask.answered_by = AnsweredBy::Steward;
    assert_eq!(ask.owes(), Some(Nudge::Steward));
    assert!(ask.accept(claim_id(1), AnsweredBy::Steward, T0).is_ok());
    assert_eq!(taken().accept(claim_id(9), AnsweredBy::Asker, T0), Err(AcceptRefused::OtherClaim));
}

#[test]
fn contact_and_place_are_open_from_the_yes_until_48_hours_after_done() {
    let two = person(2);
    assert_eq!(looks(&asking(), two, T0), Sight::Card);
    assert_eq!(looks(&taken(), two, T0), Sight::Claimed);
    assert_eq!(looks(&accepted(), two, T0), Sight::Mutual);
    assert_eq!(looks(&accepted(), person(3), T0), Sight::Card);
    let done = accepted().done(two, T0).expect("done").ask;
    assert_eq!(looks(&done, two, T0 + Span::hours(47)), Sight::Mutual);
    assert_eq!(looks(&done, two, T0 + Span::hours(48)), Sight::Card);
    let back = accepted().hand_back(two, T0).expect("back").ask;
    assert_eq!(looks(&back, two, T0), Sight::Card);
}

#[test]
fn a_stranger_sees_no_sensitive_ask_and_nobody_sees_a_held_one_on_the_board() {
    let open = asking();
    assert_eq!(open.sight(Viewer::Visitor, T0), Sight::Card);
    let childcare = Ask { kind: Kind::Childcare, ..asking() };
    assert_eq!(childcare.sight(Viewer::Visitor, T0), Sight::None);
    assert_eq!(looks(&childcare, person(2), T0), Sight::Card);
    assert_eq!(looks(&held(), person(2), T0), Sight::None);
    assert_eq!(held().sight(Viewer::Steward, T0), Sight::Mutual);
    assert_eq!(held().sight(Viewer::Asker, T0), Sight::Mutual);
}

#[test]
fn danger_waits_for_a_steward_and_never_widens_by_itself() {
    let ask = held();
    assert_eq!(ask.state, AskState::Held);
    assert_eq!(ask.may_claim(&Claimer { via: Via::Steward, ..helper(2) }), Err(ClaimRefused::Held));
    assert_eq!(ask.publish(Actor::Steward, &EVERYWHERE, T0), Err(PublishRefused::Held));
    let ask = ask.open(T0).expect("opened").ask;
    assert_eq!(ask.publish(Actor::Clock, &EVERYWHERE, T0), Err(PublishRefused::StewardOnly));
    let ask = ask.publish(Actor::Steward, &EVERYWHERE, T0).expect("a steward may").ask;
    assert_eq!(ask.widen_at, None);
    assert_eq!(ask.widen(Actor::Clock, &EVERYWHERE, T0 + Span::days(9)), Err(WidenRefused::Danger));
}

#[test]
fn the_on_call_list_is_tried_in_turn_every_15_minutes_until_somebody_opens_it() {
    let turns = [0, 14, 15, 29, 30].map(|minutes| held().on_call_turn(T0 + Span::minutes(minutes)));
    assert_eq!(turns, [None, None, Some(0), Some(0), Some(1)]);
    assert_eq!(held().open(T0).expect("opened").ask.on_call_turn(T0 + Span::hours(1)), None);
}

#[test]
fn a_danger_that_was_taken_back_is_still_looked_at() {
    let ask = held().withdraw(T0).expect("withdrawn").ask;
    assert!(ask.needs_steward());
    let seen = ask.open(T0).expect("looked at").ask;
    assert!(!seen.needs_steward());
    assert_eq!(seen.state, AskState::Withdrawn);
}

#[test]
fn money_stays_at_the_desk_where_a_steward_may_send_a_helper() {
    let ask = Ask::begin(&NewAsk { kind: Kind::Money, ..new_ask() }, T0).ask.open(T0).expect("heard").ask;
    assert_eq!(ask.publish(Actor::Steward, &EVERYWHERE, T0), Err(PublishRefused::ToDesk));
    assert_eq!(ask.may_claim(&helper(2)), Err(ClaimRefused::ToDesk));
    assert_eq!(ask.status().key, "asks-status-desk");
    let ask = ask.claim(claim_id(1), &Claimer { via: Via::Steward, ..helper(2) }, T0).expect("sent").ask;
    assert_eq!(ask.hand_back(person(2), T0).expect("back").ask.state, AskState::Heard);
}

#[test]
fn a_claim_that_stands_still_is_asked_about_and_then_the_ask_is_open_again() {
    for (when, asks, reopens) in [(When::ThisWeek, 24, 36), (When::Now, 2, 3)] {
        let ask = Ask { when, ..accepted() };
        assert_eq!(ask.check_claim(T0 + Span::hours(asks) - Span::secs(1)), None);
        let nudged = ask.check_claim(T0 + Span::hours(asks)).expect("asks").ask;
        assert_eq!((nudged.state, nudged.owes()), (AskState::Lit, Some(Nudge::Helper)));
        assert_eq!(nudged.check_claim(T0 + Span::hours(reopens) - Span::secs(1)), None);
        let open = nudged.check_claim(T0 + Span::hours(reopens)).expect("reopens").ask;
        assert_eq!((open.state, open.live_claim()), (AskState::Asking, None));
        let still = nudged.still_on_it(person(2), T0 + Span::hours(asks)).expect("still on it").ask;
        assert_eq!(still.check_claim(T0 + Span::hours(reopens)), None);
    }
}

#[test]
fn what_is_left_over_goes_on_asking_as_the_same_ask() {
    let next = accepted().part_done(person(2), true, T0).expect("part");
    let what: Vec<_> = next.events.iter().map(|e| e.state.code()).collect();
    assert_eq!(what, ["part_done", "asking"]);
    assert_eq!(next.ask.status().key, "asks-status-asking-rest");
    let rest = accepted().part_done(person(2), false, T0).expect("part").ask;
    assert_eq!((rest.state, rest.lamp()), (AskState::PartDone, Lamp::TwoLights));
}

#[test]
fn a_could_not_carries_its_reason_and_waits_for_a_decision() {
    let next = accepted().could_not(person(2), CouldNot::NobodyHome, T0).expect("could not");
    assert_eq!(next.events[0].reason, Some(CouldNot::NobodyHome));
    assert!(next.ask.needs_steward());
    assert_eq!(next.ask.status().reason, Some(CouldNot::NobodyHome));
    assert_eq!(next.ask.reopen(Actor::Asker, T0).expect("reopens").ask.state, AskState::Asking);
}

#[test]
fn only_the_helper_who_was_accepted_may_say_done() {
    assert_eq!(taken().done(person(2), T0), Err(HelperRefused::NotAccepted));
    assert_eq!(accepted().done(person(3), T0), Err(HelperRefused::NotYours));
    assert_eq!(asking().done_said(Actor::Asker, T0), Err(CloseRefused::NobodyHasIt));
    let next = taken().done_said(Actor::Asker, T0).expect("the asker met them on the stairs");
    let what: Vec<_> = next.events.iter().map(|e| e.what.code()).collect();
    assert_eq!(what, ["accepted", "done"]);
}

#[test]
fn an_untouched_ask_asks_twice_and_then_rests() {
    let mut ask = asking();
    let mut days = Vec::new();
    for day in 1..=40 {
        if let Some(next) = ask.check_untouched(T0 + Span::days(day)) {
            days.push((day, next.events[0].what.code()));
            ask = next.ask;
        }
    }
    assert_eq!(days, [(10, "still_need_asked"), (20, "still_need_asked"), (30, "expired")]);
    let kept = asking().still_need(T0 + Span::days(9)).expect("still needed").ask;
    assert_eq!(kept.check_untouched(T0 + Span::days(18)), None);
}

#[test]
fn what_nobody_has_opened_never_expires() {
    assert_eq!(held().check_untouched(T0 + Span::days(365)), None);
}

#[test]
fn an_edit_after_a_claim_is_shown_to_the_helper_and_the_card_stays_as_it_was_taken() {
    let edit = Edit { texts: vec![Field::Details], ..Edit::default() };
    let ask = accepted().edit(Actor::Asker, &edit, T0).expect("edits").ask;
    assert!(ask.live_claim().is_some_and(|claim| claim.unseen_edit));
    let ask = ask.see_edit(person(2), T0).expect("sees").ask;
    assert!(ask.live_claim().is_some_and(|claim| !claim.unseen_edit));
    assert_eq!(ask.may_edit(Field::PublicLine), Err(EditRefused::Claimed));
    assert_eq!(asking().may_edit(Field::Kind), Err(EditRefused::Published));
    assert_eq!(asking().withdraw(T0).expect("ok").ask.may_edit(Field::Details), Err(EditRefused::Closed));
}

#[test]
fn danger_in_an_edit_takes_the_ask_off_the_board() {
    let flags = Flags::NONE.with(Flag::Emergency911);
    let edit = Edit { texts: vec![Field::Details], flags, ..Edit::default() };
    let ask = asking().edit(Actor::Asker, &edit, T0).expect("edits").ask;
    assert_eq!((ask.state, ask.ring, ask.widen_at), (AskState::Held, None, None));
    let ask = accepted().edit(Actor::Asker, &edit, T0).expect("edits").ask;
    assert!(ask.state == AskState::Lit && ask.needs_steward());
    assert_eq!(ask.hand_back(person(2), T0).expect("back").ask.state, AskState::Held);
}

#[test]
fn asking_again_is_a_new_ask_and_only_after_the_old_one_ended() {
    let id = Id::new(T0, &Rng::seeded(51));
    assert_eq!(asking().ask_again(id, Flags::NONE, T0), Err(AskAgainRefused::StillOpen));
    let old = asking().withdraw(T0).expect("withdrawn").ask;
    let new = old.ask_again(id, Flags::NONE, T0).expect("again").ask;
    assert_eq!((new.state, new.again_of), (AskState::New, Some(old.id)));
}

#[test]
fn thanks_go_out_once_and_only_when_somebody_helped() {
    assert_eq!(asking().thank(T0), Err(ThankRefused::NothingDone));
    let thanked = accepted().done(person(2), T0).expect("done").ask.thank(T0).expect("thanks").ask;
    assert_eq!(thanked.thank(T0), Err(ThankRefused::Already));
}

#[test]
fn a_clock_that_jumps_back_does_not_turn_history_around() {
    let next = accepted().done(person(2), T0 - Span::days(3)).expect("done");
    assert_eq!(next.events[0].at, T0);
}

#[test]
fn every_state_has_a_sentence_for_the_asker() {
    for &state in AskState::ALL {
        let status = Ask { state, ..asking() }.status();
        assert!(Status::KEYS.contains(&status.key), "{}", status.key);
    }
    assert_eq!(asking().status().until, Some(T0 + Span::hours(24)));
    assert_eq!(taken().status().key, "asks-status-lit-answer");
}
