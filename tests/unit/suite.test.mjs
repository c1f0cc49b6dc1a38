// The cases of tests/suite on the WebAssembly engine, and the same answers from it as from the native one.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { before, describe, test } from "node:test";
import { root } from "../browser.mjs";
import { artefact, openEngine } from "../engine.mjs";
import { suites } from "../suite.mjs";

const files = suites();
let vaglio;

before(async () => {
  vaglio = await openEngine();
});

/** What a case has of a submission. */
const submissionOf = ({ expect, may, protected: kind, note, ...submission }) => submission;

describe("every case of the suite holds on WebAssembly", () => {
  for (const { name, cases } of files) {
    test(name, () => {
      assert.ok(cases.length > 0, "no case");
      const verdicts = vaglio.check({ submissions: cases.map(submissionOf) });
      assert.equal(verdicts.length, cases.length);
      const wrong = cases.flatMap((one, at) => faults(one, verdicts[at].findings).map((fault) => `${JSON.stringify(one.text)}: ${fault}`));
      assert.deepEqual(wrong, []);
    });
  }
});

test("the native engine and the WebAssembly one give the same answers", { timeout: 600_000 }, () => {
  const submissions = files.flatMap(({ cases }) => cases.map(submissionOf)).map((one) => ({ ...one, pack: "lg" }));
  const answers = execFileSync(
    "cargo",
    ["run", "--quiet", "--locked", "--package", "vaglio-cli", "--", "check", "--jsonl", "--artefact", artefact],
    { cwd: root, input: submissions.map((one) => JSON.stringify(one)).join("\n"), encoding: "utf8", maxBuffer: 1 << 30 },
  );
  const native = answers.trim().split("\n").map((line) => JSON.parse(line));
  const web = vaglio.check({ submissions });
  assert.equal(native.length, submissions.length);
  let found = 0;
  native.forEach(({ findings, consequence }, at) => {
    // Recognitions without a clause are for corpora: the door for JavaScript leaves them out.
    const cited = findings.filter(({ rule }) => rule !== undefined);
    found += cited.length;
    assert.deepEqual(plain(web[at]), plain({ findings: cited, consequence }), submissions[at].text);
  });
  assert.ok(found > submissions.length / 10, `${found} findings`);
});

/** As JSON has it, where what is absent is left out, with numbers as the engine holds them. */
function plain(verdict) {
  return JSON.parse(JSON.stringify(verdict), (key, value) => (key === "confidence" ? Math.fround(value) : value));
}

/** What a case expects and did not get, and what it got and did not expect: the same rules as on the native engine. */
function faults({ text, expect, may = [] }, findings) {
  const missing = expect.filter((one) => !findings.some((finding) => agrees(one, finding, text)));
  const extra = findings.filter(({ category }) => !may.includes(category) && !expect.some((one) => one.category === category));
  return [
    ...missing.map(({ category, quote = "" }) => `missing ${category} ${quote}`),
    ...extra.map(({ category, span }) => `extra ${category} ${span ? text.slice(span.start, span.end) : ""}`),
  ];
}

function agrees({ category, attribute, entity, whose, quote }, finding, text) {
  const same = (wanted, got) => wanted === undefined || wanted === got;
  return (
    category === finding.category &&
    same(attribute, finding.attribute) &&
    same(entity, finding.entity) &&
    same(whose, finding.whose) &&
    (quote === undefined || near(quote, finding.span, text))
  );
}

/** Stretches agree when they share half of the shorter. */
function near(quote, span, text) {
  if (!span) return false;
  for (let start = text.indexOf(quote); start >= 0; start = text.indexOf(quote, start + 1)) {
    const end = start + quote.length;
    const shared = Math.min(span.end, end) - Math.max(span.start, start);
    if (shared > 0 && shared * 2 >= Math.min(end - start, span.end - span.start)) return true;
  }
  return false;
}
