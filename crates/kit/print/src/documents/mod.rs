//! The documents: each is a struct of words and facts beside the template that sets it.

mod card;
mod flier;
mod labels;
mod pods;
mod poster;
mod sign;
mod table;
mod wallet;

pub use card::{Card, CardWords};
pub use flier::{Flier, FlierWords, Hanger};
pub use labels::{Label, Labels};
pub use pods::{Agreed, PodCard, PodCardWords, PodMap, PodSlips, PodWords, Slip};
pub use poster::{Poster, PosterWords};
pub use sign::{Sign, SignWords};
pub use table::{Cell, Column, Row, Table, TableWords};
pub use wallet::{Wallet, WalletWords};

use serde::Serialize;

use crate::Lang;
use crate::world::Template;

/// Something that can be ordered on paper. Only this crate has templates, so only its structs are documents.
pub trait Document: Serialize {
    /// The template that sets it.
    const TEMPLATE: Template;
    /// What a screen reader says first, and the title in the file.
    fn title(&self) -> String;
    /// Its languages, the document's own first.
    fn langs(&self) -> Vec<Lang>;
}
