//! What is safe when somebody is reached: their own rules, obeyed by every link and message.

/// May we call, may we write, may we leave a message, between which hours, and which name to use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeContact {
    /// Calling is safe.
    pub may_call: bool,
    /// A text message is safe.
    pub may_text: bool,
    /// A message may be left with a machine or another person.
    pub may_leave_message: bool,
    /// Minutes of the day between which it is safe; none: the usual hours.
    pub hours: Option<(u16, u16)>,
    /// Whom to ask for.
    pub ask_for: String,
}

impl Default for SafeContact {
    fn default() -> Self {
        Self { may_call: true, may_text: true, may_leave_message: false, hours: None, ask_for: String::new() }
    }
}

impl SafeContact {
    /// Calling is safe.
    pub const fn calls(&self) -> bool {
        self.may_call
    }

    /// Writing is safe.
    pub const fn texts(&self) -> bool {
        self.may_text
    }

    /// One line, for sealing.
    pub(crate) fn to_text(&self) -> String {
        let flag = |yes: bool| if yes { '1' } else { '0' };
        let hours = self.hours.map_or_else(String::new, |(from, until)| format!("{from}-{until}"));
        format!(
            "{}{}{};{hours};{}",
            flag(self.may_call),
            flag(self.may_text),
            flag(self.may_leave_message),
            self.ask_for
        )
    }

    /// From that line; rules that cannot be read allow nothing.
    pub(crate) fn from_text(text: &str) -> Self {
        let mut parts = text.splitn(3, ';');
        let flags = parts.next().unwrap_or_default().as_bytes();
        let yes = |at: usize| flags.get(at) == Some(&b'1');
        let hours = parts.next().and_then(|hours| {
            let (from, until) = hours.split_once('-')?;
            Some((from.parse().ok()?, until.parse().ok()?))
        });
        Self {
            may_call: yes(0),
            may_text: yes(1),
            may_leave_message: yes(2),
            hours,
            ask_for: parts.next().unwrap_or_default().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_read_back_and_unreadable_ones_allow_nothing() {
        let rules = SafeContact {
            may_text: false,
            hours: Some((540, 1080)),
            ask_for: "Ana; not Anita".into(),
            ..SafeContact::default()
        };
        assert_eq!(SafeContact::from_text(&rules.to_text()), rules);
        let broken = SafeContact::from_text("");
        assert!(!broken.calls() && !broken.texts() && !broken.may_leave_message);
    }
}
