// The cases of tests/suite, read as data.
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "smol-toml";

const folder = new URL("suite/", import.meta.url);

/** `{ name, cases }` for each file, in the order of their names. */
export function suites() {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".toml"))
    .sort()
    .map((name) => ({ name, cases: parse(readFileSync(new URL(name, folder), "utf8")).case }));
}
