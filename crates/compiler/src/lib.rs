//! vaglio-compiler
