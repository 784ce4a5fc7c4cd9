//! What comes out of the printer, read back as a stranger's program would: the file, its letters, its ink.

mod bad_input;
mod golden;
mod paper;
mod pod_map;
mod pool;
mod read;
mod samples;

use kit_print::{Printer, Shelf};

/// A printer with the typefaces of the program and no others: the same on every machine.
fn printer() -> Printer {
    Printer::new(Shelf::with_folders(Vec::new()))
}
