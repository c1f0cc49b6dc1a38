// The engine as the background loads it, in Node: the same WebAssembly, bindings and artefact.
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { dist, root } from "./browser.mjs";

/** Where the build leaves the modules before they are bundled. */
export const modules = resolve(root, process.env.CARGO_TARGET_DIR ?? "target", "vaglio");

export const artefact = join(dist, "vaglio.pack");

/** Opens the engine that was built last. */
export async function openEngine() {
  const { initSync, Vaglio } = await import(pathToFileURL(join(modules, "engine/engine.js")).href);
  initSync({ module: await readFile(join(modules, "engine/engine.wasm")) });
  return new Vaglio(await readFile(artefact));
}
