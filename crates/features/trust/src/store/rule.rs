//! The rule of trust as SQL, written once: whose vouch counts, and who is trusted.

/// A vouch `v` that counts: not by somebody suspended, nor between two who were kept apart when it was given.
macro_rules! counts {
    () => {
        "NOT EXISTS (SELECT 1 FROM suspensions s WHERE s.network_id = $1 AND s.person_id = v.by_id)
         AND NOT EXISTS (SELECT 1 FROM apart x
                         WHERE x.network_id = $1 AND x.made_at <= v.made_at
                           AND ((x.person_id = v.person_id AND x.other_id = v.by_id)
                                OR (x.person_id = v.by_id AND x.other_id = v.person_id)))"
    };
}
pub(super) use counts;

/// Whether `$who` is not suspended and is trusted in `$circle` or one inside it: vouched for by a steward, after a first
/// visit in a pair, or by two members.
macro_rules! trusted_in {
    ($who:literal, $circle:literal) => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM suspensions s WHERE s.network_id = $1 AND s.person_id = ",
            $who,
            ") AND (EXISTS (
                SELECT 1 FROM memberships m
                JOIN circle_ancestors a ON a.network_id = m.network_id AND a.circle_id = m.circle_id
                WHERE m.network_id = $1 AND m.vouched_at IS NOT NULL AND a.ancestor_id = ",
            $circle,
            " AND m.person_id = ",
            $who,
            ") OR EXISTS (
                SELECT 1 FROM pairings w
                JOIN circle_ancestors a ON a.network_id = w.network_id AND a.circle_id = w.circle_id
                WHERE w.network_id = $1 AND w.state = 'trusted' AND a.ancestor_id = ",
            $circle,
            " AND w.person_id = ",
            $who,
            ") OR (
                SELECT COUNT(DISTINCT v.by_id) FROM vouches v
                JOIN circle_ancestors a ON a.network_id = v.network_id AND a.circle_id = v.circle_id
                WHERE v.network_id = $1 AND a.ancestor_id = ",
            $circle,
            " AND v.person_id = ",
            $who,
            " AND ",
            $crate::store::rule::counts!(),
            ") >= 2)"
        )
    };
}
pub(super) use trusted_in;

/// The same of the person `p`, in any circle of the network.
macro_rules! trusted_anywhere {
    () => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM suspensions s WHERE s.network_id = $1 AND s.person_id = p.id)
             AND (EXISTS (
                SELECT 1 FROM memberships m
                WHERE m.network_id = $1 AND m.person_id = p.id AND m.vouched_at IS NOT NULL)
             OR EXISTS (
                SELECT 1 FROM pairings w
                WHERE w.network_id = $1 AND w.person_id = p.id AND w.state = 'trusted')
             OR (
                SELECT COUNT(DISTINCT v.by_id) FROM vouches v
                WHERE v.network_id = $1 AND v.person_id = p.id AND ",
            $crate::store::rule::counts!(),
            ") >= 2)"
        )
    };
}
pub(super) use trusted_anywhere;
