// Whether a file is an adapter: every problem with its place, so that whoever repairs one knows where to look.
import { ITEM_KINDS, PLACE_KINDS, TIERS } from "../../types/adapter.ts";
import { isRecord } from "../../types/check.ts";
import { LANGUAGES, NETWORKS } from "../../types/generated.ts";

/** Checks a value and reports what is wrong with it, at `place`. */
type Check = (value: unknown, place: string, report: (place: string, problem: string) => void) => void;

const text: Check = (value, place, report) => {
  if (typeof value !== "string" || value.trim() === "") report(place, "text is wanted");
};

const flag: Check = (value, place, report) => {
  if (typeof value !== "boolean") report(place, "true or false is wanted");
};

const oneOf = (names: readonly string[]): Check => (value, place, report) => {
  if (!names.includes(value as string)) report(place, `one of ${names.join(", ")} is wanted`);
};

/** A regular expression; `groups`: it must name at least one of these, and no others. */
const pattern = (groups: readonly string[], needed: boolean): Check => (value, place, report) => {
  if (typeof value !== "string") return report(place, "a regular expression is wanted");
  try {
    new RegExp(value, "i");
  } catch (error) {
    return report(place, String(error));
  }
  const named = [...value.matchAll(/\(\?<(\w+)>/g)].map((match) => match[1]!);
  for (const name of named) if (!groups.includes(name)) report(place, `the group ${name} has no meaning here`);
  if (needed && named.length === 0) report(place, `a group named ${groups.join(" or ")} is wanted`);
};

const list = (item: Check, least = 0): Check => (value, place, report) => {
  if (!Array.isArray(value)) return report(place, "a list is wanted");
  if (value.length < least) report(place, `at least ${least} is wanted`);
  value.forEach((member, index) => item(member, `${place}[${index}]`, report));
};

const record = (needed: Record<string, Check>, optional: Record<string, Check> = {}): Check => (value, place, report) => {
  if (!isRecord(value)) return report(place, "an object is wanted");
  for (const [key, check] of Object.entries(needed)) check(value[key], `${place}.${key}`, report);
  for (const [key, member] of Object.entries(value)) {
    if (key in needed) continue;
    if (optional[key]) optional[key](member, `${place}.${key}`, report);
    else report(`${place}.${key}`, "unknown key");
  }
};

/** Where a fact comes from: a capture or tools with their date, general knowledge, or a guess to be verified. */
const source: Check = (value, place, report) => {
  if (typeof value !== "string" || !/^(?:capture \d{4}-\d{2}|tools \d{4}|known|guess|a text)/.test(value)) {
    report(place, "where the fact comes from is wanted: capture YYYY-MM, tools YYYY, known or guess");
  }
};

const located = { tier: oneOf(TIERS), selector: text, source };
const locatedOptions = { labels: text, notInside: text };
const somewhere = record(located, locatedOptions);
const extract = record({ ...located, attribute: text, pattern: pattern(["id"], true) }, locatedOptions);

const item = record(
  {
    containers: list(record(located, { ...locatedOptions, owns: text, climb: text, later: flag }), 1),
    text: list(somewhere, 1),
    author: list(somewhere, 1),
    id: list(extract, 1),
    permalink: list(somewhere),
    truncated: list(somewhere),
  },
  { authorName: list(extract), parent: list(extract), nestedIn: list(oneOf(ITEM_KINDS)) },
);

const adapter = record(
  {
    network: oneOf(NETWORKS),
    about: text,
    checked: pattern([], false),
    hosts: list(text, 1),
    labels: record(Object.fromEntries(LANGUAGES.map((language) => [language, labels]))),
    places: list(record({ kind: oneOf(PLACE_KINDS), pattern: pattern(["account", "post"], false), source }, { owner: flag }), 1),
    identities: list(record({ pattern: pattern(["id"], true), institution: flag, source }, { prefix: text }), 1),
    head: list(
      record({ selector: text, attribute: text, pattern: pattern(["id"], true), about: record({ selector: text, attribute: text }), source }),
    ),
    excluded: list(somewhere, 1),
    roots: list(somewhere),
    dialogs: list(somewhere, 1),
    drop: list(somewhere),
    own: list(somewhere),
    person: list(somewhere),
    items: record(Object.fromEntries(ITEM_KINDS.map((kind) => [kind, item]))),
    composers: list(
      record(
        {
          surface: oneOf(["post", "comment", "bio"]),
          editor: text,
          kind: oneOf(["lexical", "quill", "prosemirror", "textarea"]),
          submit: list(record({ selector: text }, { labels: text }), 1),
          keys: list(oneOf(["Enter", "Control+Enter"])),
          attachments: list(text),
          source,
        },
        { within: text, notWithin: text, shadow: text },
      ),
    ),
    acting: list(somewhere),
    health: record({
      after: (value, place, report) => {
        if (!Number.isSafeInteger(value) || (value as number) < 1000) report(place, "milliseconds, at least 1000, are wanted");
      },
    }),
  },
  { ignored: text },
);

function labels(value: unknown, place: string, report: (place: string, problem: string) => void): void {
  if (!isRecord(value)) return report(place, "an object is wanted");
  for (const [name, texts] of Object.entries(value)) list(text, 1)(texts, `${place}.${name}`, report);
}

/** Every problem of `value` as an adapter: `place: problem`. */
export function problems(value: unknown): string[] {
  const found: string[] = [];
  const report = (place: string, problem: string) => found.push(`${place.replace(/^\./, "")}: ${problem}`);
  adapter(value, "", report);
  if (found.length > 0) return found;
  const known = value as { labels: Record<string, Record<string, unknown>> };
  const names = Object.values(known.labels).map((language) => Object.keys(language).sort().join());
  if (new Set(names).size > 1) report("labels", "the languages have different names");
  walk(value, "", (member, place) => {
    if (!isRecord(member)) return;
    const named = [/\{(\w+)\}/.exec(String(member["selector"] ?? ""))?.[1], "labels" in member && place !== "" ? member["labels"] : undefined];
    for (const name of named) {
      if (typeof name === "string" && !(name in known.labels["it"]!)) report(place, `no labels are called ${name}`);
    }
  });
  return found;
}

function walk(value: unknown, place: string, visit: (value: unknown, place: string) => void): void {
  visit(value, place);
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    walk(member, Array.isArray(value) ? `${place}[${key}]` : place === "" ? key : `${place}.${key}`, visit);
  }
}
