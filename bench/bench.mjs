// Measures, prints, and records in bench/results.json and bench/results.md. A floor that is not met is told, not failed:
// times depend on the machine.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { dist, executable, root } from "../tests/browser.mjs";
import { median, rounded } from "./figures.mjs";
import { firstVerdict } from "./first-verdict.mjs";
import { native } from "./native.mjs";
import { markPage } from "./page.mjs";

const output = (program, args) => execFileSync(program, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 30 }).trim();

console.log("Sizes…");
const sizes = JSON.parse(output("cargo", ["run", "--quiet", "--locked", "--package", "vaglio-build", "--", "--out", dist, "sizes"]));
console.log("Texts…");
const texts = await native();
console.log("First verdict…");
const first = await firstVerdict();
console.log("Page of 1,000 comments…");
const page = await markPage();

const engine = sizes.engine.brotli + sizes.artefact.brotli;
const [checked] = texts.rows;
const verdict = rounded(median(first));
const longest = rounded(Math.max(...page.map(({ longestTask }) => longestTask)));
const floors = [
  floor("engine and artefact, brotli, at most 1.5 MB", engine, "bytes", engine <= 1_500_000),
  floor("first verdict after a stopped background, within 100 ms", verdict, "ms", verdict <= 100),
  floor("no task over 50 ms while 1,000 comments are marked", longest, "ms", longest <= 50),
  floor("native, one core, at least 20 MB/s", checked.throughput, "MB/s", checked.throughput >= 20),
];
const machine = {
  processor: cpus()[0].model,
  cores: cpus().length,
  chromium: output(executable, ["--version"]),
  node: process.version,
  rust: output("rustc", ["--version"]),
};
const results = {
  machine,
  floors,
  sizes,
  firstVerdict: { median: verdict, least: rounded(Math.min(...first)), most: rounded(Math.max(...first)), runs: first.length },
  page: {
    comments: page[0].comments,
    marks: page[0].marks,
    milliseconds: rounded(median(page.map(({ milliseconds }) => milliseconds))),
    longestTask: longest,
    longTasks: page.reduce((sum, { longTasks }) => sum + longTasks, 0),
    runs: page.length,
  },
  texts,
};
writeFileSync(new URL("results.json", import.meta.url), `${JSON.stringify(results, undefined, 2)}\n`);
const told = report(results);
writeFileSync(new URL("results.md", import.meta.url), told);
console.log(`\n${told}`);

function floor(name, value, unit, met) {
  return { name, value, unit, met };
}

function report({ machine, floors, sizes, firstVerdict, page, texts }) {
  const row = (...cells) => `| ${cells.join(" | ")} |`;
  const head = (...cells) => [row(...cells), row(...cells.map((_, at) => (at === 0 ? "---" : "---:")))];
  const grouped = (number) => number.toLocaleString("en");
  return [
    "# Results",
    "",
    `Written by \`./build.sh bench\`. ${machine.processor}, ${machine.cores} cores; ${machine.chromium}; Node.js ${machine.node}; ${machine.rust}.`,
    "",
    ...head("floor", "measured", ""),
    ...floors.map(({ name, value, unit, met }) => row(name, `${grouped(value)} ${unit}`, met ? "met" : "not met")),
    "",
    ...head("what ships", "bytes", "brotli"),
    ...Object.entries(sizes).map(([name, { raw, brotli }]) => row(name, grouped(raw), grouped(brotli))),
    "",
    `First verdict after a stopped background: median ${firstVerdict.median} ms of ${firstVerdict.runs} (${firstVerdict.least} to ${firstVerdict.most}).`,
    "",
    `A page of ${grouped(page.comments)} comments: ${grouped(page.marks)} marks in ${grouped(page.milliseconds)} ms (median of ${page.runs}); ` +
      `longest task of the main thread in all of them ${page.longestTask} ms, long tasks ${page.longTasks}.`,
    "",
    `${grouped(texts.texts)} comments, ${grouped(texts.bytes)} bytes of text. Words-only filters have ${grouped(texts.words)} words.`,
    "",
    ...head("program", "texts with a finding", "MB/s"),
    ...texts.rows.map(({ name, found, throughput }) => row(name, grouped(found), throughput)),
    "",
    `\`vaglio check --jsonl\` tells ${grouped(texts.rows[0].findings)} findings; it starts in ${texts.rows[0].start} ms, which its throughput leaves out.`,
    "",
  ].join("\n");
}
