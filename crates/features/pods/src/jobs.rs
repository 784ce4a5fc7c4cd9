//! What time does: agreements lapse at their review, what came to nothing is forgotten, a call nobody answers widens.

use asks::acts::{ActError, Cx};
use asks::domain::{AnsweredBy, Beforehand, Kind, Ring, When};
use asks::posting::{self, Besides, Posting};
use kit_base::{Private, Rng, Timestamp};
use kit_db::{DbError, Tx};
use kit_i18n::Lang;
use kit_jobs::{JobError, Jobs};
use kit_vault::VaultError;
use people::{Contact, NewPerson, SafeContact};

use crate::store::asks as stand_by;
use crate::store::calls::{self, Call, PodCall, Stage};
use crate::tell::{QUIET, Tools, tell};

/// Adds the work that happens later.
#[must_use]
pub fn with_jobs(jobs: Jobs, tools: Tools) -> Jobs {
    let others = tools.clone();
    jobs.register(stand_by::DUE, move |tx, body, cx| {
        ask_due(tx, &tools, body.get_id("ask")?, (cx.now, &cx.rng)).map_err(failed)
    })
    .register(calls::DUE, move |tx, body, cx| {
        call_due(tx, &others, body.get_id("call")?, (cx.now, &cx.rng)).map_err(failed)
    })
}

fn failed(error: VaultError) -> JobError {
    JobError::Db(error.into())
}

/// An agreement lapses, and both are asked once whether it still holds; anything else has been kept long enough.
fn ask_due(
    tx: &mut Tx<'_>,
    tools: &Tools,
    id: kit_base::Id<stand_by::PodAsk>,
    (now, rng): (Timestamp, &Rng),
) -> Result<(), VaultError> {
    let Some(kept) = stand_by::by_id(tx, &tools.vault, id)?.filter(|kept| kept.due_at <= now) else {
        return Ok(());
    };
    let Some(standing) = kept.standing.in_time() else { return Ok(stand_by::forget(tx, id)?) };
    let next = stand_by::Next { standing, answered: kept.answered.clone(), answerer: kept.answerer };
    stand_by::keep(tx, &tools.vault, (&kept, &next), now, rng)?;
    let (hands, at) = ((&tools.vault, &*tools.words), (now, rng));
    let key = if kept.asked.purpose().with_care() { QUIET } else { "pods-text-review" };
    if !trust::is_suspended(tx, kept.owner)? {
        tell(tx, hands, (kept.owner, key, &format!("/my/pod/{}", kept.slug)), at)?;
    }
    let Some(answerer) = kept.answerer else { return Ok(()) };
    // Who is kept apart from whoever asked hears no more of them, and nobody is told that.
    if !trust::apart(tx, kept.owner, answerer)? && !trust::is_suspended(tx, answerer)? {
        let link = kept.link(tx, &tools.vault)?.text();
        tell(tx, hands, (answerer, key, &format!("/pod/answer/{link}")), at)?;
    }
    Ok(())
}

/// The time that the caller set is up, or the call has been kept long enough.
fn call_due(
    tx: &mut Tx<'_>,
    tools: &Tools,
    id: kit_base::Id<PodCall>,
    (now, rng): (Timestamp, &Rng),
) -> Result<(), VaultError> {
    let Some(call) = calls::by_id(tx, &tools.vault, id)?.filter(|call| call.due_at <= now) else {
        return Ok(());
    };
    if now >= call.made_at + calls::KEPT {
        return Ok(calls::forget(tx, id)?);
    }
    if call.stage != Stage::Open {
        return Ok(calls::settle(tx, &call, call.stage, (now, rng))?);
    }
    let turns = calls::turns(tx, id)?;
    if turns.iter().any(|turn| turn.coming.comes()) {
        return Ok(calls::settle(tx, &call, Stage::Open, (now, rng))?);
    }
    let mut care = false;
    for turn in turns {
        let kept = stand_by::by_id(tx, &tools.vault, turn.ask)?;
        care |= kept.is_some_and(|kept| kept.asked.purpose().with_care());
    }
    // Its words may have become others since it was made.
    let widened = call.widens && !care && widen(tx, tools, &call, (now, rng))?;
    let (stage, key) =
        if widened { (Stage::Widened, "pods-text-widened") } else { (Stage::Silent, "pods-text-silent") };
    let key = if care { QUIET } else { key };
    calls::settle(tx, &call, stage, (now, rng))?;
    let (hands, path) = ((&tools.vault, &*tools.words), format!("/pod/call/{}", call.slug));
    tell(tx, hands, (call.owner, key, &path), (now, rng))?;
    Ok(())
}

/// Asks the caller's circle, in the same transaction as the call's own change: so once, whoever runs the job.
/// `false`: there is no circle to ask, or the rules of asks said no.
fn widen(
    tx: &mut Tx<'_>,
    tools: &Tools,
    call: &Call,
    (now, rng): (Timestamp, &Rng),
) -> Result<bool, VaultError> {
    let Some(profile) = people::profile(tx, call.owner)? else { return Ok(false) };
    let Some(home) = profile.home_circle else { return Ok(false) };
    let lang: Lang = call.said.lang.parse().unwrap_or_default();
    let posting = Posting {
        kinds: vec![Kind::parse(&call.said.kind).unwrap_or(Kind::Other)],
        details: Private::new(call.said.words.clone()),
        private_note: None,
        public_line: None,
        when: When::Today,
        place: None,
        lang,
        language: lang.code().to_owned(),
        for_other: None,
        marked: false,
        beforehand: Beforehand::Nobody,
        farthest: Ring::Neighborhood,
        widen_every: None,
        person: NewPerson {
            name: None,
            contact: Contact::None,
            language: lang,
            rules: SafeContact::default(),
            address: None,
            home_circle: Some(home),
            cell: profile.cell,
        },
        home,
        answered_by: AnsweredBy::Asker,
        taken_by: None,
        post: None,
    };
    let besides = Besides { me: Some(call.owner.cast()), ..Besides::default() };
    let cx = Cx { vault: &tools.vault, rng, words: &tools.words, now };
    match posting::post(tx, &cx, &posting.heard().with(besides)) {
        Ok(_) => Ok(true),
        Err(ActError::Gone | ActError::Refused(_)) => Ok(false),
        Err(ActError::Db(error)) => Err(VaultError::Db(error)),
        Err(ActError::Vault(error)) => Err(error),
        Err(ActError::People(error)) => Err(VaultError::Db(DbError::from(error))),
    }
}
