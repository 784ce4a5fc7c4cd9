//! The few cryptographic steps, each in one place: derive, seal, open, authenticate, pad, compare.

use chacha20poly1305::aead::{AeadInOut as _, KeyInit as _};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use kit_base::Secret;
use sha2::Sha256;
use zeroize::Zeroize as _;

/// Separates this program's derived keys from anybody else's use of the same key bytes.
const SALT: &[u8] = b"farolito vault";
/// First byte of everything sealed, so that another cipher can follow one day.
const FORMAT: u8 = 1;
pub(crate) const NONCE: usize = 24;
const HEAD: usize = 1 + NONCE;

/// A key for one use, from a key for many.
pub(crate) fn derive(key: &Secret<32>, label: &str) -> Secret<32> {
    let mut out = [0; 32];
    Hkdf::<Sha256>::new(Some(SALT), key.expose())
        .expand(label.as_bytes(), &mut out)
        .expect("32 bytes are within the bound of HKDF");
    let derived = Secret::new(out);
    out.zeroize();
    derived
}

/// HMAC-SHA256 over parts that cannot run into each other.
pub(crate) fn mac(key: &Secret<32>, parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.expose()).expect("HMAC takes a key of any length");
    mac.update(&frame(parts));
    mac.finalize().into_bytes().into()
}

/// Parts with their lengths in front.
pub(crate) fn frame(parts: &[&[u8]]) -> Vec<u8> {
    let mut out = Vec::with_capacity(parts.iter().map(|part| part.len() + 8).sum());
    for part in parts {
        out.extend_from_slice(&(part.len() as u64).to_be_bytes());
        out.extend_from_slice(part);
    }
    out
}

/// Format, nonce, ciphertext and tag of `plain`, which is wiped.
pub(crate) fn seal(key: &Secret<32>, place: &[&[u8]], mut plain: Vec<u8>, nonce: [u8; NONCE]) -> Vec<u8> {
    let tag = XChaCha20Poly1305::new(key.expose().into())
        .encrypt_inout_detached(&XNonce::from(nonce), &frame(place), plain.as_mut_slice().into())
        .expect("no text in memory reaches the bound of 256 GB");
    let mut out = Vec::with_capacity(HEAD + plain.len() + tag.len());
    out.push(FORMAT);
    out.extend_from_slice(&nonce);
    out.extend_from_slice(&plain);
    out.extend_from_slice(&tag);
    plain.zeroize();
    out
}

/// What was sealed, if it was sealed with this key for this place.
pub(crate) fn open(key: &Secret<32>, place: &[&[u8]], sealed: &[u8]) -> Option<Vec<u8>> {
    let (head, rest) = sealed.split_at_checked(HEAD)?;
    let (format, nonce) = head.split_first()?;
    if *format != FORMAT {
        return None;
    }
    let nonce: [u8; NONCE] = nonce.try_into().ok()?;
    let mut plain = rest.to_vec();
    XChaCha20Poly1305::new(key.expose().into())
        .decrypt_in_place(&XNonce::from(nonce), &frame(place), &mut plain)
        .ok()?;
    Some(plain)
}

/// A key of 32 bytes that was sealed as such.
pub(crate) fn open_key(key: &Secret<32>, place: &[&[u8]], sealed: &[u8]) -> Option<Secret<32>> {
    let mut plain = open(key, place, sealed)?;
    let bytes = <[u8; 32]>::try_from(plain.as_slice()).ok().map(Secret::new);
    plain.zeroize();
    bytes
}

/// Lengths a padded text can have; longer ones are multiples of the last.
const BUCKETS: [usize; 5] = [64, 256, 1024, 4096, 16_384];

/// The text filled up to its bucket: an end mark, then zeros. The length that is stored tells the bucket only.
pub(crate) fn pad(text: &str) -> Vec<u8> {
    let needed = text.len() + 1;
    let last = BUCKETS[BUCKETS.len() - 1];
    let size = BUCKETS.into_iter().find(|size| *size >= needed).unwrap_or(needed.next_multiple_of(last));
    let mut out = Vec::with_capacity(size);
    out.extend_from_slice(text.as_bytes());
    out.push(0x80);
    out.resize(size, 0);
    out
}

/// Takes the padding off again.
pub(crate) fn unpad(mut padded: Vec<u8>) -> Option<String> {
    let end = padded.iter().rposition(|byte| *byte != 0)?;
    if padded[end] != 0x80 {
        padded.zeroize();
        return None;
    }
    padded.truncate(end);
    String::from_utf8(padded).ok()
}

/// Whether two byte strings are equal, in a time that does not tell where they differ.
pub fn same_bytes(a: &[u8], b: &[u8]) -> bool {
    let difference = a.iter().zip(b).fold(0, |all, (x, y)| std::hint::black_box(all | (x ^ y)));
    a.len() == b.len() && difference == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_hides_the_length_inside_a_bucket() {
        assert_eq!(pad("").len(), pad(&"x".repeat(63)).len());
        assert_eq!(pad(&"x".repeat(64)).len(), 256);
        assert_eq!(pad(&"x".repeat(16_384)).len(), 32_768);
    }

    #[test]
    fn frames_of_different_parts_never_meet() {
        assert_ne!(frame(&[b"ab", b"c"]), frame(&[b"a", b"bc"]));
    }

    #[test]
    fn equal_bytes_are_the_same_and_a_prefix_is_not() {
        assert!(same_bytes(b"lamp", b"lamp"));
        assert!(!same_bytes(b"lamp", b"lamb"));
        assert!(!same_bytes(b"lamp", b"lam"));
    }
}
