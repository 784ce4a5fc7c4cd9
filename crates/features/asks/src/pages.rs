//! The pages of asks: asking, the asker's own page, the board and the helper's side.

pub mod ask;
pub mod mine;
