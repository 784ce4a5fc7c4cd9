//! `/pod/call`: one button calls those who agreed, by what is needed now.

use ::asks::domain::Kind;
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use kit_base::{Rng, Slug, Span, Timestamp};
use kit_db::Tx;
use kit_i18n::Catalogue;
use kit_jobs::idempotency::{self, Outcome, new_key};
use kit_vault::{PersonId, Vault, VaultError};
use kit_web::{Answer, Form, Page, Problems, Query, SeeOther, Trip, filters};
use people::{Neighbor, Site};

use super::mine::scope;
use super::{NAME, TEXT, cut, post, sent_already};
use crate::store::asks::{self, Kept};
use crate::store::calls::{self, Call, MOST, NewCall, Said};
use crate::tell::{QUIET, tell};

/// The minutes that a caller may wait for an answer.
pub const MINUTES: [i64; 5] = [15, 30, 60, 180, 720];

/// The page.
#[derive(Template)]
#[template(path = "pages/call.html")]
pub struct CallPage {
    /// Who agreed, those who agreed to what is needed first.
    pub people: Vec<Somebody>,
    /// Every need that somebody agreed to: the code, and whether it is the one that is looked for.
    pub needs: Vec<(String, bool)>,
    /// What was typed.
    pub typed: Typed,
    /// What is wrong with it.
    pub problems: Problems,
}

/// Somebody who agreed.
pub struct Somebody {
    /// Stands for them in the form.
    pub slug: String,
    /// Their name.
    pub who: String,
    /// What they agreed to, in words.
    pub scope: String,
    /// Called, if nothing is changed.
    pub chosen: bool,
    /// They are told from here; else the caller sends the link.
    pub told: bool,
}

/// What was typed.
#[derive(Clone, Default)]
pub struct Typed {
    /// Who is called.
    pub who: Vec<String>,
    /// What is needed.
    pub words: String,
    /// The need that is looked for.
    pub need: String,
    /// Minutes.
    pub minutes: i64,
    /// The circle is asked if nobody answers.
    pub widens: bool,
    /// The kind of help, for the circle.
    pub kind: String,
    /// Counts once.
    pub key: String,
}

impl CallPage {
    /// The message key of each kind, with its word.
    fn kinds() -> impl Iterator<Item = (&'static str, String)> {
        Kind::ALL.iter().map(|kind| (kind.code(), format!("asks-kind-{}", kind.code())))
    }

    fn minutes() -> impl Iterator<Item = (String, String)> {
        MINUTES.iter().map(|n| (n.to_string(), format!("pods-minutes-{n}")))
    }

    fn waits(&self, minutes: &str) -> bool {
        self.typed.minutes.to_string() == minutes
    }
}

impl Typed {
    fn of(form: &Form) -> Self {
        let minutes = form.one("minutes").parse().ok().filter(|n| MINUTES.contains(n)).unwrap_or(30);
        Self {
            who: form.all("who").take(MOST).map(str::to_owned).collect(),
            words: cut(form.one("words"), TEXT),
            need: cut(form.one("need"), NAME),
            minutes,
            widens: form.has("widens"),
            kind: cut(form.one("kind"), NAME),
            key: cut(form.one("key"), NAME),
        }
    }
}

fn somebody(kept: &Kept, typed: &Typed, trip: &Trip) -> Somebody {
    let answered = kept.answered.clone().unwrap_or_default();
    let fits = typed.need.is_empty() || answered.yes.contains(&typed.need);
    let slug = kept.slug.to_string();
    Somebody {
        chosen: if typed.who.is_empty() { fits } else { typed.who.contains(&slug) },
        slug,
        who: kept.asked.to.clone(),
        scope: scope(trip, &answered),
        told: kept.answerer.is_some(),
    }
}

/// The page, for the handlers and for samples.
pub fn page(pod: &[Kept], typed: Typed, problems: Problems, trip: &Trip) -> Page<CallPage> {
    let mut people: Vec<Somebody> = pod.iter().map(|kept| somebody(kept, &typed, trip)).collect();
    people.sort_by_key(|one| !one.chosen);
    let mut needs: Vec<String> =
        pod.iter().filter_map(|kept| kept.answered.clone()).flat_map(|answered| answered.yes).collect();
    needs.sort_unstable();
    needs.dedup();
    let needs = needs.into_iter().map(|need| (need.clone(), need == typed.need)).collect();
    let wrong = problems.clone();
    let body = CallPage { people, needs, typed, problems };
    Page::new("pods-call-title", body).private().section("my").checked(&wrong)
}

/// Who agreed; where care is asked for nobody is called by a list, unless the purpose itself was chosen.
async fn pod(site: &Site, me: &Neighbor) -> Answer<Vec<Kept>> {
    let (vault, id) = (site.vault.clone(), me.me.id);
    let all = site.read(me.network_id(), move |tx| asks::of_owner(tx, &vault, id)).await?;
    Ok(all.into_iter().filter(Kept::is_agreed).collect())
}

/// `GET /pod/call?need=…`. Statements: 2.
pub async fn show(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    query: Query,
) -> Answer<Page<CallPage>> {
    let typed = Typed { key: new_key(&site.rng), ..Typed::of(&query) };
    Ok(page(&pod(&site, &me).await?, typed, Problems::new(), &trip))
}

/// `POST /pod/call`. Statements: 12, and some for each message.
pub async fn send(State(site): State<Site>, me: Neighbor, trip: Trip, form: Form) -> Answer<Response> {
    let typed = Typed::of(&form);
    let pod = pod(&site, &me).await?;
    let called: Vec<Kept> =
        pod.iter().filter(|kept| typed.who.contains(&kept.slug.to_string())).cloned().collect();
    let mut problems = Problems::new();
    if called.is_empty() {
        problems.add("who", "pods-call-who-wrong");
    }
    if typed.words.is_empty() {
        problems.add("words", "pods-call-words-wrong");
    }
    if form.switches_language() || !problems.is_empty() {
        let problems = if form.switches_language() { Problems::new() } else { problems };
        return Ok(page(&pod, typed, problems, &trip).into_response());
    }
    let (id, post, key) = (me.me.id, post(&form, me.me.id, "/pod/call"), new_key(&site.rng));
    let again = Typed { key, ..typed.clone() };
    let said = Said {
        me: called.first().map(|kept| kept.asked.me.clone()).unwrap_or_default(),
        words: typed.words,
        kind: typed.kind,
        lang: me.lang.code().to_owned(),
    };
    // What asks for care never leaves the pod.
    let widens = typed.widens && !called.iter().any(|kept| kept.asked.purpose().with_care());
    let (vault, rng, now, words) = (site.vault.clone(), site.rng.clone(), site.now(), trip.clone());
    let made = site
        .write(me.network_id(), move |tx| {
            if let Some(post) = &post {
                match idempotency::remember(tx, post, "/my/pod", now)? {
                    Outcome::First => {}
                    Outcome::Repeat(_) => return Ok(Some(Made::Before)),
                    Outcome::Mismatch => return Ok(None),
                }
            }
            let keys: Vec<_> = called.iter().map(|kept| kept.id).collect();
            if calls::is_enough(tx, id, now)? {
                return Ok(Some(Made::Enough));
            }
            let waits = Span::minutes(typed.minutes);
            let new = NewCall { owner: id, said: &said, asks: &keys, widens, waits };
            let silent = calls::not_now(tx, id, now)?;
            let Some(slug) = calls::make(tx, &vault, &new, now, &rng)? else { return Ok(Some(Made::Before)) };
            let Some(call) = calls::by_slug(tx, &vault, id, &slug)? else { return Ok(Some(Made::Before)) };
            let hands = (&vault, words.catalogue());
            ring(tx, hands, (&call, &called, silent), (now, &rng))?;
            Ok::<_, VaultError>(Some(Made::Call(slug)))
        })
        .await?;
    Ok(match made {
        None => return Err(sent_already()),
        Some(Made::Before) => SeeOther::to("/my/pod").into_response(),
        Some(Made::Enough) => {
            let mut problems = Problems::new();
            problems.add("words", "pods-call-enough");
            page(&pod, again, problems, &trip).into_response()
        }
        Some(Made::Call(slug)) => SeeOther::to(format!("/pod/call/{slug}")).into_response(),
    })
}

/// What became of the form.
enum Made {
    /// It had come before.
    Before,
    /// There are as many calls as there may be.
    Enough,
    /// This call.
    Call(Slug),
}

/// Tells everybody who wanted to hear from here, each once. Whoever is kept apart from the caller or suspended hears
/// nothing, and a caller who is suspended reaches nobody; no page says so.
fn ring(
    tx: &mut Tx<'_>,
    hands: (&Vault, &Catalogue),
    (call, called, mut silent): (&Call, &[Kept], Vec<PersonId>),
    (now, rng): (Timestamp, &Rng),
) -> Result<(), VaultError> {
    if trust::is_suspended(tx, call.owner)? {
        return Ok(());
    }
    for turn in calls::turns(tx, call.id)? {
        let Some(kept) = called.iter().find(|kept| kept.id == turn.ask) else { continue };
        let Some(to) = kept.answerer.filter(|to| !silent.contains(to)) else { continue };
        silent.push(to);
        if trust::is_suspended(tx, to)? {
            continue;
        }
        let path = format!("/pod/come/{}", turn.link(tx, hands.0)?.text());
        let key = if kept.asked.purpose().with_care() { QUIET } else { "pods-text-call" };
        tell(tx, hands, (to, key, &path), (now, rng))?;
    }
    Ok(())
}
