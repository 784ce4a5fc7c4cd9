//! Unique marks in every private column, looked for in every page.
