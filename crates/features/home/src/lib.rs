//! The front page, and the pages that say what this is and what it stores.
