//! Why a helper could not: said without blame, and useful to whoever comes next.

codes! {
    /// The reason a helper gives. A longer note, if any, is sealed with the claim.
    CouldNot {
        /// Nobody came to the door or answered.
        NobodyHome = "nobody_home",
        /// The shop did not have it.
        OutOfStock = "out_of_stock",
        /// The place could not be found.
        NotFound = "not_found",
        /// It did not feel safe.
        NotSafe = "not_safe",
        /// It was more than one person can do.
        TooMuch = "too_much",
        /// Something came up.
        CameUp = "came_up",
        /// Another reason.
        Other = "other",
    }
}
