//! The code word: three easy words that can be read out over the telephone.

use std::fmt;

use kit_base::Stream;
use kit_i18n::Lang;

const ENGLISH: &str = include_str!("code_words/en.txt");
const SPANISH: &str = include_str!("code_words/es.txt");

/// Three words of one language.
#[derive(Clone, PartialEq, Eq)]
pub struct CodeWord([&'static str; 3]);

impl CodeWord {
    /// Draws three words; a word may come twice.
    pub fn draw(lang: Lang, dice: &mut Stream) -> Self {
        let words: Vec<&'static str> = words(lang);
        Self(std::array::from_fn(|_| dice.pick(&words).copied().unwrap_or("lamp")))
    }

    /// Whether somebody said these words, in any case, with any marks between them, with or without accents.
    pub fn is(&self, said: &str) -> bool {
        let said: Vec<String> = plain(said);
        said.len() == 3 && said.iter().zip(self.0).all(|(a, b)| plain(b).first() == Some(a))
    }
}

impl fmt::Display for CodeWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(" "))
    }
}

fn words(lang: Lang) -> Vec<&'static str> {
    let list = match lang {
        Lang::En => ENGLISH,
        Lang::Es => SPANISH,
    };
    list.split_whitespace().collect()
}

/// Lower-case words without accents.
fn plain(text: &str) -> Vec<String> {
    let folded: String = text
        .to_lowercase()
        .chars()
        .map(|c| match c {
            'á' => 'a',
            'é' => 'e',
            'í' => 'i',
            'ó' => 'o',
            'ú' | 'ü' => 'u',
            'ñ' => 'n',
            c => c,
        })
        .collect();
    folded.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
