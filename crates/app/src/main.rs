//! The program: demo, serve, migrate, doctor.
fn main() {}
