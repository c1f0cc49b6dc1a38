import assert from "node:assert/strict";
import { test } from "node:test";
import { BATCH, POSTS, isRemember, isRememberWish, isRemembered, isStateQuestion, isToBackground, isToContent } from "./messages.ts";

const submission = { audience: "ext", network: "facebook", surface: "comment", text: "" };
const check = { type: "check", seq: 0, pack: "lg", imported: 0, language: "it", readings: {}, submissions: [submission] };
const page = { network: "facebook", kind: "official", account: "a", findings: 0, incomplete: 0, health: "ok", enabled: true };
const finding = { rule: "r", clause: "c", category: "insult", span: { start: 0, end: 1 }, severity: "grave", confidence: 1, band: "sure", message: "", why: "" };

test("what a page may say", () => {
  assert.ok(isToBackground(check));
  assert.ok(isToBackground({ ...check, readings: { "monza-5d2": "second" } }));
  assert.ok(isToBackground({ type: "page", page }));
  for (const wrong of [
    undefined, null, 1, "check", [], {}, { type: "check" },
    { ...check, seq: -1 }, { ...check, seq: 0.5 }, { ...check, pack: 1 }, { ...check, imported: -1 }, { ...check, imported: undefined }, { ...check, language: "fr" },
    { ...check, readings: undefined }, { ...check, readings: [] }, { ...check, readings: { r: 1 } }, { ...check, readings: { r: "x".repeat(101) } },
    { ...check, readings: Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`r${index}`, "x"])) },
    { ...check, submissions: {} }, { ...check, submissions: [{ ...submission, text: 1 }] },
    { ...check, submissions: [{ ...submission, audience: "me" }] },
    { ...check, submissions: Array.from({ length: BATCH + 1 }, () => submission) },
    { type: "page", page: { ...page, kind: "mine" } }, { type: "page", page: { ...page, findings: "1" } },
  ]) {
    assert.ok(!isToBackground(wrong), JSON.stringify(wrong));
  }
});

test("all that a submission may say, and nothing else in its place", () => {
  const asks = (change: object) => isToBackground({ ...check, submissions: [{ ...submission, ...change }] });
  const many = <T>(length: number, member: T) => Array.from({ length }, () => member);
  const whole = {
    pack: "lg", parent: "", author: "a", date: "2026-11-22", acting: "institution", native_share: true, incomplete: false,
    attachments: [{ kind: "image" }, { kind: "link", alt: "" }], published: ["text"], history: { insult: 4 },
  };
  assert.ok(asks(whole));
  // What the engine leaves out may come back empty.
  for (const key of Object.keys(whole)) assert.ok(asks({ ...whole, [key]: undefined }) && asks({ ...whole, [key]: null }), key);
  assert.ok(asks({ attachments: many(100, { kind: "video" }), published: many(1000, "") }));
  for (const wrong of [
    { pack: 1 }, { pack: {} }, { parent: [] }, { author: { toString: "a" } },
    { date: "22/11/2026" }, { date: 20261122 }, { date: `2026-11-22${"0".repeat(40)}` }, { date: new Date(0) },
    { acting: "me" }, { acting: ["institution"] }, { native_share: "true" }, { native_share: 1 }, { incomplete: "no" },
    { attachments: {} }, { attachments: "image" }, { attachments: [{ kind: "script" }] }, { attachments: [null] }, { attachments: [{ kind: "image", alt: 1 }] },
    { attachments: many(101, { kind: "image" }) }, { attachments: { length: 1, 0: { kind: "image" } } },
    { published: "text" }, { published: [1] }, { published: [["text"]] }, { published: many(1001, "") },
    { history: [] }, { history: { insult: -1 } }, { history: { insult: 0.5 } }, { history: { insult: "4" } }, { history: { insult: 2 ** 32 } },
    { history: { rude: 1 } }, { history: JSON.parse('{"__proto__": 1}') }, { history: "insult" },
  ]) {
    assert.ok(!asks(wrong), JSON.stringify(wrong).slice(0, 200));
  }
});

test("what the background may say", () => {
  assert.ok(isToContent({ type: "verdicts", seq: 0, verdicts: [{ findings: [finding] }, { findings: [], consequence: { steps: [] } }] }));
  const version = { id: "a", clause: "c", text: "t" };
  assert.ok(isToContent({ type: "verdicts", seq: 0, verdicts: [{ findings: [{ ...finding, reading: { applied: version, others: [version] } }] }] }));
  assert.ok(isToContent({ type: "failed", seq: 0, error: "e" }));
  for (const wrong of [
    undefined, { type: "verdicts", seq: 0 }, { type: "failed", seq: 0 }, { type: "verdicts", seq: "0", verdicts: [] },
    ...[{ span: { start: 2, end: 1 } }, { category: "rude" }, { severity: "high" }, { band: "maybe" }, { message: null }, { also: ["r"] }, { reading: {} }, { reading: { applied: version, others: {} } }, { reading: { applied: { id: "a" }, others: [] } }].map((change) => ({
      type: "verdicts", seq: 0, verdicts: [{ findings: [{ ...finding, ...change }] }],
    })),
    { type: "verdicts", seq: 0, verdicts: [{ findings: [], consequence: { steps: [{ action: "delete", duty: false, rule: "", clause: "", text: "" }] } }] },
  ]) {
    assert.ok(!isToContent(wrong), JSON.stringify(wrong));
  }
});

test("what a page may have remembered", () => {
  const remember = { type: "remember", pack: "lg", posts: [{ text: "a", url: "https://a" }, { text: "b" }] };
  assert.ok(isRemember(remember));
  for (const change of [{ type: "remember!" }, { pack: 1 }, { posts: {} }, { posts: [{ text: "" }] }, { posts: [{ text: "a", url: 1 }] }, { posts: Array.from({ length: POSTS + 1 }, () => ({ text: "a" })) }]) {
    assert.ok(!isRemember({ ...remember, ...change }), JSON.stringify(change));
  }
  assert.ok(isRemembered({ added: 0 }) && isRemembered({ added: null }));
  assert.ok(!isRemembered({ added: -1 }) && !isRemembered({}) && !isRemembered(undefined));
  assert.ok(isRememberWish({ type: "remember!" }) && !isRememberWish("remember!"));
});

test("what the popup may ask", () => {
  assert.ok(isStateQuestion({ type: "state?" }));
  assert.ok(!isStateQuestion({ type: "state" }));
  assert.ok(!isStateQuestion("state?"));
});
