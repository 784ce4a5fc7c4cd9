//! Sealed columns with a key per person, blind look-up terms, and the registry that classes every column.
