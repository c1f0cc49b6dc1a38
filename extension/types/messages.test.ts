import assert from "node:assert/strict";
import { test } from "node:test";
import { BATCH, POSTS, isRemember, isRememberWish, isRemembered, isStateQuestion, isToBackground, isToContent } from "./messages.ts";

const submission = { audience: "ext", network: "facebook", surface: "comment", text: "" };
const check = { type: "check", seq: 0, pack: "lg", imported: 0, language: "it", submissions: [submission] };
const page = { network: "facebook", kind: "official", account: "a", findings: 0, incomplete: 0, health: "ok", enabled: true };
const finding = { rule: "r", clause: "c", category: "insult", span: { start: 0, end: 1 }, severity: "grave", confidence: 1, band: "sure", message: "", why: "" };

test("what a page may say", () => {
  assert.ok(isToBackground(check));
  assert.ok(isToBackground({ type: "page", page }));
  for (const wrong of [
    undefined, null, 1, "check", [], {}, { type: "check" },
    { ...check, seq: -1 }, { ...check, seq: 0.5 }, { ...check, pack: 1 }, { ...check, imported: -1 }, { ...check, imported: undefined }, { ...check, language: "fr" },
    { ...check, submissions: {} }, { ...check, submissions: [{ ...submission, text: 1 }] },
    { ...check, submissions: [{ ...submission, audience: "me" }] },
    { ...check, submissions: Array.from({ length: BATCH + 1 }, () => submission) },
    { type: "page", page: { ...page, kind: "mine" } }, { type: "page", page: { ...page, findings: "1" } },
  ]) {
    assert.ok(!isToBackground(wrong), JSON.stringify(wrong));
  }
});

test("what the background may say", () => {
  assert.ok(isToContent({ type: "verdicts", seq: 0, verdicts: [{ findings: [finding] }, { findings: [], consequence: { steps: [] } }] }));
  assert.ok(isToContent({ type: "failed", seq: 0, error: "e" }));
  for (const wrong of [
    undefined, { type: "verdicts", seq: 0 }, { type: "failed", seq: 0 }, { type: "verdicts", seq: "0", verdicts: [] },
    ...[{ span: { start: 2, end: 1 } }, { category: "rude" }, { severity: "high" }, { band: "maybe" }, { message: null }, { also: ["r"] }].map((change) => ({
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
