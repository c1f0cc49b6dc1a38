//! How large what ships is, as it lies on disk and as a store sends it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::workspace::Workspace;

/// Prints one JSON object: each module and the artefact, in bytes. Reads what was built last.
pub fn print(workspace: &Workspace) -> Result<()> {
    let between = workspace.between();
    let sizes = json!({
        "engine": sizes_of(&between.join("engine/engine.wasm"))?,
        "compiler": sizes_of(&between.join("compiler/compiler.wasm"))?,
        "pages": sizes_of(&between.join("pages/pages.wasm"))?,
        "artefact": sizes_of(&workspace.out.join("vaglio.pack"))?,
    });
    println!("{sizes}");
    Ok(())
}

fn sizes_of(path: &Path) -> Result<Value> {
    let content = fs::read(path).with_context(|| path.display().to_string())?;
    Ok(json!({ "raw": content.len(), "brotli": brotli_size(&content)? }))
}

/// Size at brotli's highest level, with the window that browsers accept.
fn brotli_size(content: &[u8]) -> Result<usize> {
    let mut sent = Vec::new();
    let options = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &content[..], &mut sent, &options)?;
    Ok(sent.len())
}
