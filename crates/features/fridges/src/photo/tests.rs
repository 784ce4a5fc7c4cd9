//! What comes in with a place and an hour goes out without; what is no picture, or a bomb, is sent away.

use image::{Rgb, RgbImage};

use super::*;

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let dot = |n: u32| u8::try_from(n % 256).unwrap_or_default();
        Rgb([dot(x * 7 + y * y), dot(x * y), dot(x + y * 3)])
    });
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, 95).encode_image(&picture).expect("a picture is written");
    out
}

/// An EXIF block: turned by a quarter, and with the place where it was taken as text.
fn with_exif(jpeg: &[u8]) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    exif.extend_from_slice(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0");
    exif.extend_from_slice(b"\x01\x0e\0\x02\0\0\0\x14\0\0\0\x26\0\0\0\0");
    exif.extend_from_slice(b"GPS 34.0522 -118.243\0");
    let length = u16::try_from(exif.len() + 2).expect("it is short").to_be_bytes();
    [&jpeg[..2], b"\xff\xe1", &length, &exif, &jpeg[2..]].concat()
}

#[test]
fn what_is_kept_is_small_upright_and_knows_no_place() {
    let sent = with_exif(&jpeg(1600, 900));
    assert!(sent.windows(4).any(|four| four == b"GPS ") && sent.windows(4).any(|four| four == b"Exif"));
    let kept = redraw(&sent).expect("a picture");
    assert!(kept.len() <= KEPT_BYTES, "{}", kept.len());
    for trace in [&b"GPS "[..], b"Exif", b"34.0522"] {
        assert!(!kept.windows(trace.len()).any(|bytes| bytes == trace), "{trace:?}");
    }
    assert!(!kept.windows(2).any(|two| two == b"\xff\xe1"), "there is no block for such notes at all");
    let drawn = image::load_from_memory(&kept).expect("it can be read");
    assert!(drawn.height() > drawn.width(), "it was lying, and its note said how it stands");
    assert!(drawn.height() <= SIDE);
}

#[test]
fn a_small_picture_keeps_its_size_and_every_kind_becomes_a_jpeg() {
    let picture = DynamicImage::ImageRgb8(RgbImage::from_pixel(40, 30, Rgb([200, 40, 90])));
    for kind in [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Jpeg] {
        let mut sent = Cursor::new(Vec::new());
        picture.write_to(&mut sent, kind).expect("a picture is written");
        let kept = redraw(sent.get_ref()).expect("a picture");
        assert!(kept.starts_with(b"\xff\xd8\xff"));
        let drawn = image::load_from_memory(&kept).expect("it can be read");
        assert_eq!((drawn.width(), drawn.height()), (40, 30));
    }
}

/// A PNG of a few bytes that says it is this large.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut head = b"IHDR".to_vec();
    head.extend_from_slice(&width.to_be_bytes());
    head.extend_from_slice(&height.to_be_bytes());
    head.extend_from_slice(&[8, 2, 0, 0, 0]);
    for part in [head, b"IDAT\x78\x9c\x03\x00\x00\x00\x00\x01".to_vec(), b"IEND".to_vec()] {
        out.extend_from_slice(&u32::try_from(part.len() - 4).expect("it is short").to_be_bytes());
        out.extend_from_slice(&part);
        out.extend_from_slice(&crc(&part).to_be_bytes());
    }
    out
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 * (crc & 1)))
    })
}

#[test]
fn a_picture_that_would_fill_the_memory_is_sent_away_before_it_is_read() {
    for (width, height) in [(60_000, 60_000), (8_999, 8_999), (9_001, 1)] {
        assert_eq!(redraw(&bomb(width, height)), Err(Unkept::TooLarge), "{width} × {height}");
    }
    assert_eq!(redraw(&vec![0xff; MOST_BYTES + 1]), Err(Unkept::TooLarge));
}

#[test]
fn what_is_no_picture_is_sent_away() {
    let whole = jpeg(64, 64);
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>";
    for wrong in [&b""[..], b"hello", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", svg, b"%PDF-1.7", &whole[..40]]
    {
        assert_eq!(redraw(wrong), Err(Unkept::Unread), "{:?}", String::from_utf8_lossy(wrong));
    }
}
