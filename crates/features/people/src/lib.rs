//! Neighbors and households, their sign-in links and sessions, and how they may be reached.
