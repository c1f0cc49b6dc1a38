//! vaglio-build
fn main() {}
