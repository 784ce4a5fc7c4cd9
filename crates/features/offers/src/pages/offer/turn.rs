//! What a post to `/offer` means: which question comes next, with which answers, and whether all is said.

use kit_web::{Form, Problem, Problems};

use super::answers::{Answers, Step};
use super::giver::Giver;

/// One step of the conversation.
pub struct Turn {
    /// The question to show.
    pub step: Step,
    /// Everything said so far.
    pub answers: Answers,
    /// The questions that were answered.
    pub did: Vec<Step>,
    /// What is wrong with the question that is shown.
    pub problems: Problems,
    /// All is said and confirmed: keep it.
    pub complete: bool,
    /// The key that the form came with.
    pub key: Option<String>,
}

impl Turn {
    /// Nothing said yet.
    pub fn first() -> Self {
        Self::at(Step::Kind, Answers::default(), Vec::new())
    }

    /// All was said before; only to be checked, or one question of it changed.
    pub fn prefilled(answers: Answers, go: &str) -> Self {
        let did = Step::ALL.into_iter().filter(|&step| step != Step::Check).collect();
        let step = Step::parse(go).filter(|&step| step != Step::Who).unwrap_or(Step::Check);
        Self::at(step, answers, did)
    }

    fn at(step: Step, answers: Answers, did: Vec<Step>) -> Self {
        Self { step, answers, did, problems: Problems::new(), complete: false, key: None }
    }

    /// The last page again, with a reason and a new key.
    pub fn refused(self, problem: Problem) -> Self {
        Self { step: Step::Check, problems: problem.into(), complete: false, key: None, ..self }
    }
}

/// Reads a post. `at` is the page it comes from, `did` the questions answered before, `go` a page somebody wants to
/// see again, `confirm` the last button.
pub fn turn(form: &Form, giver: &Giver) -> Turn {
    let at = Step::parse(form.one("at"));
    let answers = Answers::of(form);
    let mut did: Vec<Step> = form.all("did").filter_map(Step::parse).collect();
    if at.is_none() {
        did.extend(giver.steps().filter(|&step| step != Step::Check && answers.touches(step)));
    }
    let key = form.some("key").map(str::to_owned);
    let show = |step, answers, did| Turn { key: key.clone(), ..Turn::at(step, answers, did) };
    if form.switches_language() {
        return show(at.unwrap_or(Step::Kind), answers, did);
    }
    if let Some(step) = Step::parse(form.one("go")) {
        return show(step, answers, did);
    }
    if form.is("confirm", "1") && at.is_none_or(|step| step == Step::Check) {
        let mut problems = Problems::new();
        giver.steps().for_each(|step| answers.check(step, &mut problems));
        let complete = problems.is_empty();
        return Turn { problems, complete, ..show(Step::Check, answers, giver.steps().collect()) };
    }
    onward(at, show(Step::Kind, answers, did), giver)
}

/// From the page just answered to the first question that was not.
fn onward(at: Option<Step>, turn: Turn, giver: &Giver) -> Turn {
    let Turn { answers, mut did, key, .. } = turn;
    let mut problems = Problems::new();
    let looked_at: Vec<Step> = at.map_or_else(|| did.clone(), |step| vec![step]);
    for step in looked_at {
        answers.check(step, &mut problems);
        if !problems.is_empty() {
            return Turn { problems, key, ..Turn::at(step, answers, did) };
        }
    }
    did.extend(at);
    did.sort_unstable();
    did.dedup();
    did.retain(|&step| step != Step::Check);
    let next = giver.steps().find(|step| !did.contains(step)).unwrap_or(Step::Check);
    Turn { key, ..Turn::at(next, answers, did) }
}
