//! What neighbors really write, in their own spelling and languages: each need goes through `/ask` and ends lit and
//! done, or in front of a human where somebody may be in danger.
//!
//! The sentences are our own. A table with the columns `id,lang,channel,kind,categories,urgency,flags,text` beside the
//! project is used besides, if there is one.

use asks::domain::{AskId, AskState, Lamp};
use testkit::{Browser, Reply, Village, village_test};

use crate::steps::{self, Asked};

/// One need as it came.
struct Need {
    name: String,
    lang: String,
    categories: Vec<String>,
    urgency: String,
    flags: Vec<String>,
    text: String,
}

/// `lang, categories, urgency, flags, text`
const OURS: &[(&str, &str, &str, &str, &str)] = &[
    (
        "en",
        "groceries",
        "week",
        "",
        "could somebody bring a bag of rice and some onions, my cast comes off friday",
    ),
    ("en", "prescription", "24h", "older_adult", "my inhaler refill is ready and i cant get down the stairs"),
    ("en", "ride", "24h", "", "need a lift to the eye doctor tmrw at 10, two miles"),
    ("en", "childcare", "24h", "", "sitter cancelled, anyone for two hours with a calm 5 yr old"),
    ("en", "money", "24h", "amount", "short 80 on the gas bill, they close it monday"),
    ("en", "repair", "flex", "", "the light in the hall flickers and the ladder scares me"),
    ("en", "check_in", "24h", "third_party", "nobody has seen Mrs. Park from the 2nd floor since sunday"),
    ("en", "cooling_heating", "now", "heat", "its 101 in here and the fan quit. im 83 and dizzy"),
    ("en", "emotional", "now", "crisis_988", "i dont want to be here anymore. i want it to stop"),
    ("en", "groceries", "now", "dv_safety", "please text only he reads my calls. he hits me. we need food"),
    ("es", "groceries", "week", "", "me pueden traer tortillas y huevo el jueves, ando mala del pie"),
    ("es", "prescription", "24h", "typos|no_accents", "nesecito k alguien recoja mi pastiya de la presion"),
    ("es", "ride", "24h", "appointment", "tengo que ir a la corte el lunes temprano y no manejo"),
    ("es", "housing", "week", "", "nos suben la renta y no entiendo la carta del dueño"),
    ("es", "forms_benefits", "week", "", "alguien que me ayude a llenar la forma de la escuela"),
    ("es", "emergency", "now", "emergency_911", "mi hermano no puede respirar y se esta poniendo morado"),
    ("es", "information", "flex", "", "a que hora abren el lugar donde dan ropa"),
    ("ko", "groceries", "week", "non_latin", "무릎이 아파서 장을 못 보고 있어요. 우유하고 두부 부탁드립니다"),
    ("zh", "paperwork", "week", "non_latin", "有一張水費單看不懂，想請人解釋"),
    ("hy", "translation", "week", "non_latin", "Պէտք է մէկը, որ նամակը կարդայ ինծի հետ"),
    (
        "mix",
        "errand",
        "flex",
        "code_switch",
        "can someone pasar por mi paquete at the post office, cierran a las 5",
    ),
];

/// Where a person must see it before anything else happens.
const BEFORE_A_HUMAN: &[&str] = &["emergency_911", "crisis_988", "dv_safety", "heat"];

fn ours() -> Vec<Need> {
    let split = |text: &str| text.split('|').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    OURS.iter()
        .enumerate()
        .map(|(n, (lang, categories, urgency, flags, text))| Need {
            name: format!("ours {n}"),
            lang: (*lang).to_owned(),
            categories: split(categories),
            urgency: (*urgency).to_owned(),
            flags: split(flags),
            text: (*text).to_owned(),
        })
        .collect()
}

/// The table beside the project.
fn theirs() -> Vec<Need> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/messages/asks_en_es.csv");
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let split = |text: &str| text.split('|').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let rows = text.lines().skip(1).map(cells).filter(|row| row.len() == 8 && row[3] == "need");
    rows.map(|row| Need {
        name: row[0].clone(),
        lang: row[1].clone(),
        categories: split(&row[4]),
        urgency: row[5].clone(),
        flags: split(&row[6]),
        text: row[7].clone(),
    })
    .collect()
}

/// One line of comma-separated values; a cell in quotes may hold commas, and quotes doubled.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(letter),
        }
    }
    cells.push(cell);
    cells
}

/// Our kind for a category of theirs.
fn kind(category: &str) -> &'static str {
    match category {
        "groceries" | "prepared_meal" => "food",
        "phone_call" | "emotional" | "check_in" => "company",
        "baby_supplies" | "household_goods" | "cooling_heating" => "supplies",
        "money" | "utilities" => "money",
        "childcare" => "childcare",
        "translation" => "translation",
        "forms_benefits" | "legal_rights" | "paperwork" => "paperwork",
        "repair" => "repair",
        "errand" => "errand",
        "ride" => "ride",
        "prescription" => "prescription",
        "housing" => "housing",
        "information" | "ambiguous" | "emergency" => "other",
        other => panic!("the category {other} has no kind: give it one"),
    }
}

fn when(urgency: &str) -> &'static str {
    match urgency {
        "now" => "now",
        "24h" => "today",
        "week" => "this_week",
        "flex" => "flexible",
        other => panic!("the urgency {other} is none of ours"),
    }
}

async fn post(village: &Village, need: &Need) -> Asked {
    let mut kinds: Vec<&str> = need.categories.iter().map(|category| kind(category)).collect();
    kinds.dedup();
    let lang = if need.lang == "mix" { "en" } else { &need.lang };
    let mut form: Vec<(&str, &str)> = kinds.into_iter().map(|kind| ("kind", kind)).collect();
    form.extend([("details", need.text.as_str()), ("when", when(&need.urgency)), ("language", lang)]);
    form.extend([("contact", "phone"), ("contact_value", "213-555-0142"), ("name", "Dee"), ("confirm", "1")]);
    if need.flags.iter().any(|flag| flag == "immigration") {
        form.push(("marked", "1"));
    }
    steps::ask(village, &form).await
}

/// A steward finds it on the desk, with whom to call on the asker's own page.
async fn before_a_human(village: &Village, need: &Need, asked: &Asked, steward: &mut Browser) {
    let desk = steward.get("/desk").await;
    assert_eq!(desk.status, 200, "{}", desk.body);
    for (id, slug) in asked.ids.iter().zip(&asked.slugs) {
        let ask = steps::kept(village, *id).await.expect("it is there").ask;
        assert!(ask.needs_steward(), "{}: nobody is told that a human must look: {}", need.name, need.text);
        let page = steward.get(&format!("/desk/{slug}")).await;
        assert_eq!(page.status, 200, "{}: {}", need.name, page.body);
    }
    let found =
        asked.slugs.iter().any(|slug| desk.says(slug)) || on_a_later_page(steward, &desk, asked).await;
    assert!(found, "{} is not on the desk", need.name);
    let numbers = ["911", "988", "799-7233"];
    assert!(numbers.iter().any(|number| asked.page.says(number)), "{}: no number to call", need.name);
}

async fn on_a_later_page(steward: &mut Browser, desk: &Reply, asked: &Asked) -> bool {
    for path in desk.links().into_iter().filter(|to| to.starts_with("/desk?")) {
        let page = steward.get(&path).await;
        if asked.slugs.iter().any(|slug| page.says(slug)) {
            return true;
        }
    }
    false
}

/// One ask of a need, from asking to done: by the board where it may stand there, else by name from the desk.
async fn lit_and_done(
    village: &Village,
    need: &Need,
    (id, slug): (AskId, &str),
    asked: &Asked,
    screens: &mut Screens,
) {
    let Screens { steward, helper } = screens;
    let of_need = |what: &str| format!("{} ({}): {what}", need.name, need.text);
    let mut taker = helper.clone();
    if steps::state(village, id).await == Some(AskState::Asking) {
        let taken = helper.post(&format!("/asks/{slug}/claim"), &[]).await;
        assert_eq!(taken.status, 303, "{} {}", of_need("not taken"), taken.body);
    } else {
        taker = by_name(village, slug, steward).await;
    }
    let ask = steps::kept(village, id).await.expect("it is there");
    assert_eq!(ask.ask.lamp(), Lamp::Lit, "{}", of_need("not lit"));
    let claim = ask.claim_slug.expect("somebody took it").to_string();
    let yes = if ask.ask.answered_by.is_steward() {
        steward.post(&format!("/desk/{slug}/accept"), &[("claim", &claim)]).await
    } else {
        asked.screen.clone().post(&format!("/my/ask/{slug}/accept"), &[("claim", &claim)]).await
    };
    assert_eq!(yes.status, 303, "{} {}", of_need("no yes"), yes.body);
    let done = taker.post(&format!("/asks/{slug}/done"), &[]).await;
    assert_eq!(done.status, 303, "{} {}", of_need("not done"), done.body);
    assert_eq!(steps::state(village, id).await, Some(AskState::Done), "{}", of_need("not done"));
}

/// A steward reads it, and asks a neighbor by name; the neighbor's own browser comes back.
async fn by_name(village: &Village, slug: &str, steward: &mut Browser) -> Browser {
    let _ = steward.post(&format!("/desk/{slug}/open"), &[]).await;
    let page = steward.get(&format!("/desk/{slug}/neighbors")).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let neighbor = after(&page.body, "name=\"neighbor\" value=\"").expect("somebody can be asked");
    let assigned = steward.post(&format!("/desk/{slug}/assign"), &[("neighbor", &neighbor)]).await;
    assert_eq!(assigned.status, 303, "{}", assigned.body);
    let who = village.read(move |tx| people::by_slug(tx, &neighbor)).await;
    village.signed_in(who.expect("the neighbor is there").cast()).await
}

fn after(body: &str, before: &str) -> Option<String> {
    let (_, rest) = body.split_once(before)?;
    rest.split('"').next().map(str::to_owned)
}

struct Screens {
    steward: Browser,
    helper: Browser,
}

async fn all(village: &Village, needs: Vec<Need>) {
    let mut screens = Screens { steward: village.steward().await, helper: village.helper().await };
    let (mut done, mut seen) = (0, 0);
    for need in needs {
        let asked = post(village, &need).await;
        if need.flags.iter().any(|flag| BEFORE_A_HUMAN.contains(&flag.as_str())) {
            before_a_human(village, &need, &asked, &mut screens.steward).await;
            seen += 1;
            continue;
        }
        for (id, slug) in asked.ids.iter().zip(&asked.slugs) {
            lit_and_done(village, &need, (*id, slug), &asked, &mut screens).await;
        }
        done += 1;
    }
    eprintln!("{done} needs were lit and done, {seen} stand before a human");
    assert!(done > 10 && seen >= 4, "{done} done, {seen} before a human");
}

village_test!(every_need_of_our_own_table_is_lit_and_done_or_before_a_human, |village| {
    all(village, ours()).await;
});

village_test!(every_need_of_the_table_beside_the_project_is_too, |village| {
    let needs = theirs();
    all(village, if needs.is_empty() { ours() } else { needs }).await;
});

#[test]
fn a_line_of_values_is_read_with_its_quotes() {
    assert_eq!(cells("a,\"b, \"\"c\"\"\",,d"), ["a", "b, \"c\"", "", "d"]);
}
