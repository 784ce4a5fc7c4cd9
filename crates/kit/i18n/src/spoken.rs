//! The languages that neighbors speak; pages themselves are in fewer ([`crate::Lang`]).

/// Code (BCP 47) and name in its own script. The order is a stored number each, so the list only grows at its end.
pub const SPOKEN: &[(&str, &str)] = &[
    ("en", "English"),
    ("es", "Español"),
    ("zh", "中文"),
    ("tl", "Tagalog"),
    ("ko", "한국어"),
    ("hy", "Հայերեն"),
    ("vi", "Tiếng Việt"),
    ("fa", "فارسی"),
    ("ru", "Русский"),
    ("ar", "العربية"),
    ("ja", "日本語"),
    ("km", "ខ្មែរ"),
    ("zap", "Zapoteco"),
];
