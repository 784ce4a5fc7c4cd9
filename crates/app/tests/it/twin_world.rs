//! Two servers that differ in one private value look the same to everybody not entitled to it.
