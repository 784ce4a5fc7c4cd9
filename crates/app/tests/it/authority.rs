//! Who may use which route: every cell of the table, asked for real.
