/**
 * The compiler of packs, in a thread of its own that the options page starts for one question and then stops. The module is
 * in this script, with the packs that are built in: the pages connect to nothing.
 */
import artefact from "@vaglio/artefact";
import { compile, initSync, nameOf } from "@vaglio/compiler";
import module from "@vaglio/compiler.wasm";
import type { Answer, Question, Source } from "./compiler-types.d.ts";

addEventListener("message", ({ data }: MessageEvent<Question>) => {
  initSync({ module });
  postMessage(answer(data));
});

function answer({ folder, imports, sources }: Question): Answer {
  try {
    const named = folder && nameOf(folder);
    const id = named?.id ?? "";
    const before = imports?.find((known) => known.id === id)?.sources ?? [];
    const added: Source | undefined = folder && { ...folder, additions: named?.additions === true };
    // Of a pack there is one, of additions one under each name.
    const same = (known: Source) => known.additions === added?.additions && (!known.additions || known.name === added.name);
    const replaced = added !== undefined && before.some(same);
    const together = sources ?? [...before.filter((known) => !same(known)), ...(added ? [added] : [])];
    const { outline, rules, bytes } = compile(artefact, together);
    return { id, outline, rules, bytes, replaced, sources: together };
  } catch (error) {
    return { report: error instanceof Error ? error.message : String(error) };
  }
}
