//! Steps that many proofs share: ask as a stranger, find the ask again, take it, say yes to whoever took it.

use asks::domain::{AskId, AskState};
use asks::store::{self, Kept};
use kit_db::DbError;
use kit_vault::Token;
use testkit::{Browser, Reply, Village};

/// A whole ask with something in every private field.
pub const EGGS: &[(&str, &str)] = &[
    ("kind", "food"),
    ("details", "Eggs and bread, the doctor said soft things"),
    ("private_note", "The bell is broken, knock at the blue door"),
    ("when", "today"),
    ("contact", "phone"),
    ("contact_value", "213-555-0147"),
    ("name", "Bernarda"),
    ("place", "Casa Limón, beside the laundry"),
    ("address", "Apartment 12, second stair"),
    ("language", "en"),
    ("confirm", "1"),
];

/// The same form with some fields put differently; an empty value takes a field away.
pub fn with<'a>(form: &[(&'a str, &'a str)], changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = form.iter().copied().filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    kept.chain(changes.iter().copied()).filter(|(_, value)| !value.is_empty()).collect()
}

/// Somebody who has asked, on the page that their private link opened.
pub struct Asked {
    /// Their browser.
    pub screen: Browser,
    /// The link's path.
    pub link: String,
    /// Their asks.
    pub ids: Vec<AskId>,
    /// The asks' names in addresses.
    pub slugs: Vec<String>,
    /// The page the link opened.
    pub page: Reply,
}

/// Posts a form as a stranger with a new browser, and opens the private link.
pub async fn ask(village: &Village, form: &[(&str, &str)]) -> Asked {
    let mut screen = village.browser();
    let posted = screen.post("/ask", form).await;
    assert_eq!(posted.status, 303, "{}", posted.body);
    let link = posted.location().expect("a new ask leads to its link").to_owned();
    let opened = screen.follow(&posted).await;
    let page = screen.follow(&opened).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let (ids, slugs) = asks_of(village, &link).await;
    Asked { screen, link, ids, slugs, page }
}

/// The asks that a private link opens.
pub async fn asks_of(village: &Village, link: &str) -> (Vec<AskId>, Vec<String>) {
    let token = link.rsplit('/').next().unwrap_or_default().parse::<Token>();
    let hash = token.unwrap_or_else(|_| panic!("{link} is no private link")).hash();
    let lines = village
        .read(move |tx| {
            let sheet = store::sheet_by_link(tx, &hash)?.ok_or(DbError::Shape("a sheet".into()))?;
            store::asks_of_sheet(tx, sheet.id)
        })
        .await;
    lines.iter().map(|line| (line.id, line.slug.to_string())).unzip()
}

/// An ask as it stands.
pub async fn kept(village: &Village, id: AskId) -> Option<Kept> {
    village.read(move |tx| store::load(tx, id)).await
}

/// Where an ask stands; `None` when it is gone.
pub async fn state(village: &Village, id: AskId) -> Option<AskState> {
    kept(village, id).await.map(|kept| kept.ask.state)
}

impl Asked {
    /// Where the first ask stands.
    pub async fn state(&self, village: &Village) -> Option<AskState> {
        state(village, self.ids[0]).await
    }

    /// The first ask's page for helpers.
    pub fn card(&self) -> String {
        format!("/asks/{}", self.slugs[0])
    }

    /// Says yes to whoever took the first ask.
    pub async fn accept(&mut self, village: &Village) {
        let claim =
            kept(village, self.ids[0]).await.and_then(|kept| kept.claim_slug).expect("somebody took it");
        let path = format!("/my/ask/{}/accept", self.slugs[0]);
        let reply = self.screen.post(&path, &[("claim", &claim.to_string())]).await;
        assert_eq!(reply.status, 303, "{}", reply.body);
    }
}

/// "I'll take it".
pub async fn take(helper: &mut Browser, card: &str) {
    let reply = helper.post(&format!("{card}/claim"), &[]).await;
    assert_eq!(reply.status, 303, "{card}: {}", reply.body);
}

/// The first ask of a link of another network of the server.
pub async fn asks_of_network(village: &Village, network: kit_db::NetworkId, token: &str) -> String {
    let hash = token.parse::<Token>().expect("a token").hash();
    let read = move |tx: &mut kit_db::Tx<'_>| {
        let sheet = store::sheet_by_link(tx, &hash)?.ok_or(DbError::Shape("a sheet".into()))?;
        store::asks_of_sheet(tx, sheet.id)
    };
    let lines = village.app.site.read(network, read).await.expect("the other network reads");
    lines.first().expect("it has an ask").slug.to_string()
}

/// Puts a note on a claim, which no page does yet, sealed as the registry says.
pub async fn note_claim(village: &Village, claim: &asks::domain::Claim, text: &str) {
    let (vault, rng) = (village.vault.clone(), village.app.site.rng.clone());
    let (id, helper, text) = (claim.id, claim.by, text.to_owned());
    village
        .write(move |tx| {
            let key = vault.person(tx, helper.cast())?.expect("the helper has a key");
            let note = key.seal(&kit_vault::Cell::new("claims", "note", id), &text, &rng);
            tx.execute(&PUT_NOTE, &[&tx.network(), &id, &note]).map(drop)
        })
        .await;
}

const PUT_NOTE: kit_db::Statement =
    kit_db::sql!("UPDATE claims SET note = $3 WHERE network_id = $1 AND id = $2");

/// A steward says yes for an asker who cannot: one who asked through somebody else, or can only be called.
pub async fn steward_accepts(village: &Village, steward: &mut Browser, asked: &mut Asked) {
    let claim = kept(village, asked.ids[0]).await.and_then(|kept| kept.claim_slug).expect("somebody took it");
    let path = format!("/desk/{}/accept", asked.slugs[0]);
    let reply = steward.post(&path, &[("claim", &claim.to_string())]).await;
    assert_eq!(reply.status, 303, "{}", reply.body);
}

/// A call that was made and a line of the log about it, each with this note.
pub async fn note_desk(village: &Village, asker: asks::domain::PersonId, text: &str) {
    let (vault, rng, text) = (village.vault.clone(), village.app.site.rng.clone(), text.to_owned());
    let by = village.cast.steward.cast();
    village
        .write(move |tx| {
            use desk::store::{calls, log};
            let (person, now) = (asker.cast(), testkit::NOW);
            let key = vault.person(tx, person)?.expect("they have a key");
            let call = calls::NewCall { person, ask: None, circle: None, by: Some(by), due: None, next: now };
            let slug = calls::add(tx, &call, (&key, Some(&text)), now, &rng)?;
            if let Some(call) = calls::one(tx, slug, &[])? {
                calls::end(tx, call.id, now)?;
            }
            let line = log::NewLine {
                person,
                ask: None,
                circle: None,
                by,
                channel: log::Channel::Call,
                outcome: log::Outcome::Spoke,
                follow_up: false,
            };
            log::add(tx, &line, (&key, Some(&text)), now, &rng)
        })
        .await;
}

/// A helper of the asker's building for whom nobody vouches yet.
pub async fn newcomer(village: &Village) -> Browser {
    let (vault, rng, now) = (village.vault.clone(), village.app.site.rng.clone(), village.clock.now());
    let helper: people::PersonId = village.cast.helper.cast();
    let come = move |tx: &mut kit_db::Tx<'_>| {
        let new = people::NewPerson {
            name: None,
            contact: people::Contact::None,
            language: kit_i18n::Lang::En,
            rules: people::SafeContact::default(),
            address: None,
            home_circle: None,
            cell: None,
        };
        let who = people::create_unverified(tx, &vault, &new, now, &rng)?;
        people::verify(tx, who, now)?;
        let circle = people::memberships::of_person(tx, helper)?[0].circle;
        people::memberships::join(tx, circle, who, None, now)?;
        let held = people::Held { circle, role: people::Role::Helper };
        people::roles::grant(tx, who, held, people::roles::Term { since: now, until: None }, &rng)?;
        Ok(who)
    };
    let who = village.write(come).await;
    village.signed_in(who.cast()).await
}
