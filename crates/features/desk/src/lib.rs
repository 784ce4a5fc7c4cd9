//! The stewards' desk: what a human must look at now.
