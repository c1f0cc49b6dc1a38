// What the build puts in place of a name. See crates/build.

/** True in development builds: demonstration pages, demonstration settings, counters for tests. */
declare const __DEV__: boolean;

/** The bindings of crates/wasm, as wasm-bindgen writes them (target web). */
declare module "@vaglio/engine" {
  /** Instantiates the module; a second call does nothing. */
  export function initSync(options: { module: Uint8Array | WebAssembly.Module }): unknown;
  /** The engine over one artefact. */
  export class Vaglio {
    /** Throws when the bytes are no artefact of this version. */
    constructor(artefact: Uint8Array);
    /** One verdict a submission, in order. */
    check(request: import("./messages.ts").Request): import("./generated.ts").Verdict[];
    /** Takes in packs compiled apart, over those with the same names. Throws when they are of another version. */
    addPacks(packs: Uint8Array): void;
    /** Whether there is a pack of that name. */
    has(pack: string): boolean;
    /** What the pack's institution has published, in place of what was remembered before. */
    remember(pack: string, texts: string[]): void;
    free(): void;
  }
}

declare module "@vaglio/engine.wasm" {
  const bytes: Uint8Array;
  export default bytes;
}

declare module "@vaglio/artefact" {
  const bytes: Uint8Array;
  export default bytes;
}
