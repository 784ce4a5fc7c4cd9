//! Random lives of an ask, held against simple rules.
