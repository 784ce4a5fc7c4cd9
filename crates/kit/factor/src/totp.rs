//! Six digits that change every thirty seconds (RFC 6238, with SHA-1 as every app has it).

use hmac::{Hmac, KeyInit as _, Mac as _};
use kit_base::{Rng, Secret, Timestamp, percent};
use sha1::Sha1;
use subtle::ConstantTimeEq as _;

use crate::base32;

/// How long one code lasts, in seconds.
pub const STEP: i64 = 30;

/// The key that a person's app and we share: 160 bits. It has no `Debug` and no `Display`.
#[derive(Clone)]
pub struct Key(Secret<20>);

impl Key {
    /// A new one.
    pub fn new(rng: &Rng) -> Self {
        Self(Secret::new(rng.bytes("factor.totp")))
    }

    /// From what [`Key::text`] wrote.
    pub fn read(text: &str) -> Option<Self> {
        let bytes: [u8; 20] = base32::read(text)?.try_into().ok()?;
        Some(Self(Secret::new(bytes)))
    }

    /// To be sealed, or typed into an app. Whoever calls this answers for where it goes.
    pub fn text(&self) -> String {
        base32::write(self.0.expose())
    }

    /// The same in groups of four, for copying by hand.
    pub fn groups(&self) -> String {
        base32::groups(&self.text(), 4)
    }

    /// The link that an authenticator app opens. `issuer` is shown there; nobody's name is in it.
    pub fn otpauth(&self, issuer: &str) -> String {
        let issuer = percent(issuer);
        format!(
            "otpauth://totp/{issuer}?secret={}&issuer={issuer}&algorithm=SHA1&digits=6&period=30",
            self.text()
        )
    }

    /// The step of what was typed, if it is the code of now, of the step before or of the one after. A step that was
    /// used (`last`), or one before it, does not count again: whoever looked over a shoulder gets nothing.
    pub fn accepts(&self, typed: &str, now: Timestamp, last: Option<i64>) -> Option<i64> {
        let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let step = now.secs().div_euclid(STEP);
        let mut found = None;
        // All three are compared, so that the time of the answer tells nothing.
        for step in [step - 1, step, step + 1] {
            let right = typed.len() == 6 && bool::from(typed.as_bytes().ct_eq(self.code(step).as_bytes()));
            if right && last.is_none_or(|last| step > last) {
                found = Some(step);
            }
        }
        found
    }

    /// The code of a step.
    pub fn code(&self, step: i64) -> String {
        format!("{:06}", self.number(step) % 1_000_000)
    }

    fn number(&self, step: i64) -> u32 {
        let mut mac = Hmac::<Sha1>::new_from_slice(self.0.expose()).expect("HMAC takes keys of every length");
        mac.update(&step.to_be_bytes());
        let whole = mac.finalize().into_bytes();
        let at = usize::from(whole[19] & 15);
        let four: [u8; 4] = std::array::from_fn(|i| whole[at + i]);
        u32::from_be_bytes(four) & 0x7fff_ffff
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rfc() -> Key {
        Key(Secret::new(*b"12345678901234567890"))
    }

    #[test]
    fn the_vectors_of_rfc_6238_come_out() {
        for (at, eight) in [
            (59, 94_287_082),
            (1_111_111_109, 7_081_804),
            (1_111_111_111, 14_050_471),
            (1_234_567_890, 89_005_924),
            (2_000_000_000, 69_279_037),
            (20_000_000_000, 65_353_130),
        ] {
            assert_eq!(rfc().number(at / STEP) % 100_000_000, eight, "at {at}");
        }
    }

    #[test]
    fn a_code_counts_half_a_minute_early_or_late_and_never_twice() {
        let (key, now) = (rfc(), Timestamp::from_secs(59));
        let at = |secs| Timestamp::from_secs(secs);
        assert_eq!(key.accepts("287082", now, None), Some(1));
        assert_eq!(key.accepts(" 287 082 ", now, None), Some(1), "written in two groups");
        assert_eq!(key.accepts("287082", at(29), None), Some(1), "their clock is ahead");
        assert_eq!(key.accepts("287082", at(89), None), Some(1), "their clock is behind");
        assert_eq!(key.accepts("287082", at(90), None), None, "a minute later it is over");
        assert_eq!(key.accepts("287082", now, Some(1)), None, "it was used");
        assert_eq!(key.accepts(&key.code(0), now, Some(1)), None, "so was the one before it");
        for wrong in ["", "28708", "2870820", "000000", "28708é"] {
            assert_eq!(key.accepts(wrong, now, None), None, "{wrong}");
        }
    }

    #[test]
    fn a_key_reads_back_and_its_link_says_all_an_app_must_know() {
        let key = Key::new(&Rng::seeded(1));
        assert_eq!(Key::read(&key.groups()).map(|again| again.text()), Some(key.text()));
        assert!(Key::read("MZXW").is_none());
        let link = rfc().otpauth("Casa Limón");
        assert_eq!(
            link,
            "otpauth://totp/Casa%20Lim%C3%B3n?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=Casa%20Lim%C3%B3n&algorithm=SHA1&digits=6&period=30"
        );
    }
}
