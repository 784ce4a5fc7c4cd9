//! `/network`: what stewards may change about the whole network: its name, help line, crisis lines, languages, days.

use askama::Template;
use circles::{CrisisLine, Network, Words};
use kit_i18n::Lang;
use kit_web::axum::extract::State;
use kit_web::axum::response::{IntoResponse as _, Response};
use kit_web::{Answer, Form, Page, Problem, Problems, SeeOther, filters};
use people::{Site, Steward};

use crate::answers::{CLOSED, UNTOUCHED, is_phone};

/// The page.
#[derive(Template)]
#[template(path = "pages/network.html")]
pub struct Settings {
    /// What stands in the fields.
    pub form: Form,
    /// What is wrong with it.
    pub problems: Problems,
}

/// The longest name, and the longest line of hours.
const LONGEST: usize = 80;
/// Crisis lines of the place in one language.
const MOST_LINES: usize = 8;

/// `GET /network`. Statements: 0.
pub async fn show(steward: Steward) -> Page<Settings> {
    page(as_form(&steward.network), Problems::new())
}

/// The page, for the handler and for samples.
pub fn page(form: Form, problems: Problems) -> Page<Settings> {
    let shown = problems.clone();
    Page::new("setup-network", Settings { form, problems })
        .private()
        .section("tend")
        .language_form("network")
        .checked(&shown)
}

/// A network as its fields show it.
pub fn as_form(network: &Network) -> Form {
    let days = (network.retention_closed_days.to_string(), network.retention_untouched_days.to_string());
    let crisis = Lang::ALL.map(|lang| network.words.crisis_text(lang));
    let hours = |lang| network.hours(lang).unwrap_or_default();
    let spoken = |at: usize| network.languages.get(at).map_or("", |lang| lang.code());
    Form::of([
        ("network", &network.name),
        ("line", network.help_line.as_deref().unwrap_or_default()),
        ("hours_en", hours(Lang::En)),
        ("hours_es", hours(Lang::Es)),
        ("crisis_en", &crisis[0]),
        ("crisis_es", &crisis[1]),
        ("closed", &days.0),
        ("untouched", &days.1),
        ("languages", spoken(0)),
        ("languages", spoken(1)),
    ])
}

/// `POST /network`. Every node shows it within seconds; this one at once.
pub async fn save(State(site): State<Site>, steward: Steward, form: Form) -> Answer<Response> {
    if form.switches_language() {
        return Ok(page(form, Problems::new()).into_response());
    }
    let (new, problems) = read(&steward.network, &form);
    if !problems.is_empty() {
        return Ok(page(form, problems).into_response());
    }
    site.write(steward.network_id(), move |tx| circles::store::settle(tx, &new)).await?;
    site.networks.forget();
    Ok(SeeOther::to("/network").flash("setup-network-kept").into_response())
}

/// The network as the form wants it, and what is wrong with that.
pub fn read(old: &Network, form: &Form) -> (Network, Problems) {
    let mut found = Problems::new();
    let one = |field: &str| form.one(field).trim().to_owned();
    let mut new = Network { name: one("network"), ..old.clone() };
    if new.name.is_empty() || new.name.chars().count() > LONGEST {
        found.add("network", "setup-name-wrong");
    }
    let line = one("line");
    if !line.is_empty() && !is_phone(&line) {
        found.add("line", "setup-line-wrong");
    }
    new.help_line = Some(line).filter(|line| !line.is_empty());
    new.words = words(form, &mut found);
    // The languages keep their order: the first is what a visitor gets whose own we do not speak.
    let chosen = |lang: &Lang| form.all("languages").any(|code| code == lang.code());
    let kept = old.languages.iter().copied().filter(chosen);
    let added = Lang::ALL.into_iter().filter(|lang| chosen(lang) && !old.languages.contains(lang));
    new.languages = kept.chain(added).collect();
    let Some(first) = new.languages.first().copied() else {
        found.add("languages", "setup-network-language-wrong");
        return (new, found);
    };
    new.help_hours = new.words.hours_in(first).map(str::to_owned);
    new.retention_closed_days = days(form, &mut found, ("closed", CLOSED));
    new.retention_untouched_days = days(form, &mut found, ("untouched", UNTOUCHED));
    (new, found)
}

fn words(form: &Form, found: &mut Problems) -> Words {
    let mut words = Words::default();
    for lang in Lang::ALL {
        let (hours, crisis) = (format!("hours_{}", lang.code()), format!("crisis_{}", lang.code()));
        let typed = form.one(&hours).trim();
        if typed.chars().count() > LONGEST {
            found.add(&hours, "setup-hours-wrong");
        }
        if !typed.is_empty() {
            words.hours.push((lang, typed.to_owned()));
        }
        let lines = form.one(&crisis).lines().map(str::trim).filter(|line| !line.is_empty());
        let lines: Vec<(Lang, String)> = lines.map(|line| (lang, line.to_owned())).collect();
        let reads =
            |(_, line): &(Lang, String)| CrisisLine::read(line).is_some() && line.chars().count() <= 120;
        if lines.len() > MOST_LINES || !lines.iter().all(reads) {
            found.add(&crisis, "setup-crisis-wrong");
        }
        words.crisis.extend(lines);
    }
    words
}

fn days(form: &Form, found: &mut Problems, (field, (least, most)): (&str, (i64, i64))) -> i64 {
    let typed: i64 = form.one(field).trim().parse().unwrap_or(0);
    if typed < least || typed > most {
        found.push(Problem::new(field, "setup-days-wrong").number("least", least).number("most", most));
    }
    typed
}

impl Settings {
    fn text(&self, field: &str) -> &str {
        self.form.one(field)
    }

    fn speaks(&self, lang: Lang) -> bool {
        self.form.all("languages").any(|code| code == lang.code())
    }
}
