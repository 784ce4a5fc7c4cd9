//! Paper: typed documents become a tagged PDF, or a picture of one page.
//!
//! A document is a struct of words, names and numbers ([`Sign`], [`Flier`], [`Table`] …) and a template of ours. Words
//! come in as data, because every circle may change them; whatever is typed stays text and never becomes markup.
//! [`Order::new`] joins a document with a paper and an edition, [`Printer`] sets it, [`Pool`] keeps printing away from
//! pages. What a printer cannot show is said as a [`Warning`]: a letter that no font has, a line that had to be cut.
//! Nothing outside this crate knows which typesetter does it.

mod documents;
mod fonts;
mod inert;
mod line;
mod order;
mod paper;
mod pool;
mod preview;
mod printer;
mod proof;
mod script;
mod shared;
mod warning;
mod words;
mod world;

pub use documents::{
    Agreed, Card, CardWords, Cell, Column, Document, Flier, FlierWords, Hanger, Label, Labels, PodCard,
    PodCardWords, PodMap, PodSlips, PodWords, Poster, PosterWords, Row, Sign, SignWords, Slip, Table,
    TableWords, Wallet, WalletWords,
};
pub use fonts::Shelf;
pub use line::Asker;
pub use order::Order;
pub use paper::{Edition, Paper};
pub use pool::{Busy, Pool};
pub use printer::{Pdf, Picture, PrintError, Printer};
pub use script::Script;
pub use shared::shared;
pub use warning::{Unfit, Warning};
pub use words::{Lang, Link, LinkTooLong, Phone, Sides};

/// The sentences of [`Warning`], as message files; the room that shows them adds them to the words of the program.
pub const SENTENCES_EN: &str = include_str!("../locales/en.ftl");
/// The same in Spanish.
pub const SENTENCES_ES: &str = include_str!("../locales/es.ftl");
