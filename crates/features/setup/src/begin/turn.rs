//! What a post of somebody who begins a group means: which question comes next, and whether all is said.

use kit_web::{Form, Problem, Problems};

use super::check::{check, first_wrong};
use super::{Draft, Step};

/// One step of the conversation.
pub struct Turn {
    /// The question to show.
    pub step: Step,
    /// Everything said so far.
    pub draft: Draft,
    /// The questions that were answered.
    pub did: Vec<Step>,
    /// What is wrong with the question that is shown.
    pub problems: Problems,
    /// All is said and confirmed: found it.
    pub complete: bool,
    /// The key that the form came with.
    pub key: Option<String>,
}

impl Turn {
    /// The first question, with what is known already.
    pub fn first(draft: Draft) -> Self {
        let problems = Problems::new();
        Self { step: Step::Place, draft, did: Vec::new(), problems, complete: false, key: None }
    }

    /// The last page again, with a reason; its next post is another one.
    #[must_use]
    pub fn refused(self, why: &'static str) -> Self {
        let problems = Problem::new("key", why).into();
        Self { step: Step::Check, problems, complete: false, key: None, ..self }
    }
}

/// Reads a post. `at` is the page it comes from (a script sends none), `did` the questions answered before, `go` a page
/// somebody wants to see again, `confirm` the last button.
pub fn turn(form: &Form) -> Turn {
    let at = Step::parse(form.one("at"));
    let draft = Draft::of(form);
    let mut did: Vec<Step> = form.all("did").filter_map(Step::parse).collect();
    if at.is_none() {
        did.extend(Step::ALL.into_iter().filter(|step| draft.touches(*step)));
    }
    let turn = Turn { did, key: form.some("key").map(str::to_owned), ..Turn::first(draft) };
    if form.switches_language() {
        return Turn { step: at.unwrap_or(Step::Place), ..turn };
    }
    if let Some(step) = Step::parse(form.one("go")) {
        return Turn { step, ..turn };
    }
    if form.is("confirm", "1") && at.is_none_or(|step| step == Step::Check) {
        return match first_wrong(&turn.draft) {
            Some((step, problems)) => Turn { step, problems, ..turn },
            None => Turn { step: Step::Check, complete: true, ..turn },
        };
    }
    onward(at, turn)
}

/// From the page just answered to the first question that was not.
fn onward(at: Option<Step>, turn: Turn) -> Turn {
    let looked_at: Vec<Step> = at.map_or_else(|| turn.did.clone(), |step| vec![step]);
    for step in looked_at {
        let mut problems = Problems::new();
        check(step, &turn.draft, &mut problems);
        if !problems.is_empty() {
            return Turn { step, problems, ..turn };
        }
    }
    let mut did = turn.did;
    did.extend(at);
    did.sort_unstable();
    did.dedup();
    did.retain(|step| *step != Step::Check);
    let step = Step::ALL.into_iter().find(|step| !did.contains(step)).unwrap_or(Step::Check);
    Turn { step, did, ..turn }
}
