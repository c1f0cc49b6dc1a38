// What the person, the administrator and the defaults decide together: storage.local "effective".
import { isCount, isRecord, isText, listOf, oneOf, optional, type Guard } from "./check.ts";
import { LANGUAGES, NETWORKS, type Language, type Network } from "./generated.ts";

/** An account of the institution. `id` is a vanity name, a slug or a number, never a display name. */
export interface Account {
  network: Network;
  id: string;
  /** Where the administrator found that it is official. */
  source?: string | undefined;
  /** Since when, as an ISO date. */
  since?: string | undefined;
}

export interface Settings {
  /** Counts the changes of what is imported: 0 when nothing ever was. Nobody chooses it. */
  imported: number;
  enabled: boolean;
  /** Identifier of the pack of rules. */
  pack: string;
  /** "browser": the one of the browser. */
  language: Language | "browser";
  accounts: Account[];
  /** Where a document may be read in several ways: for each rule, the reading chosen. Others stay as the pack has them. */
  readings: Readings;
}

/** Rule to reading. */
export type Readings = Record<string, string>;

/** Where each is kept in storage.local: what the person chose, and what results. */
export const CHOSEN = "settings";
export const EFFECTIVE = "effective";
/** What the options page imported: `{ revision, packs }`. The packs themselves are in IndexedDB. */
export const IMPORTED = "imported";

export const DEFAULTS: Settings = { imported: 0, enabled: true, pack: "lg", language: "browser", accounts: [], readings: {} };

const isAccount: Guard<Account> = (value): value is Account =>
  isRecord(value) &&
  oneOf(NETWORKS)(value["network"]) &&
  isText(value["id"]) &&
  value["id"] !== "" &&
  optional(isText)(value["source"]) &&
  optional(isText)(value["since"]);

/** More rules than any pack reads in several ways, and longer names than any has. */
const MOST_READINGS = 1000;
const LONGEST_NAME = 100;

const isName: Guard<string> = (value): value is string => isText(value) && value.length > 0 && value.length <= LONGEST_NAME;

/** Whether such rules and readings exist, the engine knows: it passes over those that do not. */
export const isReadings: Guard<Readings> = (value): value is Readings =>
  isRecord(value) &&
  Object.keys(value).length <= MOST_READINGS &&
  Object.entries(value).every(([rule, reading]) => isName(rule) && isName(reading));

const guards: { [K in keyof Settings]: Guard<Settings[K]> } = {
  imported: isCount,
  enabled: (value): value is boolean => typeof value === "boolean",
  pack: isText,
  language: oneOf([...LANGUAGES, "browser"]),
  accounts: listOf(isAccount),
  readings: isReadings,
};

/** Settings with nothing missing and nothing wrong. */
export const isSettings: Guard<Settings> = (value): value is Settings =>
  isRecord(value) && Object.entries(guards).every(([key, guard]) => guard(value[key]));

/** The keys of `value` that are settings and valid: one wrong key does not take the others with it. */
export function validKeys(value: unknown): Partial<Settings> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(guards).flatMap(([key, guard]) => (guard(value[key]) ? [[key, value[key]]] : [])));
}

/** The revision in what storage holds under {@link IMPORTED}. */
export function revisionOf(value: unknown): number {
  return isRecord(value) && isCount(value["revision"]) ? value["revision"] : 0;
}

/** The language to speak, given the browser's. */
export function spoken(settings: Settings, browser: string): Language {
  if (settings.language !== "browser") return settings.language;
  return /^en\b/i.test(browser) ? "en" : "it";
}
