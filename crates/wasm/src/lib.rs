//! vaglio-wasm
