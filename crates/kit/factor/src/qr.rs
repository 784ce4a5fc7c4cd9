//! A link as a picture that a phone reads: the path of an SVG drawing, black on white, with its margin.

use std::fmt::Write as _;

use qrcode::{Color, QrCode};

/// A drawing of squares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Width and height in squares, margin and all: the drawing's `viewBox`.
    pub size: usize,
    /// The `d` of one path.
    pub path: String,
}

/// Light squares around it, without which cameras do not find it.
const MARGIN: usize = 4;

/// Draws a text. `None`: it is too long.
pub fn draw(text: &str) -> Option<Picture> {
    let code = QrCode::new(text.as_bytes()).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..].iter().take_while(|c| **c == Color::Dark).count();
            if run > 0 {
                write!(path, "M{} {}h{run}v1h-{run}z", x + MARGIN, y + MARGIN).ok()?;
            }
            x += run.max(1);
        }
    }
    Some(Picture { size: width + 2 * MARGIN, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_drawn_with_a_margin_and_a_book_is_not() {
        let picture = draw("http://localhost:8080/in/0123456789abcdefghjkmnpqrs").expect("it fits");
        assert!(picture.path.starts_with("M4 4h7v1h-7z"), "the first finder's upper edge: {}", picture.path);
        assert!(picture.size > 29);
        assert_eq!(draw(&"x".repeat(8000)), None);
    }
}
