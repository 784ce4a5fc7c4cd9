//! A form as it was filled in: what was typed, what was chosen, and what is wrong with it. Nothing of it is kept.

use kit_i18n::{Catalogue, Lang};
use kit_print::{Edition, Link, Paper};
use kit_web::{Form, Problem, Problems};

use crate::field::{Field, Kind, Word};
use crate::item::Item;

/// What the network already says of itself in public: offered where a sheet has room for it.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The network's name.
    pub called: String,
    /// The number that a human answers.
    pub line: String,
}

impl Known {
    /// What a field holds before anybody types. A sign and a note are a household's own, so they begin empty.
    fn of(&self, item: Item, field: &Field) -> &str {
        match (item, field.id) {
            (Item::WalletCard, "circle") => &self.called,
            (Item::WalletCard | Item::Poster, "phone") => &self.line,
            _ => "",
        }
    }
}

/// An item with everything that was said about it.
#[derive(Clone)]
pub struct Filled {
    /// What is printed.
    pub item: Item,
    /// One language, or two side by side.
    pub langs: Vec<Lang>,
    /// The paper.
    pub paper: Paper,
    /// How large the letters are.
    pub edition: Edition,
    /// Without a number the sign leaves a line for the pen instead of asking for a note on the mat.
    pub pen: bool,
    typed: Vec<(&'static str, String)>,
}

impl Filled {
    /// Reads a form. What was not sent is as it is offered: our words, the network's own number.
    pub fn read(item: Item, form: &Form, (words, reader): (&Catalogue, Lang), known: &Known) -> Self {
        let mut typed: Vec<(&'static str, String)> = Vec::new();
        for field in item.facts() {
            let text = if form.has(field.id) { form.one(field.id) } else { known.of(item, field) };
            typed.push((field.id, text.to_owned()));
        }
        for lang in Lang::ALL {
            for word in item.words() {
                let id = word.id(lang);
                let text = if form.has(id) { form.one(id).to_owned() } else { offered(words, lang, word) };
                typed.push((id, text));
            }
        }
        let paper = Paper::from_slug(form.one("paper")).filter(|paper| item.papers().contains(paper));
        Self {
            item,
            langs: langs(item, form.one("langs"), reader),
            paper: paper.unwrap_or_default(),
            edition: edition(item, form.is("letters", "large")),
            pen: form.is("without", "pen"),
            typed,
        }
    }

    /// With nothing typed: everything that only a neighbor knows is a line for the pen.
    pub fn blank(item: Item, words: &Catalogue, langs: &[Lang], (paper, large): (Paper, bool)) -> Self {
        let first = langs.first().copied().unwrap_or_default();
        let mut filled = Self::read(item, &Form::default(), (words, first), &Known::default());
        filled.langs = langs.iter().copied().take(if item.has_two_sides() { 2 } else { 1 }).collect();
        (filled.paper, filled.edition, filled.pen) = (paper, edition(item, large), true);
        filled
    }

    /// What was typed into a field.
    pub fn text(&self, id: &str) -> &str {
        self.typed.iter().find(|(known, _)| *known == id).map_or("", |(_, text)| text)
    }

    /// The same, if it says anything.
    pub fn some(&self, id: &str) -> Option<&str> {
        Some(self.text(id)).filter(|text| !text.is_empty())
    }

    /// The lines of a field that say anything.
    pub fn lines(&self, id: &str) -> Vec<String> {
        let lines = self.text(id).lines().map(str::trim).filter(|line| !line.is_empty());
        lines.take(MOST_LINES).map(str::to_owned).collect()
    }

    /// What cannot be printed like this.
    pub fn problems(&self) -> Problems {
        let mut problems = Problems::new();
        let facts = self.item.facts().iter().map(|field| (field.id, field.kind, field.max));
        let words = self
            .item
            .words()
            .iter()
            .flat_map(|word| Lang::ALL.map(|lang| (word.id(lang), word.kind, word.max)));
        for (id, kind, max) in facts.chain(words) {
            let text = self.text(id);
            if text.chars().count() > max {
                let most = i64::try_from(max).unwrap_or(i64::MAX);
                problems.push(Problem::new(id, "prints-too-long").number("max", most));
            } else if kind == Kind::Address && !text.is_empty() && self.link().is_none() {
                problems.add(id, "prints-link-wrong");
            }
        }
        problems
    }

    /// The address with its squares, if one was typed and a phone can read it from paper.
    pub fn link(&self) -> Option<Link> {
        let typed = self.some("link")?;
        let (scheme, rest) = typed.split_once("://").unwrap_or(("https", typed));
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let is_host = host.contains('.')
            && !host.starts_with('.')
            && host.chars().all(|letter| letter.is_alphanumeric() || ".-:".contains(letter));
        let is_web = matches!(scheme, "http" | "https");
        let printable = rest.chars().all(|letter| !letter.is_whitespace() && !letter.is_control());
        if !(is_host && is_web && printable) {
            return None;
        }
        Link::new(&format!("{scheme}://{rest}")).ok()
    }

    /// The word of the form for the chosen languages.
    pub fn chosen_langs(&self) -> &'static str {
        match self.langs[..] {
            [one] => one.code(),
            _ => "both",
        }
    }
}

/// More lines than any sheet has room for.
const MOST_LINES: usize = 10;

/// Our words, one thing a line.
fn offered(words: &Catalogue, lang: Lang, word: &Word) -> String {
    words.text(lang, word.text).replace(" / ", "\n")
}

const fn edition(item: Item, large: bool) -> Edition {
    if large && item.has_large() { Edition::Large } else { Edition::Standard }
}

/// Two languages have the reader's own first.
fn langs(item: Item, chosen: &str, reader: Lang) -> Vec<Lang> {
    match chosen.parse() {
        Ok(one) => vec![one],
        Err(_) if !item.has_two_sides() => vec![reader],
        Err(_) => {
            std::iter::once(reader).chain(Lang::ALL.into_iter().filter(|lang| *lang != reader)).collect()
        }
    }
}
