//! Which language a person gets: what they chose, else what their browser asks for, else English.

use crate::Lang;

/// An explicit choice wins; then `Accept-Language`; then the default.
pub fn negotiate(chosen: Option<Lang>, accept_language: Option<&str>) -> Lang {
    chosen.or_else(|| accept_language.and_then(accepted)).unwrap_or_default()
}

/// The best of our languages in an `Accept-Language` header; earlier wins among equals, `q=0` refuses.
pub fn accepted(header: &str) -> Option<Lang> {
    let mut best: Option<(u32, Lang)> = None;
    for item in header.split(',').take(20) {
        let mut parts = item.split(';');
        let Some(Ok(lang)) = parts.next().map(str::parse::<Lang>) else { continue };
        let weight = parts.find_map(|p| p.trim().strip_prefix("q=").map(thousandths)).unwrap_or(1000);
        if weight > 0 && best.is_none_or(|(w, _)| weight > w) {
            best = Some((weight, lang));
        }
    }
    best.map(|(_, lang)| lang)
}

/// `0.8` as 800; anything odd as 0.
fn thousandths(q: &str) -> u32 {
    let (whole, fraction) = q.trim().split_once('.').unwrap_or((q.trim(), ""));
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    match (whole.parse::<u32>(), digits.parse::<u32>()) {
        (Ok(whole), Ok(fraction)) => (whole * 1000 + fraction).min(1000),
        _ => 0,
    }
}
