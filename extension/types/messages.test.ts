import assert from "node:assert/strict";
import { test } from "node:test";
import { BATCH, isStateQuestion, isToBackground, isToContent } from "./messages.ts";

const submission = { audience: "ext", network: "facebook", surface: "comment", text: "" };
const check = { type: "check", seq: 0, pack: "lg", language: "it", submissions: [submission] };
const page = { network: "facebook", kind: "official", account: "a", findings: 0, incomplete: 0, health: "ok", enabled: true };
const finding = { rule: "r", clause: "c", category: "insult", span: { start: 0, end: 1 }, severity: "grave", confidence: 1, band: "sure", message: "", why: "" };

test("what a page may say", () => {
  assert.ok(isToBackground(check));
  assert.ok(isToBackground({ type: "page", page }));
  for (const wrong of [
    undefined, null, 1, "check", [], {}, { type: "check" },
    { ...check, seq: -1 }, { ...check, seq: 0.5 }, { ...check, pack: 1 }, { ...check, language: "fr" },
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

test("what the popup may ask", () => {
  assert.ok(isStateQuestion({ type: "state?" }));
  assert.ok(!isStateQuestion({ type: "state" }));
  assert.ok(!isStateQuestion("state?"));
});
