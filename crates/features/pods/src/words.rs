//! What to say to somebody, and the links that put it into a telephone's own message or letter.

use kit_i18n::{Arg, Catalogue, Lang};

use crate::store::asks::Asked;

/// The whole script, paragraph by paragraph: to read aloud, to copy, to print.
pub fn script(words: &Catalogue, lang: Lang, asked: &Asked, link: &str) -> Vec<String> {
    let one = |key: &str, name: &str, text: &str| words.format(lang, key, &[(name, Arg::Str(text))]);
    let hello = [("to", Arg::Str(&asked.to)), ("me", Arg::Str(&asked.me))];
    let mut lines = vec![words.format(lang, "pods-say-hello", &hello)];
    let purpose = words.text(lang, &format!("pods-for-{}", asked.purpose().code()));
    lines.push(one("pods-say-what", "purpose", purpose));
    lines.push(one("pods-say-hope", "hope", &hope(words, lang, asked)));
    if !asked.give.is_empty() {
        lines.push(one("pods-say-give", "give", &asked.give));
    }
    lines.push(words.text(lang, "pods-say-free").to_owned());
    if !link.is_empty() {
        lines.push(one("pods-say-link", "link", link));
    }
    lines
}

/// What somebody hopes for, as one line: the ticked needs, then their own words.
pub fn hope(words: &Catalogue, lang: Lang, asked: &Asked) -> String {
    let needs = asked.needs.iter().map(|need| words.text(lang, &format!("pods-need-{need}")).to_owned());
    let own = Some(asked.hope.clone()).filter(|hope| !hope.is_empty());
    needs.chain(own).collect::<Vec<_>>().join(" · ")
}

/// What goes out by message. Where the purpose asks for care it says only that there is a question: others read
/// telephones too.
pub fn message(words: &Catalogue, lang: Lang, asked: &Asked, link: &str) -> String {
    if asked.purpose().with_care() {
        let args = [("to", Arg::Str(&asked.to)), ("me", Arg::Str(&asked.me)), ("link", Arg::Str(link))];
        return words.format(lang, "pods-say-quiet", &args);
    }
    script(words, lang, asked, link).join("\n\n")
}

/// A link that opens a text message to this number, or to nobody yet.
pub fn sms(number: &str, body: &str) -> String {
    format!("sms:{}?&body={}", dial(number), encoded(body))
}

/// A link that rings this number; nothing, if it is none.
pub fn tel(number: &str) -> String {
    let dial = dial(number);
    if dial.is_empty() { dial } else { format!("tel:{dial}") }
}

fn dial(number: &str) -> String {
    let dial: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    if dial.len() >= 7 { dial } else { String::new() }
}

/// A link that opens a letter; the subject gives nothing away.
pub fn mailto(subject: &str, body: &str) -> String {
    format!("mailto:?subject={}&body={}", encoded(subject), encoded(body))
}

/// Text within an address.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3 / 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let digit = |half: u8| char::from(b"0123456789ABCDEF"[usize::from(half & 15)]);
            out.extend(['%', digit(byte >> 4), digit(byte)]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(purpose: &str) -> Asked {
        let text = |text: &str| text.to_owned();
        Asked {
            purpose: text(purpose),
            me: text("Ana"),
            to: text("Rosa"),
            needs: vec![text("go-with")],
            hope: text("come by on Sundays"),
            give: text("I cook"),
            lang: text("en"),
        }
    }

    #[test]
    fn a_message_about_harm_says_only_that_there_is_a_question() {
        let words = kit_web::sample::catalogue(&[crate::LOCALES]);
        for lang in Lang::ALL {
            let quiet = message(&words, lang, &asked("safety"), "https://porch.example/pod/answer/x");
            assert!(quiet.contains("Rosa") && quiet.contains("/pod/answer/x"), "{quiet}");
            assert!(!quiet.contains("Sundays") && quiet.lines().count() < 3, "{quiet}");
            let open = message(&words, lang, &asked("everyday"), "https://porch.example/pod/answer/x");
            assert!(open.contains("Sundays") && open.contains("I cook"), "{open}");
        }
    }

    #[test]
    fn words_survive_inside_a_link() {
        assert_eq!(sms("213-555-0142", "a&b ñ"), "sms:2135550142?&body=a%26b%20%C3%B1");
        assert_eq!((tel("213-555-0142").as_str(), tel("ask Ana").as_str()), ("tel:2135550142", ""));
        assert_eq!(sms("ask Ana", "x"), "sms:?&body=x");
        assert_eq!(mailto("A question", "x\ny"), "mailto:?subject=A%20question&body=x%0Ay");
    }
}
