// What the build puts in place of these names: the bindings of crates/pages and the module itself. See crates/build.

declare module "@vaglio/pages" {
  export function initSync(options: { module: Uint8Array }): unknown;
  /** Fills the page: "popup" or "options". Throws for any other name. */
  export function mount(page: string): void;
}

declare module "@vaglio/pages.wasm" {
  const bytes: Uint8Array;
  export default bytes;
}
