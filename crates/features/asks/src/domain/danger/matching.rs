//! Finds sequences of words in a message.

use super::fold::Token;

/// Interned words of one place in a pattern.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub gap: usize,
    pub any: Vec<Vec<u32>>,
}

/// A message, with the pattern words that each of its tokens answers to.
pub(super) struct Read<'a> {
    pub tokens: &'a [Token],
    /// Sorted.
    pub hits: Vec<Vec<u32>>,
    pub filler: Vec<bool>,
    pub negation: Vec<bool>,
    pub masked: Vec<bool>,
}

impl Read<'_> {
    /// Where a sequence first stands at or after `from`: first token, and one past the last.
    pub fn find(&self, sequence: &[Place], from: usize) -> Option<(usize, usize)> {
        (from..self.tokens.len())
            .find_map(|start| self.match_at(sequence, start, true).map(|end| (start, end)))
    }

    fn match_at(&self, sequence: &[Place], at: usize, first: bool) -> Option<usize> {
        let Some((place, rest)) = sequence.split_first() else {
            return Some(at);
        };
        let mut others = 0;
        let mut fillers = 0;
        let mut pos = at;
        while pos < self.tokens.len() {
            for words in &place.any {
                if let Some(end) = self.run(words, pos)
                    && let Some(end) = self.match_at(rest, end, false)
                {
                    return Some(end);
                }
            }
            if first {
                return None;
            }
            if self.filler[pos] && fillers < 3 {
                fillers += 1;
            } else if others < place.gap {
                others += 1;
            } else {
                return None;
            }
            pos += 1;
        }
        None
    }

    /// Words that stand together; one filler may slip in between two of them.
    fn run(&self, words: &[u32], at: usize) -> Option<usize> {
        let mut pos = at;
        for (n, word) in words.iter().enumerate() {
            if n > 0 && !self.is(pos, *word) && self.filler.get(pos) == Some(&true) {
                pos += 1;
            }
            if !self.is(pos, *word) {
                return None;
            }
            pos += 1;
        }
        Some(pos)
    }

    fn is(&self, pos: usize, word: u32) -> bool {
        self.hits.get(pos).is_some_and(|hits| hits.binary_search(&word).is_ok()) && !self.masked[pos]
    }

    /// Whether a "no" or "not" stands right before, in the same breath.
    pub fn is_negated(&self, start: usize) -> bool {
        let mut pos = start;
        for _ in 0..3 {
            if pos == 0 || self.tokens[pos].after_break {
                return false;
            }
            pos -= 1;
            if self.negation[pos] {
                return true;
            }
            if !self.filler[pos] {
                return false;
            }
        }
        false
    }
}

/// Whether two words differ by at most one slip: a letter more, less, other, or two swapped.
pub(super) fn one_slip(a: &str, b: &str) -> bool {
    if a.len().abs_diff(b.len()) > 4 {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let head = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let tail = |s: usize, l: usize| short[s.min(short.len())..] == long[l.min(long.len())..];
    if head == short.len() {
        return true;
    }
    if short.len() < long.len() {
        return tail(head, head + 1);
    }
    let swapped = head + 1 < short.len() && short[head] == long[head + 1] && short[head + 1] == long[head];
    tail(head + 1, head + 1) || (swapped && tail(head + 2, head + 2))
}

#[cfg(test)]
mod tests {
    use super::one_slip;

    #[test]
    fn one_slip_of_the_thumb_is_forgiven_and_two_are_not() {
        for (a, b) in
            [("bleeding", "bleding"), ("suicide", "suicde"), ("breathe", "braethe"), ("seizure", "siezure")]
        {
            assert!(one_slip(a, b), "{a} {b}");
        }
        for (a, b) in [("bleeding", "blding"), ("unconscious", "unconshus"), ("knife", "fork")] {
            assert!(!one_slip(a, b), "{a} {b}");
        }
    }
}
