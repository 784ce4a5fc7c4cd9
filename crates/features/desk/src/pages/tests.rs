//! Every page of the desk in every language.
