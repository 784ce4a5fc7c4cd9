//! What paper could not show as it was meant, in keys that the rooms turn into sentences.

use crate::Script;

/// Something to tell whoever prints, before they use the paper.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Warning {
    /// Letters of a script that no font here has; a line for the pen stands in their place.
    NoFont {
        /// The script.
        script: Script,
        /// Some of the letters.
        sample: String,
    },
    /// Pictures and signs that no font here has; they were left out.
    LeftOut {
        /// Some of them.
        sample: String,
    },
    /// Words that took more room than there was.
    Unfit {
        /// What was done about it.
        how: Unfit,
        /// Which field: `headline`, `names`, `pod` …
        field: String,
    },
}

/// What was done about words that took too much room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unfit {
    /// Set smaller than this document promises.
    Smaller,
    /// Cut, with an ellipsis.
    Cut,
    /// Continued on another sheet.
    NextSheet,
    /// Too near the edge of the paper for many printers.
    Edge,
}

impl Warning {
    pub(crate) fn no_font(script: Script, sample: String) -> Self {
        if script == Script::Symbol { Self::LeftOut { sample } } else { Self::NoFont { script, sample } }
    }

    /// From what a template noticed.
    pub(crate) fn noticed(how: &str, field: &str) -> Option<Self> {
        let how = match how {
            "smaller" => Unfit::Smaller,
            "cut" => Unfit::Cut,
            "next-sheet" => Unfit::NextSheet,
            _ => return None,
        };
        Some(Self::Unfit { how, field: field.to_owned() })
    }

    /// The message that says it: `print-no-font` with `script` (a key of [`Warning::script_key`]) and `sample`,
    /// `print-left-out` with `sample`, and `print-smaller`, `print-cut`, `print-next-sheet`, `print-edge`.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NoFont { .. } => "print-no-font",
            Self::LeftOut { .. } => "print-left-out",
            Self::Unfit { how: Unfit::Smaller, .. } => "print-smaller",
            Self::Unfit { how: Unfit::Cut, .. } => "print-cut",
            Self::Unfit { how: Unfit::NextSheet, .. } => "print-next-sheet",
            Self::Unfit { how: Unfit::Edge, .. } => "print-edge",
        }
    }

    /// The message that names the script of missing letters.
    pub fn script_key(&self) -> Option<String> {
        match self {
            Self::NoFont { script, .. } => Some(format!("print-script-{}", script.slug())),
            Self::LeftOut { .. } | Self::Unfit { .. } => None,
        }
    }
}
