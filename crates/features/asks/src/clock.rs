//! What time alone does: asks widen, claims that stand still lapse, silence is asked about, dangers call for someone.

use kit_base::Span;
use kit_db::Tx;
use kit_vault::Registry;

use crate::acts::{self, ActError, Cx};
use crate::domain::{Actor, AskId, AskState};
use crate::store::{self, Kept};

/// The most steps one ask takes in one visit, so that a clock that jumped a year cannot hold the writer.
const STEPS: usize = 8;

/// Everything that is due for one ask at `cx.now`. Calling it twice does nothing the second time.
pub fn tick(tx: &mut Tx<'_>, cx: &Cx<'_>, registry: &Registry, id: AskId) -> Result<(), ActError> {
    for _ in 0..STEPS {
        let Some(kept) = store::load(tx, id)? else { return Ok(()) };
        if kept.ask.state.is_closed() {
            return Ok(crate::forget::when_over(tx, registry, &kept, cx.now)?);
        }
        if kept.ask.due_at().is_none_or(|due| due > cx.now) || !step(tx, cx, &kept)? {
            return Ok(());
        }
    }
    Ok(())
}

/// One step, if one is due; answers whether anything happened.
fn step(tx: &mut Tx<'_>, cx: &Cx<'_>, kept: &Kept) -> Result<bool, ActError> {
    let (ask, now) = (&kept.ask, cx.now);
    if let Some(turn) = ask.on_call_turn(now) {
        crate::tell::on_call(tx, cx, kept, turn)?;
        return Ok(false);
    }
    if let Some(next) = ask.check_claim(now).or_else(|| ask.check_untouched(now)) {
        acts::keep(tx, cx, kept, next, None)?;
        return Ok(true);
    }
    if let Some(next) = ask.opens_at.filter(|&due| due <= now).and_then(|_| ask.admit(now)) {
        return crate::posting::admit(tx, cx, kept, next);
    }
    if ask.state == AskState::Asking && ask.widen_at.is_some_and(|due| due <= now) {
        let hours = crate::hours::hours(tx)?;
        if !ask.when.is_urgent() && hours.is_night(now) {
            store::wait_until(tx, kept, Some(hours.morning(now)))?;
            return Ok(false);
        }
        let rings = crate::rings::existing(tx, kept.home)?;
        if let Ok(next) = ask.widen(Actor::Clock, &rings, now) {
            acts::keep(tx, cx, kept, next, None)?;
            return Ok(true);
        }
        // There is nobody farther to ask, so there is nothing to wait for.
        store::wait_until(tx, kept, None)?;
    }
    Ok(false)
}

/// How often the clock looks.
pub const EVERY: Span = Span::minutes(1);
