//! The card for a wallet: whom to call and where to meet when the phones are out.

use serde::Serialize;

use super::Document;
use crate::world::Template;
use crate::{Lang, Phone, Sides};

/// Its words in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WalletWords {
    /// Before the circle's number: "Call".
    pub call: String,
    /// Before the gathering spot: "Meet at".
    pub spot: String,
    /// Before whom to call out of the area.
    pub away: String,
}

/// Ten of the same card on a sheet, 3.5 × 2 in each. What is not known is a line for the pen.
#[derive(Clone, Serialize)]
pub struct Wallet {
    /// The file's title.
    pub title: String,
    /// The words.
    pub sides: Sides<WalletWords>,
    /// The circle's name.
    pub circle: String,
    /// The circle's number.
    pub phone: Option<Phone>,
    /// Where to gather.
    pub spot: String,
    /// Who takes messages from far away.
    pub away: String,
    /// Their number.
    pub away_phone: Option<Phone>,
}

impl Document for Wallet {
    const TEMPLATE: Template = Template::Wallet;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn langs(&self) -> Vec<Lang> {
        self.sides.langs()
    }
}
