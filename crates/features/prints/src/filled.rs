//! A form as it was filled in: what was typed, what was chosen, and what is wrong with it. Nothing of it is kept.

use kit_i18n::{Catalogue, Lang};
use kit_print::{Edition, Link, Paper};
use kit_web::{Form, Problem, Problems};

use crate::field::{Kind, Word};
use crate::item::Item;
use crate::known::Known;

/// Where the squares for phone cameras lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Squares {
    /// There are none.
    None,
    /// To a page that takes a note for whoever prints.
    Note,
    /// To the address that was typed.
    Typed,
}

impl Squares {
    /// The word of the form.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Note => "note",
            Self::Typed => "typed",
        }
    }

    /// Signed out, an address that was typed is wanted; signed in it stands there already, and a sign has no squares unless
    /// they are asked for.
    fn read(item: Item, form: &Form, known: &Known) -> Self {
        if known.me.is_none() || !item.is_households() {
            return Self::Typed;
        }
        match form.one("squares") {
            "note" => Self::Note,
            "typed" => Self::Typed,
            "" if item != Item::DoorSign => Self::Typed,
            _ => Self::None,
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
    /// Where the squares lead.
    pub squares: Squares,
    /// Somebody signed in prints.
    pub signed_in: bool,
    /// Where a note for them is left, if they want that.
    door: Option<Link>,
    typed: Vec<(&'static str, String)>,
}

/// A number that a neighbor can dial from paper: of a line, or of three digits as 211 has. Numbers of other countries are
/// neither read nor changed.
fn is_whole(phone: &str) -> bool {
    let digits = kit_vault::Kind::Phone.folded(phone).map_or(0, |digits| digits.len());
    digits == 3 || digits >= 7
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
                let text = match known.said(id) {
                    _ if form.has(id) => form.one(id).to_owned(),
                    Some(own) => own.to_owned(),
                    None => offered(words, lang, word),
                };
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
            squares: Squares::read(item, form, known),
            signed_in: known.me.is_some(),
            door: known.door(),
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
            } else if kind == Kind::Address && !text.is_empty() && readable(text).is_none() {
                problems.add(id, "prints-link-wrong");
            } else if kind == Kind::Phone && !text.is_empty() && !is_whole(text) {
                problems.add(id, "prints-phone-wrong");
            }
        }
        problems
    }

    /// The address with its squares, if it is wanted and a phone can read it from paper.
    pub fn link(&self) -> Option<Link> {
        match self.squares {
            Squares::None => None,
            Squares::Note => self.door.clone(),
            Squares::Typed => readable(self.some("link")?),
        }
    }

    /// Whether a note for whoever prints can be left somewhere.
    pub fn has_door(&self) -> bool {
        self.door.is_some()
    }

    /// The word of the form for the chosen languages.
    pub fn chosen_langs(&self) -> &'static str {
        match self.langs[..] {
            [one] => one.code(),
            _ => "both",
        }
    }
}

/// A web address that people can type and cameras can read from paper.
pub(crate) fn readable(typed: &str) -> Option<Link> {
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

/// More lines than any sheet has room for.
const MOST_LINES: usize = 10;

/// Our words, one thing a line.
pub(crate) fn offered(words: &Catalogue, lang: Lang, word: &Word) -> String {
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
