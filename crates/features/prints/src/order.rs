//! From a filled form to the document: what is known in its place, a line for the pen where nothing is.

use kit_i18n::{Arg, Catalogue, Lang};
use kit_print::{
    Card, CardWords, Cell, Column, Edition, Flier, FlierWords, Hanger, Label, Labels, Order, Phone, Poster,
    PosterWords, Row, Sides, Sign, SignWords, Table, TableWords, Wallet, WalletWords,
};

use crate::field;
use crate::filled::Filled;
use crate::item::Item;

/// A line for the pen within a sentence; longer ones the typesetter would break.
const PEN: &str = "________________";
/// Labels on a sheet.
const LABELS: usize = 30;
/// Tabs of a poster.
const TABS: u8 = 9;
/// First names that a sign has room for.
const MOST_NAMES: usize = 6;

/// The document, ready for the printer.
pub fn order(filled: &Filled, words: &Catalogue) -> Order {
    let of = Of { filled, words };
    let (paper, edition) = (filled.paper, filled.edition);
    match filled.item {
        Item::DoorSign => Order::new(&of.sign(), paper, edition),
        Item::NeighborNote => Order::new(&of.note(), paper, edition),
        Item::DoorHanger => Order::new(&Hanger(of.note()), paper, edition),
        Item::Poster => Order::new(&of.poster(), paper, edition),
        Item::HelpOkCard => Order::new(&of.card(), paper, edition),
        Item::WalletCard => Order::new(&of.wallet(), paper, edition),
        Item::Labels => Order::new(&of.labels(), paper, edition),
        Item::SignIn => Order::new(&of.table(&SIGN_IN), paper, edition),
        Item::PackingList => Order::new(&of.table(&PACKING), paper, edition),
        Item::PodWorksheet => Order::new(&pods::sheets::worksheet(words, of.first()), paper, edition),
    }
}

/// A sheet of empty rows.
struct Blank {
    title: &'static str,
    note: &'static str,
    heads: [&'static str; 4],
    widths: [f32; 4],
    /// The last column is a box to tick.
    ticks: bool,
}

const SIGN_IN: Blank = Blank {
    title: "prints-sign-in-title",
    note: "prints-sign-in-note",
    heads: ["prints-head-name", "prints-head-reach", "prints-head-can", "prints-head-could"],
    widths: [2.2, 2.6, 2.4, 2.4],
    ticks: false,
};
const PACKING: Blank = Blank {
    title: "prints-packing-title",
    note: "prints-packing-note",
    heads: ["prints-head-what", "prints-head-many", "prints-head-bag", "prints-head-packed"],
    widths: [3.6, 1.4, 2.4, 1.2],
    ticks: true,
};

/// What is filled in, and the words around it.
struct Of<'a> {
    filled: &'a Filled,
    words: &'a Catalogue,
}

impl Of<'_> {
    fn first(&self) -> Lang {
        self.filled.langs.first().copied().unwrap_or_default()
    }

    fn said(&self, lang: Lang, key: &str) -> String {
        self.words.text(lang, key).to_owned()
    }

    fn title(&self) -> String {
        self.said(self.first(), self.filled.item.title())
    }

    /// The words in one language or in two.
    fn sides<T>(&self, make: impl Fn(Lang) -> T) -> Sides<T> {
        let first = self.first();
        let sides = Sides::one(tag(first), make(first));
        match self.filled.langs.get(1) {
            Some(second) => sides.and(tag(*second), make(*second)),
            None => sides,
        }
    }

    /// A word that was changed, or ours if it was emptied: a sheet without a headline says nothing.
    fn headline(&self, lang: Lang, word: &field::Word) -> String {
        self.filled.some(word.id(lang)).map_or_else(|| self.said(lang, word.text), str::to_owned)
    }

    fn lines(&self, lang: Lang, word: &field::Word) -> Vec<String> {
        self.filled.lines(word.id(lang))
    }

    fn names(&self) -> Vec<String> {
        let names = self.filled.text(field::NAMES.id).split([',', ';', '·', '\n']).map(str::trim);
        names.filter(|name| !name.is_empty()).take(MOST_NAMES).map(str::to_owned).collect()
    }

    fn phone(&self, id: &str) -> Option<Phone> {
        self.filled.some(id).map(Phone::new)
    }

    fn or_pen(&self, id: &str) -> String {
        self.filled.some(id).unwrap_or(PEN).to_owned()
    }

    fn sign(&self) -> Sign {
        let speak = self.filled.some(field::SPEAK.id);
        let words = |lang| SignWords {
            headline: self.headline(lang, &field::SIGN_HEADLINE),
            lines: self.lines(lang, &field::SIGN_LINES),
            call: self.said(lang, "prints-call"),
            no_phone: self.said(lang, "prints-mat"),
            languages: speak.map_or_else(String::new, |languages| {
                self.words.format(lang, "prints-we-speak", &[("languages", Arg::Str(languages))])
            }),
            link: self.said(lang, "prints-more-here"),
        };
        Sign {
            title: self.title(),
            sides: self.sides(words),
            names: self.names(),
            phone: self.phone(field::PHONE.id),
            pen: self.filled.pen,
            link: self.filled.link(),
        }
    }

    fn note(&self) -> Flier {
        let words = |lang| FlierWords {
            greeting: self.headline(lang, &field::NOTE_GREETING),
            who: self.lines(lang, &field::NOTE_WHO).join("\n"),
            can_title: self.said(lang, "prints-note-can-title"),
            can: self.lines(lang, &field::NOTE_CAN),
            could_title: self.said(lang, "prints-note-could-title"),
            could: self.lines(lang, &field::NOTE_COULD),
            promise: self.said(lang, "prints-note-promise"),
            call: self.said(lang, "prints-call"),
            link: self.said(lang, "prints-more-here"),
        };
        Flier {
            title: self.title(),
            sides: self.sides(words),
            names: self.names(),
            place: self.or_pen(field::PLACE.id),
            phone: self.phone(field::PHONE.id),
            link: self.filled.link(),
        }
    }

    fn poster(&self) -> Poster {
        let words = |lang| PosterWords {
            headline: self.headline(lang, &field::POSTER_HEADLINE),
            lines: self.lines(lang, &field::POSTER_LINES),
            call: self.said(lang, "prints-call"),
            tab: self.said(lang, "prints-poster-tab"),
            link: self.said(lang, "prints-more-here"),
        };
        Poster {
            title: self.title(),
            sides: self.sides(words),
            phone: self.phone(field::PHONE.id),
            link: self.filled.link(),
            tabs: TABS,
        }
    }

    fn card(&self) -> Card {
        let words = |lang| CardWords {
            help: self.said(lang, "prints-card-help"),
            help_line: self.said(lang, "prints-card-help-line"),
            ok: self.said(lang, "prints-card-ok"),
            ok_line: self.said(lang, "prints-card-ok-line"),
            how: self.said(lang, "prints-card-how"),
        };
        Card { title: self.title(), sides: self.sides(words) }
    }

    fn wallet(&self) -> Wallet {
        let words = |lang| WalletWords {
            call: self.said(lang, "prints-wallet-call"),
            spot: self.said(lang, "prints-wallet-spot"),
            away: self.said(lang, "prints-wallet-away"),
        };
        Wallet {
            title: self.title(),
            sides: self.sides(words),
            circle: self.or_pen(field::CIRCLE.id),
            phone: self.phone(field::PHONE.id),
            spot: self.filled.text(field::SPOT.id).to_owned(),
            away: self.filled.text(field::AWAY.id).to_owned(),
            away_phone: self.phone(field::AWAY_PHONE.id),
        }
    }

    fn labels(&self) -> Labels {
        let lang = self.first();
        let line =
            |key: &str, id: &str| self.words.format(lang, key, &[("what", Arg::Str(&self.or_pen(id)))]);
        let label = Label {
            strong: self.or_pen(field::FOOD.id),
            lines: vec![
                line("prints-label-made", field::MADE.id),
                line("prints-label-contains", field::CONTAINS.id),
            ],
            link: None,
        };
        Labels { title: self.title(), lang: tag(lang), labels: vec![label; LABELS] }
    }

    fn table(&self, of: &Blank) -> Table {
        let words = |lang| TableWords {
            title: self.said(lang, of.title),
            note: self.said(lang, of.note),
            heads: of.heads.map(|head| self.said(lang, head)).to_vec(),
        };
        let rows = if self.filled.edition == Edition::Large { 9 } else { 16 };
        let last = if of.ticks { Cell::Box } else { Cell::Blank };
        let row = Row(vec![Cell::Blank, Cell::Blank, Cell::Blank, last]);
        Table {
            sides: self.sides(words),
            columns: of.widths.map(Column).to_vec(),
            rows: vec![row; rows],
            blank_rows: 0,
            foot: self.or_pen(field::EVENT.id),
            lying: false,
            title: self.title(),
        }
    }
}

fn tag(lang: Lang) -> kit_print::Lang {
    kit_print::Lang::new(lang.code())
}
