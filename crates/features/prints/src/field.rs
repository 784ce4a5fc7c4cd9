//! The fields of the forms: their names, their words, how long they may be.

use kit_i18n::Lang;

/// How a field is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A line.
    Line,
    /// A telephone number.
    Phone,
    /// A web address.
    Address,
    /// One thing a line.
    Lines,
}

/// A field for something that only whoever prints knows.
#[derive(Debug)]
pub struct Field {
    /// Its name in the form.
    pub id: &'static str,
    /// Message key: what is asked.
    pub label: &'static str,
    /// Message key: what happens if it stays empty, or an example.
    pub hint: &'static str,
    /// How it is typed.
    pub kind: Kind,
    /// Most letters.
    pub max: usize,
}

const fn line(id: &'static str, label: &'static str, hint: &'static str, max: usize) -> Field {
    Field { id, label, hint, kind: Kind::Line, max }
}

const fn phone(id: &'static str, label: &'static str) -> Field {
    Field { id, label, hint: "prints-phone-hint", kind: Kind::Phone, max: 40 }
}

pub(crate) const NAMES: Field = line("names", "prints-names", "prints-names-hint", 120);
pub(crate) const PHONE: Field = phone("phone", "prints-phone");
pub(crate) const PLACE: Field = line("place", "prints-place", "prints-place-hint", 60);
pub(crate) const SPEAK: Field = line("speak", "prints-speak", "prints-speak-hint", 80);
pub(crate) const LINK: Field =
    Field { id: "link", label: "prints-link", hint: "prints-link-hint", kind: Kind::Address, max: 120 };
pub(crate) const CIRCLE: Field = line("circle", "prints-circle", "prints-blank-hint", 80);
pub(crate) const SPOT: Field = line("spot", "prints-spot", "prints-spot-hint", 60);
pub(crate) const AWAY: Field = line("away", "prints-away", "prints-away-hint", 60);
pub(crate) const AWAY_PHONE: Field = phone("away_phone", "prints-away-phone");
pub(crate) const FOOD: Field = line("food", "prints-food", "prints-blank-hint", 40);
pub(crate) const MADE: Field = line("made", "prints-made", "prints-blank-hint", 30);
pub(crate) const CONTAINS: Field = line("contains", "prints-contains", "prints-blank-hint", 60);
pub(crate) const FRIDGE: Field = line("place", "prints-fridge-place", "prints-fridge-place-hint", 60);
pub(crate) const EVENT: Field = line("event", "prints-event", "prints-event-hint", 80);

/// Words in a language that are written already and may be changed.
#[derive(Debug)]
pub struct Word {
    en: &'static str,
    es: &'static str,
    /// Message key: what is asked.
    pub label: &'static str,
    /// Message key: the words as they are written.
    pub text: &'static str,
    /// How they are typed.
    pub kind: Kind,
    /// Most letters.
    pub max: usize,
}

impl Word {
    /// Its name in the form.
    pub const fn id(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Es => self.es,
        }
    }
}

const fn headline(label: &'static str, text: &'static str) -> Word {
    Word { en: "headline-en", es: "headline-es", label, text, kind: Kind::Line, max: 60 }
}

const fn lines(label: &'static str, text: &'static str) -> Word {
    Word { en: "lines-en", es: "lines-es", label, text, kind: Kind::Lines, max: 300 }
}

const fn note(label: &'static str, text: &'static str) -> Word {
    Word { en: "note-en", es: "note-es", label, text, kind: Kind::Lines, max: 400 }
}

pub(crate) const FRIDGE_HEADLINE: Word = headline("prints-headline", "prints-fridge-headline");
pub(crate) const FRIDGE_LINES: Word = lines("prints-lines", "prints-fridge-lines");
pub(crate) const SIGN_IN_NOTE: Word = note("prints-sheet-note", "prints-sign-in-note");
pub(crate) const PACKING_NOTE: Word = note("prints-sheet-note", "prints-packing-note");
pub(crate) const ROUTE_TIPS: Word = note("prints-tips", "prints-route-tips");
pub(crate) const TREE_NOTE: Word = note("prints-sheet-note", "prints-tree-note");
pub(crate) const SIGN_HEADLINE: Word = headline("prints-headline", "prints-sign-headline");
pub(crate) const SIGN_LINES: Word = lines("prints-lines", "prints-sign-lines");
pub(crate) const POSTER_HEADLINE: Word = headline("prints-headline", "prints-poster-headline");
pub(crate) const POSTER_LINES: Word = lines("prints-lines", "prints-poster-lines");
pub(crate) const NOTE_GREETING: Word = headline("prints-greeting", "prints-note-greeting");
pub(crate) const NOTE_WHO: Word = Word {
    en: "who-en",
    es: "who-es",
    label: "prints-who",
    text: "prints-note-who",
    kind: Kind::Lines,
    max: 300,
};
pub(crate) const NOTE_CAN: Word = Word {
    en: "can-en",
    es: "can-es",
    label: "prints-can",
    text: "prints-note-can",
    kind: Kind::Lines,
    max: 200,
};
pub(crate) const NOTE_COULD: Word = Word {
    en: "could-en",
    es: "could-es",
    label: "prints-could",
    text: "prints-note-could",
    kind: Kind::Lines,
    max: 200,
};
