//! `farolito print`: a sheet with lines for a pen, from a terminal and without a server.

use std::fs::OpenOptions;
use std::io::Write as _;

use kit_base::{Clock, Timestamp};
use kit_i18n::{Catalogue, Lang};
use prints::blank::{self, Made, Wanted};

use crate::StartError;
use crate::compose::catalogue;
use crate::config::PrintArgs;

/// The filled map: it is made from a file of its owner's, here and never on a server.
const POD_MAP: &str = "pod-map";

/// Makes the sheet and says what to mind before it is used. Nothing is written over.
#[expect(clippy::print_stdout, reason = "the person at the terminal reads it")]
pub fn print(args: &PrintArgs) -> Result<(), StartError> {
    let words = catalogue()?;
    let made = if args.item == POD_MAP {
        pod_map(args, &words)?
    } else {
        let wanted = Wanted { item: &args.item, langs: &args.lang, paper: &args.paper, large: args.large };
        blank::make(wanted, &words).map_err(|error| StartError::said(error.to_string()))?
    };
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

/// A pod map from the plain file that its page made.
fn pod_map(args: &PrintArgs, words: &Catalogue) -> Result<Made, StartError> {
    let from = args.from.as_ref();
    let from = from.ok_or_else(|| StartError::said("pod-map is printed --from a file".to_owned()))?;
    let text = std::fs::read_to_string(from)
        .map_err(|error| StartError::said(format!("{}: {error}", from.display())))?;
    let lang = args.lang.split(',').next().and_then(|code| code.trim().parse().ok()).unwrap_or(Lang::En);
    let zone = kit_i18n::zone("UTC");
    let day = words.day(lang, Timestamp::from_secs(0), Clock::system().now(), zone);
    let pdf = pods::file::print(words, lang, (&text, args.purpose.as_deref()), (&args.paper, &day))
        .map_err(|error| StartError::said(error.to_string()))?;
    let told = kit_handout::sentences(&pdf.warnings, (words, lang), "pods-print-words");
    Ok(Made { file: pdf.bytes, pages: pdf.pages, told })
}
