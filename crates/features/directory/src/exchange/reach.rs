//! Pages, numbers and addresses as lists have them; only what is plainly public is taken.

/// Longer numbers are sentences.
const NUMBER: usize = 40;
/// Fewer digits or letters are no number.
const SHORTEST: usize = 7;

/// The address of a page: with its scheme, and only with letters that an address may have. None: it is no address.
pub(super) fn page(text: &str) -> Option<String> {
    let text = text.trim();
    let lower = text.get(..8.min(text.len())).unwrap_or_default().to_ascii_lowercase();
    let rest = ["https://", "http://"].iter().find(|scheme| lower.starts_with(**scheme));
    let (scheme, rest) = match rest {
        Some(scheme) => (*scheme, text.get(scheme.len()..)?),
        None => ("https://", text),
    };
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let named = host.split(':').next().unwrap_or_default();
    let sound = named.contains('.')
        && !named.starts_with(['.', '-'])
        && !named.ends_with('.')
        && named.split('.').all(|label| !label.is_empty())
        && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':'))
        && named.rsplit('.').next().is_some_and(|top| top.bytes().any(|byte| byte.is_ascii_alphabetic()))
        && host
            .split_once(':')
            .is_none_or(|(_, port)| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()));
    if !sound || path.contains(char::is_whitespace) {
        return None;
    }
    Some(format!("{scheme}{}{}", host.to_ascii_lowercase(), escaped(path)))
}

/// What no address may have, in its escaped form; a `%` that escapes nothing among it.
fn escaped(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut hash = false;
    for (at, byte) in path.bytes().enumerate() {
        let known = byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&byte);
        let hex = |at: usize| path.as_bytes().get(at).is_some_and(u8::is_ascii_hexdigit);
        let is = known || (byte == b'%' && hex(at + 1) && hex(at + 2)) || (byte == b'#' && !hash);
        hash |= byte == b'#';
        if is {
            out.push(char::from(byte));
        } else {
            let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0').to_ascii_uppercase();
            out.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    out
}

/// Pages in a text: the first address in it, and whether something else stands there.
pub(super) fn first_page(text: &str) -> (Option<String>, bool) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let found = words.iter().find_map(|word| page(word.trim_matches([',', ';', '(', ')', '<', '>'])));
    (found, words.len() != 1)
}

/// The first public number in a text, and whether something else stands there.
pub(super) fn phone(text: &str) -> (Option<String>, bool) {
    let text = text.replace(" or ", "|").replace(" and ", "|").replace(" 0r ", "|").replace("//", "|");
    let text = text.replace(" y ", "|").replace(" o ", "|");
    let parts: Vec<&str> =
        text.split(['|', ',', ';', '\n', '/']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let found = parts.iter().find_map(|part| number(part));
    let whole = parts.len() <= 1;
    (found, !whole)
}

fn number(part: &str) -> Option<String> {
    let plain = part.to_lowercase();
    if ["personal", "pastor", "cell", "home", "private", "celular", "casa"]
        .iter()
        .any(|own| plain.contains(own))
    {
        return None;
    }
    let part = part.rsplit_once(": ").map_or(part, |(_, number)| number);
    let part = part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '.' | '?' | '*'));
    let part = super::draft::line(part, NUMBER + 1).0;
    is_number(&part, NUMBER).then_some(part)
}

/// Whether a text of at most so many letters can be dialed: also with letters, and also one such as 2-1-1.
pub(super) fn is_number(text: &str, most: usize) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.bytes().filter(u8::is_ascii_uppercase).count();
    let is_short = digits == 3 && !text.contains(char::is_alphabetic);
    let is_page = text.contains("://") || text.contains('@');
    let is_long = digits >= 3 && digits + letters >= SHORTEST;
    (is_short || is_long) && !is_page && text.chars().count() <= most
}

/// An e-mail address, in the form that programs agree upon. None: it is none.
pub(super) fn email(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix("mailto:").unwrap_or(text);
    let (own, host) = text.split_once('@')?;
    let own_sound = !own.is_empty()
        && own.split('.').all(|part| !part.is_empty())
        && own.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte));
    let host_sound = host.contains('.')
        && host.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
        && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    (own_sound && host_sound && text.len() <= 254).then(|| text.to_owned())
}
