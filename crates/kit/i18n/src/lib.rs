//! Message catalogues, language negotiation, plurals and coarse dates.
