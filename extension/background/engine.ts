// The engine, started at the first question and no earlier: the browser stops an idle background and starts it again.
import artefact from "@vaglio/artefact";
import { Vaglio, initSync } from "@vaglio/engine";
import wasm from "@vaglio/engine.wasm";
import type { Verdict } from "../types/generated.ts";
import type { Request } from "../types/messages.ts";

let engine: Vaglio | undefined;

/** One verdict a submission, in order. Throws when the engine cannot start or gives up on a text. */
export function check(request: Request): Verdict[] {
  if (!engine) {
    initSync({ module: wasm });
    engine = new Vaglio(artefact);
  }
  try {
    return engine.check(request);
  } catch (error) {
    // Whatever broke in it, the next question finds a new one.
    engine = undefined;
    throw error;
  }
}
