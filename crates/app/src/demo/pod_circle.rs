//! A pod of twelve in one building: who keeps it together, what each shows, a phone tree with one who did not answer.

use asks::acts::ActError;
use circles::{CircleId, NewCircle, Scale};
use kit_base::{Private, Span};
use kit_db::Tx;
use people::{PersonId, memberships};
use rosters::domain::Post;
use rosters::store::entries::{self, Ticks};
use rosters::store::{posts, silent};

use super::world::Maker;

/// How many are in it.
const PEOPLE: usize = 12;

/// What some of them need, and what some can offer.
const WORDS: [(Option<&str>, Option<&str>); 6] = [
    (Some("A charger when the power is out, for my breathing machine."), None),
    (None, Some("A car with room for four.")),
    (None, Some("Tools, and a strong back.")),
    (
        Some("Groceries carried up: the stairs are slow for me."),
        Some("Phone calls, any time. I like to talk."),
    ),
    (None, Some("Cocino para muchos. Tengo ollas grandes.")),
    (Some("Que alguien pase si no me ven el domingo."), None),
];

impl Maker {
    /// Makes it in this building, of the two whom one can be in the demo and of neighbors there.
    pub fn pod_circle(
        &self,
        tx: &mut Tx<'_>,
        building: CircleId,
        (helper, steward): (PersonId, PersonId),
    ) -> Result<(), ActError> {
        let began = self.now - Span::days(40);
        let new = NewCircle {
            scale: Scale::Pod,
            name: "Second floor".to_owned(),
            parent: Some(building),
            rough_place: Some("Magnolia & 4th".to_owned()),
            cell: None,
        };
        let pod = circles::store::create(tx, &new, began, &self.rng).map_err(kit_db::DbError::from)?;
        let mut members = vec![helper, steward];
        let near = memberships::members(tx, building, 60)?;
        members.extend(near.into_iter().filter(|who| ![helper, steward].contains(who)).take(PEOPLE - 2));
        for (n, member) in members.iter().enumerate() {
            let joined = began + Span::days(i64::try_from(n).unwrap_or(0));
            // The last one is new: nobody has vouched for them yet.
            let vouched = (n + 1 < PEOPLE).then_some(joined);
            memberships::join(tx, pod, *member, vouched, joined)?;
            if n % 5 != 4 {
                let words = |text: Option<&str>| text.map(|text| Private::new(text.to_owned()));
                let (needs, offers) = WORDS[n % WORDS.len()];
                let ticks = Ticks {
                    joined_by_form: false,
                    phone: n % 4 != 3,
                    languages: true,
                    check_first: matches!(n, 3 | 8),
                    needs: words(needs),
                    offers: words(offers),
                    noted_by: (n == 6).then_some(steward),
                };
                entries::save(tx, &self.vault, (pod, *member), &ticks, (joined, &self.rng))?;
            }
        }
        posts::give(tx, pod, (Post::Point, helper), began)?;
        if let (Some(alternate), Some(away)) = (members.get(2), members.get(5)) {
            posts::give(tx, pod, (Post::Alternate, *alternate), began)?;
            silent::mark(tx, pod, *away, self.now - Span::hours(2))?;
        }
        Ok(())
    }
}
