//! vaglio-cli
fn main() {}
