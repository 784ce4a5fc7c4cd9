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
/// The same in large letters.
const LARGE_TABS: u8 = 8;
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
        Item::FridgePoster => Order::new(&of.fridge(), paper, edition),
        Item::RouteSheet => Order::new(&of.table(&ROUTE), paper, edition),
        Item::PhoneTree => Order::new(&of.table(&TREE), paper, edition),
        Item::SignIn => Order::new(&of.table(&SIGN_IN), paper, edition),
        Item::PackingList => Order::new(&of.table(&PACKING), paper, edition),
        Item::PodWorksheet => Order::new(&pods::sheets::worksheet(words, of.first()), paper, edition),
    }
}

/// A sheet of empty rows.
struct Blank {
    title: &'static str,
    note: &'static field::Word,
    /// Every column: its heading, how wide it is, whether it holds a box to tick.
    columns: &'static [(&'static str, f32, bool)],
    /// Rows that fit below the words of one sheet: usual letters, large ones.
    rows: (usize, usize),
    lying: bool,
}

const SIGN_IN: Blank = Blank {
    title: "prints-sign-in-title",
    note: &field::SIGN_IN_NOTE,
    columns: &[
        ("prints-head-name", 2.2, false),
        ("prints-head-reach", 2.6, false),
        ("prints-head-can", 2.4, false),
        ("prints-head-could", 2.4, false),
    ],
    rows: (19, 10),
    lying: false,
};
const PACKING: Blank = Blank {
    title: "prints-packing-title",
    note: &field::PACKING_NOTE,
    columns: &[
        ("prints-head-what", 3.6, false),
        ("prints-head-many", 1.4, false),
        ("prints-head-bag", 2.4, false),
        ("prints-head-packed", 1.2, true),
    ],
    rows: (19, 10),
    lying: false,
};
const ROUTE: Blank = Blank {
    title: "prints-route-title",
    note: &field::ROUTE_TIPS,
    columns: &[
        ("prints-head-door", 2.0, false),
        ("prints-head-talked", 1.3, true),
        ("prints-head-paper", 1.3, true),
        ("prints-head-nobody", 1.3, true),
        ("prints-head-no-handbills", 1.5, true),
        ("prints-head-language", 1.8, false),
    ],
    rows: (12, 5),
    lying: true,
};
const TREE: Blank = Blank {
    title: "prints-tree-title",
    note: &field::TREE_NOTE,
    columns: &[
        ("prints-head-who", 2.4, false),
        ("prints-head-number", 2.4, false),
        ("prints-head-calls", 2.8, false),
        ("prints-head-reached", 1.3, true),
    ],
    rows: (18, 10),
    lying: false,
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

    /// A fridge has no name: where it stands takes that place.
    fn fridge(&self) -> Sign {
        let words = |lang| SignWords {
            headline: self.headline(lang, &field::FRIDGE_HEADLINE),
            lines: self.lines(lang, &field::FRIDGE_LINES),
            call: self.said(lang, "prints-fridge-call"),
            no_phone: String::new(),
            languages: self.said(lang, "prints-fridge-mark"),
            link: self.said(lang, "prints-fridge-report"),
        };
        Sign {
            title: self.title(),
            sides: self.sides(words),
            names: vec![self.or_pen(field::FRIDGE.id)],
            phone: self.phone(field::PHONE.id),
            pen: true,
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
            tabs: if self.filled.edition == Edition::Large { LARGE_TABS } else { TABS },
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
            note: self.lines(lang, of.note).join("\n"),
            heads: of.columns.iter().map(|(head, ..)| self.said(lang, head)).collect(),
        };
        let rows = if self.filled.edition == Edition::Large { of.rows.1 } else { of.rows.0 };
        let cell = |ticks: bool| if ticks { Cell::Box } else { Cell::Blank };
        let row = Row(of.columns.iter().map(|(.., ticks)| cell(*ticks)).collect());
        Table {
            sides: self.sides(words),
            columns: of.columns.iter().map(|(_, width, _)| Column(*width)).collect(),
            rows: vec![row; rows],
            blank_rows: 0,
            foot: self.or_pen(field::EVENT.id),
            lying: of.lying,
            title: self.title(),
        }
    }
}

fn tag(lang: Lang) -> kit_print::Lang {
    kit_print::Lang::new(lang.code())
}
