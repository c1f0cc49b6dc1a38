import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import en from "../_locales/en/messages.json";
import it from "../_locales/it/messages.json";
import { wordsIn, type Key } from "./words.ts";
import { ACTIONS, ATTRIBUTES, BANDS, CATEGORIES, ENTITIES, SEVERITIES } from "../types/generated.ts";

// Tests run from the root of the project, bundled elsewhere.
const keys = Object.keys(it) as Key[];

test("both languages have the same sentences, none empty, with the same places", () => {
  assert.deepEqual(Object.keys(en).sort(), [...keys].sort());
  const places = (text: string) => [...text.matchAll(/\$[1-9]/g)].map(String).sort();
  for (const key of keys) {
    assert.notEqual(it[key].message.trim(), "", key);
    assert.notEqual(en[key].message.trim(), "", key);
    assert.deepEqual(places(en[key].message), places(it[key].message), key);
  }
});

test("every name that the engine gives has plain words, and there are no others", () => {
  const listed = { category: CATEGORIES, attribute: ATTRIBUTES, entity: ENTITIES, action: ACTIONS, band: BANDS, severity: SEVERITIES };
  for (const [prefix, names] of Object.entries(listed)) {
    assert.deepEqual(keys.filter((key) => key.startsWith(`${prefix}_`)).sort(), names.map((name) => `${prefix}_${name}`).sort());
  }
});

test("every sentence is used somewhere, and every one that is used exists", () => {
  const files = ["manifest.json", ...["extension", "crates/pages/src"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(?:ts|rs|html|json)$/.test(name) && !/_locales|\.test\.ts$/.test(name))
      .map((name) => `${folder}/${name}`),
  )];
  const source = files.map((file) => readFileSync(file, "utf8")).join("\n");
  const computed = /^(?:category|attribute|entity|severity|band|action)_/;
  for (const key of keys) {
    if (!computed.test(key)) assert.ok(source.includes(`"${key}"`) || source.includes(`__MSG_${key}__`), `${key} is not used`);
  }
  const used = [...source.matchAll(/__MSG_(\w+)__|\bwords\("(\w+)"/g)].map((match) => match[1] ?? match[2]!);
  assert.ok(used.length > 20);
  for (const key of used) assert.ok(key in it, `${key} does not exist`);
});

test("values take their places", () => {
  assert.equal(wordsIn("it")("card_position", 1, 2), "Punto 1 di 2");
  assert.equal(wordsIn("en")("card_position", 1, 2), "Place 1 of 2");
});

test("time passes through one door", () => {
  const door = /\b(?:setTimeout|setInterval|requestAnimationFrame|requestIdleCallback|performance\.now|Date\.now)\b/;
  for (const name of readdirSync("extension/content", { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts") || name.endsWith(".test.ts") || name === "clock.ts") continue;
    assert.ok(!door.test(readFileSync(`extension/content/${name}`, "utf8")), name);
  }
});
