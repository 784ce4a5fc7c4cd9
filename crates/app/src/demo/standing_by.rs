//! The demo's asker has a pod: a friend and a neighbor who said yes, and one more who has not answered yet.

use ::asks::acts::ActError;
use kit_base::Span;
use kit_db::Tx;
use kit_vault::PersonId;
use pods::domain::{Purpose, Standing};
use pods::store::asks::{self, Answered, Asked, Next};

use super::world::Maker;

/// Somebody who was asked to stand by.
struct Plan {
    days: i64,
    purpose: Purpose,
    to: &'static str,
    needs: &'static [&'static str],
    hope: &'static str,
    give: &'static str,
    says: Option<Says>,
}

/// What they said.
struct Says {
    yes: &'static [&'static str],
    only: &'static str,
    need: &'static str,
    reach: &'static str,
    /// Somebody of the demo, who wants to be told from here.
    from_here: bool,
}

const PLANS: [Plan; 3] = [
    Plan {
        days: 40,
        purpose: Purpose::Everyday,
        to: "Marisol downstairs",
        needs: &["groceries", "key", "ride"],
        hope: "",
        give: "I water plants and I hem trousers.",
        says: Some(Says {
            yes: &["groceries", "key"],
            only: "Not on Mondays.",
            need: "Ring, do not text.",
            reach: "213-555-0131",
            from_here: true,
        }),
    },
    Plan {
        days: 12,
        purpose: Purpose::Outage,
        to: "Cousin Delia",
        needs: &["out-of-area", "charging"],
        hope: "Would you be the one we all call?",
        give: "The same for you.",
        says: Some(Says {
            yes: &["out-of-area"],
            only: "",
            need: "Tell me when it is over.",
            reach: "520-555-0144",
            from_here: false,
        }),
    },
    Plan {
        days: 2,
        purpose: Purpose::Ill,
        to: "Mr. Okafor",
        needs: &["meals", "medicine"],
        hope: "The clinic gives me a date in March.",
        give: "I make soup for two anyway.",
        says: None,
    },
];

fn words(all: &[&str]) -> Vec<String> {
    all.iter().map(|word| (*word).to_owned()).collect()
}

impl Maker {
    /// Two agreements of the asker's, one of them with a neighbor of the demo, and one ask that waits.
    pub fn stand_by(
        &self,
        tx: &mut Tx<'_>,
        (asker, neighbor): (PersonId, PersonId),
        me: &str,
    ) -> Result<(), ActError> {
        for plan in &PLANS {
            let at = self.now - Span::days(plan.days);
            let asked = Asked {
                purpose: plan.purpose.code().to_owned(),
                me: me.to_owned(),
                to: plan.to.to_owned(),
                needs: words(plan.needs),
                hope: plan.hope.to_owned(),
                give: plan.give.to_owned(),
                lang: "en".to_owned(),
            };
            let slug = asks::make(tx, &self.vault, (asker, &asked), at, &self.rng)?.ok_or(ActError::Gone)?;
            let Some(says) = &plan.says else { continue };
            let kept = asks::by_slug(tx, &self.vault, asker, &slug)?.ok_or(ActError::Gone)?;
            let answered = Answered {
                yes: words(says.yes),
                only: says.only.to_owned(),
                need: says.need.to_owned(),
                reach: says.reach.to_owned(),
            };
            let answerer = says.from_here.then_some(neighbor);
            let next = Next { standing: Standing::Agreed, answered: Some(answered), answerer };
            asks::keep(tx, &self.vault, (&kept, &next), at + Span::hours(20), &self.rng)?;
        }
        Ok(())
    }
}
