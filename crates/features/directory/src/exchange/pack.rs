//! Packed files (ZIP), read and written: just the part of the format that packages of tables need, with bounds on everything.

use std::io::{Read as _, Write as _};

use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

use super::{Limits, Why};

const END: &[u8] = b"PK\x05\x06";
const ENTRY: &[u8] = b"PK\x01\x02";
const LOCAL: &[u8] = b"PK\x03\x04";
/// The end stands within so many bytes of the end of the file.
const TAIL: usize = 22 + 65_535;
/// Midnight of January 1, 1980, the first day that the format knows: packages with the same listings are the same.
const DAY: [u8; 4] = [0, 0, 0x21, 0];

/// The files of a package: names and bytes.
pub(super) fn unpack(file: &[u8], cap: Limits) -> Result<Vec<(String, Vec<u8>)>, Why> {
    let tail = file.len().saturating_sub(TAIL);
    let end = file
        .get(tail..)
        .and_then(|last| last.windows(4).rposition(|mark| mark == END))
        .ok_or(Why::BrokenPack)?;
    let end = file.get(tail + end..).ok_or(Why::BrokenPack)?;
    let count = number(end, 10, 2)?;
    let mut at = number(end, 16, 4)?;
    if count > cap.files {
        return Err(Why::TooManyFiles);
    }
    let (mut files, mut left) = (Vec::new(), cap.unpacked);
    for _ in 0..count {
        let entry = file.get(at..).filter(|entry| entry.starts_with(ENTRY)).ok_or(Why::BrokenPack)?;
        let (name, extra, comment) = (number(entry, 28, 2)?, number(entry, 30, 2)?, number(entry, 32, 2)?);
        let named = entry.get(46..46 + name).ok_or(Why::BrokenPack)?;
        let named = String::from_utf8_lossy(named).into_owned();
        at += 46 + name + extra + comment;
        if named.ends_with('/') || named.starts_with("__MACOSX/") {
            continue;
        }
        let content = content(file, entry, left)?;
        left -= content.len();
        files.push((named, content));
    }
    Ok(files)
}

/// The bytes of one file, not more than are left.
fn content(file: &[u8], entry: &[u8], left: usize) -> Result<Vec<u8>, Why> {
    let (flags, method) = (number(entry, 8, 2)?, number(entry, 10, 2)?);
    let (packed, from) = (number(entry, 20, 4)?, number(entry, 42, 4)?);
    let local = file.get(from..).filter(|local| local.starts_with(LOCAL)).ok_or(Why::BrokenPack)?;
    let start = 30 + number(local, 26, 2)? + number(local, 28, 2)?;
    let body = local.get(start..start + packed).ok_or(Why::BrokenPack)?;
    let is_sealed = flags & 1 == 1;
    let mut content = Vec::new();
    let most = u64::try_from(left).unwrap_or(u64::MAX).saturating_add(1);
    match method {
        _ if is_sealed => return Err(Why::BrokenPack),
        0 if body.len() > left => return Err(Why::Unpacked),
        0 => content.extend_from_slice(body),
        8 => {
            let read = DeflateDecoder::new(body).take(most).read_to_end(&mut content);
            read.map_err(|_| Why::BrokenPack)?;
        }
        _ => return Err(Why::BrokenPack),
    }
    if content.len() > left {
        return Err(Why::Unpacked);
    }
    if checked(&content).to_le_bytes() != entry.get(16..20).unwrap_or_default() {
        return Err(Why::BrokenPack);
    }
    Ok(content)
}

fn checked(content: &[u8]) -> u32 {
    let mut sum = Crc::new();
    sum.update(content);
    sum.sum()
}

/// A number of two or four bytes, the least first.
fn number(bytes: &[u8], at: usize, length: usize) -> Result<usize, Why> {
    let bytes = bytes.get(at..at + length).ok_or(Why::BrokenPack)?;
    let number = bytes.iter().rev().fold(0_u32, |number, byte| (number << 8) | u32::from(*byte));
    usize::try_from(number).map_err(|_| Why::BrokenPack)
}

/// A package of files. None of them may be larger than the format allows, which is 4 GB.
pub(super) fn pack(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut entries) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        // Writing into memory does not fail.
        encoder.write_all(content).unwrap_or_default();
        let body = encoder.finish().unwrap_or_default();
        let from = four(out.len());
        // Version 2.0, names in UTF-8, deflated; then the sum and the lengths.
        let mut head = vec![20, 0, 0, 8, 8, 0];
        head.extend(DAY);
        head.extend(checked(content).to_le_bytes());
        head.extend(four(body.len()));
        head.extend(four(content.len()));
        head.extend(two(name.len()));
        head.extend([0, 0]);
        out.extend_from_slice(LOCAL);
        out.extend_from_slice(&head);
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(&body);
        entries.extend_from_slice(ENTRY);
        entries.extend([20, 0]);
        entries.extend_from_slice(&head);
        // No comment, the first disk, no attributes.
        entries.extend([0; 10]);
        entries.extend(from);
        entries.extend_from_slice(name.as_bytes());
    }
    let start = four(out.len());
    out.extend_from_slice(&entries);
    out.extend_from_slice(END);
    out.extend([0; 4]);
    out.extend(two(files.len()));
    out.extend(two(files.len()));
    out.extend(four(entries.len()));
    out.extend(start);
    out.extend([0; 2]);
    out
}

fn two(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap_or(u16::MAX).to_le_bytes()
}

fn four(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}
