//! `farolito print`: a sheet with lines for a pen, from a terminal and without a server.

use std::fs::OpenOptions;
use std::io::Write as _;

use prints::blank::{self, Wanted};

use crate::StartError;
use crate::compose::catalogue;
use crate::config::PrintArgs;

/// Makes the sheet and says what to mind before it is used. Nothing is written over.
#[expect(clippy::print_stdout, reason = "the person at the terminal reads it")]
pub fn print(args: &PrintArgs) -> Result<(), StartError> {
    let wanted = Wanted { item: &args.item, langs: &args.lang, paper: &args.paper, large: args.large };
    let made = blank::make(wanted, &*catalogue()?).map_err(|error| StartError::said(error.to_string()))?;
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&args.to)
        .map_err(|error| StartError::said(format!("{}: {error}", args.to.display())))?;
    file.write_all(&made.file)?;
    let pages = if made.pages == 1 { "page" } else { "pages" };
    println!("{} has {} {pages}.", args.to.display(), made.pages);
    for line in made.told {
        println!("{line}");
    }
    Ok(())
}
