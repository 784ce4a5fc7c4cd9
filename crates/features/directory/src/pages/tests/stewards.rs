//! What stewards read, and groups who tend their own listing.

use kit_i18n::Lang;
use kit_web::sample::{self, NOW};
use kit_web::{Problem, Problems};

use super::{NASTY, ago, catalogue, is_escaped, is_in, listing, nasty, reader, smoky};
use crate::domain::{Facts, Field, Standing};
use crate::pages::edit::{self, Edit};
use crate::pages::fields::Fields;
use crate::pages::key::{self, Keep};
use crate::pages::queue::{self, One};
use crate::pages::tend::{self, Actions, Tend};
use crate::start::Region;
use crate::store::confirmations::{By, Confirmation, How};
use crate::store::listings::Listing;

fn one(about: bool) -> One {
    let name = || ("casa-limon".to_owned(), NASTY.to_owned());
    let facts = [
        "directory-form-name",
        "directory-form-area",
        "directory-line-page",
        "directory-line-phone",
        "directory-line-email",
        "directory-suggest-does",
    ];
    One {
        slug: "abcd1234".into(),
        says: if about { "directory-says-closed".into() } else { "directory-kind-pantry".into() },
        take: if about { "directory-take-closed" } else { "directory-take-new" },
        listing: about.then(name),
        facts: if about { Vec::new() } else { facts.map(|key| (key, super::SCRIPT.to_owned())).into() },
        words: NASTY.into(),
        like: if about { Vec::new() } else { vec![name()] },
        made_at: ago(2),
    }
}

#[test]
fn a_suggestion_is_read_with_what_taking_it_does_and_what_may_be_the_same() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let new = sample::page(&catalogue, lang, &queue::page(one(false)));
        is_escaped(&new);
        is_in(&new, lang, "These may be the same", "Estas pueden ser la misma");
        assert!(new.contains("action=\"/directory/suggestions/abcd1234\"") && new.contains("/g/casa-limon"));
        let about = sample::page(&catalogue, lang, &queue::page(one(true)));
        is_escaped(&about);
        is_in(&about, lang, "says on the page that the group is over", "la página dirá que el grupo terminó");
        assert!(!about.contains("These may be the same") && about.contains("/g/casa-limon"));
        for says in crate::store::suggestions::Says::ALL {
            let take = format!("directory-take-{}", says.code());
            assert!(!catalogue.text(lang, &take).contains('⟦'), "{take}");
        }
        let bare = One { words: String::new(), like: Vec::new(), facts: Vec::new(), ..one(false) };
        assert!(!sample::page(&catalogue, lang, &queue::page(bare)).contains("<blockquote>"));
    }
}

fn actions(of: &Listing, lang: Lang, link: bool) -> Actions {
    let catalogue = catalogue();
    let known = Confirmation { field: Field::When, by: By::Steward, how: How::Call, at: ago(9) };
    let link = link.then(|| "https://porch.example/keep/abc".to_owned());
    Actions::of(of, &[known], link, reader(&catalogue, lang))
}

fn edit(facts: Facts, problems: Problems) -> Edit {
    Edit {
        listing: Some(("casa-limon".into(), NASTY.into())),
        version: "3".into(),
        fields: Fields::of(facts, problems),
        is_draft: false,
        kept_out: false,
        overtaken: false,
        actions: None,
    }
}

#[test]
fn a_steward_writes_a_listing_and_reads_what_is_wrong_beside_the_field() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let new = Edit { listing: None, version: String::new(), ..edit(Facts::default(), Problems::new()) };
        let html = sample::page(&catalogue, lang, &edit::page(new));
        assert!(html.contains("action=\"/directory/new\"") && !html.contains("name=\"draft\""), "{html}");
        let mut problems = Problems::new();
        problems.add("name", "directory-form-nameless");
        problems.add("name", "directory-not-listed");
        problems.push(Problem::new("what_en", "directory-form-long").number("max", 2_000));
        problems.add("page", "directory-form-page-wrong");
        problems.add("email", "directory-form-email-wrong");
        for row in ["g2_from", "t1_from", "x1_from"] {
            problems.add(row, "directory-form-hours-wrong");
        }
        let html = sample::page(&catalogue, lang, &edit::page(edit(nasty(), problems)));
        is_escaped(&html);
        is_in(&html, lang, "Write its name", "Escriba el nombre");
        is_in(&html, lang, "That is not the address of a page", "Eso no es la dirección de una página");
        for row in ["g2_from", "t1_from", "x1_from"] {
            assert!(html.contains(&format!("href=\"#f-{row}\"")), "{row} is not in the summary");
            assert!(html.contains(&format!("id=\"f-{row}\" tabindex=\"-1\"")), "{row} cannot be gone to");
        }
        for typed in [
            "name=\"g1_from\" value=\"10:00\"",
            "name=\"g3_until\" value=\"00:00\"",
            "name=\"x1_date\" value=\"2026-03-07\"",
            "name=\"t1_until\" value=\"10:00\"",
        ] {
            assert!(html.contains(typed), "{typed}: {html}");
        }
        let rows = |of: &str| html.matches(&format!("name=\"{of}")).count();
        assert!(rows("g5_from") == 1 && rows("t3_from") == 1 && rows("x3_date") == 1 && rows("g6_from") == 0);
    }
}

#[test]
fn a_steward_sees_whose_words_the_form_holds_and_what_else_can_be_done() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let draft = Edit { is_draft: true, ..edit(nasty(), Problems::new()) };
        let html = sample::page(&catalogue, lang, &edit::page(draft));
        is_in(&html, lang, "working copy. Nobody else", "copia de trabajo de quienes coordinan");
        assert!(html.contains("name=\"drop\"") && html.contains("name=\"version\" value=\"3\""));
        let overtaken = Edit { is_draft: true, overtaken: true, ..edit(nasty(), Problems::new()) };
        let html = sample::page(&catalogue, lang, &edit::page(overtaken));
        is_in(&html, lang, "Somebody published other words", "Alguien publicó otro texto");
        for link in [true, false] {
            let standing = if link { Standing::There } else { Standing::Closed };
            let of = Listing { standing, ..smoky() };
            let page = Edit { actions: Some(actions(&of, lang, link)), ..edit(nasty(), Problems::new()) };
            let html = sample::page(&catalogue, lang, &edit::page(page));
            is_escaped(&html);
            assert_eq!(html.contains("https://porch.example/keep/abc"), link);
            assert_eq!(
                html.contains("href=\"mailto:hola") && html.contains("href=\"sms:2135550142?body="),
                link,
                "{html}"
            );
            assert_eq!(html.contains("name=\"anew\""), link);
            assert_eq!(
                html.matches("type=\"checkbox\" name=\"field\"").count(),
                5,
                "all that can be confirmed"
            );
            assert!(html.contains("value=\"Smoke &#60;b&#62;"), "the note can be written on: {html}");
        }
        let bare = actions(&listing(Facts { name: "Bare".into(), ..Facts::default() }), lang, true);
        assert!(bare.send.is_empty(), "a link goes only to what stands on the public page");
    }
}

#[test]
fn the_desk_lists_what_waits_and_what_needs_a_call() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let regions = Region::ALL.into_iter().filter(|one| *one != Region::Citywide);
        let regions = regions.map(|one| (one.code(), format!("directory-region-{}", one.code())));
        let empty = Tend {
            waiting: Vec::new(),
            kept: Vec::new(),
            asked: String::new(),
            total: 0,
            next: String::new(),
            regions: regions.collect(),
        };
        let html = sample::page(&catalogue, lang, &tend::page(empty));
        is_in(&html, lang, "You look after no listing yet", "Todavía no atiende ninguna ficha");
        assert!(html.contains("action=\"/directory/begin\"") && html.contains("value=\"eastside\""));
        assert!(!html.contains("value=\"citywide\""), "that comes with every region");
        let line =
            |lamp| tend::Line { slug: "casa-limon".into(), name: NASTY.into(), lamp, fresh: "Fresh".into() };
        let full = Tend {
            waiting: vec![
                ("abcd1234".into(), "directory-says-closed".into(), NASTY.into(), ago(2)),
                ("efgh5678".into(), "directory-kind-pantry".into(), NASTY.into(), ago(1)),
            ],
            kept: vec![line(("off", "directory-lamp-silent")), line(("lit", "directory-lamp-confirmed"))],
            asked: NASTY.into(),
            total: 120,
            next: "/directory?after=B".into(),
            regions: Vec::new(),
        };
        let html = sample::page(&catalogue, lang, &tend::page(full));
        is_escaped(&html);
        is_in(&html, lang, "2 suggestions wait", "2 sugerencias en espera");
        assert!(html.contains("href=\"/directory?after=B\"") && html.contains("120"));
        assert!(!html.contains("/directory/begin") && html.contains("/directory/suggestions/abcd1234"));
    }
}

#[test]
fn a_group_says_with_one_tap_that_all_is_true() {
    let catalogue = catalogue();
    let keep = |of: &Listing, lang, problems| {
        let words = reader(&catalogue, lang);
        Keep {
            path: "/keep/abc".into(),
            slug: of.slug.clone(),
            name: of.facts.name.clone(),
            fresh: words.freshness(of),
            standing: words.standing(of.standing, of.standing_said_at, &of.zone),
            is_there: of.standing.at(NOW) == Standing::There,
            version: of.version.to_string(),
            fields: Fields::of(of.facts.clone(), problems),
        }
    };
    for lang in Lang::ALL {
        let html = sample::page(&catalogue, lang, &key::page(keep(&smoky(), lang, Problems::new())));
        is_escaped(&html);
        is_in(&html, lang, "Yes, all of it is still true", "Sí, todo sigue igual");
        let tap = html.find("name=\"renew\"").expect("a button");
        assert!(tap < html.find("id=\"listing\"").expect("the form"), "one tap comes before the long form");
        let rests = Listing { standing: Standing::Resting(None), ..smoky() };
        let html = sample::page(&catalogue, lang, &key::page(keep(&rests, lang, Problems::new())));
        is_in(&html, lang, "We are here again", "Ya volvimos");
        let mut problems = Problems::new();
        problems.add("name", "directory-keep-overtaken");
        let html = sample::page(&catalogue, lang, &key::page(keep(&rests, lang, problems)));
        is_in(&html, lang, "Somebody else changed it", "Alguien más lo cambió");
        assert!(html.contains("<details open>"), "what is wrong is not folded away");
    }
}
