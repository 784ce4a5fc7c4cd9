//! How far an ask reaches now, from the pod outward.

codes! {
    /// A ring. Their order is nearness: `Pod < Building < … < Next`.
    Ring {
        /// The asker's own pod.
        Pod = "pod",
        /// The building.
        Building = "building",
        /// The block.
        Block = "block",
        /// The neighborhood.
        Neighborhood = "neighborhood",
        /// The circles beside it, under the parent the asker allowed.
        Next = "next",
    }
}

impl Ring {
    /// The nearest of the rings that exist for this asker which lies beyond this one and within `farthest`.
    pub fn beyond(self, farthest: Self, existing: &[Self]) -> Option<Self> {
        existing.iter().copied().filter(|&ring| ring > self && ring <= farthest).min()
    }
}

#[cfg(test)]
mod tests {
    use super::Ring;

    #[test]
    fn widening_skips_rings_that_do_not_exist_and_stops_where_the_asker_said() {
        let existing = [Ring::Neighborhood, Ring::Building, Ring::Next];
        assert_eq!(Ring::Pod.beyond(Ring::Neighborhood, &existing), Some(Ring::Building));
        assert_eq!(Ring::Building.beyond(Ring::Neighborhood, &existing), Some(Ring::Neighborhood));
        assert_eq!(Ring::Neighborhood.beyond(Ring::Neighborhood, &existing), None);
    }
}
