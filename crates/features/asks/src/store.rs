//! Rows to asks and back. Statements stand beside the struct they fill; every one is listed in [`STATEMENTS`].

mod aggregate;
mod board;
mod due;
mod history;
mod holding;
mod sheets;
mod texts;

pub use aggregate::{Kept, NewRow, create, helper_load, load, load_by_slug, save, was_declined};
pub use board::{Board, Card, Cursor, MOST, PAGE, board, lit_lately, reached};
pub use due::{call_again, called, due, look_again};
pub use history::{Look, Moment, has_looked, history, looked, looks};
pub use holding::{Line, Lively, held, lively};
pub use sheets::{Sheet, SheetAsk, asks_of_sheet, create_sheet, sheet, sheet_by_link, sheets_of};

pub use texts::{Texts, texts, write_texts};

use kit_db::Statement;

/// Every statement of this feature.
pub const STATEMENTS: &[&[Statement]] = &[
    aggregate::STATEMENTS,
    board::STATEMENTS,
    crate::forget::STATEMENTS,
    crate::posting::at_desk::STATEMENTS,
    due::STATEMENTS,
    history::STATEMENTS,
    holding::STATEMENTS,
    sheets::STATEMENTS,
    texts::STATEMENTS,
];
