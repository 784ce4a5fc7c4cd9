//! An invented directory, with every age that a listing can have: sure, ageing, never confirmed, silent, resting, over, history.

use directory::domain::{Evidence, Facts, Field, Kind, Said, Standing, What};
use directory::hours::Hours;
use directory::start::Focus;
use directory::store::confirmations::{self, By, How};
use directory::store::evidence;
use directory::store::listings::{self, Crisis, ListingId};
use directory::store::saving::{self, Added, NewListing};
use directory::store::suggestions::{self, NewSuggestion, Says};
use fridges::acts::{self, Cx};
use fridges::domain::{Condition, Fullness, Need};
use fridges::store::fridges::{self as chest, NewFridge, Words};
use fridges::store::reports::NewReport;
use kit_base::{Rng, Slug, Span, Timestamp};
use kit_db::{COMMONS, DbError, NetworkId, Scope, Tx};

use crate::StartError;
use crate::compose::Ground;

/// An invented listing.
struct Invented {
    key: &'static str,
    kind: Kind,
    name: &'static str,
    area: &'static str,
    what: [&'static str; 2],
    gives: &'static str,
    needs: &'static [&'static str],
    /// Days since it was confirmed; none: never.
    confirmed: Option<i64>,
    /// Days since it is known.
    known: i64,
    standing: Standing,
}

const ALL: [Invented; 10] = [
    Invented {
        key: "olmo",
        kind: Kind::Group,
        name: "Olmo Street Neighbors",
        area: "Lincoln Heights",
        what: [
            "Groceries carried to doors, rides to the clinic, and a call when you want one.",
            "Despensas hasta la puerta, aventones a la clínica y una llamada cuando la quiera.",
        ],
        gives: "",
        needs: &["food", "ride", "company"],
        confirmed: Some(12),
        known: 400,
        standing: Standing::There,
    },
    Invented {
        key: "sopa",
        kind: Kind::Pantry,
        name: "Sopa del Sábado",
        area: "Boyle Heights",
        what: [
            "Hot soup and produce. Nobody asks your name.",
            "Sopa caliente y verdura. Nadie pregunta su nombre.",
        ],
        gives: "SA 09:00-12:00\n2WE 16:00-",
        needs: &["food"],
        confirmed: Some(30),
        known: 600,
        standing: Standing::There,
    },
    Invented {
        key: "broadway",
        kind: Kind::Fridge,
        name: "The Jacaranda fridge",
        area: "Lincoln Heights",
        what: ["Take what you need, leave what you can.", "Llévese lo que necesite, deje lo que pueda."],
        gives: "MO 00:00-24:00\nTU 00:00-24:00\nWE 00:00-24:00\nTH 00:00-24:00\nFR 00:00-24:00\nSA 00:00-24:00\nSU 00:00-24:00",
        needs: &["food"],
        confirmed: Some(2),
        known: 300,
        standing: Standing::There,
    },
    Invented {
        key: "elders",
        kind: Kind::Group,
        name: "Porch Callers",
        area: "Koreatown",
        what: [
            "Older neighbors call older neighbors, mornings.",
            "Personas mayores llaman a personas mayores, por las mañanas.",
        ],
        gives: "",
        needs: &["company"],
        confirmed: Some(104),
        known: 700,
        standing: Standing::There,
    },
    Invented {
        key: "bikes",
        kind: Kind::Group,
        name: "Meals by Bike",
        area: "Echo Park",
        what: [
            "Warm meals for people who sleep outside.",
            "Comida caliente para quienes duermen en la calle.",
        ],
        gives: "",
        needs: &["food", "supplies"],
        confirmed: Some(170),
        known: 900,
        standing: Standing::There,
    },
    Invented {
        key: "tools",
        kind: Kind::Group,
        name: "Highland Tool Shelf",
        area: "Highland Park",
        what: ["Lends drills and ladders.", ""],
        gives: "",
        needs: &["repair"],
        confirmed: None,
        known: 60,
        standing: Standing::There,
    },
    Invented {
        key: "renters",
        kind: Kind::Group,
        name: "Renters' Kitchen Table",
        area: "El Sereno",
        what: [
            "Neighbors read letters from landlords together.",
            "Vecinos que leen juntos las cartas del dueño.",
        ],
        gives: "",
        needs: &["housing", "paperwork"],
        confirmed: Some(290),
        known: 800,
        standing: Standing::There,
    },
    Invented {
        key: "summer",
        kind: Kind::Group,
        name: "Summer Porch School",
        area: "Cypress Park",
        what: [
            "Teenagers read with children while the schools rest.",
            "Jóvenes leen con niños cuando no hay clases.",
        ],
        gives: "",
        needs: &["childcare"],
        confirmed: Some(80),
        known: 500,
        standing: Standing::Resting(None),
    },
    Invented {
        key: "masks",
        kind: Kind::Group,
        name: "Mask Makers of 2020",
        area: "Lincoln Heights",
        what: ["Sewed masks for the block.", "Cosieron mascarillas para la cuadra."],
        gives: "",
        needs: &["supplies"],
        confirmed: Some(200),
        known: 2_200,
        standing: Standing::Closed,
    },
    Invented {
        key: "network",
        kind: Kind::Group,
        name: "Eastside Car Caravan",
        area: "Boyle Heights",
        what: ["Carried groceries in the spring of 2020.", "Llevó despensas en la primavera de 2020."],
        gives: "",
        needs: &["food"],
        confirmed: None,
        known: 2_400,
        standing: Standing::There,
    },
];

/// Fills the directory, and leaves two suggestions for the stewards.
pub(super) async fn fill(ground: &Ground, world: &Rng, network: NetworkId) -> Result<(), StartError> {
    let (now, rng) = (ground.clock.now(), world.clone());
    let fridge = ground.db.write(Scope::Network(COMMONS), move |tx| listed(tx, network, (now, &rng))).await?;
    let (rng, vault, words) = (world.clone(), ground.vault.clone(), crate::compose::catalogue()?);
    ground
        .db
        .write(Scope::Network(network), move |tx| {
            suggested(tx, (now, &rng))?;
            let cx = Cx { vault: &vault, words: &words, rng: &rng, now: now - Span::hours(20) };
            cold(tx, &cx, fridge)
        })
        .await?;
    Ok(())
}

fn facts(of: &Invented) -> Result<Facts, DbError> {
    let gives: Hours = of.gives.parse().map_err(|error| DbError::Shape(format!("hours: {error}")))?;
    Ok(Facts {
        kind: of.kind,
        name: of.name.to_owned(),
        what: Said { en: of.what[0].to_owned(), es: of.what[1].to_owned() },
        area: of.area.to_owned(),
        address: if of.kind == Kind::Group { String::new() } else { "by the corner store".to_owned() },
        phone: if of.kind == Kind::Fridge { String::new() } else { "213-555-0142".to_owned() },
        focus: vec![Focus::Everyone],
        needs: of.needs.iter().map(|need| (*need).to_owned()).collect(),
        languages: vec!["en".to_owned(), "es".to_owned()],
        who: Said { en: "Anybody.".to_owned(), es: "Cualquier persona.".to_owned() },
        papers: Said { en: "None.".to_owned(), es: "Ninguno.".to_owned() },
        gives,
        ..Facts::default()
    })
}

/// Lists them; answers which one is the fridge.
fn listed(
    tx: &mut Tx<'_>,
    keeper: NetworkId,
    (now, rng): (Timestamp, &Rng),
) -> Result<Option<ListingId>, DbError> {
    listings::know_places(tx)?;
    let mut fridge = None;
    for of in &ALL {
        let facts = facts(of)?;
        let told: Vec<Field> = Field::ALL.into_iter().filter(|field| !facts.is_silent(*field)).collect();
        let new = NewListing {
            keeper: Some(keeper),
            source: "steward".to_owned(),
            source_key: Some(of.key.to_owned()),
            facts,
            zone: "America/Los_Angeles".to_owned(),
            standing: of.standing,
            as_of: Some(now - Span::days(of.known)),
        };
        let Added::Listed(id, _) = saving::add(tx, &new, now - Span::days(of.known), rng)? else { continue };
        if of.kind == Kind::Fridge {
            fridge = Some(id);
        }
        if let Some(days) = of.confirmed {
            confirmations::confirm(tx, id, &told, (By::Group, How::Call), now - Span::days(days))?;
        }
        if of.standing != Standing::There {
            saving::stand(tx, id, of.standing, now - Span::days(20))?;
        }
        if of.key == "sopa" {
            let words = Said {
                en: "For now at the church around the corner.".to_owned(),
                es: "Por ahora, en la iglesia de la vuelta.".to_owned(),
            };
            saving::say_for_now(tx, id, Some(&Crisis { words, until: now + Span::days(4) }), now)?;
        }
        if of.key == "bikes" {
            for observer in [1, 2] {
                let seen = Evidence { what: What::NobodyAnswered, at: now - Span::days(3), observer };
                evidence::note(tx, id, seen)?;
            }
        }
    }
    Ok(fridge)
}

/// The fridge itself, tended by the neighborhood; somebody looked yesterday.
fn cold(tx: &mut Tx<'_>, cx: &Cx<'_>, listing: Option<ListingId>) -> Result<(), DbError> {
    let all = circles::store::tree(tx)?;
    let home = all.iter().find(|circle| circle.scale == circles::Scale::Neighborhood);
    let (Some(listing), Some(circle)) = (listing, home.map(|circle| circle.id)) else { return Ok(()) };
    let words = Words {
        host: "The corner store".to_owned(),
        power: "Behind the counter; the switch is marked".to_owned(),
        ..Words::default()
    };
    let slug = Slug::of("demo.fridge", cx.rng);
    chest::add(tx, &NewFridge { slug, listing, circle, words }, cx.now - Span::days(1), cx.rng)?;
    let Some(fridge) = chest::lock_slug(tx, slug.as_str())? else { return Ok(()) };
    let new = NewReport {
        condition: Condition::Good,
        fullness: Some(Fullness::Some),
        wants: vec![Need::Milk, Need::Produce],
        note: String::new(),
        reading: None,
        observer: 1,
        tends: false,
        form_key: cx.rng.bytes("demo.fridge-report"),
    };
    // No photo came with it, so nothing can become of one.
    acts::report(tx, cx, &fridge, (&new, None), None).map(drop)
}

fn suggested(tx: &mut Tx<'_>, (now, rng): (Timestamp, &Rng)) -> Result<(), DbError> {
    let facts = Facts {
        name: "Tamales for the Night Shift".to_owned(),
        what: Said { en: String::new(), es: "Tamales para quienes salen tarde del trabajo.".to_owned() },
        area: "Highland Park".to_owned(),
        ..Facts::default()
    };
    let new = NewSuggestion {
        listing: None,
        says: Says::New,
        facts,
        words: "tamales.example.org".to_owned(),
        form_key: rng.bytes("demo.suggestion"),
    };
    suggestions::add(tx, &new, now - Span::hours(5), rng).map(drop)
}
