/** Starts the Rust of the popup and of the options. The module is in this script: the pages connect to nothing. */
import { initSync, mount } from "@vaglio/pages";
import module from "@vaglio/pages.wasm";

/** Asks the compiler of packs, which is loaded for each question and no longer: few ever import anything. */
function ask(question: unknown): Promise<unknown> {
  return new Promise((answer, fail) => {
    const compiler = new Worker(script("compiler.js"), { type: "module" });
    const end = (then: () => void) => () => {
      compiler.terminate();
      then();
    };
    compiler.addEventListener("message", ({ data }) => end(() => answer(data))());
    compiler.addEventListener("error", ({ message }) => end(() => fail(new Error(message)))());
    compiler.postMessage(question);
  });
}

interface ScriptPolicy {
  createScriptURL(url: string): string;
}

/** The extension's own script: the pages require that such names be vouched for. Older browsers do not know of it. */
function script(name: "compiler.js"): string {
  const types = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy } }).trustedTypes;
  return types ? types.createPolicy("vaglio", { createScriptURL: (url) => url }).createScriptURL(name) : name;
}

initSync({ module });
mount(document.documentElement.dataset["page"] ?? "", ask);
