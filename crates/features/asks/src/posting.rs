//! A posting: one person, one or several needs, written in one transaction with its link and its first messages.

mod asker;
pub mod at_desk;
mod weeks;

use kit_base::{Id, Private, Rng, Slug, Span, Timestamp};
use kit_db::Tx;
use kit_i18n::Lang;
use kit_jobs::idempotency::{self, Outcome, Post};
use kit_vault::{Cell, PersonKey, Purpose, Token};

use crate::acts::{ActError, Cx};
use crate::domain::{
    Actor, AnsweredBy, Ask, AskId, Beforehand, Flags, Kind, NewAsk, Next, PersonId, Ring, When,
};
use crate::hours::Hours;
use crate::store::{self, Kept, NewRow, Settings, Sheet};
use crate::tell;

/// The private link's token is made from this, the sheet and its generation.
pub const ASK_LINK: Purpose = Purpose::new("ask.link");
/// The code word is drawn from this and the sheet.
const CODE_WORD: Purpose = Purpose::new("ask.code-word");

/// A checked posting.
#[derive(Clone)]
pub struct Posting {
    /// One ask each.
    pub kinds: Vec<Kind>,
    /// What the asker wrote.
    pub details: Private<String>,
    /// For the helper only.
    pub private_note: Option<Private<String>>,
    /// The line for the card, approved by the asker.
    pub public_line: Option<String>,
    /// How soon.
    pub when: When,
    /// Cross street or building, as typed.
    pub place: Option<Private<String>>,
    /// The language of the page it was written on, and of the code word.
    pub lang: Lang,
    /// The language the asker speaks, as a BCP 47 code: one of [`SPOKEN`].
    pub language: String,
    /// Asked by somebody else, with consent: who speaks.
    pub for_other: Option<Private<String>>,
    /// Keep it off boards, lists and counts.
    pub marked: bool,
    /// Whom the asker says yes to beforehand.
    pub beforehand: Beforehand,
    /// How far it may reach.
    pub farthest: Ring,
    /// How long in a ring, if the asker chose.
    pub widen_every: Option<Span>,
    /// Who the asker is and how to reach them.
    pub person: people::NewPerson,
    /// Where it starts.
    pub home: circles::CircleId,
    /// Who says yes to a helper.
    pub answered_by: AnsweredBy,
    /// The steward who wrote it down for a caller.
    pub taken_by: Option<PersonId>,
    /// Repeated posts of the same form answer the same.
    pub post: Option<Post>,
}

/// What a posting left behind.
#[derive(Clone)]
pub struct Posted {
    /// The private link's token.
    pub link: Token,
    /// The sheet.
    pub sheet: Id<Sheet>,
    /// What the words signalled.
    pub flags: Flags,
    /// Who asks.
    pub asker: PersonId,
    /// The first ask.
    pub first: Option<Slug>,
}

/// A posting whose words were listened to. That takes longer than writing it, and only one writes at a time: it is
/// done before anybody waits for the database.
#[derive(Clone)]
pub struct Heard {
    posting: Posting,
    flags: Flags,
    besides: Besides,
}

/// What was not typed, or is for the rules alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct Besides {
    /// Somebody has to come in, or lives alone.
    pub inside: bool,
    /// A steward tries it out: it takes no place of the week and counts nowhere.
    pub practice: bool,
    /// Who is signed in.
    pub me: Option<PersonId>,
    /// The older ask it repeats, with its asker, shown to whoever asks now.
    pub again: Option<(AskId, PersonId)>,
}

/// Writes a posting, or finds the one that the same form wrote before.
pub fn post(tx: &mut Tx<'_>, cx: &Cx<'_>, heard: &Heard) -> Result<Posted, ActError> {
    let Heard { posting, flags, besides } = heard;
    let flags = *flags;
    let sheet: Id<Sheet> = Id::new(cx.now, cx.rng);
    if let Some(post) = &posting.post {
        match idempotency::remember(tx, post, &sheet.uuid().to_string(), cx.now)? {
            Outcome::First => {}
            Outcome::Repeat(answer) => return repeat(tx, cx, &answer),
            Outcome::Mismatch => return Err(ActError::Refused("asks-refusal-post-other-words")),
        }
    }
    let asker = asker::find_or_make(tx, cx, posting, besides)?;
    let key = cx.vault.person(tx, asker.cast())?.ok_or(ActError::Gone)?;
    let link = write_sheet(tx, cx, posting, (sheet, asker), &key)?;
    let rings = crate::rings::existing(tx, posting.home)?;
    let settings = store::settings(tx)?;
    let alone = circles::store::dial(tx, posting.home)? != circles::Dial::Assign;
    let again_of = besides.again.filter(|(_, by)| *by == asker).map(|(ask, _)| ask);
    let mut first = None;
    for &kind in &posting.kinds {
        let slug = write_ask(
            tx,
            cx,
            posting,
            &Line { kind, sheet, asker, flags, rings: &rings, settings: &settings, alone, besides, again_of },
            &key,
        )?;
        first = first.or(Some(slug));
    }
    tell::posted(tx, cx, asker, sheet)?;
    Ok(Posted { link, sheet, flags, asker, first })
}

/// The private link of a sheet, made again.
pub fn link_of(tx: &mut Tx<'_>, cx: &Cx<'_>, sheet: &Sheet) -> Result<Token, ActError> {
    Ok(cx.vault.token(tx, ASK_LINK, sheet.id.uuid(), sheet.link_generation)?)
}

/// The code word of a sheet: the same words every time, and stored nowhere.
pub fn code_word(tx: &mut Tx<'_>, cx: &Cx<'_>, sheet: &Sheet) -> Result<people::CodeWord, ActError> {
    let mac = cx.vault.mac(tx, CODE_WORD, sheet.id.uuid().as_bytes())?;
    let seed = mac.iter().take(8).fold(0_u64, |n, byte| n << 8 | u64::from(*byte));
    let lang = sheet.code_language.parse().unwrap_or(Lang::En);
    Ok(people::CodeWord::draw(lang, &mut Rng::seeded(seed).stream("code word")))
}

impl Heard {
    /// The key of its form, if it came with one.
    pub(crate) const fn post(&self) -> Option<&Post> {
        self.posting.post.as_ref()
    }

    /// With what was not typed.
    #[must_use]
    pub fn with(self, besides: Besides) -> Self {
        Self { besides, ..self }
    }
}

impl Posting {
    /// Listens to its words.
    #[must_use]
    pub fn heard(self) -> Heard {
        Heard { flags: self.flags(), posting: self, besides: Besides::default() }
    }

    /// What all of its words together signal.
    fn flags(&self) -> Flags {
        let note = self.private_note.as_ref().map_or("", |note| note.reveal());
        let place = self.place.as_ref().map_or("", |place| place.reveal());
        let line = self.public_line.as_deref().unwrap_or("");
        let all = [self.details.reveal(), note, line, place].join("\n");
        crate::domain::Lexicon::base().hear(&all).flags
    }
}

struct Line<'a> {
    kind: Kind,
    sheet: Id<Sheet>,
    asker: PersonId,
    flags: Flags,
    rings: &'a [Ring],
    settings: &'a Settings,
    /// Neighbors are asked without a steward.
    alone: bool,
    besides: &'a Besides,
    again_of: Option<AskId>,
}

fn write_sheet(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    posting: &Posting,
    (id, asker): (Id<Sheet>, PersonId),
    key: &PersonKey,
) -> Result<Token, ActError> {
    let sheet = Sheet {
        id,
        asker,
        link_generation: 1,
        for_other: posting.for_other.is_some(),
        consent_at: posting.for_other.as_ref().map(|_| cx.now),
        code_language: posting.lang.code().to_owned(),
        created_at: cx.now,
    };
    let link = link_of(tx, cx, &sheet)?;
    let cell = Cell::new("ask_sheets", "spoken_by", id);
    let spoken_by = posting.for_other.as_ref().map(|name| key.seal(&cell, name.reveal(), cx.rng));
    store::create_sheet(tx, &sheet, &link.hash(), spoken_by.as_deref())?;
    Ok(link)
}

fn write_ask(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    posting: &Posting,
    line: &Line<'_>,
    key: &PersonKey,
) -> Result<Slug, ActError> {
    let id: AskId = Id::new(cx.now, cx.rng);
    let mut next = Ask::begin(
        &NewAsk {
            id,
            asker: line.asker,
            kind: line.kind,
            when: posting.when,
            marked: posting.marked,
            flags: line.flags,
            answered_by: posting.answered_by,
            beforehand: posting.beforehand,
            nearest: Ring::Pod,
            farthest: posting.farthest,
            widen_every: posting.widen_every,
        },
        cx.now,
    );
    next.ask.inside = line.besides.inside;
    next.ask.again_of = line.again_of;
    let practice = line.besides.practice;
    let opens = if practice { None } else { weeks::closed_until(tx, line.settings, line.flags, cx.now)? };
    match opens {
        // A steward who writes it down has decided.
        Some(opens) if posting.taken_by.is_none() => next.ask = next.ask.wait_until(opens),
        _ => ask_neighbors(&mut next, line.alone, line.rings, cx.now),
    }
    let hours = Hours::of(line.settings);
    next.ask.rest_at_night(|at| hours.morning(at));
    let seal = |column: &'static str, text: &Private<String>| {
        key.seal(&Cell::new("asks", column, id), text.reveal(), cx.rng)
    };
    let row = NewRow {
        sheet: line.sheet,
        slug: Slug::of("asks.slug", cx.rng),
        home: posting.home,
        language: posting.language.clone(),
        public_line: posting.public_line.clone(),
        details: seal("details", &posting.details),
        private_note: posting.private_note.as_ref().map(|note| seal("private_note", note)),
        place: posting.place.as_ref().map(|place| seal("place", place)),
    };
    store::create(tx, &next, &row, posting.taken_by.or(Some(line.asker)))?;
    if practice {
        store::mark_practice(tx, id)?;
    }
    if crate::acts::opens_a_ring(&next) {
        tell::ring_opened(tx, cx, &next.ask, hours.is_night(cx.now))?;
    }
    Ok(row.slug)
}

/// Asks the first ring where no steward has to look first: nothing sensitive, no danger, no circle that wishes so.
fn ask_neighbors(next: &mut Next, alone: bool, rings: &[Ring], now: Timestamp) {
    if alone
        && !next.ask.is_sensitive()
        && let Ok(published) = next.ask.publish(Actor::Clock, rings, now)
    {
        next.events.extend(published.events);
        next.ask = published.ask;
    }
}

/// There may be room for an ask that waited: then neighbors are asked; else it waits on. Answers whether it moved.
pub(crate) fn admit(tx: &mut Tx<'_>, cx: &Cx<'_>, kept: &Kept, next: Next) -> Result<bool, ActError> {
    let settings = store::settings(tx)?;
    if let Some(opens) = weeks::closed_until(tx, &settings, kept.ask.flags, cx.now)? {
        store::wait_to_open(tx, kept, opens)?;
        return Ok(false);
    }
    let rings = crate::rings::existing(tx, kept.home)?;
    let alone = circles::store::dial(tx, kept.home)? != circles::Dial::Assign;
    let mut next = next;
    ask_neighbors(&mut next, alone, &rings, cx.now);
    crate::acts::keep(tx, cx, kept, next, None)?;
    Ok(true)
}

fn repeat(tx: &mut Tx<'_>, cx: &Cx<'_>, answer: &str) -> Result<Posted, ActError> {
    let id = answer.parse().map(Id::from_uuid).map_err(|_| ActError::Gone)?;
    // Its asker had it erased meanwhile; the key is remembered longer than the ask.
    let sheet = store::sheet(tx, id)?.ok_or(ActError::Refused("asks-refusal-post-erased"))?;
    let link = link_of(tx, cx, &sheet)?;
    let asks = store::asks_of_sheet(tx, id)?;
    let first = asks.first();
    let flags = match first {
        Some(ask) => store::load(tx, ask.id)?.map_or(Flags::NONE, |kept| kept.ask.flags),
        None => Flags::NONE,
    };
    Ok(Posted { link, sheet: id, flags, asker: sheet.asker, first: first.map(|ask| ask.slug) })
}
