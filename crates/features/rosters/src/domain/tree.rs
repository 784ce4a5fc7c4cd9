//! The phone tree: each calls two or three, the last calls the first back, and nobody is called twice or forgotten.
//!
//! Those who answer a phone stand near the first, those who want to be looked after first are called by the earliest
//! who can, and whoever has shown no number is knocked for by the neighbor who would have called. Two who are kept
//! apart are not given one another, as long as there is any other way.

use std::collections::HashSet;

/// A member as the tree sees them. The list is in the order of the pod: the point person, the alternate, the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Caller {
    /// They let the pod call them.
    pub phone: bool,
    /// They asked to be looked after first.
    pub first: bool,
}

/// Who calls whom, by place in the list of callers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    /// The members from the first called to the last.
    pub order: Vec<usize>,
    /// Who calls each of the list; nobody calls the first.
    pub by: Vec<Option<usize>>,
    /// The last, who calls the first back; none in a pod of one.
    pub closes: Option<usize>,
}

/// How many each caller calls, for `others` to be called: threes, and twos where threes do not come out even.
fn spread(others: usize) -> Vec<usize> {
    let callers = others.div_ceil(3);
    let twos = if others < 2 { 0 } else { callers * 3 - others };
    let call = |at: usize| match others {
        1 => 1,
        _ if at + twos >= callers => 2,
        _ => 3,
    };
    (0..callers).map(call).collect()
}

impl Tree {
    /// Lays the tree out. `led` is how many at the head of the list keep their place: point person and alternate.
    pub fn new(people: &[Caller], led: usize, apart: &HashSet<(usize, usize)>) -> Self {
        let spread = spread(people.len().saturating_sub(1));
        let kept_apart = |a: usize, b: usize| apart.contains(&(a, b)) || apart.contains(&(b, a));
        let mut left: Vec<usize> = (0..people.len()).collect();
        let (mut order, mut by) = (Vec::with_capacity(people.len()), vec![None; people.len()]);
        let callers = spread.iter().enumerate().flat_map(|(at, calls)| std::iter::repeat_n(Some(at), *calls));
        for (place, caller) in std::iter::once(None).chain(callers).enumerate() {
            let from: Option<usize> = caller.and_then(|at| order.get(at).copied());
            let rank =
                |who: usize| (place >= led || who != place, eager(people[who], place < spread.len()), who);
            let fits = |who: &usize| from.is_none_or(|from| !kept_apart(from, *who));
            let next = left.iter().copied().filter(fits).min_by_key(|who| rank(*who));
            let Some(next) = next.or_else(|| left.iter().copied().min_by_key(|who| rank(*who))) else {
                break;
            };
            left.retain(|who| *who != next);
            by[next] = from;
            order.push(next);
        }
        let closes = order.last().copied().filter(|_| order.len() > 1);
        Self { order, by, closes }
    }

    /// The tree when some do not answer: whom they would have called is called by whoever called them. If the first
    /// does not answer, the next in order begins.
    #[must_use]
    pub fn without(&self, silent: &HashSet<usize>) -> Self {
        let Some(first) = self.order.iter().copied().find(|who| !silent.contains(who)) else {
            return self.clone();
        };
        let answers = |from: Option<usize>| {
            let mut from = from;
            while let Some(caller) = from.filter(|caller| silent.contains(caller)) {
                from = self.by[caller];
            }
            from
        };
        let caller = |who: usize| (who != first).then(|| answers(self.by[who]).unwrap_or(first));
        let by = (0..self.by.len()).map(caller).collect();
        let last = self.order.iter().rev().copied().find(|who| !silent.contains(who));
        Self { order: self.order.clone(), by, closes: last.filter(|last| *last != first) }
    }

    /// Who begins.
    pub fn first(&self) -> Option<usize> {
        self.order.iter().copied().find(|who| self.by[*who].is_none())
    }

    /// Whom somebody calls, in order.
    pub fn calls(&self, who: usize) -> impl Iterator<Item = usize> + '_ {
        self.order.iter().copied().filter(move |other| self.by[*other] == Some(who))
    }
}

/// Who is wanted for a place: low comes first. Callers should have a phone and no worries of their own.
const fn eager(caller: Caller, calls: bool) -> u8 {
    match (calls, caller.first, caller.phone) {
        (true, false, true) | (false, true, _) => 0,
        (true, true, true) | (false, false, true) => 1,
        (_, false, false) => 2,
        (true, true, false) => 3,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pod() -> impl Strategy<Value = Vec<Caller>> {
        let caller = (any::<bool>(), any::<bool>()).prop_map(|(phone, first)| Caller { phone, first });
        proptest::collection::vec(caller, 0..200)
    }

    /// Everybody but the first is called by one, and following the callers leads to the first.
    fn is_whole(tree: &Tree) {
        let Some(first) = tree.first() else { return assert!(tree.order.is_empty()) };
        assert_eq!(tree.by.iter().filter(|by| by.is_none()).count(), 1, "one is called by nobody");
        for who in &tree.order {
            let steps = std::iter::successors(Some(*who), |who| tree.by[*who]);
            assert_eq!(steps.take(tree.by.len() + 1).last(), Some(first));
        }
    }

    proptest! {
        #[test]
        fn everybody_is_called_exactly_once_and_the_last_calls_the_first_back(people in pod(), led in 0_usize..3) {
            let tree = Tree::new(&people, led, &HashSet::new());
            let mut order = tree.order.clone();
            order.sort_unstable();
            prop_assert_eq!(order, (0..people.len()).collect::<Vec<_>>());
            is_whole(&tree);
            for who in 0..people.len() {
                let calls = tree.calls(who).count();
                prop_assert!(matches!(calls, 0 | 2 | 3) || people.len() == 2, "{} calls {}", who, calls);
            }
            prop_assert_eq!(tree.closes.is_some(), people.len() > 1);
            prop_assert!(tree.closes.is_none_or(|last| tree.calls(last).count() == 0 || people.len() == 2));
            prop_assert_eq!(&tree, &Tree::new(&people, led, &HashSet::new()), "the same list, the same tree");
            if led > 0 && !people.is_empty() {
                prop_assert_eq!(tree.first(), Some(0), "the point person begins");
            }
        }

        #[test]
        fn a_branch_that_does_not_answer_hangs_on_whoever_called_it(
            people in pod(),
            silent in proptest::collection::hash_set(0_usize..200, 0..40),
        ) {
            let tree = Tree::new(&people, 2, &HashSet::new());
            let silent: HashSet<usize> = silent.into_iter().filter(|who| *who < people.len()).collect();
            let mended = tree.without(&silent);
            is_whole(&mended);
            if silent.len() < people.len() {
                for who in &silent {
                    prop_assert_eq!(mended.calls(*who).count(), 0, "nobody waits for somebody silent");
                }
                prop_assert!(mended.closes.is_none_or(|last| !silent.contains(&last)));
            }
            prop_assert_eq!(tree.without(&HashSet::new()), tree);
        }

        #[test]
        fn those_with_a_phone_call_and_the_others_are_knocked_for(people in pod()) {
            let tree = Tree::new(&people, 0, &HashSet::new());
            let phones = people.iter().filter(|caller| caller.phone).count();
            let callers = (0..people.len()).filter(|who| tree.calls(*who).count() > 0);
            let by_door = callers.filter(|who| !people[*who].phone).count();
            prop_assert!(by_door == 0 || phones < people.len().saturating_sub(1).div_ceil(3));
        }
    }

    #[test]
    fn two_who_are_kept_apart_are_not_given_one_another() {
        let people = vec![Caller { phone: true, first: false }; 12];
        for other in 1..12 {
            let tree = Tree::new(&people, 1, &HashSet::from([(0, other)]));
            assert_ne!(tree.by[other], Some(0), "{other}");
        }
    }

    #[test]
    fn whoever_wants_to_be_looked_after_first_is_called_first_of_those_who_call_nobody() {
        let mut people = vec![Caller { phone: true, first: false }; 13];
        people[11].first = true;
        let tree = Tree::new(&people, 1, &HashSet::new());
        assert_eq!(tree.order[4], 11, "the four callers, then them: {tree:?}");
    }
}
