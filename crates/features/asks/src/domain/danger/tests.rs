//! What people might write, and what must be heard in it.

use super::{Advice, Flag, Flags, Lexicon};

/// Each line of the samples: the flag that must be raised (none for everyday words), and the words.
fn samples() -> Vec<(Option<Flag>, &'static str)> {
    include_str!("samples.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split_once(" = ").expect("a flag, then the words"))
        .map(|(flag, words)| (Flag::parse(flag), words))
        .collect()
}

#[test]
fn danger_is_heard_however_people_type_it() {
    let lexicon = Lexicon::base();
    let (danger, _): (Vec<_>, Vec<_>) = samples().into_iter().partition(|(flag, _)| flag.is_some());
    assert!(danger.len() >= 250, "{} samples", danger.len());
    let missed: Vec<_> = danger
        .into_iter()
        .filter(|(flag, words)| !flag.is_some_and(|f| lexicon.hear(words).flags.has(f)))
        .collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn everyday_words_do_not_trip_it() {
    let lexicon = Lexicon::base();
    let everyday: Vec<_> = samples().into_iter().filter(|(flag, _)| flag.is_none()).collect();
    assert!(everyday.len() >= 190, "{} samples", everyday.len());
    let tripped: Vec<_> = everyday
        .into_iter()
        .map(|(_, words)| (words, lexicon.hear(words).because))
        .filter(|(_, b)| !b.is_empty())
        .collect();
    assert!(tripped.is_empty(), "{tripped:#?}");
}

#[test]
fn capitals_accents_and_drawn_out_letters_change_nothing() {
    let lexicon = Lexicon::base();
    for (flag, words) in samples() {
        let Some(flag) = flag else { continue };
        let shouted = words.to_uppercase();
        assert!(lexicon.hear(&shouted).flags.has(flag), "{shouted}");
    }
    for words in ["my dad is bleeeeding", "HELP MY HOUSE IS ON FIRRRE", "mi mamá no réspira"] {
        assert!(lexicon.hear(words).flags.has(Flag::Emergency911), "{words}");
    }
}

#[test]
fn a_steward_sees_in_which_words_it_was_heard() {
    let heard = Lexicon::base().hear("milk and eggs please. also he hits me when he drinks");
    assert_eq!(heard.because, [(Flag::DvSafety, "he hits me".to_owned())]);
}

#[test]
fn a_network_adds_words_of_its_own_and_learns_which_line_is_wrong() {
    let own = "[emergency_911]\ncode_lavender\n[safe]\nfire_on_the_mountain_band\n";
    let lexicon = Lexicon::with_extra(own).expect("a good table");
    assert!(lexicon.hear("its a Code Lavender in 2B").flags.has(Flag::Emergency911));
    assert!(lexicon.hear("tickets for Fire on the Mountain band").flags.is_empty());
    assert_eq!(Lexicon::with_extra("[emergency_911]\n@nobody_knows .. fell").err(), Some(super::BadLine(2)));
    assert_eq!(Lexicon::with_extra("[doom]").err(), Some(super::BadLine(1)));
}

#[test]
fn no_is_heard_before_an_emergency_but_not_before_despair() {
    let lexicon = Lexicon::base();
    assert!(lexicon.hear("he is not bleeding, just needs soup").flags.is_empty());
    assert!(lexicon.hear("im not suicidal but").flags.has(Flag::Crisis988));
    assert!(lexicon.hear("no, bleeding a lot").flags.has(Flag::Emergency911));
}

#[test]
fn the_page_answers_the_most_pressing_first_and_immigration_is_never_told_to_call_911() {
    let flags: Flags = [Flag::Immigration, Flag::Emergency911].into_iter().collect();
    assert_eq!(flags.advice(), [Advice::Emergency, Advice::Immigration]);
    assert_eq!(Advice::Immigration.dial(), None);
}

#[test]
fn a_missing_medicine_alone_does_not_wait_for_a_steward_and_everything_else_does() {
    for &flag in Flag::ALL {
        assert_eq!(Flags::NONE.with(flag).holds(), flag != Flag::Medical, "{}", flag.code());
    }
}

#[test]
fn flags_come_back_from_their_column() {
    let flags: Flags = [Flag::Heat, Flag::MinorAlone].into_iter().collect();
    assert_eq!(Flags::from_bits(flags.bits()), flags);
    assert_eq!(flags.iter().map(Flag::code).collect::<Vec<_>>(), ["heat", "minor_alone"]);
}

proptest::proptest! {
    #[test]
    fn whatever_is_typed_is_read_without_a_crash(text in "\\PC{0,200}") {
        let _ = Lexicon::base().hear(&text);
    }
}
