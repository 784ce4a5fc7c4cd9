//! For tests only: a whole server in process, worlds in three lines, time by hand.
