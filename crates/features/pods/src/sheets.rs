//! Pods on paper: the worksheet to draw on, the slip to give, the card for the fridge.

use kit_i18n::{Arg, Catalogue, Lang};
use kit_print::{Agreed, Phone, PodCard, PodCardWords, PodMap, PodSlips, PodWords, Slip};

use crate::domain::Answer;
use crate::store::asks::{Asked, Kept};
use crate::words;

/// The blank worksheet with its four steps. Nothing on it comes from anybody.
pub fn worksheet(catalogue: &Catalogue, lang: Lang) -> PodMap {
    let text = |key: &str| catalogue.text(lang, key).to_owned();
    let words = PodWords {
        heading: text("pods-paper-title"),
        steps: ["pods-step-1", "pods-step-2", "pods-step-3", "pods-step-4"].map(text).into(),
        pod: text("pods-ring-pod"),
        movable: text("pods-ring-movable"),
        networks: text("pods-ring-networks"),
        foot: text("pods-paper-foot"),
        credit: text("pods-credit-line"),
    };
    PodMap {
        title: words.heading.clone(),
        lang: kit_print::Lang::new(lang.code()),
        words,
        me: String::new(),
        pod: Vec::new(),
        movable: Vec::new(),
        networks: Vec::new(),
    }
}

/// A slip to hand over, with a box for each answer and a line for the pen. `day` is today, in words.
pub fn slips(catalogue: &Catalogue, lang: Lang, asked: &Asked, day: &str) -> PodSlips {
    let text = |key: &str| catalogue.text(lang, key).to_owned();
    let slip = Slip {
        heading: catalogue.format(lang, "pods-slip-for", &[("to", Arg::Str(&asked.to))]),
        lines: words::script(catalogue, lang, asked, ""),
        answers: Answer::ALL.iter().map(|answer| text(&format!("pods-answer-{}", answer.code()))).collect(),
        back: text("pods-answer-need"),
    };
    PodSlips {
        title: text("pods-slip-title"),
        lang: kit_print::Lang::new(lang.code()),
        slips: vec![slip],
        foot: format!("{day}. {}", text("pods-credit-line")),
    }
}

/// The card for the fridge or the wallet: only people who agreed, and what they agreed to. `foot` says when.
pub fn card(catalogue: &Catalogue, lang: Lang, agreed: &[Kept], foot: &str) -> PodCard {
    let text = |key: &str| catalogue.text(lang, key).to_owned();
    let line = |kept: &Kept| {
        let answered = kept.answered.as_ref()?;
        let scope = Asked { needs: answered.yes.clone(), hope: answered.only.clone(), ..Asked::default() };
        let digits = answered.reach.chars().filter(char::is_ascii_digit).count();
        Some(Agreed {
            name: kept.asked.to.clone(),
            phone: (digits >= 7).then(|| Phone::new(&answered.reach)),
            scope: words::hope(catalogue, lang, &scope),
        })
    };
    PodCard {
        title: text("pods-card-title"),
        lang: kit_print::Lang::new(lang.code()),
        words: PodCardWords { heading: text("pods-card-title"), foot: foot.to_owned() },
        people: agreed.iter().filter(|kept| kept.is_agreed()).filter_map(line).collect(),
    }
}
