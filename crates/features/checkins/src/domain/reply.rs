//! What a text message of one word says: 1, 2 or 3, or what people write instead.

/// What somebody says about themself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// All is well.
    Ok,
    /// Somebody should call.
    CallMe,
    /// Something is needed.
    Need,
}

impl Word {
    /// All of them, as a page offers them.
    pub const ALL: [Self; 3] = [Self::Ok, Self::CallMe, Self::Need];

    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::CallMe => "call",
            Self::Need => "need",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|word| word.code() == code)
    }

    /// What it means for the check.
    pub const fn outcome(self) -> super::Outcome {
        match self {
            Self::Ok => super::Outcome::Fine,
            Self::CallMe | Self::Need => super::Outcome::NotFine,
        }
    }
}

const OK: [&str; 11] =
    ["1", "ok", "okay", "yes", "all ok", "fine", "i am fine", "sí", "si", "bien", "todo bien"];
const CALL: [&str; 7] = ["2", "call", "call me", "please call", "llámeme", "llameme", "llamar"];
const NEED: [&str; 7] = ["3", "need", "i need something", "help", "necesito", "necesito algo", "ayuda"];

/// Reads an answer. Whatever is not exactly one of the words means nothing: what is unclear is never fine.
pub fn reply(text: &str) -> Option<Word> {
    let said = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let is = |words: &[&str]| words.contains(&said.as_str());
    if is(&OK) {
        Some(Word::Ok)
    } else if is(&CALL) {
        Some(Word::CallMe)
    } else {
        is(&NEED).then_some(Word::Need)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_two_three_and_the_words_people_write_are_understood() {
        for (text, word) in [
            ("1", Word::Ok),
            (" 1. ", Word::Ok),
            ("OK!", Word::Ok),
            ("¡Sí!", Word::Ok),
            ("Todo bien", Word::Ok),
            ("2", Word::CallMe),
            ("Call me", Word::CallMe),
            ("Llámeme", Word::CallMe),
            ("3", Word::Need),
            ("necesito algo", Word::Need),
            ("HELP", Word::Need),
        ] {
            assert_eq!(reply(text), Some(word), "{text}");
        }
    }

    #[test]
    fn what_is_unclear_is_never_fine() {
        for text in ["", "?", "12", "1 2", "not ok", "no", "1?2", "who is this", "ok but my leg hurts", "11"]
        {
            assert_eq!(reply(text), None, "{text}");
        }
    }
}
