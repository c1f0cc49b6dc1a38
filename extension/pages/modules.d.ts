// What the build puts in place of these names: the bindings of crates/pages and the module itself. See crates/build.

declare module "@vaglio/pages" {
  export function initSync(options: { module: Uint8Array }): unknown;
  /** Fills the page: "popup" or "options". Throws for any other name. `ask` asks the compiler of packs. */
  export function mount(page: string, ask: (question: unknown) => Promise<unknown>): void;
}

declare module "@vaglio/pages.wasm" {
  const bytes: Uint8Array;
  export default bytes;
}

declare module "@vaglio/compiler" {
  type Folder = import("./compiler-types.d.ts").Folder;
  export function initSync(options: { module: Uint8Array }): unknown;
  /** Which pack a folder is or is added to. */
  export function nameOf(folder: Folder): { id?: string; additions: boolean };
  /** Throws the whole report when anything is wrong. */
  export function compile(artefact: Uint8Array, folders: Folder[]): { outline: unknown; rules: number; bytes: Uint8Array };
}

declare module "@vaglio/compiler.wasm" {
  const bytes: Uint8Array;
  export default bytes;
}
