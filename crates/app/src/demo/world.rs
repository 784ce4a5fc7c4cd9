//! Builds the demo's neighborhood: circles, households, people who help, and asks in every state.
//!
//! Everything happens through the same verbs as in a real network, at invented times in the last ten days.

use asks::acts::{self, ActError, AskerSays, Cx, HelperSays, StewardSays};
use asks::domain::{AnsweredBy, AskId, Beforehand, CouldNot, PersonId, Ring, Via};
use asks::posting::{self, Posted, Posting};
use asks::store;
use circles::{CircleId, Scale};
use kit_base::{Private, Rng, Slug, Span, Stream, Timestamp};
use kit_db::{DbError, NetworkId, Tx};
use kit_i18n::{Catalogue, Lang};
use kit_vault::Vault;
use people::roles::Term;

use super::names::{BLOCKS, BUILDINGS, NAMES, phone};
use super::needs::{DANGER, Need, OPEN, QUIET};

/// What building a world needs.
#[derive(Clone)]
pub struct Maker {
    /// Seals.
    pub vault: Vault,
    /// Seeded.
    pub rng: Rng,
    /// Words of messages.
    pub words: std::sync::Arc<Catalogue>,
    /// "Today" in the world.
    pub now: Timestamp,
    /// Its network.
    pub network: NetworkId,
}

/// Whom one can be in the demo.
#[derive(Clone, Debug)]
pub struct Cast {
    /// Their network.
    pub network: NetworkId,
    /// A steward.
    pub steward: PersonId,
    /// A helper in the asker's building.
    pub helper: PersonId,
    /// An asker, who has a pod in the demo.
    pub asker: PersonId,
    /// The token of the asker's private link, whose ask waits for a yes.
    pub ask: String,
    /// The token of the private link of somebody who is checked on; empty: nobody is.
    pub check_in: String,
}

/// The circles of a world.
#[derive(Clone)]
pub struct Places {
    neighborhood: CircleId,
    buildings: Vec<CircleId>,
}

impl Places {
    /// The n-th building, round and round.
    pub fn building(&self, n: usize) -> CircleId {
        self.buildings.get(n % self.buildings.len().max(1)).copied().unwrap_or(self.neighborhood)
    }
}

/// The people of a world, household by household.
struct People {
    stewards: Vec<PersonId>,
    /// With the index of their building.
    helpers: Vec<(PersonId, usize)>,
}

impl Maker {
    fn cx(&self, at: Timestamp) -> Cx<'_> {
        Cx { vault: &self.vault, rng: &self.rng, words: &self.words, now: at }
    }

    /// The whole small world, in one transaction of the network's scope; nobody in it offers anything yet.
    pub fn small(&self, tx: &mut Tx<'_>, households: usize) -> Result<Cast, ActError> {
        self.tell(tx, (households, false))
    }

    /// The same, and a believable share of its people offer what they can do.
    pub fn offering(&self, tx: &mut Tx<'_>, households: usize) -> Result<Cast, ActError> {
        self.tell(tx, (households, true))
    }

    fn tell(&self, tx: &mut Tx<'_>, (households, offering): (usize, bool)) -> Result<Cast, ActError> {
        let places = self.places(tx)?;
        let people = self.people(tx, &places, (households, offering))?;
        if offering {
            self.newcomers(tx, [2, 5, 7].map(|n| places.building(n)))?;
        }
        people::on_call::set(tx, &people.stewards.iter().map(|p| p.cast()).collect::<Vec<_>>())?;
        let mut story = Story { maker: self, places: &places, people: &people, told: 0 };
        story.tell(tx)?;
        let helper = people.helpers.iter().rev().find(|(_, home)| *home == 1).or(people.helpers.first());
        let check_in = match (helper.filter(|_| offering), people.stewards.first()) {
            (Some((helper, home)), Some(steward)) => {
                self.round(tx, (helper.cast(), steward.cast()), places.building(*home))?
            }
            _ => String::new(),
        };
        if let (Some((helper, home)), Some(steward)) = (helper.filter(|_| offering), people.stewards.first())
        {
            self.pod_circle(tx, places.building(*home), (helper.cast(), steward.cast()))?;
            self.walk(tx, places.neighborhood, (steward.cast(), helper.cast()))?;
        }
        // What the invented days would have sent was never sent, and is not late now; who was asked was asked then.
        kit_message::clear(tx)?;
        kit_jobs::events::clear(tx)?;
        let ask = story.waiting_for_a_yes(tx)?;
        if let Some((helper, home)) = helper.filter(|_| offering) {
            self.paper(tx, (helper.cast(), places.building(*home)))?;
            self.stand_by(tx, (ask.asker.cast(), helper.cast()), "Bernice")?;
        }
        Ok(Cast {
            network: self.network,
            steward: people.stewards.first().copied().ok_or(ActError::Gone)?,
            helper: helper.map(|(helper, _)| *helper).ok_or(ActError::Gone)?,
            asker: ask.asker,
            ask: ask.link.text(),
            check_in,
        })
    }

    /// The tree of circles.
    pub fn places(&self, tx: &mut Tx<'_>) -> Result<Places, ActError> {
        let region = self.circle(tx, (Scale::Region, "Central & Westside"), None, None)?;
        let hood = (Scale::Neighborhood, "Jacaranda Heights");
        let neighborhood = self.circle(tx, hood, Some(region), Some("between 4th and 7th"))?;
        let beside = (Scale::Neighborhood, "Palm Hollow");
        self.circle(tx, beside, Some(region), Some("south of 7th"))?;
        let mut blocks = Vec::new();
        for (name, rough) in BLOCKS {
            blocks.push(self.circle(tx, (Scale::Block, name), Some(neighborhood), Some(rough))?);
        }
        let mut buildings = Vec::new();
        for (n, (name, rough)) in BUILDINGS.iter().enumerate() {
            let block = blocks.get(n / 3).copied().unwrap_or(neighborhood);
            buildings.push(self.circle(tx, (Scale::Building, name), Some(block), Some(rough))?);
        }
        Ok(Places { neighborhood, buildings })
    }

    fn circle(
        &self,
        tx: &mut Tx<'_>,
        (scale, name): (Scale, &str),
        parent: Option<CircleId>,
        rough: Option<&str>,
    ) -> Result<CircleId, ActError> {
        let new = circles::NewCircle {
            scale,
            name: name.to_owned(),
            parent,
            rough_place: rough.map(str::to_owned),
            cell: None,
        };
        circles::store::create(tx, &new, self.now - Span::days(90), &self.rng)
            .map_err(|error| ActError::Db(DbError::Rule(error.to_string())))
    }

    fn people(
        &self,
        tx: &mut Tx<'_>,
        places: &Places,
        (households, offering): (usize, bool),
    ) -> Result<People, ActError> {
        let mut dice = self.rng.stream("demo.people");
        let mut people = People { stewards: Vec::new(), helpers: Vec::new() };
        let tongues = ["en", "es", "ko", "zh", "tl", "hy"];
        for n in 0..households {
            let home = n % places.buildings.len();
            let building = places.building(home);
            let lang = if n % 5 < 2 { Lang::Es } else { Lang::En };
            let name = NAMES[n % NAMES.len()];
            let joined = self.now - Span::days(i64::try_from(dice.below(80)).unwrap_or(0) + 5);
            let person = self.neighbor(tx, (name, &phone(n)), (lang, building), joined)?;
            people::memberships::join(tx, building, person.cast(), (n % 3 != 0).then_some(joined), joined)?;
            let (helps, speaks) = (n % 8 == 1 || n < 12, [lang.code(), tongues[n % tongues.len()]]);
            if helps {
                let circle = places.neighborhood;
                let held = people::Held { circle, role: people::Role::Helper };
                people::roles::grant(
                    tx,
                    person.cast(),
                    held,
                    Term { since: joined, until: None },
                    &self.rng,
                )?;
                people::set_speaks(tx, person.cast(), &speaks)?;
                people.helpers.push((person, home));
            }
            if offering {
                self.may_offer(tx, (n, helps), (person.cast(), building), &speaks)?;
            }
            if n < 3 {
                let until = Some(self.now + Span::days(180));
                let circle = places.neighborhood;
                let held = people::Held { circle, role: people::Role::Steward };
                people::roles::grant(tx, person.cast(), held, Term { since: joined, until }, &self.rng)?;
                people.stewards.push(person);
            }
        }
        Ok(people)
    }

    /// Somebody of a building who has shown who they are.
    pub(super) fn neighbor(
        &self,
        tx: &mut Tx<'_>,
        (name, phone): (&str, &str),
        (lang, home): (Lang, CircleId),
        at: Timestamp,
    ) -> Result<PersonId, ActError> {
        let person = new_person(name, Some(phone), lang, home);
        let id = people::create_unverified(tx, &self.vault, &person, at, &self.rng)?;
        people::verify(tx, id, at)?;
        Ok(id.cast())
    }

    /// Posts a need, as many times as it is needed on one sheet, as somebody of a building.
    pub fn ask(
        &self,
        tx: &mut Tx<'_>,
        (need, times): (&Need, usize),
        (who, number): (&str, usize),
        (home, at): (CircleId, Timestamp),
    ) -> Result<Posted, ActError> {
        let lang = if need.language == "es" { Lang::Es } else { Lang::En };
        let posting = Posting {
            kinds: vec![need.kind; times],
            details: Private::new(need.details.to_owned()),
            private_note: None,
            public_line: need.line.map(str::to_owned),
            when: need.when,
            place: None,
            lang,
            language: need.language.to_owned(),
            for_other: None,
            marked: false,
            beforehand: Beforehand::Nobody,
            farthest: Ring::Neighborhood,
            widen_every: None,
            person: new_person(who, Some(&phone(number)), lang, home),
            home,
            answered_by: AnsweredBy::Asker,
            taken_by: None,
            post: None,
        };
        posting::post(tx, &self.cx(at), &posting.heard())
    }
}

fn new_person(name: &str, phone: Option<&str>, lang: Lang, home: CircleId) -> people::NewPerson {
    people::NewPerson {
        name: Some(Private::new(name.to_owned())),
        contact: phone
            .map_or(people::Contact::None, |phone| people::Contact::Phone(Private::new(phone.to_owned()))),
        language: lang,
        rules: people::SafeContact::default(),
        address: None,
        home_circle: Some(home),
        cell: None,
    }
}

/// Tells the last ten days, ask by ask.
struct Story<'m> {
    maker: &'m Maker,
    places: &'m Places,
    people: &'m People,
    told: usize,
}

/// How one ask went.
#[derive(Clone, Copy)]
enum Course {
    Asking,
    Waiting,
    Accepted,
    UnderWay,
    Done,
    Thanked,
    PartDone,
    CouldNot,
    HandedBack,
    Withdrawn,
    PassedOn,
}

impl Story<'_> {
    fn tell(&mut self, tx: &mut Tx<'_>) -> Result<(), ActError> {
        use Course::{
            Accepted, Asking, CouldNot, Done, HandedBack, PartDone, PassedOn, Thanked, UnderWay, Waiting,
            Withdrawn,
        };
        let courses = [
            Asking, Asking, Done, Asking, Waiting, Asking, Accepted, Asking, Thanked, Asking, UnderWay,
            HandedBack, Asking, PartDone, Done, Asking, Asking, Withdrawn, CouldNot, Asking, Thanked,
            PassedOn,
        ];
        let mut dice = self.maker.rng.stream("demo.story");
        for (n, course) in courses.iter().cycle().take(66).enumerate() {
            let need = &OPEN[n % OPEN.len()];
            let hours = match course {
                Asking | HandedBack => n / 2 + 1,
                Waiting | Accepted | UnderWay => 2 + n % 5,
                _ => 20 + n * 2,
            };
            let minutes = i64::try_from(dice.below(50)).unwrap_or(0);
            let at = self.maker.now - Span::hours(i64::try_from(hours).unwrap_or(1)) - Span::minutes(minutes);
            self.one(tx, (need, *course), at, &mut dice)?;
        }
        for (n, need) in QUIET.iter().enumerate() {
            let at = self.maker.now - Span::hours(3 + i64::try_from(n).unwrap_or(0) * 5);
            self.post(tx, need, at)?;
        }
        self.post(tx, &DANGER, self.maker.now - Span::minutes(6))?;
        Ok(())
    }

    fn post(&mut self, tx: &mut Tx<'_>, need: &Need, at: Timestamp) -> Result<(Posted, usize), ActError> {
        let n = self.told;
        self.told += 1;
        let home = (n * 5 + 1) % self.places.buildings.len();
        let building = self.places.building(home);
        let posted =
            self.maker.ask(tx, (need, 1), (NAMES[(n * 7 + 3) % NAMES.len()], 400 + n), (building, at))?;
        if n.is_multiple_of(3) {
            let (m, id) = (self.maker, id_of(tx, posted.first)?);
            let cx = matching::asking::Cx { vault: &m.vault, rng: &m.rng, words: &m.words, now: at };
            matching::asking::ring_opened(tx, &cx, id, false)?;
        }
        Ok((posted, home))
    }

    fn one(
        &mut self,
        tx: &mut Tx<'_>,
        (need, course): (&Need, Course),
        at: Timestamp,
        dice: &mut Stream,
    ) -> Result<(), ActError> {
        let (posted, home) = self.post(tx, need, at)?;
        let id = id_of(tx, posted.first)?;
        let helper = self.helper_near(home, dice);
        let asker = posted.asker;
        let (claimed, answered) = (at + Span::minutes(25), at + Span::minutes(40));
        let (started, ended) = (at + Span::minutes(55), at + Span::minutes(95));
        let maker = self.maker;
        match course {
            Course::Asking => return Ok(()),
            Course::Withdrawn => {
                acts::asker_says(tx, &maker.cx(ended), id, asker, AskerSays::Withdraw)?;
                return Ok(());
            }
            Course::PassedOn => {
                let steward = self.people.stewards.first().copied().ok_or(ActError::Gone)?;
                acts::steward_says(tx, &maker.cx(ended), id, steward, StewardSays::PassOn)?;
                return Ok(());
            }
            _ => {}
        }
        let Some(claim) = self.claim(tx, id, helper, claimed)? else { return Ok(()) };
        if matches!(course, Course::Waiting) {
            return Ok(());
        }
        acts::answer_claim(tx, &maker.cx(answered), claim, (id, true), (AnsweredBy::Asker, Some(asker)))?;
        let says = match course {
            Course::Accepted => return Ok(()),
            Course::UnderWay => HelperSays::Start,
            Course::PartDone => HelperSays::Part { rest_needed: false },
            Course::CouldNot => HelperSays::CouldNot(CouldNot::OutOfStock),
            Course::HandedBack => HelperSays::HandBack,
            _ => HelperSays::Done,
        };
        let at = if matches!(says, HelperSays::Start) { started } else { ended };
        acts::helper_says(tx, &maker.cx(at), id, helper, says)?;
        if matches!(course, Course::Thanked) {
            acts::asker_says(tx, &maker.cx(ended + Span::minutes(20)), id, asker, AskerSays::Thank)?;
        }
        Ok(())
    }

    /// The asker whose page one opens in the demo: a neighbor has said "I'll take it".
    fn waiting_for_a_yes(&mut self, tx: &mut Tx<'_>) -> Result<Posted, ActError> {
        let now = self.maker.now;
        let building = self.places.building(1);
        let posted = self.maker.ask(tx, (&OPEN[0], 1), ("Bernice", 590), (building, now - Span::hours(2)))?;
        let id = id_of(tx, posted.first)?;
        let helper =
            self.people.helpers.iter().find(|(_, home)| *home == 1).map_or(self.people.stewards[0], |h| h.0);
        self.claim(tx, id, helper, now - Span::minutes(12))?;
        Ok(posted)
    }

    fn claim(
        &self,
        tx: &mut Tx<'_>,
        id: AskId,
        helper: PersonId,
        at: Timestamp,
    ) -> Result<Option<kit_base::Id<asks::domain::Claim>>, ActError> {
        let kept = store::load(tx, id)?.ok_or(ActError::Gone)?;
        let standing = acts::standing(tx, kept.home, helper, Via::Board)?;
        match acts::claim(tx, &self.maker.cx(at), id, helper, standing) {
            Ok(next) => Ok(next.ask.claim.map(|claim| claim.id)),
            // Three at a time is enough for anybody; then this ask is simply still open.
            Err(ActError::Refused(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn helper_near(&self, home: usize, dice: &mut Stream) -> PersonId {
        let near: Vec<_> =
            self.people.helpers.iter().filter(|(_, h)| h.abs_diff(home) <= 3).map(|(p, _)| *p).collect();
        dice.pick(&near).copied().unwrap_or(self.people.stewards[0])
    }
}

fn id_of(tx: &mut Tx<'_>, slug: Option<Slug>) -> Result<AskId, ActError> {
    let slug = slug.ok_or(ActError::Gone)?;
    Ok(store::load_by_slug(tx, slug)?.ok_or(ActError::Gone)?.ask.id)
}
