//! Corpora in, model out. Never shipped: the program that measures and whoever trains use it.

pub mod corpus;
