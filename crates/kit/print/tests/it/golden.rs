//! How sheets look, as coarse pictures of ink that a person can read in a diff.
//!
//! `FAROLITO_GOLDEN=write cargo nextest run -p kit-print golden` writes them anew; look at the sheets themselves with
//! `cargo run -p kit-print --example gallery -- FOLDER` before committing that.

use std::fmt::Write as _;
use std::path::PathBuf;

use crate::read::Ink;
use crate::{printer, samples};

/// Dots of one cell; a Letter page at 36 dots an inch gives some 34 × 44 cells.
const CELL: usize = 9;
/// How far the ink of a cell may move before somebody has to look.
const TOLERANCE: i32 = 2;

#[test]
fn sheets_look_as_they_did_when_somebody_last_looked() {
    let mut differing = Vec::new();
    for (name, order) in samples::all() {
        let picture = printer().png(&order, 0, 36).expect(name);
        let now = coarse(&Ink::of(&picture.bytes));
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.txt"));
        if std::env::var_os("FAROLITO_GOLDEN").is_some_and(|write| write == "write") {
            std::fs::write(&path, &now).expect("golden pictures can be written");
        }
        let then = std::fs::read_to_string(&path).unwrap_or_default();
        if !alike(&then, &now) {
            differing.push(format!("{name} was\n{then}\nand is\n{now}"));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

/// A digit for the ink of every cell: `.` is paper, 9 is black.
fn coarse(ink: &Ink) -> String {
    let mut out = String::new();
    for top in (0..ink.height).step_by(CELL) {
        for left in (0..ink.width).step_by(CELL) {
            let rows = top..(top + CELL).min(ink.height);
            let cell: Vec<u32> = rows
                .flat_map(|y| (left..(left + CELL).min(ink.width)).map(move |x| (x, y)))
                .map(|(x, y)| u32::from(ink.dots[y * ink.width + x]))
                .collect();
            let mean = cell.iter().sum::<u32>() / u32::try_from(cell.len()).expect("a small cell");
            match mean * 10 / 256 {
                0 => out.push('.'),
                digit => write!(out, "{digit}").expect("a string takes digits"),
            }
        }
        out.push('\n');
    }
    out
}

fn alike(then: &str, now: &str) -> bool {
    let value = |letter: char| letter.to_digit(10).map_or(0, u32::cast_signed);
    then.len() == now.len()
        && then.chars().zip(now.chars()).all(|(a, b)| (value(a) - value(b)).abs() <= TOLERANCE)
}
