//! `/pod/ask`: asking one person to stand by, or putting it in other words. Only this person and the one who is asked
//! ever see it.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use kit_jobs::idempotency::{self, Outcome, new_key};
use kit_vault::VaultError;
use kit_web::{Answer, Fault, Form, Page, Problems, Query, SeeOther, filters};
use people::{Neighbor, Site};

use super::{NAME, TEXT, cut, post, sent_already, slug};
use crate::domain::Purpose;
use crate::store::asks::{self, Asked};

/// The page.
#[derive(Template)]
#[template(path = "pages/ask.html")]
pub struct Ask {
    /// What it can be for; shown where none is chosen yet.
    pub purposes: [Purpose; 11],
    /// What was typed.
    pub typed: Typed,
    /// What is wrong with it.
    pub problems: Problems,
}

/// What was typed.
#[derive(Clone, Default)]
pub struct Typed {
    /// What it is for.
    pub purpose: Option<Purpose>,
    /// The words.
    pub asked: Asked,
    /// The ask whose words are changed; empty: a new one.
    pub of: String,
    /// They said yes to the words before.
    pub agreed: bool,
    /// Counts once.
    pub key: String,
}

impl Typed {
    fn of(form: &Form) -> Self {
        let purpose = Purpose::parse(form.one("for"));
        let one = |name: &str, most: usize| cut(form.one(name), most);
        let asked = Asked {
            purpose: purpose.map(Purpose::code).unwrap_or_default().to_owned(),
            me: one("me", NAME),
            to: one("to", NAME),
            needs: purpose.map(|purpose| purpose.known(form.all("need"))).unwrap_or_default(),
            hope: one("hope", TEXT),
            give: one("give", TEXT),
            lang: String::new(),
        };
        Self { purpose, asked, of: one("of", NAME), agreed: form.has("agreed"), key: one("key", NAME) }
    }

    fn problems(&self) -> Problems {
        let mut problems = Problems::new();
        if self.asked.to.is_empty() {
            problems.add("to", "pods-ask-to-wrong");
        }
        if self.asked.me.is_empty() {
            problems.add("me", "pods-ask-me-wrong");
        }
        if self.asked.needs.is_empty() && self.asked.hope.is_empty() {
            problems.add("hope", "pods-ask-hope-wrong");
        }
        problems
    }

    fn has(&self, need: &str) -> bool {
        self.asked.needs.iter().any(|known| known == need)
    }
}

/// The page, for the handlers and for samples.
pub fn page(typed: Typed, problems: Problems) -> Page<Ask> {
    let wrong = problems.clone();
    let body = Ask { purposes: Purpose::ALL, typed, problems };
    Page::new("pods-ask-title", body).private().section("my").language_form("pod-ask").checked(&wrong)
}

/// `GET /pod/ask?for=…` begins one; `?of=…` puts one's own in other words. Statements: 2.
pub async fn show(State(site): State<Site>, me: Neighbor, query: Query) -> Answer<Page<Ask>> {
    let (vault, id, key) = (site.vault.clone(), me.me.id, new_key(&site.rng));
    if let Some(of) = query.some("of") {
        let of = slug(of)?;
        let found = site.read(me.network_id(), move |tx| asks::by_slug(tx, &vault, id, &of)).await?;
        let kept = found.ok_or(Fault::NOT_FOUND)?;
        let typed = Typed {
            purpose: Some(kept.asked.purpose()),
            agreed: kept.standing.has_agreed(),
            asked: kept.asked,
            of: kept.slug.to_string(),
            key,
        };
        return Ok(page(typed, Problems::new()));
    }
    let mut typed = Typed { key, ..Typed::of(&query) };
    if typed.purpose.is_some() && typed.asked.me.is_empty() {
        let name = site.read(me.network_id(), move |tx| people::first_name(tx, &vault, id)).await?;
        typed.asked.me = name.map(|name| name.reveal().clone()).unwrap_or_default();
    }
    Ok(page(typed, Problems::new()))
}

/// `POST /pod/ask`. Statements: 7.
pub async fn send(State(site): State<Site>, me: Neighbor, form: Form) -> Answer<Response> {
    let mut typed = Typed::of(&form);
    if form.switches_language() || typed.purpose.is_none() {
        return Ok(page(typed, Problems::new()).into_response());
    }
    let problems = typed.problems();
    if !problems.is_empty() {
        return Ok(page(typed, problems).into_response());
    }
    me.lang.code().clone_into(&mut typed.asked.lang);
    let (vault, rng, now, id) = (site.vault.clone(), site.rng.clone(), site.now(), me.me.id);
    if !typed.of.is_empty() {
        let (of, asked) = (slug(&typed.of)?, typed.asked);
        let changed = site
            .write(me.network_id(), move |tx| {
                let Some(kept) = asks::by_slug(tx, &vault, id, &of)? else { return Ok(false) };
                asks::rewrite(tx, &vault, (&kept, &asked), now, &rng)?;
                Ok::<_, VaultError>(true)
            })
            .await?;
        if !changed {
            return Err(Fault::NOT_FOUND.into());
        }
        return Ok(SeeOther::to(format!("/my/pod/{of}")).flash("pods-changed").into_response());
    }
    if site.read(me.network_id(), move |tx| asks::is_full(tx, id)).await? {
        let mut problems = Problems::new();
        problems.add("to", "pods-ask-full");
        return Ok(page(typed, problems).into_response());
    }
    let post = post(&form, id, "/pod/ask");
    let made = site
        .write(me.network_id(), move |tx| {
            if let Some(post) = &post {
                match idempotency::remember(tx, post, "/my/pod", now)? {
                    Outcome::First => {}
                    Outcome::Repeat(_) => return Ok(Some(None)),
                    Outcome::Mismatch => return Ok(None),
                }
            }
            Ok::<_, VaultError>(Some(asks::make(tx, &vault, (id, &typed.asked), now, &rng)?))
        })
        .await?;
    Ok(match made {
        None => return Err(sent_already()),
        Some(None) => SeeOther::to("/my/pod").into_response(),
        Some(Some(slug)) => SeeOther::to(format!("/my/pod/{slug}")).into_response(),
    })
}
