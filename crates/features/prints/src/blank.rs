//! The same sheets from a terminal, with lines for a pen where only a neighbor knows what to write.

use kit_i18n::{Catalogue, Lang};
use kit_print::{Paper, Pdf, PrintError, Printer, Shelf};

use crate::filled::Filled;
use crate::item::Item;
use crate::order::order;
use crate::pages::sentences;

/// What is wanted, in the words of the command line.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The item's slug.
    pub item: &'a str,
    /// One language or two, as `en,es`.
    pub langs: &'a str,
    /// The paper's slug.
    pub paper: &'a str,
    /// In large letters.
    pub large: bool,
}

/// A sheet that was made.
#[derive(Debug)]
pub struct Made {
    /// The PDF.
    pub file: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What to tell before it is used, in its first language.
    pub told: Vec<String>,
}

/// Why there is none; each says what would have been understood.
#[derive(Debug, thiserror::Error)]
pub enum Unprinted {
    /// There is no such item.
    #[error("there is no sheet called {0}; there are: {1}")]
    Item(String, String),
    /// There is no such language.
    #[error("{0} is not a language of this program; say en, es or en,es")]
    Lang(String),
    /// The item is not made for this paper.
    #[error("this sheet is not made for {0}; it is for: {1}")]
    Paper(String, String),
    /// The printer failed.
    #[error(transparent)]
    Print(#[from] PrintError),
}

/// Makes it.
pub fn make(wanted: Wanted<'_>, words: &Catalogue) -> Result<Made, Unprinted> {
    let item = Item::from_slug(wanted.item)
        .ok_or_else(|| Unprinted::Item(wanted.item.to_owned(), listed(Item::ALL.map(Item::slug).iter())))?;
    let langs = langs(wanted.langs)?;
    let papers: Vec<&str> = item.papers().iter().map(|paper| paper.slug()).collect();
    let paper = Paper::from_slug(wanted.paper)
        .filter(|paper| item.papers().contains(paper))
        .ok_or_else(|| Unprinted::Paper(wanted.paper.to_owned(), listed(papers.iter())))?;
    let filled = Filled::blank(item, words, &langs, (paper, wanted.large));
    let Pdf { bytes, pages, warnings } = Printer::new(Shelf::system()).pdf(&order(&filled, words))?;
    let lang = filled.langs.first().copied().unwrap_or_default();
    Ok(Made { file: bytes, pages, told: sentences(&warnings, words, lang) })
}

fn langs(said: &str) -> Result<Vec<Lang>, Unprinted> {
    let mut langs = Vec::new();
    for code in said.split(',') {
        let lang: Lang = code.parse().map_err(|_| Unprinted::Lang(code.trim().to_owned()))?;
        if !langs.contains(&lang) {
            langs.push(lang);
        }
    }
    Ok(langs)
}

fn listed<'a>(words: impl Iterator<Item = &'a &'a str>) -> String {
    words.copied().collect::<Vec<_>>().join(", ")
}
