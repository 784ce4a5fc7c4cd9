//! What a table is before anything of it is kept: its letters, its rows, its columns, and what each row means.

pub mod cells;
pub mod columns;
pub mod dates;
pub mod finding;
pub mod offering;
pub mod reading;
pub mod table;
pub mod text;
