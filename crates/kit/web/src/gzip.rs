//! Compression: fast for pages, thorough for assets. Private pages are never compressed (their length would
//! tell what they hold to somebody who can make the page repeat a guess).

use std::io::Write as _;

use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::HeaderValue;

/// Below this many bytes compressing costs more than it saves.
pub(crate) const WORTH_IT: usize = 1024;

/// Whether the browser takes gzip.
pub(crate) fn accepted(header: Option<&HeaderValue>) -> bool {
    header.and_then(|v| v.to_str().ok()).is_some_and(|text| {
        text.split(',').any(|item| {
            let (name, q) = item.split_once(';').unwrap_or((item, ""));
            name.trim().eq_ignore_ascii_case("gzip")
                && !matches!(q.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
        })
    })
}

/// Quickly, for a page that is drawn once.
pub(crate) fn fast(bytes: &[u8]) -> Option<Bytes> {
    pack(bytes, Compression::fast())
}

/// Thoroughly, for an asset that is packed once; `None` if it does not get smaller.
pub(crate) fn smallest(bytes: &[u8]) -> Option<Bytes> {
    pack(bytes, Compression::best()).filter(|packed| packed.len() < bytes.len())
}

fn pack(bytes: &[u8], level: Compression) -> Option<Bytes> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), level);
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok().map(Bytes::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gzip_is_used_only_where_it_is_wanted() {
        let says = |text| accepted(Some(&HeaderValue::from_static(text)));
        assert!(says("br, gzip;q=0.5") && says("GZIP"));
        assert!(!says("br") && !says("gzip;q=0") && !accepted(None));
    }
}
