//! What its rota does: a look every day, a cleaning every week. Days are counted from the first day of 1970, where the fridge is.

/// Something to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Chore {
    /// Look inside, read the thermometer, take out what is old.
    Look,
    /// Empty it and wipe it.
    Clean,
}

impl Chore {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Look, Self::Clean];

    /// As stored and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Look => "look",
            Self::Clean => "clean",
        }
    }

    /// The key of its message.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Look => "fridges-look",
            Self::Clean => "fridges-clean",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|chore| chore.code() == code)
    }

    /// So many days after it was done it is due again.
    const fn every(self) -> i64 {
        match self {
            Self::Look => 1,
            Self::Clean => 7,
        }
    }
}

/// A line of its log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// What.
    pub chore: Chore,
    /// On which day.
    pub day: i64,
}

/// What is due on a day, and for how many days it has been: 0 is today. Nothing is due before the rota `began`. Who cleans
/// also looks.
pub fn due(log: &[Done], began: i64, today: i64) -> Vec<(Chore, i64)> {
    let since = |chore: Chore| {
        let counts = |done: &&Done| done.chore == chore || done.chore == Chore::Clean;
        let last = log.iter().filter(counts).map(|done| done.day).filter(|day| *day <= today).max();
        last.map_or(began, |day| day + chore.every())
    };
    let late = |chore: Chore| (chore, today - since(chore));
    Chore::ALL.into_iter().map(late).filter(|(_, days)| *days >= 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(chore: Chore, day: i64) -> Done {
        Done { chore, day }
    }

    #[test]
    fn a_look_is_due_every_day_and_a_cleaning_every_week() {
        assert!(due(&[], 100, 99).is_empty(), "the rota begins tomorrow");
        assert_eq!(due(&[], 100, 100), [(Chore::Look, 0), (Chore::Clean, 0)]);
        let log = [done(Chore::Clean, 100)];
        assert!(due(&log, 100, 100).is_empty(), "who cleans also looks");
        assert_eq!(due(&log, 100, 101), [(Chore::Look, 0)]);
        assert_eq!(due(&log, 100, 104), [(Chore::Look, 3)], "three days late");
        assert_eq!(due(&log, 100, 107), [(Chore::Look, 6), (Chore::Clean, 0)]);
        let looked = [done(Chore::Clean, 100), done(Chore::Look, 107)];
        assert_eq!(due(&looked, 100, 107), [(Chore::Clean, 0)], "a look is no cleaning");
    }

    #[test]
    fn a_line_of_a_day_to_come_counts_when_it_comes() {
        assert_eq!(due(&[done(Chore::Look, 105)], 100, 101), [(Chore::Look, 1), (Chore::Clean, 1)]);
        for chore in Chore::ALL {
            assert_eq!(Chore::parse(chore.code()), Some(chore));
        }
    }
}
