// The engine, started at the first question and no earlier: the browser stops an idle background and starts it again.
import artefact from "@vaglio/artefact";
import { Vaglio, initSync } from "@vaglio/engine";
import wasm from "@vaglio/engine.wasm";
import { imports, postsOf, remember as keep } from "./store.ts";
import type { Verdict } from "../types/generated.ts";
import type { OwnPost, Request } from "../types/messages.ts";

let engine: Vaglio | undefined;
/** The revision of what is imported that the engine holds. */
let held = 0;
/** Some of what is imported was compiled by another version of the extension. */
let stale = false;
/** The packs of which the engine knows the remembered posts. */
let remembered = new Set<string>();
/** One at a time: two questions that find something new to load must not both load it. */
let loading: Promise<void> = Promise.resolve();

/** The pack asked for is neither built in nor imported. */
export class MissingPack extends Error {}

/** One verdict a submission, in order. Throws when the engine cannot start or gives up on a text. */
export async function check(request: Request): Promise<{ verdicts: Verdict[]; stale: boolean }> {
  const { pack, imported, submissions } = request;
  // Whoever imported nothing waits for nothing.
  if (imported !== held) await (loading = loading.then(() => (imported === held ? undefined : load(imported))));
  const current = (engine ??= started());
  if (!current.has(pack)) throw new MissingPack(pack);
  try {
    if (!remembered.has(pack) && submissions.some(({ audience }) => audience === "emp" || audience === "team")) {
      const texts = await postsOf(pack).catch(() => []);
      current.remember(pack, texts);
      remembered.add(pack);
    }
    return { verdicts: current.check(request), stale };
  } catch (error) {
    // Whatever broke in it, the next question finds a new one.
    forget();
    throw error;
  }
}

/** Keeps posts of a pack's institution; says how many were not known yet. */
export async function remember(pack: string, posts: readonly OwnPost[]): Promise<number> {
  const added = await keep(pack, posts, Date.now());
  remembered.delete(pack);
  return added;
}

function started(): Vaglio {
  initSync({ module: wasm });
  return new Vaglio(artefact);
}

function forget(): void {
  engine = undefined;
  held = 0;
  stale = false;
  remembered = new Set();
}

/** Packs that were taken away must go: a new engine takes in what there is now. */
async function load(revision: number): Promise<void> {
  const found = await imports().catch(() => undefined);
  forget();
  engine = started();
  // What cannot be read is told; what is built in goes on working.
  stale = found === undefined;
  const { version } = chrome.runtime.getManifest();
  for (const one of found ?? []) {
    stale ||= one.version !== version;
    try {
      engine.addPacks(one.compiled);
    } catch {
      stale = true;
    }
  }
  held = revision;
}
