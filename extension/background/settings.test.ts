import assert from "node:assert/strict";
import { test } from "node:test";
import { merged } from "./settings.ts";
import { isSettings, spoken } from "../types/settings.ts";

const mine = { network: "facebook", id: "mine" } as const;
const theirs = { network: "linkedin", id: "theirs" } as const;

test("the administrator's keys replace the person's, whole", () => {
  const settings = merged({ enabled: false, accounts: [mine] }, { accounts: [theirs] });
  assert.equal(settings.enabled, false);
  assert.deepEqual(settings.accounts, [theirs]);
});

test("a wrong key is left out, the others hold", () => {
  const settings = merged({ enabled: "no", pack: "lg", accounts: [mine] }, { language: "fr", accounts: [{ network: "facebook" }] });
  assert.equal(settings.enabled, true);
  assert.deepEqual(settings.accounts, [mine]);
  assert.ok(isSettings(settings));
});

test("readings are rule to reading, the administrator's in place of the person's", () => {
  const [mine, theirs] = [{ "lg-r10a": "chosen" }, { "monza-5d2": "second" }];
  assert.deepEqual(merged({}, {}).readings, {});
  assert.deepEqual(merged({ readings: mine }, {}).readings, mine);
  assert.deepEqual(merged({ readings: mine }, { readings: theirs }).readings, theirs);
  for (const wrong of [null, [], "second", { "monza-5d2": 2 }, { "": "second" }, { "monza-5d2": "" }]) {
    assert.deepEqual(merged({ readings: mine }, { readings: wrong }).readings, mine, JSON.stringify(wrong));
  }
});

test("whatever is stored, what results are settings", () => {
  for (const value of [undefined, null, 1, "x", [], { accounts: null }]) assert.ok(isSettings(merged(value, value)), JSON.stringify(value));
});

test("what is imported is counted, whatever the person or the administrator says", () => {
  const imported = (value: unknown) => merged({ imported: 7 }, { imported: 8 }, value).imported;
  assert.deepEqual([imported({ revision: 3, packs: [] }), imported({ revision: "3" }), imported(undefined)], [3, 0, 0]);
});

test("development builds know the demonstration accounts until somebody chooses", () => {
  assert.deepEqual(merged({}, {}).accounts.map(({ id }) => id), ["camera.maremma.demo", "camera-maremma-demo"]);
  assert.deepEqual(merged({ accounts: [] }, {}).accounts, []);
});

test("the language is the chosen one, else the browser's, else Italian", () => {
  const language = (chosen: "it" | "en" | "browser", browser: string) => spoken({ ...merged({}, {}), language: chosen }, browser);
  assert.deepEqual([language("en", "it"), language("browser", "en-GB"), language("browser", "it-IT"), language("browser", "de")], ["en", "en", "it", "it"]);
});
