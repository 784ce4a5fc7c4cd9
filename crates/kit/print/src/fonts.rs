//! The typefaces: ours are part of the program, those of large scripts come from the system's folder when a text needs them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use serde_json::{Value, json};
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::{Lang, Script};

/// Where Linux systems keep fonts; what is not there is skipped.
const SYSTEM: [&str; 3] = ["/usr/share/fonts", "/usr/local/share/fonts", "/run/host/fonts"];
/// Folders below a font folder that are looked into.
const DEPTH: usize = 4;
/// A collection of all Chinese, Japanese and Korean shapes has 20 MB; what is much larger is no font for signs.
const LARGEST: u64 = 64 * 1024 * 1024;

macro_rules! own {
    ($($file:literal),+ $(,)?) => { [$(include_bytes!(concat!("../assets/fonts/", $file)).as_slice()),+] };
}

/// What is on board; `assets/fonts/README.md` says from where.
static OWN: [&[u8]; 11] = own![
    "AtkinsonHyperlegibleNext-Regular.ttf",
    "AtkinsonHyperlegibleNext-Bold.ttf",
    "BricolageGrotesque-Bold.ttf",
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansArabic-Bold.ttf",
    "NotoSansArmenian-Regular.ttf",
    "NotoSansArmenian-Bold.ttf",
    "NotoSansThai-Regular.ttf",
    "NotoSansThai-Bold.ttf",
];

/// Text families in the order of choice. Whatever else was loaded comes after them.
const BODY: [&str; 5] =
    ["Atkinson Hyperlegible Next", "Noto Sans", "Noto Sans Arabic", "Noto Sans Armenian", "Noto Sans Thai"];
/// The family of headlines, before the others.
const HEAD: &str = "Bricolage Grotesque";

/// The typefaces a printer may use; cheap to make, folders are read only when a text needs them.
pub struct Shelf {
    folders: Vec<PathBuf>,
    files: OnceLock<Vec<PathBuf>>,
    taken: Mutex<Taken>,
}

struct Taken {
    scripts: BTreeSet<Script>,
    fonts: Arc<Fonts>,
}

/// One state of the shelf: what a document is set with.
pub(crate) struct Fonts {
    pub book: LazyHash<FontBook>,
    pub fonts: Vec<Font>,
}

impl Shelf {
    /// Our own typefaces, and the folders of the system.
    pub fn system() -> Self {
        Self::with_folders(SYSTEM.iter().map(PathBuf::from).collect())
    }

    /// Our own typefaces, and these folders; none means that only ours are used.
    pub fn with_folders(folders: Vec<PathBuf>) -> Self {
        let own = OWN.iter().flat_map(|bytes| Font::iter(Bytes::new(*bytes))).collect();
        let taken = Taken { scripts: BTreeSet::new(), fonts: Arc::new(Fonts::new(own)) };
        Self { folders, files: OnceLock::new(), taken: Mutex::new(taken) }
    }

    /// The fonts for these letters, and the letters that still no font has.
    pub(crate) fn fonts_for(&self, letters: &BTreeSet<char>) -> (Arc<Fonts>, BTreeSet<char>) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let missing = taken.fonts.missing(letters);
        let wanted: BTreeSet<Script> = missing.iter().map(|letter| Script::of(*letter)).collect();
        let fresh: Vec<Script> = wanted.difference(&taken.scripts).copied().collect();
        if fresh.is_empty() {
            return (Arc::clone(&taken.fonts), missing);
        }
        let mut fonts = taken.fonts.fonts.clone();
        for path in self.files_of(&fresh) {
            let Ok(bytes) = std::fs::read(path) else { continue };
            fonts.extend(Font::iter(Bytes::new(bytes)).filter(|font| !font.info().family.contains("Mono")));
        }
        taken.scripts.extend(fresh);
        taken.fonts = Arc::new(Fonts::new(fonts));
        let missing = taken.fonts.missing(letters);
        (Arc::clone(&taken.fonts), missing)
    }

    /// Files of these scripts, each once, regular and bold.
    fn files_of(&self, scripts: &[Script]) -> BTreeSet<&Path> {
        let files = self.files.get_or_init(|| {
            let mut found = Vec::new();
            self.folders.iter().for_each(|folder| look(folder, DEPTH, &mut found));
            found.sort();
            found
        });
        let names: Vec<&str> = scripts.iter().flat_map(|script| script.files()).copied().collect();
        let fits = |path: &&Path| {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let weight = names.iter().find_map(|start| name.strip_prefix(start));
            matches!(weight.and_then(|rest| rest.split('.').next()), Some("Regular" | "Bold"))
        };
        files.iter().map(PathBuf::as_path).filter(fits).collect()
    }
}

impl Fonts {
    fn new(fonts: Vec<Font>) -> Self {
        Self { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
    }

    fn missing(&self, letters: &BTreeSet<char>) -> BTreeSet<char> {
        let has = |letter: char| {
            let code = u32::from(letter);
            invisible(letter) || self.fonts.iter().any(|font| font.info().coverage.contains(code))
        };
        letters.iter().copied().filter(|letter| !has(*letter)).collect()
    }

    /// For every language the families of text and of headlines, in the order of choice.
    pub fn faces(&self, langs: &[Lang]) -> Value {
        let by_lang: BTreeMap<&str, Value> =
            langs.iter().map(|lang| (lang.tag(), self.families(lang))).collect();
        json!(by_lang)
    }

    fn families(&self, lang: &Lang) -> Value {
        let mut body: Vec<&str> = Vec::new();
        // Vietnamese needs marks that the first family lacks, and a word in two typefaces is hard to read.
        let first = if lang.tag().starts_with("vi") { "Noto Sans" } else { BODY[0] };
        let han = han_families(lang.tag());
        for family in [first].into_iter().chain(BODY).chain(han) {
            if self.book.contains_family(&family.to_lowercase()) && !body.contains(&family) {
                body.push(family);
            }
        }
        for font in &self.fonts {
            let family = font.info().family.as_str();
            if !body.contains(&family) && family != HEAD {
                body.push(family);
            }
        }
        let head: Vec<&str> = [HEAD].into_iter().chain(body.iter().copied()).collect();
        json!({ "body": body, "head": head })
    }
}

/// The same Han letter is drawn differently by place: a sheet's language decides, and else Los Angeles' oldest Chinatown.
fn han_families(tag: &str) -> [&'static str; 10] {
    const TC: [&str; 2] = ["Noto Sans CJK TC", "Noto Sans TC"];
    const SC: [&str; 2] = ["Noto Sans CJK SC", "Noto Sans SC"];
    const HK: [&str; 2] = ["Noto Sans CJK HK", "Noto Sans HK"];
    const JP: [&str; 2] = ["Noto Sans CJK JP", "Noto Sans JP"];
    const KR: [&str; 2] = ["Noto Sans CJK KR", "Noto Sans KR"];
    let nearest_first = match tag {
        "ko" => [KR, TC, SC, JP, HK],
        "ja" => [JP, TC, SC, KR, HK],
        "zh-Hans" | "zh-CN" | "zh-SG" => [SC, TC, HK, JP, KR],
        "zh-HK" | "zh-Hant-HK" => [HK, TC, SC, JP, KR],
        _ => [TC, SC, HK, JP, KR],
    };
    std::array::from_fn(|at| nearest_first[at / 2][at % 2])
}

/// Letters that join or break others and are never drawn.
fn invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{61C}' | '\u{34F}' | '\u{A0}' | '\u{202F}'
    )
}

fn look(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let Ok(kind) = std::fs::metadata(&path) else { continue };
        if kind.is_dir() && depth > 0 {
            look(&path, depth - 1, found);
        } else if kind.is_file() && kind.len() <= LARGEST {
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            if matches!(ending.to_ascii_lowercase().as_str(), "ttf" | "otf" | "ttc" | "otc") {
                found.push(path);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_cover_the_neighborhoods_alphabets() {
        let shelf = Shelf::with_folders(Vec::new());
        let letters = "áéñ¿¡ ạễ жЩ Ωλ Հայ فارسی پ ไทย".chars().collect();
        let (_, missing) = shelf.fonts_for(&letters);
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn without_a_folder_khmer_is_missing() {
        let (_, missing) = Shelf::with_folders(Vec::new()).fonts_for(&"ខ្មែរ".chars().collect());
        assert!(missing.contains(&'ខ'));
    }

    #[test]
    fn ours_stay_below_two_megabytes() {
        assert!(OWN.iter().map(|bytes| bytes.len()).sum::<usize>() < 2_000_000);
    }
}
