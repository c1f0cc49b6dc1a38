//! The extension's own pages: the popup and the options.
//!
//! They show and change settings; they judge nothing. What can be checked without a browser (reading an account from
//! an address, settings from a file, a page's state from a message) is plain Rust and is tested natively; the rest,
//! in [`browser`], exists only as WebAssembly.

pub mod account;
pub mod imports;
pub mod packs;
pub mod page;
pub mod settings;

#[cfg(target_arch = "wasm32")]
mod browser;
