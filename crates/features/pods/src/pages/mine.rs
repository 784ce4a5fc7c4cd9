//! `/my/pod`: whom I asked and what came of it, whom I stand by for, my calls; and one of mine with what to say.

use std::future::Future;
use std::pin::Pin;

use askama::Template;
use axum::extract::{Path, State};
use kit_base::Timestamp;
use kit_vault::VaultError;
use kit_web::{Answer, Fault, Form, Page, SeeOther, Trip, filters};
use people::{Aside, MyAside, Neighbor, Site};

use super::{address, slug};
use crate::domain::Standing;
use crate::store::asks::{self, Kept};
use crate::store::calls;
use crate::words;

/// Everything of mine.
#[derive(Template)]
#[template(path = "pages/mine.html")]
pub struct Mine {
    /// Who agreed.
    pub pod: Vec<Line>,
    /// Everybody else whom I asked.
    pub asked: Vec<Line>,
    /// For whom I stand by.
    pub standing_by: Vec<Line>,
    /// My calls of the last days: address and day.
    pub calls: Vec<(String, Timestamp)>,
}

/// One line.
pub struct Line {
    /// Where it leads.
    pub path: String,
    /// The other one.
    pub who: String,
    /// Message key: where it stands.
    pub standing: String,
    /// Message key: what for.
    pub purpose: String,
    /// What they agreed to.
    pub scope: String,
}

/// One that I asked.
#[derive(Template)]
#[template(path = "pages/mine_one.html")]
pub struct One {
    /// The other one.
    pub who: String,
    /// Message key: what for.
    pub purpose: String,
    /// Where it stands.
    pub standing: Standing,
    /// Message key of that.
    pub stands: String,
    /// What they agreed to, in words.
    pub scope: String,
    /// What they said.
    pub answered: Option<asks::Answered>,
    /// When it is looked at again.
    pub review: String,
    /// What to say.
    pub script: Vec<String>,
    /// The one-time link.
    pub link: String,
    /// Into a text message.
    pub sms: String,
    /// Into a letter.
    pub mail: String,
    /// Where the forms go.
    pub path: String,
    /// The page that puts it in other words.
    pub change: String,
    /// It asks for care.
    pub care: bool,
}

impl One {
    /// An answer may still come.
    const fn open(&self) -> bool {
        !matches!(self.standing, Standing::Agreed | Standing::Ended)
    }
}

fn line(trip: &Trip, path: String, who: &str, kept: &Kept) -> Line {
    let scope = kept.answered.as_ref().map(|answered| scope(trip, answered)).unwrap_or_default();
    Line {
        path,
        who: who.to_owned(),
        standing: format!("pods-stands-{}", kept.standing.code()),
        purpose: format!("pods-for-{}", kept.asked.purpose().code()),
        scope,
    }
}

/// What somebody agreed to, as one line.
pub(super) fn scope(trip: &Trip, answered: &asks::Answered) -> String {
    let scope =
        asks::Asked { needs: answered.yes.clone(), hope: answered.only.clone(), ..asks::Asked::default() };
    words::hope(trip.catalogue(), trip.lang(), &scope)
}

/// `GET /my/pod`. Statements: 6.
pub async fn list(State(site): State<Site>, me: Neighbor, trip: Trip) -> Answer<Page<Mine>> {
    let (vault, id) = (site.vault.clone(), me.me.id);
    let (mine, others, calls) = site
        .read(me.network_id(), move |tx| {
            let mine = asks::of_owner(tx, &vault, id)?;
            let mut others = Vec::new();
            for kept in asks::standing_by(tx, &vault, id)? {
                let link = kept.link(tx, &vault)?.text();
                others.push((kept, link));
            }
            Ok::<_, VaultError>((mine, others, calls::of_owner(tx, &vault, id)?))
        })
        .await?;
    let (pod, asked): (Vec<&Kept>, Vec<&Kept>) = mine.iter().partition(|kept| kept.is_agreed());
    let own = |kept: &&Kept| line(&trip, format!("/my/pod/{}", kept.slug), &kept.asked.to, kept);
    let other =
        |(kept, link): &(Kept, String)| line(&trip, format!("/pod/answer/{link}"), &kept.asked.me, kept);
    let body = Mine {
        pod: pod.iter().map(own).collect(),
        asked: asked.iter().map(own).collect(),
        standing_by: others.iter().map(other).collect(),
        calls: calls.iter().map(|call| (format!("/pod/call/{}", call.slug), call.made_at)).collect(),
    };
    Ok(Page::new("pods-mine-title", body).private().section("my"))
}

/// `GET /my/pod/{slug}`. Statements: 3.
pub async fn show(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(text): Path<String>,
) -> Answer<Page<One>> {
    let (vault, id, slug) = (site.vault.clone(), me.me.id, slug(&text)?);
    let found = site
        .read(me.network_id(), move |tx| {
            let Some(kept) = asks::by_slug(tx, &vault, id, &slug)? else { return Ok(None) };
            let link = kept.link(tx, &vault)?.text();
            Ok::<_, VaultError>(Some((kept, link)))
        })
        .await?;
    let (kept, token) = found.ok_or(Fault::NOT_FOUND)?;
    let link = address(&me.network, &format!("/pod/answer/{token}"));
    let day = super::sheets::day(&trip, &me, kept.due_at);
    Ok(page(&kept, (link, day), &trip))
}

/// The page, for the handler and for samples.
pub fn page(kept: &Kept, (link, review): (String, String), trip: &Trip) -> Page<One> {
    let (catalogue, lang) = (trip.catalogue(), trip.lang());
    let message = words::message(catalogue, lang, &kept.asked, &link);
    let body = One {
        who: kept.asked.to.clone(),
        purpose: format!("pods-for-{}", kept.asked.purpose().code()),
        standing: kept.standing,
        stands: format!("pods-stands-{}", kept.standing.code()),
        scope: kept.answered.as_ref().map(|answered| scope(trip, answered)).unwrap_or_default(),
        answered: kept.answered.clone(),
        review,
        script: words::script(catalogue, lang, &kept.asked, ""),
        sms: words::sms("", &message),
        mail: words::mailto(catalogue.text(lang, "pods-say-subject"), &message),
        link,
        path: format!("/my/pod/{}", kept.slug),
        change: format!("/pod/ask?of={}", kept.slug),
        care: kept.asked.purpose().with_care(),
    };
    Page::new("pods-one-title", body).private().section("my")
}

/// `POST /my/pod/{slug}` with `act`: `end` or `forget`. It needs no reason.
pub async fn act(
    State(site): State<Site>,
    me: Neighbor,
    Path(text): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let (vault, rng, now, id) = (site.vault.clone(), site.rng.clone(), site.now(), me.me.id);
    let (slug, forgets) = (slug(&text)?, form.is("act", "forget"));
    let done = site
        .write(me.network_id(), move |tx| {
            let Some(kept) = asks::by_slug(tx, &vault, id, &slug)? else { return Ok(false) };
            if forgets {
                asks::forget(tx, kept.id)?;
            } else {
                asks::end(tx, &vault, &kept, now, &rng)?;
            }
            Ok::<_, VaultError>(true)
        })
        .await?;
    if !done {
        return Err(Fault::NOT_FOUND.into());
    }
    Ok(SeeOther::to("/my/pod").flash(if forgets { "pods-forgotten" } else { "pods-ended" }))
}

/// A line on `/my` that leads here. No statement.
pub struct OnMy;

/// That line.
#[derive(Template)]
#[template(path = "pages/on_my.html")]
pub struct OnMyPart;

impl MyAside for OnMy {
    fn fill<'a>(
        &'a self,
        _: &'a Site,
        _: &'a Neighbor,
    ) -> Pin<Box<dyn Future<Output = Answer<Option<Aside>>> + Send + 'a>> {
        Box::pin(async { Ok(Some(Aside::new(OnMyPart))) })
    }
}
