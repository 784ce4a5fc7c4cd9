//! What must not stand in the line that neighbors see, and the way to move it where only the helper reads it.

use super::answers::Answers;

/// The pieces of a line by which somebody could be called, written to or found.
pub fn found(line: &str) -> Vec<String> {
    people::leaks(&visible(line)).into_iter().map(|leak| leak.text).collect()
}

/// A line without what nobody sees: marks of no width, which could stand between the digits of a number, and marks
/// that turn the order of reading.
fn visible(line: &str) -> String {
    let unseen = |c: char| {
        c.is_control()
            || matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    line.chars().filter(|&c| c == '\n' || !unseen(c)).collect()
}

/// Takes those pieces out of the line and puts them into the private note.
pub fn move_to_note(answers: &mut Answers) {
    let mut line = visible(answers.one("public_line"));
    let pieces = found(&line);
    for piece in &pieces {
        line = line.replacen(piece.as_str(), " ", 1);
    }
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.trim_matches(|c: char| c == ',' || c == ';' || c == ':' || c.is_whitespace());
    let note = answers.some("private_note").map(str::to_owned);
    let note: Vec<String> = note.into_iter().chain(pieces).collect();
    answers.set("public_line", line);
    answers.set("private_note", note.join("\n"));
}
