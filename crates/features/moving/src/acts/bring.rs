//! Rows come in: one chunk a transaction, so that what a stop interrupts is whole or not begun, and nothing twice.

use asks::domain::{AnsweredBy, Beforehand, Ring};
use asks::posting::{Posting, at_desk};
use circles::CircleId;
use kit_base::{Private, Span};
use kit_db::{DbError, Tx};
use kit_i18n::Lang;
use kit_vault::PersonId;
use people::roles::Term;
use people::{Contact, Held, Member, NewPerson, Role, SafeContact};

use crate::acts::{Cx, as_db, looks_after, matches, next_step, plan, rows_of_chunk, tended_by};
use crate::domain::columns::Kind;
use crate::domain::offering;
use crate::domain::reading::{self, Draft, Named};
use crate::schema::UNDO_DAYS;
use crate::store::imports::{self, Import, ImportId, Same, State};
use crate::store::rows::{self, Made};
use crate::store::{notes, notes::Sealed};

/// The kind of its job.
pub const JOB: &str = "moving.bring";

/// A row that comes in.
struct Coming {
    line: u32,
    mark: [u8; 16],
    draft: Draft,
    same: Option<PersonId>,
}

/// Brings one chunk, and leaves the next to the next job.
pub fn step(tx: &mut Tx<'_>, cx: &Cx<'_>, id: ImportId) -> Result<(), DbError> {
    let Some(mut import) = imports::load(tx, id)?.filter(|import| import.state == State::Bringing) else {
        return Ok(());
    };
    let coming = coming(tx, cx, &mut import)?;
    let (here, new): (Vec<Coming>, Vec<Coming>) = coming.into_iter().partition(|row| row.same.is_some());
    let made = match import.kind {
        Kind::Asks => ask_all(tx, cx, &mut import, (&here, &new))?,
        Kind::Households | Kind::Helpers => {
            let mut made = make(tx, cx, &mut import, &new)?;
            for row in &here {
                made.extend(fill(tx, cx, &mut import, row)?);
            }
            made
        }
    };
    rows::add(tx, id, &made)?;
    import.next_chunk += 1;
    if import.next_chunk >= import.chunks {
        import.state = State::Done;
        import.forget_at = cx.now + Span::days(i64::from(UNDO_DAYS));
        imports::drop_lines(tx, id)?;
    } else {
        next_step(tx, cx, JOB, id)?;
    }
    imports::save(tx, &import)
}

/// The rows of the next chunk that come in, each with whom it fills if it makes nobody new.
fn coming(tx: &mut Tx<'_>, cx: &Cx<'_>, import: &mut Import) -> Result<Vec<Coming>, DbError> {
    let plan = plan(tx, import, cx.now)?;
    let lines = rows_of_chunk(tx, cx, import)?;
    let marks: Vec<[u8; 16]> = lines.iter().map(|(_, mark)| *mark).collect();
    let known = rows::known(tx, &marks)?;
    let mut fine = Vec::with_capacity(lines.len());
    for (line, mark) in &lines {
        let read = reading::read(&plan, line);
        if read.is_fine() && !known.contains(mark.as_slice()) {
            fine.push((line.number, *mark, read.draft));
        }
    }
    let drafts: Vec<&Draft> = fine.iter().map(|(_, _, draft)| draft).collect();
    let same = matches(tx, cx, import.id, &drafts)?;
    let (from, to) = (fine.first().map_or(0, |row| row.0), fine.last().map_or(0, |row| row.0));
    let said: std::collections::HashMap<u32, Same> =
        rows::said(tx, import.id, from, to)?.into_iter().collect();
    let tended = tended_by(tx, import.steward, cx.now)?;
    let mut out = Vec::with_capacity(fine.len());
    for ((line, mark, draft), same) in fine.into_iter().zip(same) {
        let say = said.get(&line).copied().unwrap_or(import.same);
        let same = match (same, say) {
            (Some(_), Same::Skip) => {
                import.tally.add("skipped", 1);
                continue;
            }
            (Some(person), Same::Add) if looks_after(tx, &tended, person)? => Some(person),
            (Some(_), Same::Add) => {
                import.tally.add("elsewhere", 1);
                None
            }
            _ => None,
        };
        out.push(Coming { line, mark, draft, same });
    }
    Ok(out)
}

/// New households, or new helpers.
fn make(tx: &mut Tx<'_>, cx: &Cx<'_>, import: &mut Import, new: &[Coming]) -> Result<Vec<Made>, DbError> {
    let households: Vec<Vec<Member>> = new
        .iter()
        .map(|row| row.draft.people.iter().map(|named| member(import.lang, &row.draft, named)).collect())
        .collect();
    let made = people::create_households(tx, cx.vault, (Some(import.home), &households), cx.now, cx.rng)?;
    let everybody: Vec<PersonId> = made.iter().flatten().map(|made| made.id).collect();
    people::join_many(tx, import.home, &everybody, cx.now)?;
    if import.kind == Kind::Helpers {
        people::roles::grant_many(tx, &everybody, helping(cx, import.home), cx.rng)?;
    }
    let (mut sealed, mut offered): (Vec<Sealed>, Vec<_>) = (Vec::new(), Vec::new());
    let mut out = Vec::with_capacity(everybody.len());
    for (row, members) in new.iter().zip(&made) {
        if let Some(first) = members.first() {
            sealed.extend(notes::seal(&first.key, first.id, &row.draft, cx.rng));
        }
        if let (Kind::Helpers, Some(first), Some(offer)) =
            (import.kind, members.first(), offering::offer(&row.draft))
        {
            offered.push((first.id, offer));
        }
        out.extend(members.iter().zip(0..).map(|(member, part)| Made {
            line: row.line,
            part,
            mark: row.mark,
            what: "made",
            person: Some(member.id),
            ask: None,
            filled: String::new(),
            version: 1,
        }));
    }
    notes::write(tx, &sealed, true)?;
    // They count nowhere before a steward lets them in, at the desk.
    offers::store::keep_many(tx, import.home, &offered, cx.now, cx.rng)?;
    import.tally.add("made", u32::try_from(everybody.len()).unwrap_or(0));
    Ok(out)
}

/// From now on, in this circle, until somebody says otherwise.
fn helping(cx: &Cx<'_>, circle: CircleId) -> (Held, Term) {
    (Held { circle, role: Role::Helper }, Term { since: cx.now, until: None })
}

fn member(lang: Lang, draft: &Draft, named: &Named) -> Member {
    let text = |text: &str| (!text.is_empty()).then(|| Private::new(text.to_owned()));
    Member {
        name: text(&named.name),
        phone: text(&named.phone),
        email: text(&named.email),
        address: text(&draft.address),
        language: written(draft, lang),
        speaks: draft.languages.join(" "),
    }
}

/// The first of their languages that our pages are in.
fn written(draft: &Draft, lang: Lang) -> Lang {
    draft.languages.iter().find_map(|code| code.parse().ok()).unwrap_or(lang)
}

/// Fills what is empty of somebody who is here; what they said themselves stays.
fn fill(tx: &mut Tx<'_>, cx: &Cx<'_>, import: &mut Import, row: &Coming) -> Result<Option<Made>, DbError> {
    let Some(person) = row.same else { return Ok(None) };
    let Some(here) = people::reach(tx, cx.vault, person)? else { return Ok(None) };
    let member =
        row.draft.people.first().map(|named| member(import.lang, &row.draft, named)).unwrap_or_default();
    let mut filled = Vec::new();
    if here.name.is_none() && member.name.is_some() {
        people::set_name(tx, cx.vault, person, member.name.as_ref(), cx.rng)?;
        filled.push("name");
    }
    if here.address.is_none() && member.address.is_some() {
        people::set_address(tx, cx.vault, person, member.address.as_ref(), cx.rng)?;
        filled.push("address");
    }
    if notes::has_none(tx, person)?
        && let Some(key) = cx.vault.person(tx, person)?
        && let Some(sealed) = notes::seal(&key, person, &row.draft, cx.rng)
    {
        notes::write(tx, &[sealed], false)?;
        filled.push("notes");
    }
    let belongs = people::memberships::of_person(tx, person)?;
    if !belongs.iter().any(|seat| seat.circle == import.home) {
        people::memberships::join(tx, import.home, person, None, cx.now)?;
        filled.push("member");
    }
    if import.kind == Kind::Helpers && !people::helps(tx, person, import.home)? {
        let (held, term) = helping(cx, import.home);
        people::roles::grant(tx, person, held, term, cx.rng)?;
        filled.push("helper");
    }
    if import.kind == Kind::Helpers
        && let Some(offer) = offering::offer(&row.draft)
        && offers::store::of_person(tx, person)?.is_none()
    {
        offers::store::keep(tx, person, (import.home, &offer), cx.now, cx.rng)?;
        filled.push("offer");
    }
    import.tally.add("added", 1);
    Ok(Some(Made {
        line: row.line,
        part: 0,
        mark: row.mark,
        what: "joined",
        person: Some(person),
        ask: None,
        filled: filled.join(" "),
        version: rows::version(tx, person)?,
    }))
}

/// Asks wait at the desk: no neighbor is asked and nobody is written to.
fn ask_all(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    import: &mut Import,
    (here, new): (&[Coming], &[Coming]),
) -> Result<Vec<Made>, DbError> {
    let known: Vec<PersonId> = here.iter().filter_map(|row| row.same).collect();
    let keys = cx.vault.people(tx, &known)?;
    let new: Vec<&Coming> = new.iter().filter(|row| row.draft.ask.is_some()).collect();
    let households: Vec<Vec<Member>> = new.iter().map(|row| vec![asker(import.lang, &row.draft)]).collect();
    let made = people::create_households(tx, cx.vault, (Some(import.home), &households), cx.now, cx.rng)?;
    let with = asks::acts::Cx { vault: cx.vault, rng: cx.rng, words: cx.words, now: cx.now };
    let mut out = Vec::with_capacity(here.len() + new.len());
    let here = here.iter().filter_map(|row| Some((row, keys.get_key_value(&row.same?)?, "asked")));
    let new =
        new.into_iter().zip(made.iter().flatten()).map(|(row, made)| (row, (&made.id, &made.key), "made"));
    for (row, (person, key), what) in here.chain(new) {
        let Some(posting) = posting(import, &row.draft) else { continue };
        let done = row.draft.ask.as_ref().is_some_and(|ask| ask.done);
        let written =
            at_desk::write_down(tx, &with, &posting.heard(), (person.cast(), key)).map_err(as_db)?;
        import.tally.add(if done { "asked-done" } else { "asked" }, 1);
        out.push(Made {
            line: row.line,
            part: 0,
            mark: row.mark,
            what,
            person: Some(*person),
            ask: Some(written.ask),
            filled: String::new(),
            // Of somebody who was here only the ask is ever taken back, and that has a version of its own.
            version: 1,
        });
    }
    Ok(out)
}

/// Whoever asks, reached in one way; a second one stays in the note.
fn asker(lang: Lang, draft: &Draft) -> Member {
    let mut member = member(lang, draft, &draft.people.first().cloned().unwrap_or_default());
    member.email = member.email.filter(|_| member.phone.is_none());
    member
}

fn posting(import: &Import, draft: &Draft) -> Option<Posting> {
    let ask = draft.ask.as_ref()?;
    let text = |text: &str| (!text.is_empty()).then(|| Private::new(text.to_owned()));
    let named = draft.people.first().cloned().unwrap_or_default();
    let contact = match (text(&named.phone), text(&named.email)) {
        (Some(phone), _) => Contact::Phone(phone),
        (None, Some(email)) => Contact::Email(email),
        (None, None) => Contact::None,
    };
    let mut note = draft.note.clone();
    for more in [draft.second_phone.as_str(), if named.phone.is_empty() { "" } else { &named.email }] {
        if !more.is_empty() {
            note = format!("{note}{}{more}", if note.is_empty() { "" } else { "; " });
        }
    }
    Some(Posting {
        kinds: vec![ask.kind],
        details: Private::new(ask.details.clone()),
        private_note: text(&note),
        public_line: None,
        when: ask.when,
        place: None,
        lang: written(draft, import.lang),
        language: draft.languages.first().map_or(import.lang.code(), |code| code).to_owned(),
        for_other: None,
        marked: false,
        beforehand: Beforehand::Nobody,
        farthest: Ring::Neighborhood,
        widen_every: None,
        person: NewPerson {
            name: text(&named.name),
            contact,
            language: written(draft, import.lang),
            rules: SafeContact::default(),
            address: text(&draft.address),
            home_circle: Some(import.home),
            cell: None,
        },
        home: import.home,
        answered_by: AnsweredBy::Steward,
        taken_by: import.steward.map(kit_base::Id::cast),
        post: None,
    })
}
