// What the options page (crates/pages/src/browser/import.rs) and the compiler's thread say to each other.

/** A folder of files, as the person chose it. */
export interface Folder {
  name: string;
  files: { path: string; text: string }[];
}

/** A folder that is imported: a pack, or additions to one. */
export interface Source extends Folder {
  additions: boolean;
}

/** `folder` is to be taken in beside what is imported; without one, `sources` are compiled again. */
export interface Question {
  folder?: Folder;
  imports?: { id: string; sources: Source[] }[];
  sources?: Source[];
}

/** A pack that is ready, with all that it was made of; or everything that is wrong. */
export type Answer =
  | { id: string; outline: unknown; rules: number; bytes: Uint8Array; replaced: boolean; sources: Source[] }
  | { report: string };
