//! Prints one of everything into a folder, to be looked at: `cargo run -p kit-print --example gallery -- FOLDER [NAME]`.

use std::path::PathBuf;

use kit_print::{Printer, Shelf};

#[path = "../tests/it/samples.rs"]
mod samples;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("which folder?")?);
    let only = arguments.next();
    std::fs::create_dir_all(&folder)?;
    let printer = Printer::new(Shelf::system());
    for (name, order) in samples::all() {
        if only.as_deref().is_some_and(|only| !name.starts_with(only)) {
            continue;
        }
        let pdf = printer.pdf(&order)?;
        println!("{name}: {} bytes, {} pages {:?}", pdf.bytes.len(), pdf.pages, pdf.warnings);
        std::fs::write(folder.join(format!("{name}.pdf")), pdf.bytes)?;
        for page in 0..pdf.pages.min(2) {
            let picture = printer.png(&order, page, 72)?;
            std::fs::write(folder.join(format!("{name}-{}.png", page + 1)), picture.bytes)?;
        }
    }
    Ok(())
}
