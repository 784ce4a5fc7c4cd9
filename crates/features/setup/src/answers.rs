//! The eight questions of the first run, what each accepts, and what they found together.

use std::collections::BTreeMap;

use circles::CrisisLine;
use directory::start::Region;
use kit_base::Private;
use kit_i18n::Lang;
use kit_web::{Form, Problem, Problems};

/// One page each; the last one shows all answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// The network's name and first language.
    Name,
    /// Building, block or neighborhood, and what it is called.
    Scale,
    /// A rough place and the time zone.
    Place,
    /// What is spoken.
    Spoken,
    /// The help line.
    Line,
    /// Crisis lines, and how long asks are kept.
    Keep,
    /// The first steward, and the second.
    You,
    /// All of it, once more.
    Check,
}

/// The scales a network may start with.
pub const SCALES: [&str; 3] = ["building", "block", "neighborhood"];
/// Zones that are offered first; any other can be typed.
pub const ZONES: [&str; 10] = [
    "America/Los_Angeles",
    "America/Denver",
    "America/Phoenix",
    "America/Chicago",
    "America/New_York",
    "America/Anchorage",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
    "America/Mexico_City",
    "America/Tijuana",
];
const LONGEST: usize = 120;
/// Days that may be chosen for closed and for untouched asks.
pub(crate) const CLOSED: (i64, i64) = (1, 90);
pub(crate) const UNTOUCHED: (i64, i64) = (7, 180);

impl Question {
    /// In order.
    pub const ALL: [Self; 8] =
        [Self::Name, Self::Scale, Self::Place, Self::Spoken, Self::Line, Self::Keep, Self::You, Self::Check];

    /// In addresses and in the table.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Scale => "scale",
            Self::Place => "place",
            Self::Spoken => "spoken",
            Self::Line => "line",
            Self::Keep => "keep",
            Self::You => "you",
            Self::Check => "check",
        }
    }

    /// The page's title.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Name => "setup-name-q",
            Self::Scale => "setup-scale-q",
            Self::Place => "setup-place-q",
            Self::Spoken => "setup-spoken-q",
            Self::Line => "setup-line-q",
            Self::Keep => "setup-keep-q",
            Self::You => "setup-you-q",
            Self::Check => "setup-check-q",
        }
    }

    /// By its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.code() == code)
    }

    /// Its place, counted from one.
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|q| *q == self).map_or(1, |at| at + 1)
    }

    /// The one before.
    pub fn before(self) -> Option<Self> {
        Self::ALL.get(self.number().checked_sub(2)?).copied()
    }

    /// The one after; the last stays.
    #[must_use]
    pub fn after(self) -> Self {
        Self::ALL.get(self.number()).copied().unwrap_or(Self::Check)
    }

    const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Name => &["network", "first_language"],
            Self::Scale => &["scale", "place_name"],
            Self::Place => &["rough", "zone", "other_zone", "regions"],
            Self::Spoken => &["spoken"],
            Self::Line => &["has_line", "line", "hours"],
            Self::Keep => &["closed", "untouched", "crisis"],
            Self::You => &["me", "my_contact", "second", "second_name", "second_contact"],
            Self::Check => &[],
        }
    }
}

/// What was answered so far: the fields of every question.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Answers(BTreeMap<String, String>);

impl Answers {
    /// One field; empty if it was not answered.
    pub fn one(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }

    /// Whether a list of words holds this one.
    pub fn holds(&self, field: &str, word: &str) -> bool {
        self.one(field).split(' ').any(|one| one == word)
    }

    /// Takes the fields of one question from a form.
    pub fn take(&mut self, question: Question, form: &Form) {
        for field in question.fields() {
            let words: Vec<&str> = form.all(field).collect();
            let line: String =
                words.join(" ").chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            self.0.insert((*field).to_owned(), line);
        }
    }

    /// The fields of one question as they are kept.
    pub fn text(&self, question: Question) -> String {
        let line = |field: &&str| format!("{field}={}\n", self.one(field));
        question.fields().iter().map(line).collect()
    }

    /// Puts back what was kept.
    pub fn restore(&mut self, text: &str) {
        let pairs = text.lines().filter_map(|line| line.split_once('='));
        self.0.extend(pairs.map(|(field, value)| (field.to_owned(), value.to_owned())));
    }

    /// The first question that still wants an answer, or the last page.
    pub fn next(&self) -> Question {
        let open = |question: &Question| !self.problems(*question).is_empty();
        Question::ALL.into_iter().find(open).unwrap_or(Question::Check)
    }

    /// The zone they chose.
    pub fn zone(&self) -> &str {
        if self.one("zone") == "other" { self.one("other_zone") } else { self.one("zone") }
    }

    /// The regions of whose groups and places the directory begins; none of them unless somebody ticked one.
    pub fn regions(&self) -> Vec<Region> {
        Region::ALL.into_iter().filter(|region| self.holds("regions", region.code())).collect()
    }

    /// What is wrong with a question's answer.
    pub fn problems(&self, question: Question) -> Problems {
        let mut found = Problems::new();
        match question {
            Question::Name => {
                self.wants(&mut found, "network", "setup-name-wrong");
                self.wants_one_of(&mut found, "first_language", &["en", "es"], "setup-first-language-wrong");
            }
            Question::Scale => {
                self.wants_one_of(&mut found, "scale", &SCALES, "setup-scale-wrong");
                self.wants(&mut found, "place_name", "setup-place-name-wrong");
            }
            Question::Place => {
                self.wants(&mut found, "rough", "setup-rough-wrong");
                let field = if self.one("zone") == "other" { "other_zone" } else { "zone" };
                let zone = self.zone();
                if zone.is_empty() || kit_i18n::zone(zone).name() != zone {
                    found.add(field, "setup-zone-wrong");
                }
            }
            Question::Spoken => self.wants(&mut found, "spoken", "setup-spoken-wrong"),
            Question::Line => self.line(&mut found),
            Question::Keep => {
                self.days(&mut found, "closed", CLOSED);
                self.days(&mut found, "untouched", UNTOUCHED);
                let crisis = self.one("crisis");
                if !crisis.is_empty() && CrisisLine::read(crisis).is_none() {
                    found.add("crisis", "setup-crisis-wrong");
                }
            }
            Question::You => self.people(&mut found),
            Question::Check => {}
        }
        found
    }

    fn wants(&self, found: &mut Problems, field: &str, key: &'static str) {
        let text = self.one(field);
        if text.is_empty() || text.chars().count() > LONGEST {
            found.add(field, key);
        }
    }

    fn wants_one_of(&self, found: &mut Problems, field: &str, of: &[&str], key: &'static str) {
        if !of.contains(&self.one(field)) {
            found.add(field, key);
        }
    }

    fn line(&self, found: &mut Problems) {
        self.wants_one_of(found, "has_line", &["yes", "no"], "setup-has-line-wrong");
        if self.one("has_line") == "yes" {
            if !is_phone(self.one("line")) {
                found.add("line", "setup-line-wrong");
            }
            self.wants(found, "hours", "setup-hours-wrong");
        }
    }

    fn days(&self, found: &mut Problems, field: &str, (least, most): (i64, i64)) {
        let days: Option<i64> = self.one(field).parse().ok();
        if days.is_none_or(|days| days < least || days > most) {
            found.push(Problem::new(field, "setup-days-wrong").number("least", least).number("most", most));
        }
    }

    fn people(&self, found: &mut Problems) {
        self.wants(found, "me", "setup-me-wrong");
        if contact(self.one("my_contact")).is_none() {
            found.add("my_contact", "setup-contact-wrong");
        }
        self.wants_one_of(found, "second", &["now", "later"], "setup-second-wrong");
        if self.one("second") == "now" {
            self.wants(found, "second_name", "setup-second-name-wrong");
            if contact(self.one("second_contact")).is_none() {
                found.add("second_contact", "setup-contact-wrong");
            }
        }
    }
}

/// Somebody to found a network with.
#[derive(Clone)]
pub struct MeetSecond {
    /// First name.
    pub name: Private<String>,
    /// Phone or e-mail.
    pub contact: people::Contact,
}

/// Everything a network is founded with.
#[derive(Clone)]
pub struct Founding {
    /// Its name.
    pub name: String,
    /// Its first language.
    pub language: Lang,
    /// The circle it begins with.
    pub scale: circles::Scale,
    /// That circle's name.
    pub place_name: String,
    /// Where that is, as anybody may know.
    pub rough: String,
    /// IANA zone.
    pub zone: String,
    /// Codes of what is spoken.
    pub spoken: String,
    /// Help line and hours.
    pub line: Option<(String, String)>,
    /// Days closed and untouched asks stay.
    pub days: (i64, i64),
    /// A crisis line of the place, if they know one.
    pub crisis: Option<String>,
    /// The first steward.
    pub first: MeetSecond,
    /// The second.
    pub second: Option<MeetSecond>,
}

impl Founding {
    /// From all answers; the question that is still open otherwise.
    pub fn of(answers: &Answers) -> Result<Self, Question> {
        let open = answers.next();
        let text = |field: &str| answers.one(field).to_owned();
        let person = |name: &str, how: &str| {
            let contact = contact(answers.one(how)).ok_or(Question::You)?;
            Ok(MeetSecond { name: Private::new(text(name)), contact })
        };
        if open != Question::Check {
            return Err(open);
        }
        let days = |field: &str| answers.one(field).parse().map_err(|_| Question::Keep);
        Ok(Self {
            name: text("network"),
            language: answers.one("first_language").parse().map_err(|_| Question::Name)?,
            scale: answers.one("scale").parse().map_err(|_| Question::Scale)?,
            place_name: text("place_name"),
            rough: text("rough"),
            zone: answers.zone().to_owned(),
            spoken: text("spoken"),
            line: (answers.one("has_line") == "yes").then(|| (text("line"), text("hours"))),
            days: (days("closed")?, days("untouched")?),
            crisis: Some(text("crisis")).filter(|line| !line.is_empty()),
            first: person("me", "my_contact")?,
            second: match answers.one("second") {
                "now" => Some(person("second_name", "second_contact")?),
                _ => None,
            },
        })
    }

    /// The network's short name in addresses.
    pub fn slug(&self) -> String {
        let letters =
            self.name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
        let spelled: String = letters.collect();
        let words: Vec<&str> = spelled.split('-').filter(|word| !word.is_empty()).take(5).collect();
        if words.is_empty() { "neighbors".into() } else { words.join("-") }
    }
}

/// Seven to fifteen digits, with what people write between them.
pub(crate) fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (7..=15).contains(&digits) && text.chars().all(|c| c.is_ascii_digit() || " +-().".contains(c))
}

/// A phone or an e-mail, whichever it looks like.
pub(crate) fn contact(text: &str) -> Option<people::Contact> {
    let mail = text.split_once('@').is_some_and(|(who, host)| {
        !who.is_empty() && host.contains('.') && !host.starts_with('.') && !text.contains(' ')
    });
    match () {
        () if text.chars().count() > 254 => None,
        () if mail => Some(people::Contact::Email(Private::new(text.to_owned()))),
        () if is_phone(text) => Some(people::Contact::Phone(Private::new(text.to_owned()))),
        () => None,
    }
}
