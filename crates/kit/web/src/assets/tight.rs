//! A stylesheet without what only its writers need: comments, line ends, and spaces beside punctuation.

/// The same rules in fewer bytes; what stands in quotes stays as it is.
pub(super) fn tight(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            '"' | '\'' => quoted(rest, first),
            '/' if rest.starts_with("/*") => {
                rest = rest.split_once("*/").map_or("", |(_, after)| after);
                continue;
            }
            _ if first.is_whitespace() => {
                rest = rest.trim_start();
                if !rest.starts_with("/*") && space_matters(&out, rest) {
                    out.push(' ');
                }
                continue;
            }
            '}' if out.ends_with(';') => {
                out.pop();
                1
            }
            _ => first.len_utf8(),
        };
        let (now, later) = rest.split_at(taken);
        out.push_str(now);
        rest = later;
    }
    out
}

/// How long the quoted text at the start of `rest` is, with its quotes.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == quote => return at + quote.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

/// Beside `{ } ; ,` and after `:` a space means nothing; before `:` and beside `+ > ( )` it may.
fn space_matters(before: &str, after: &str) -> bool {
    !before.is_empty()
        && !before.ends_with(['{', '}', ';', ',', ':', ' '])
        && !after.is_empty()
        && !after.starts_with(['{', '}', ';', ','])
}

#[cfg(test)]
mod tests {
    use super::tight;

    #[test]
    fn comments_line_ends_and_idle_spaces_go() {
        assert_eq!(
            tight("/* the lamp */\n.lamp { color: red;\n  margin: 0 auto; }\n\n.a, .b { top: 0 }\n"),
            ".lamp{color:red;margin:0 auto}.a,.b{top:0}"
        );
    }

    #[test]
    fn spaces_that_mean_something_stay() {
        assert_eq!(
            tight(".a .b :is(p, ul) > a { width: calc(1px + 2px); }"),
            ".a .b :is(p,ul) > a{width:calc(1px + 2px)}"
        );
        assert_eq!(
            tight("@media (min-width: 1px) { a /* why */ b { c: d } }"),
            "@media (min-width:1px){a b{c:d}}"
        );
    }

    #[test]
    fn what_is_quoted_stays_as_it_is() {
        let quoted = r#"a{content:"/* ; } \" ";b:url("data:image/svg+xml,%3Csvg viewBox='0 0 2 2'; { }")}"#;
        assert_eq!(tight(quoted), quoted);
    }
}
