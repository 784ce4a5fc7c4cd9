//! What everybody reads.

use kit_base::Span;
use kit_i18n::Lang;
use kit_web::sample::{self, NOW};
use kit_web::{Problem, Problems};

use super::{NASTY, ago, catalogue, is_escaped, is_in, listing, nasty, reader, smoky};
use crate::domain::{
    Evidence, Facts, Field, Freshness, Kind, Lately, Near, Reason, Said, Standing, Told, What,
};
use crate::hours::Doors;
use crate::map::Map;
use crate::pages::card::Card;
use crate::pages::find::{self, Asked, Find};
use crate::pages::show::{self, Show};
use crate::pages::suggest::{self, Suggest, Typed};
use crate::search::{Found, Wanted};
use crate::start::{self, Region};
use crate::store::confirmations::{By, Confirmation, How};
use crate::store::listings::Listing;
use crate::store::suggestions::Says;
use crate::words::Reader;

fn found(listing: &Listing, reasons: Vec<Reason>, doors: Option<Doors>) -> Found {
    let freshness = listing.freshness(NOW);
    let helps = listing.standing.at(NOW) == Standing::There && freshness < Freshness::History;
    Found {
        id: listing.id,
        helps,
        near: Near::Place,
        standing: listing.standing.at(NOW),
        freshness,
        reasons,
        doors,
    }
}

fn cards(reader: Reader<'_>) -> (Vec<Card>, Vec<Card>) {
    let english = Facts { what: Said::english("Only in English"), ..nasty() };
    let spanish = Facts { what: Said { en: String::new(), es: "Solo en español".into() }, ..nasty() };
    let bare = Facts { kind: Kind::Group, name: "Bare".into(), ..Facts::default() };
    let helping = [
        smoky(),
        Listing { confirmed_at: Some(ago(100)), ..listing(english) },
        Listing { confirmed_at: Some(ago(200)), ..listing(spanish) },
        Listing { as_of: ago(300), ..listing(bare.clone()) },
        Listing { lately: Some(Told { how: Lately::Unsafe, at: ago(1), told_at: ago(1) }), ..listing(bare) },
    ];
    let said = Some(ago(10));
    let until = NOW + Span::days(30);
    let past = [
        Listing { standing: Standing::Resting(Some(until)), standing_said_at: said, ..listing(nasty()) },
        Listing { standing: Standing::Resting(None), ..listing(nasty()) },
        Listing { standing: Standing::Closed, standing_said_at: said, ..listing(nasty()) },
        Listing { standing: Standing::Closed, ..listing(nasty()) },
        Listing { as_of: ago(2_000), ..listing(nasty()) },
    ];
    let all = [
        Reason::Here,
        Reason::Confirmed,
        Reason::Seen,
        Reason::OpenNow,
        Reason::Resting,
        Reason::Closed,
        Reason::NobodyAnswered,
        Reason::Silent,
    ];
    let card = |one: &Listing| Card::of(one, &found(one, all.into(), Some(Doors::UntilGone)), reader);
    (helping.iter().map(card).collect(), past.iter().map(card).collect())
}

/// Nothing asked for, nothing there.
fn empty() -> Find {
    Find {
        asked: Asked::default(),
        choices: find::choices(&Wanted::default()),
        regions: Vec::new(),
        place: None,
        region: None,
        others: Vec::new(),
        unknown: false,
        thin: false,
        cards: Vec::new(),
        past: Vec::new(),
        total: 0,
        pages: [String::new(), String::new()],
        map: None,
        councils: Vec::new(),
    }
}

#[test]
fn a_search_says_of_every_listing_how_old_it_is_and_what_cannot_help_is_folded_away() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let (cards, past) = cards(reader(&catalogue, lang));
        assert!(cards.iter().chain(&past).all(|card| !card.fresh.is_empty()));
        let warned = cards.last().map(|card| (card.lamp, card.lamp_word));
        assert_eq!(warned, Some(("off", "directory-lamp-warned")), "no light invites to what may make ill");
        let page = find::page(Find {
            asked: Asked { place: NASTY.into(), words: NASTY.into(), open: true, councils: false, any: true },
            choices: find::choices(&Wanted {
                need: Some("food".into()),
                language: Some("es".into()),
                kind: Some(Kind::Fridge),
                ..Wanted::default()
            }),
            place: Some(NASTY.into()),
            region: Some("directory-region-eastside".into()),
            others: vec![("/find?place=boyle-heights".into(), NASTY.into())],
            total: cards.len() + past.len(),
            pages: ["/find".into(), "/find?from=40".into()],
            councils: vec![
                (NASTY.into(), "https://council.example".into()),
                ("Second council".into(), super::SCRIPT.into()),
            ],
            cards,
            past,
            ..empty()
        });
        let html = sample::page(&catalogue, lang, &page);
        is_escaped(&html);
        is_in(&html, lang, "10 found", "Se encontraron 10");
        is_in(&html, lang, "Confirmed 3 days ago", "Confirmado hace 3 días");
        is_in(&html, lang, "Smoke &#60;b&#62;", "Humo &#60;b&#62;");
        for (en, es) in [
            ("It rests until ", "Está en descanso hasta:"),
            ("It is over", "Ya terminó"),
            ("History:", "Historia:"),
        ] {
            is_in(&html, lang, en, es);
        }
        let other = if lang == Lang::Es {
            "<p lang=\"en\">Only in English"
        } else {
            "<p lang=\"es\">Solo en español"
        };
        assert!(html.contains(other), "words of the other language say so: {html}");
        assert!(html.contains("<a href=\"https://council.example\"") && html.contains("Second council"));
        let (folded, bare) = (html.rfind("<details><summary>"), html.find("<bdi>Bare"));
        assert!(bare.is_some() && bare < folded, "what helps stands outside");
    }
}

#[test]
fn where_nothing_sure_is_near_the_page_says_what_to_do_today() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let asked = Asked { place: NASTY.into(), any: true, ..Asked::default() };
        for place in [None, Some(NASTY.to_owned())] {
            let known = place.is_some();
            let page =
                find::page(Find { asked: asked.clone(), thin: true, unknown: !known, place, ..empty() });
            let html = sample::page(&catalogue, lang, &page);
            is_escaped(&html);
            assert!(
                html.contains("/find?kind=council")
                    && html.contains("href=\"/fridges\"")
                    && html.contains("/start")
            );
            assert_eq!(
                html.contains("We know no place called") || html.contains("No conocemos"),
                !known,
                "{html}"
            );
        }
        let bare = sample::page(&catalogue, lang, &find::page(empty()));
        is_in(&bare, lang, "Nothing found", "No se encontró nada");
        assert!(!bare.contains("kind=council") && !bare.contains("<svg class=\"hexmap\""), "{bare}");
    }
}

#[test]
fn the_map_says_in_words_what_it_draws() {
    let catalogue = catalogue();
    let counts = [("boyle-heights".to_owned(), 2), ("silver-lake".to_owned(), 1)].into();
    let places = start::known_places();
    let regions =
        || Region::ALL.into_iter().map(|one| (one.code(), format!("directory-region-{}", one.code())));
    for lang in Lang::ALL {
        let map = Map::of_county(places, &counts);
        let html = sample::page(&catalogue, lang, &find::county_page(find::County { map }));
        is_in(&html, lang, "Islands", "Islas");
        assert!(html.contains("href=\"/find/eastside\"") && html.contains("2</text>"), "{html}");
        is_in(&html, lang, "nobody yet", "nadie todavía");
        for region in Region::ALL {
            let map = Map::of_region(places, &counts, region);
            assert_eq!(map.is_none(), region == Region::Citywide, "{region:?}");
            let page = find::page(Find {
                map,
                region: Some(format!("directory-region-{}", region.code())),
                ..empty()
            });
            let html = sample::page(&catalogue, lang, &page);
            let names_it =
                html.contains("Boyle Heights") && html.contains("href=\"/find?place=boyle-heights\"");
            assert_eq!(names_it, region == Region::Eastside, "{region:?}: {html}");
        }
        let html =
            sample::page(&catalogue, lang, &find::page(Find { regions: regions().collect(), ..empty() }));
        assert!(
            html.contains("href=\"/find/antelope-valley\""),
            "without a map the regions are a list: {html}"
        );
    }
}

/// One confirmation of every kind.
fn confirmed() -> Vec<Confirmation> {
    let by = [By::Group, By::Steward, By::Source, By::Group];
    let how = [How::Link, How::Call, How::Import, How::Form];
    let kinds = by.into_iter().zip(how).zip([2, 100, 150, 500]);
    let fields = Field::ALL.into_iter().zip(kinds);
    fields.map(|(field, ((by, how), days))| Confirmation { field, by, how, at: ago(days) }).collect()
}

fn noticed() -> Vec<Evidence> {
    let one = |what, observer| Evidence { what, at: ago(1), observer };
    vec![
        one(What::NobodyAnswered, 1),
        one(What::NobodyAnswered, 2),
        one(What::PageGone, 3),
        one(What::PageAnswers, 4),
        Evidence { at: ago(2), ..one(What::WasThere, 5) },
    ]
}

#[test]
fn a_listing_says_beside_every_fact_who_said_so_and_how_long_ago() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let view = show::view(&smoky(), (&confirmed(), &noticed()), reader(&catalogue, lang));
        assert_eq!((view.groups.len(), view.doubted, view.noticed.len()), (5, true, 4));
        let sure: Vec<bool> = view.groups.iter().map(|group| group.sure).collect();
        assert_eq!(
            sure,
            [true, true, false, false, false],
            "by its own age, and never confirmed is not sure"
        );
        let html = sample::page(&catalogue, lang, &show::page(Show { tends: true, ..view }));
        is_escaped(&html);
        assert!(html.contains("javascript:alert(1)"), "what was typed is still read");
        is_in(
            &html,
            lang,
            "The group itself said so 2 days ago, by its own link",
            "El grupo mismo lo dijo hace 2 días, con su propio enlace",
        );
        is_in(&html, lang, "2 tried and nobody answered", "2 personas lo intentaron");
        is_in(&html, lang, "Call before you go", "Llame antes de ir");
        is_in(&html, lang, "Smoke &#60;b&#62;", "Humo &#60;b&#62;");
        is_in(&html, lang, "2nd Tuesday of the month", "el segundo martes del mes");
        is_in(&html, lang, "Closed on March 7", "Cerrado el 7 de marzo");
        assert!(html.contains("href=\"tel:2135550142\"") && html.contains("href=\"mailto:hola"), "{html}");
        assert!(html.contains("/directory/casa-limon") && html.contains("/suggest?listing=casa-limon"));
    }
}

#[test]
fn a_listing_of_which_little_is_known_says_so() {
    let catalogue = catalogue();
    let bare = Facts { name: NASTY.into(), ..Facts::default() };
    for lang in Lang::ALL {
        let view = show::view(&listing(bare.clone()), (&[], &[]), reader(&catalogue, lang));
        assert_eq!((view.groups.len(), view.doubted), (1, false));
        let html = sample::page(&catalogue, lang, &show::page(view));
        is_escaped(&html);
        is_in(&html, lang, "Nobody has confirmed it yet", "Nadie lo ha confirmado");
        assert!(!html.contains("/directory/casa-limon"), "the reader does not tend it");
        for standing in [Standing::Closed, Standing::Resting(None)] {
            let over = Listing { standing, ..listing(bare.clone()) };
            let view = show::view(&over, (&[], &[]), reader(&catalogue, lang));
            let html = sample::page(&catalogue, lang, &show::page(view));
            assert!(!html.contains("/g/casa-limon/seen"), "nobody is sent where nobody is");
        }
        let ended = Listing { standing: Standing::Resting(Some(NOW)), ..listing(bare.clone()) };
        assert!(show::view(&ended, (&[], &[]), reader(&catalogue, lang)).can_be_seen, "the rest is over");
    }
}

#[test]
fn only_what_opens_a_page_a_call_or_a_letter_is_a_link() {
    let catalogue = catalogue();
    let pages = [
        "javascript:alert(1)",
        " javascript:x",
        "JAVASCRIPT:x",
        "data:text/html,x",
        "//evil.example",
        "/g/x",
        "vbscript:x",
    ];
    for page in pages {
        let one = listing(Facts { page: page.into(), phone: String::new(), email: String::new(), ..nasty() });
        let view = show::view(&one, (&[], &[]), reader(&catalogue, Lang::En));
        let html = sample::page(&catalogue, Lang::En, &show::page(view));
        assert!(
            !html.contains("rel=\"noopener noreferrer\"") && html.contains("<h2>How to reach it</h2>"),
            "{page}: {html}"
        );
    }
}

fn suggest(listing: bool, problems: Problems) -> Suggest {
    let typed = if problems.is_empty() { "" } else { NASTY };
    let chips = |code: &'static str, key: &str| (code, key.to_owned(), !typed.is_empty());
    Suggest {
        listing: listing.then(|| ("casa-limon".to_owned(), NASTY.to_owned())),
        says: vec![chips("closed", "directory-says-closed"), chips("ours", "directory-says-ours")],
        kinds: vec![chips("fridge", "directory-kind-fridge")],
        typed: Typed { name: typed.into(), area: typed.into(), reach: typed.into(), words: typed.into() },
        form_key: "0f1e2d3c4b5a69788796a5b4c3d2e1f0".into(),
        problems,
    }
}

#[test]
fn somebody_can_say_what_is_missing_or_wrong_and_is_not_asked_who_they_are() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        for about in [true, false] {
            let html = sample::page(&catalogue, lang, &suggest::page(suggest(about, Problems::new())));
            is_in(&html, lang, "We do not ask who you are", "No le preguntamos quién es");
            assert!(html.contains("value=\"0f1e2d3c4b5a69788796a5b4c3d2e1f0\""));
            assert_eq!(html.contains("value=\"casa-limon\""), about);
            assert_eq!(html.contains("name=\"kind\""), !about);
            let mut problems = Problems::new();
            for (field, key) in [
                ("says", "directory-suggest-says-what"),
                ("name", "directory-form-nameless"),
                ("words", "directory-suggest-empty"),
                ("words", "directory-suggest-full"),
            ] {
                problems.add(field, key);
            }
            for field in ["area", "reach"] {
                problems.push(Problem::new(field, "directory-form-long").number("max", 300));
            }
            let html = sample::page(&catalogue, lang, &suggest::page(suggest(about, problems)));
            is_escaped(&html);
            is_in(&html, lang, "at most 300 letters", "300 letras cuando más");
            is_in(&html, lang, "So many suggestions wait", "Hay tantas sugerencias");
        }
    }
}

#[test]
fn whoever_suggested_something_reads_what_comes_next() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let pages: std::collections::BTreeSet<String> =
            Says::ALL.into_iter().map(|says| sample::page(&catalogue, lang, &suggest::sent(says))).collect();
        assert_eq!(pages.len(), 4, "new, ours, not to be listed, and something to look at");
        assert!(pages.iter().all(|html| html.contains("href=\"/find\"")));
        let ours = sample::page(&catalogue, lang, &suggest::sent(Says::Ours));
        is_in(&ours, lang, "public address or number of the group", "correo o número público del grupo");
    }
}
