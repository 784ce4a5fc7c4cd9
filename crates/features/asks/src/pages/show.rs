//! `/asks/{slug}`: one ask, as much of it as this neighbor may see now.

pub mod safe;

use askama::Template;
use axum::extract::{Path, State};
use kit_base::{Slug, Timestamp};
use kit_db::Tx;
use kit_web::{Answer, Page, Trip, filters};
use people::{Neighbor, Site};

use self::safe::Contact;
use crate::acts::{self, ActError};
use crate::domain::{AskState, Claim, ClaimState, CouldNot, Kind, PersonId, Sight, Status, Viewer, When};
use crate::pages::board::words;
use crate::pages::hold::fault;
use crate::store::{self, Kept, Texts};

/// One ask for a helper.
#[derive(Template)]
#[template(path = "pages/show.html")]
pub struct Show {
    /// Its public name.
    pub slug: Slug,
    /// What about.
    pub kind: Kind,
    /// How soon.
    pub when: When,
    /// Where it stands.
    pub state: AskState,
    /// The line the asker approved.
    pub line: Option<String>,
    /// The rough place.
    pub place: String,
    /// The language, by its own name.
    pub language: String,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// It is the viewer's own.
    pub own: bool,
    /// The viewer tends its circle.
    pub steward: bool,
    /// The viewer's own claim.
    pub held: Option<Held>,
    /// What stands between this neighbor and it.
    pub offered: Offered,
}

/// An open ask as it is put to one neighbor.
#[derive(Clone, Copy, Debug)]
pub struct Offered {
    /// How they may take it.
    pub how: How,
    /// They said "can't this time".
    pub declined: bool,
    /// The first visit is for two.
    pub in_pairs: bool,
}

/// Whose yes a claim waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answers {
    /// The asker's.
    Asker,
    /// A steward's, for an asker with a telephone only.
    Steward,
    /// A steward's of the circle first, where the circle wants one.
    Circle,
}

/// How a neighbor may come to have an ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// They take it.
    Take,
    /// They take it, and a steward says yes first.
    Approve,
    /// A steward hands it out.
    Assigned,
    /// Somebody has to vouch for them first.
    NeedsTrust,
}

/// What the helper who took it sees besides.
pub struct Held {
    /// Where the claim stands.
    pub state: ClaimState,
    /// Whose yes it waits for.
    pub answers: Answers,
    /// When the clock asks about it or gives it back.
    pub until: Option<Timestamp>,
    /// They were asked how it goes.
    pub nudged: bool,
    /// The asker changed something.
    pub changed: bool,
    /// What the asker wrote.
    pub details: String,
    /// What opens with the yes.
    pub opened: Option<Opened>,
}

/// Name, contact and place: open to one helper, for a while.
pub struct Opened {
    /// What to call the asker.
    pub name: Option<String>,
    /// How to reach them, as far as that is safe now.
    pub contact: Contact,
    /// Cross street or building as typed.
    pub place: Option<String>,
    /// The exact address.
    pub address: Option<String>,
    /// The note for the helper only.
    pub note: Option<String>,
}

/// What was loaded for the page.
struct Found {
    kept: Kept,
    sight: Sight,
    place: String,
    steward: bool,
    texts: Option<Texts>,
    reach: Option<people::Reach>,
    looked: bool,
    declined: bool,
    how: How,
}

/// `GET /asks/{slug}`. Statements beside the two that say who asks: 4 for a card, 8 for the helper who has it.
pub async fn show(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
) -> Answer<Page<Show>> {
    let found = load(&site, &me, &slug).await.map_err(fault)?;
    if !found.looked {
        let (id, who, sight, now) = (found.kept.ask.id, me.me.id.cast(), found.sight, site.now());
        site.write(me.network_id(), move |tx| store::looked(tx, id, who, sight, now)).await?;
    }
    let viewer = me.me.id.cast();
    Ok(page(view(found, viewer, (&site, &me, &trip))))
}

/// The page, for the handler and for samples.
pub fn page(body: Show) -> Page<Show> {
    Page::new(words::kind(body.kind), body).private().section("asks")
}

/// How much of an ask a signed-in neighbor sees, by claim, by being the asker, or by its having reached them.
pub(crate) fn sight(
    tx: &mut Tx<'_>,
    kept: &Kept,
    me: &people::Signed,
    now: Timestamp,
) -> Result<Sight, ActError> {
    let person: PersonId = me.id.cast();
    let see = |in_audience| kept.ask.sight(Viewer::Neighbor { person, in_audience }, now);
    if kept.ask.asker == person {
        return Ok(see(false));
    }
    if trust::apart(tx, me.id, kept.ask.asker.cast())? {
        return Ok(Sight::None);
    }
    if see(false) >= Sight::Claimed || !me.is_helper() {
        return Ok(see(false));
    }
    // What nobody has, or is over, still shows to those it reached while they hold a role.
    let circles: Vec<_> = me.circles().collect();
    Ok(see(store::reached(tx, kept.ask.id, &circles)?))
}

async fn load(site: &Site, me: &Neighbor, slug: &str) -> Result<Found, ActError> {
    let slug: Slug = slug.parse().map_err(|_| ActError::Gone)?;
    let (vault, signed, now) = (site.vault.clone(), me.me.clone(), site.now());
    site.read(me.network_id(), move |tx| {
        let kept = store::load_by_slug(tx, slug)?.ok_or(ActError::Gone)?;
        let sight = sight(tx, &kept, &signed, now)?;
        if sight == Sight::None {
            return Err(ActError::Gone);
        }
        let (place, dial) = circles::store::name_and_dial(tx, kept.home)?.unwrap_or_default();
        let steward = signed.is_steward() && signed.tends(tx, kept.home)?;
        let own = kept.ask.asker == signed.id.cast();
        let mut found = Found {
            sight,
            place,
            steward,
            texts: None,
            reach: None,
            looked: true,
            declined: false,
            how: How::Take,
            kept,
        };
        if found.kept.ask.state == AskState::Asking && !own {
            found.declined = store::has_declined(tx, found.kept.ask.id, signed.id.cast())?;
            found.how = how(tx, &found.kept, &signed, dial)?;
        }
        if sight >= Sight::Claimed && !own {
            found.texts = store::texts(tx, &vault, &found.kept)?;
            found.looked = store::has_looked(tx, found.kept.ask.id, signed.id.cast(), sight)?;
        }
        if sight == Sight::Mutual && !own {
            found.reach = people::reach(tx, &vault, found.kept.ask.asker.cast())?;
        }
        Ok(found)
    })
    .await
}

/// How this neighbor could take it: asked only where the ask itself does not let everybody.
fn how(tx: &mut Tx<'_>, kept: &Kept, me: &people::Signed, dial: circles::Dial) -> Result<How, ActError> {
    if dial == circles::Dial::Assign {
        return Ok(How::Assigned);
    }
    if kept.ask.needs_trust() && !acts::trusted(tx, kept.home, me.id.cast())? {
        return Ok(How::NeedsTrust);
    }
    Ok(if dial == circles::Dial::Approve { How::Approve } else { How::Take })
}

fn view(found: Found, viewer: PersonId, (site, me, trip): (&Site, &Neighbor, &Trip)) -> Show {
    let kept = &found.kept;
    let status = kept.ask.status();
    let claim = kept.ask.claim.clone().filter(|claim| claim.by == viewer && shows(claim.state));
    let safe = safe::Moment {
        now: site.now(),
        zone: kit_i18n::zone(&me.network.zone),
        words: trip.catalogue(),
        lang: trip.lang(),
    };
    let steward_answers = kept.ask.answered_by.is_steward();
    let texts = found.texts.unwrap_or_default();
    let reach = found.reach;
    Show {
        slug: kept.slug,
        kind: kept.ask.kind,
        when: kept.ask.when,
        state: kept.ask.state,
        line: kept.public_line.clone(),
        place: found.place,
        language: words::language(kept.language.clone()),
        asked_at: kept.ask.asked_at,
        own: kept.ask.asker == viewer,
        steward: found.steward,
        offered: Offered { how: found.how, declined: found.declined, in_pairs: kept.ask.needs_trust() },
        held: claim.map(|claim| held(&claim, steward_answers, status, (texts, reach), &safe)),
    }
}

/// Claims that the helper reads about on this page; the others are over and done with.
const fn shows(state: ClaimState) -> bool {
    state.is_live() || matches!(state, ClaimState::Done | ClaimState::Part)
}

fn held(
    claim: &Claim,
    steward_answers: bool,
    status: Status,
    (texts, reach): (Texts, Option<people::Reach>),
    safe: &safe::Moment<'_>,
) -> Held {
    let open = |text: kit_base::Private<String>| text.into_inner();
    let opened = reach.map(|reach| Opened {
        name: safe::called(&reach),
        contact: safe.contact(&reach),
        place: texts.place.map(open),
        address: reach.address.map(open),
        note: texts.private_note.map(open),
    });
    Held {
        state: claim.state,
        answers: match (claim.unapproved, steward_answers) {
            (true, _) => Answers::Circle,
            (false, true) => Answers::Steward,
            (false, false) => Answers::Asker,
        },
        until: status.until,
        nudged: claim.nudged_at.is_some(),
        changed: claim.unseen_edit,
        details: open(texts.details),
        opened,
    }
}

impl Show {
    fn title(&self) -> &'static str {
        words::neutral(self.kind)
    }

    fn kind_word(&self) -> &'static str {
        words::kind(self.kind)
    }

    fn when_word(&self) -> &'static str {
        words::when(self.when)
    }

    fn lamp(&self) -> &'static str {
        words::lamp(self.state)
    }

    /// Nobody has it and this neighbor could.
    fn open(&self) -> bool {
        self.state == AskState::Asking && !self.own && self.held.is_none()
    }

    /// Somebody else has it.
    fn taken(&self) -> bool {
        self.state.is_claimed() && self.held.is_none()
    }

    /// This neighbor may say that they take it.
    fn may_take(&self) -> bool {
        matches!(self.offered.how, How::Take | How::Approve)
    }

    /// Why they may not, or what comes first.
    fn how_word(&self) -> &'static str {
        match self.offered.how {
            How::Take => "asks-show-take-next",
            How::Approve => "asks-show-take-approve",
            How::Assigned => "asks-refusal-claim-assigned",
            How::NeedsTrust => "asks-refusal-claim-needs-trust",
        }
    }

    /// To say that something was wrong, or that it should not be with this neighbor again.
    fn tell(&self) -> people::Aside {
        trust::Tell::at(self.to("report"), self.to("block"))
    }

    fn to(&self, verb: &str) -> String {
        format!("/asks/{}/{verb}", self.slug)
    }

    fn reasons() -> impl Iterator<Item = (&'static str, &'static str)> {
        CouldNot::ALL.iter().map(|&why| (why.code(), words::why(why)))
    }
}

impl Held {
    /// What they wait for, in words.
    fn waits_word(&self) -> &'static str {
        match self.answers {
            Answers::Circle => "asks-show-waits-approve",
            Answers::Steward => "asks-show-waits-steward",
            Answers::Asker => "asks-show-waits-asker",
        }
    }

    fn waits(&self) -> bool {
        self.state == ClaimState::Reserved
    }

    fn accepted(&self) -> bool {
        self.state == ClaimState::Accepted
    }

    fn under_way(&self) -> bool {
        self.state == ClaimState::UnderWay
    }

    fn over(&self) -> bool {
        !self.state.is_live()
    }
}
