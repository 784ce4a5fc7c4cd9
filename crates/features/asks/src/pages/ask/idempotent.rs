//! The key that makes a repeated post show its first answer: a header of scripts, a hidden field of our own page.

use http::HeaderMap;
use kit_jobs::idempotency::{Key, Post, digest};
use kit_web::Form;

use super::answers::Answers;

/// The post's key, if it brings one. An error: what it brings is no key, or one that somebody could guess.
pub fn key(headers: &HeaderMap, form: &Form, answers: &Answers) -> Result<Option<Post>, ()> {
    let header = headers.get("idempotency-key").map(|value| value.to_str().map_err(drop)).transpose()?;
    // The structured form of the header has its key in quotes.
    let header = header.map(|text| text.trim().trim_matches('"'));
    let Some(text) = header.or(form.some("key")) else { return Ok(None) };
    let key = Key::parse(text).ok_or(())?;
    Ok(Some(Post { actor: digest(&[b"/ask"]), key, body_hash: body(answers) }))
}

/// A hash of everything that was said; where it was said first does not count.
fn body(answers: &Answers) -> [u8; 32] {
    let mut pairs: Vec<_> = answers.pairs().collect();
    pairs.sort_unstable();
    let parts: Vec<&[u8]> =
        pairs.iter().flat_map(|(name, value)| [name.as_bytes(), value.as_bytes()]).collect();
    digest(&parts)
}

#[cfg(test)]
mod tests {
    use kit_base::Rng;
    use kit_jobs::idempotency::new_key;

    use super::*;

    #[test]
    fn the_order_of_answers_does_not_make_another_post_and_other_words_do() {
        let of = |pairs| body(&Answers::of(&Form::of(pairs)));
        let one = of([("kind", "food"), ("details", "milk")]);
        assert_eq!(one, of([("details", "milk"), ("kind", "food")]));
        assert_ne!(one, of([("kind", "food"), ("details", "bread")]));
    }

    #[test]
    fn our_own_keys_pass_and_keys_that_somebody_could_guess_do_not() {
        let (form, answers) = (Form::default(), Answers::default());
        let with = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert("idempotency-key", text.parse().unwrap());
            key(&headers, &form, &answers)
        };
        assert!(with(&new_key(&Rng::seeded(1))).is_ok_and(|post| post.is_some()));
        assert!(with("1").is_err());
        assert!(key(&HeaderMap::new(), &form, &answers).is_ok_and(|post| post.is_none()));
    }
}
