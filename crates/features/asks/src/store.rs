//! Rows to asks and back. Statements stand beside the struct they fill; every one is listed in [`STATEMENTS`].

mod aggregate;
mod board;
mod declines;
mod due;
mod helped;
mod history;
mod holding;
mod round;
mod sheets;
mod texts;
mod weeks;

pub use aggregate::{Kept, NewRow, create, helper_load, load, load_by_slug, save, was_declined};
pub use board::{Board, Card, Cursor, Eyes, MOST, PAGE, board, reached};
pub use declines::{decline, has_declined, held_by, undo_decline, who_declined};
pub use due::{call_again, called, due, look_again, wait_to_open, wait_until};
pub use helped::has_helped;
pub use history::{Look, Moment, has_looked, history, looked, looks};
pub use holding::{Line, Lively, held, lively, own};
pub use round::{Asking, asking, who_declined_each};
pub use sheets::{Sheet, SheetAsk, asks_of_sheet, create_sheet, sheet, sheet_by_link, sheets_of};

pub use texts::{Texts, texts, texts_under, write_texts};
pub(crate) use weeks::mark_practice;
pub use weeks::{Settings, count_anew, places_taken, settings, take_place, waits};

use kit_db::Statement;

/// Every statement of this feature.
pub const STATEMENTS: &[&[Statement]] = &[
    aggregate::STATEMENTS,
    board::STATEMENTS,
    declines::STATEMENTS,
    crate::forget::STATEMENTS,
    crate::posting::at_desk::STATEMENTS,
    due::STATEMENTS,
    helped::STATEMENTS,
    history::STATEMENTS,
    holding::STATEMENTS,
    round::STATEMENTS,
    sheets::STATEMENTS,
    texts::STATEMENTS,
    weeks::STATEMENTS,
];
