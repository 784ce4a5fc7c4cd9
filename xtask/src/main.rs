//! The same steps on a laptop and in CI.
fn main() {}
