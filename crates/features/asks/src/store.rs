//! Rows to asks and back. Statements stand beside the struct they fill; every one is listed in [`STATEMENTS`].

mod aggregate;
mod board;
mod due;
mod history;
mod sheets;

pub use aggregate::{Kept, create, helper_load, load, load_by_slug, save};
pub use board::{Board, Card, Cursor, PAGE, board, lit_lately};
pub use due::due;
pub use history::{Look, Moment, history, looked, looks};
pub use sheets::{Sheet, SheetAsk, asks_of_sheet, create_sheet, sheet, sheet_by_link, sheets_of};

use kit_db::Statement;

/// Every statement of this feature.
pub const STATEMENTS: &[&[Statement]] =
    &[aggregate::STATEMENTS, board::STATEMENTS, due::STATEMENTS, history::STATEMENTS, sheets::STATEMENTS];
