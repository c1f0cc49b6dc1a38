// What a person imported and what the institution published, in IndexedDB. The options page writes the first
// (crates/pages/src/browser/store.rs opens the same database), the background the second.
import { isCount, isRecord, isText, optional, type Guard } from "../types/check.ts";
import type { OwnPost } from "../types/messages.ts";

const NAME = "vaglio";
const IMPORTS = "imports";
const POSTS = "posts";
/** Posts kept of an institution: of more, the latest. */
const KEPT = 500;

/** A pack that the options page compiled. */
export interface Import {
  id: string;
  /** Of the extension that compiled it. */
  version: string;
  compiled: Uint8Array<ArrayBuffer>;
}

interface Post extends OwnPost {
  pack: string;
  /** When it was remembered, in milliseconds. */
  at: number;
}

const isImport: Guard<Import> = (value): value is Import =>
  isRecord(value) && isText(value["id"]) && isText(value["version"]) && value["compiled"] instanceof Uint8Array;

const isPost: Guard<Post> = (value): value is Post =>
  isRecord(value) && isText(value["pack"]) && isText(value["text"]) && optional(isText)(value["url"]) && isCount(value["at"]);

/** What is imported and can be read. */
export async function imports(): Promise<Import[]> {
  const all = await within(IMPORTS, "readonly", (store) => done(store.getAll()));
  return all.filter(isImport);
}

/** The texts of the posts of a pack's institution. */
export async function postsOf(pack: string): Promise<string[]> {
  const all = await within(POSTS, "readonly", (store) => done(store.getAll(rangeOf(pack))));
  return all.filter(isPost).map(({ text }) => text);
}

/** Keeps posts, each text once, and says how many were not known yet. */
export function remember(pack: string, posts: readonly OwnPost[], now: number): Promise<number> {
  return within(POSTS, "readwrite", async (store) => {
    const known = (await done(store.getAll(rangeOf(pack)))).filter(isPost);
    const texts = new Set(known.map(({ text }) => text));
    const fresh: Post[] = [];
    for (const { text, url } of posts) {
      if (texts.has(text)) continue;
      texts.add(text);
      fresh.push({ pack, text, ...(url === undefined ? {} : { url }), at: now });
    }
    for (const post of fresh) store.put({ ...post, date: new Date(now).toISOString().slice(0, 10) });
    const oldest = [...known, ...fresh].sort((one, other) => other.at - one.at).slice(KEPT);
    for (const { text } of oldest) store.delete([pack, text]);
    return fresh.length;
  });
}

function rangeOf(pack: string): IDBKeyRange {
  // After every text comes every list.
  return IDBKeyRange.bound([pack], [pack, []]);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((good, bad) => {
    request.onsuccess = () => good(request.result);
    request.onerror = () => bad(request.error);
  });
}

async function within<T>(name: string, mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(IMPORTS, { keyPath: "id" });
    opening.result.createObjectStore(POSTS, { keyPath: ["pack", "text"] });
  };
  const database = await done(opening);
  try {
    const transaction = database.transaction(name, mode);
    const finished = new Promise<void>((good, bad) => {
      transaction.oncomplete = () => good();
      transaction.onabort = () => bad(transaction.error);
    });
    const [value] = await Promise.all([work(transaction.objectStore(name)), finished]);
    return value;
  } finally {
    database.close();
  }
}
