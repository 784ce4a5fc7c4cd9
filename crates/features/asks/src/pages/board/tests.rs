//! The board and its words.
