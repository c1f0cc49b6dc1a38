// The engine on a corpus, native and as WebAssembly, beside filters that look for words only: same texts, same run.
import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { root } from "../tests/browser.mjs";
import { artefact, openEngine } from "../tests/engine.mjs";
import { median, rounded, throughput, timed } from "./figures.mjs";
import { comments } from "./texts.mjs";
import { filters } from "./words-only.mjs";
import { words } from "./words.mjs";

const COMMENTS = 10_000;
const RUNS = 7;
/** As many texts in a message as the content script sends. */
const BATCH = 50;

/** `{ texts, bytes, rows }`: a row a program, with what it found and its throughput on the text alone, in MB/s. */
export async function native() {
  execFileSync("cargo", ["build", "--release", "--locked", "--package", "vaglio-cli", "--package", "vaglio-peers"], { cwd: root, stdio: "inherit" });
  const program = (name) => resolve(root, process.env.CARGO_TARGET_DIR ?? "target", "release", name);
  const texts = comments(COMMENTS);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const folder = mkdtempSync(join(tmpdir(), "vaglio-bench-"));
  try {
    const row = ({ name, found, milliseconds, ...more }) => ({ name, found, throughput: throughput(bytes, median(milliseconds)), ...more });
    const corpus = join(folder, "corpus.jsonl");
    writeFileSync(corpus, texts.map((text, id) => JSON.stringify({ id, text })).join("\n"));
    const checked = check(program("vaglio"), corpus, texts.length, folder);
    const web = await wasm(texts);
    if (web.found !== checked.found) throw new Error(`native finds ${checked.found}, WebAssembly ${web.found}`);

    const [textsFile, wordsFile] = ["texts.json", "words.json"].map((name) => join(folder, name));
    const list = words();
    writeFileSync(textsFile, JSON.stringify(texts));
    writeFileSync(wordsFile, JSON.stringify(list));
    const rust = execFileSync(program("vaglio-peers"), [textsFile, wordsFile], { encoding: "utf8" });
    const peers = [...rust.trim().split("\n").map((line) => JSON.parse(line)), ...filters(texts, list)];
    return { texts: texts.length, bytes, words: list.length, rows: [checked, web, ...peers].map(row) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The program as a person runs it: from its start to its last line, into a file. */
function check(program, corpus, count, folder) {
  const answered = join(folder, "answers.jsonl");
  const run = (input) => {
    const output = openSync(answered, "w");
    execFileSync(program, ["check", "--pack", "lg", "--artefact", artefact, "--jsonl", input], { stdio: ["ignore", output, "inherit"] });
    closeSync(output);
  };
  const { milliseconds } = timed(RUNS, () => run(corpus));
  const answers = readFileSync(answered, "utf8").trim().split("\n").map((line) => JSON.parse(line));
  if (answers.length !== count || answers.some(({ id }, at) => id !== at)) throw new Error("an answer is missing, or out of order");
  const start = median(timed(RUNS, () => run("/dev/null")).milliseconds);
  return {
    name: "vaglio check --jsonl",
    found: answers.filter(({ findings }) => findings.some(({ rule }) => rule)).length,
    findings: answers.reduce((sum, { findings }) => sum + findings.length, 0),
    start: rounded(start),
    milliseconds: milliseconds.map((time) => time - start),
  };
}

async function wasm(texts) {
  const vaglio = await openEngine();
  const judge = () => {
    let found = 0;
    for (let at = 0; at < texts.length; at += BATCH) {
      const submissions = texts.slice(at, at + BATCH).map((text) => ({ text }));
      const verdicts = vaglio.check({ pack: "lg", language: "it", submissions });
      found += verdicts.filter(({ findings }) => findings.length > 0).length;
    }
    return found;
  };
  const { result, milliseconds } = timed(RUNS, judge);
  return { name: "vaglio, WebAssembly in Node.js", found: result, milliseconds };
}
