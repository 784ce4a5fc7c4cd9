//! A picture that may travel inside a page: eight of sixteen grays, as one ink shows them, a fifth of the bytes of full color.

use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};

/// Black to white in four bits.
const LIGHTEST: u32 = 15;
/// Steps between them that are used.
const STEPS: u32 = 7;

/// A PNG of premultiplied RGBA dots laid on white paper.
pub fn sixteen_grays(rgba: &[u8], width: u32, height: u32) -> Result<Vec<u8>, EncodingError> {
    let across = usize::try_from(width).unwrap_or(usize::MAX).max(1);
    let dots: Vec<u8> = rgba.chunks_exact(4).map(gray).collect();
    let packed: Vec<u8> = dots
        .chunks(across)
        .flat_map(|row| row.chunks(2).map(|two| two[0] << 4 | two.get(1).copied().unwrap_or_default()))
        .collect();
    let mut bytes = Vec::new();
    let mut picture = Encoder::new(&mut bytes, width, height);
    picture.set_color(ColorType::Grayscale);
    picture.set_depth(BitDepth::Four);
    picture.set_compression(Compression::High);
    // Half dots do not resemble their neighbors, so that filters only make it larger.
    picture.set_filter(Filter::NoFilter);
    let mut writer = picture.write_header()?;
    writer.write_image_data(&packed)?;
    writer.finish()?;
    Ok(bytes)
}

/// How light a dot is to the eye, in eight steps: fewer of them pack better.
fn gray(dot: &[u8]) -> u8 {
    let [red, green, blue, alpha] = [0, 1, 2, 3].map(|at| u32::from(dot[at]));
    let light = (54 * red + 183 * green + 19 * blue) / 256 + (255 - alpha);
    u8::try_from((light.min(255) * STEPS + 127) / 255 * LIGHTEST / STEPS).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ink_stays_black_and_paper_white_whether_it_is_there_or_not() {
        assert_eq!(gray(&[0, 0, 0, 255]), 0);
        assert_eq!(gray(&[255, 255, 255, 255]), 15);
        assert_eq!(gray(&[0, 0, 0, 0]), 15, "no ink is paper");
    }

    #[test]
    fn a_row_of_odd_length_ends_in_half_a_byte() {
        let bytes = sixteen_grays(&[0; 4 * 3 * 2], 3, 2).expect("a picture");
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
        let mut dots = vec![0; reader.output_buffer_size().expect("small")];
        reader.next_frame(&mut dots).expect("its dots");
        assert_eq!(reader.info().size(), (3, 2));
    }
}
