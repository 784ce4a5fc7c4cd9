//! The code word: three easy words that a neighbor can read out over the telephone.

use std::fmt;
use std::sync::OnceLock;

use kit_base::Stream;
use kit_i18n::Lang;
use unicode_normalization::UnicodeNormalization as _;

/// How many words make a code word.
const WORDS: usize = 3;

/// Three words of one language's list. With the last four digits of the asker's phone it opens the status only.
#[derive(Clone, PartialEq, Eq)]
pub struct CodeWord([&'static str; WORDS]);

impl CodeWord {
    /// Draws one; no word comes twice.
    pub fn draw(lang: Lang, stream: &mut Stream) -> Self {
        let list = list(lang);
        let mut words = [""; WORDS];
        for n in 0..WORDS {
            words[n] = loop {
                let word = stream.pick(list).copied().unwrap_or_default();
                if !words[..n].contains(&word) {
                    break word;
                }
            };
        }
        Self(words)
    }

    /// Reads what somebody says or types, however they separate and write the words; `None` if that is no code
    /// word of any language. A wrong code word and no code word look alike to whoever asked.
    pub fn parse(text: &str) -> Option<Self> {
        let folded: String = text.nfkd().filter(|c| !is_mark(*c)).flat_map(char::to_lowercase).collect();
        let said: Vec<&str> =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        [Lang::En, Lang::Es].into_iter().find_map(|lang| Self::of(list(lang), &said))
    }

    /// The words, to be shown one by one.
    pub const fn words(&self) -> &[&'static str; WORDS] {
        &self.0
    }

    fn of(list: &[&'static str], said: &[&str]) -> Option<Self> {
        let known = |word: &str| list.binary_search(&word).ok().and_then(|at| list.get(at)).copied();
        if let [run] = said {
            return Self::of_run(list, run);
        }
        let words: Vec<&'static str> = said.iter().map(|word| known(word)).collect::<Option<_>>()?;
        Some(Self(words.try_into().ok()?))
    }

    /// Words written without any space between them, if there is only one way to part them.
    fn of_run(list: &[&'static str], run: &str) -> Option<Self> {
        let starts = |text: &str| -> Vec<&'static str> {
            list.iter().copied().filter(|word| text.starts_with(word)).collect()
        };
        let mut found = Vec::new();
        for first in starts(run) {
            let rest = &run[first.len()..];
            for second in starts(rest) {
                let third = &rest[second.len()..];
                found.extend(list.binary_search(&third).ok().map(|at| Self([first, second, list[at]])));
            }
        }
        let only = found.pop()?;
        found.is_empty().then_some(only)
    }
}

impl fmt::Display for CodeWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("-"))
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The words of a language, sorted, without accents.
fn list(lang: Lang) -> &'static [&'static str] {
    static EN: OnceLock<Vec<&'static str>> = OnceLock::new();
    static ES: OnceLock<Vec<&'static str>> = OnceLock::new();
    let (cell, text) = match lang {
        Lang::En => (&EN, include_str!("code_words/en.txt")),
        Lang::Es => (&ES, include_str!("code_words/es.txt")),
    };
    cell.get_or_init(|| {
        let mut words: Vec<_> = text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
        words.sort_unstable();
        words
    })
}

#[cfg(test)]
mod tests {
    use kit_base::Rng;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_list_is_long_and_its_words_are_plain_and_all_different() {
        for lang in [Lang::En, Lang::Es] {
            let words = list(lang);
            assert!(words.len() >= 512, "{} words", words.len());
            assert!(words.windows(2).all(|pair| pair[0] < pair[1]), "no word twice");
            assert!(
                words
                    .iter()
                    .all(|w| (3..=11).contains(&w.len()) && w.bytes().all(|b| b.is_ascii_lowercase()))
            );
        }
    }

    #[test]
    fn a_code_word_is_understood_however_it_is_written() {
        let word = CodeWord(["lantern", "pillow", "walrus"]);
        for said in [
            "lantern-pillow-walrus",
            " LANTERN  Pillow, walrus. ",
            "lantern_pillow_walrus",
            "lanternpillowwalrus",
        ] {
            assert_eq!(CodeWord::parse(said).map(|w| w.to_string()), Some(word.to_string()), "{said}");
        }
        assert_eq!(
            CodeWord::parse("Colibrí farolito MAÍZ").map(|w| w.to_string()),
            Some("colibri-farolito-maiz".to_owned())
        );
    }

    #[test]
    fn what_is_no_code_word_opens_nothing() {
        for said in
            ["", "lantern", "lantern pillow", "lantern pillow walrus otter", "lantern pillow xyzzy", "ñ"]
        {
            assert!(CodeWord::parse(said).is_none(), "{said}");
        }
    }

    proptest! {
        #[test]
        fn every_code_word_that_is_drawn_reads_back(seed in any::<u64>(), spanish in any::<bool>()) {
            let lang = if spanish { Lang::Es } else { Lang::En };
            let word = CodeWord::draw(lang, &mut Rng::seeded(seed).stream("code word"));
            prop_assert!(CodeWord::parse(&word.to_string()) == Some(word));
        }

        #[test]
        fn whatever_somebody_says_is_heard_without_a_crash(said in "\\PC{0,60}") {
            let _ = CodeWord::parse(&said);
        }
    }
}
