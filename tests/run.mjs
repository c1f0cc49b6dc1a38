// Everything that must pass. The last line counts: `N passed, N failed`. A runner without a test is a failure, and so
// is a test that was skipped: what does not run proves nothing.
import { spawn } from "node:child_process";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { run as runTests } from "node:test";
import { spec } from "node:test/reporters";
import { build } from "esbuild";
import { dist, root } from "./browser.mjs";

const BUILD = ["run", "--locked", "--package", "vaglio-build", "--"];
const BROWSER_CRATES = ["vaglio-wasm", "vaglio-compiler-wasm", "vaglio-pages"].flatMap((crate) => ["--package", crate]);

const total = { passed: 0, failed: 0 };
const failures = [];

function count(name, passed, failed) {
  if (passed + failed === 0) return count(`${name}: no test ran`, 0, 1);
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) failures.push(name);
}

/** Runs a program, its output on ours; gives its exit code and what it wrote. */
function execute(program, args) {
  console.log(`\n$ ${program} ${args.join(" ")}`);
  return new Promise((done, failed) => {
    const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    });
    child.on("error", failed);
    child.on("close", (code) => done({ code, output }));
  });
}

/** A program that either passes or does not: one test. */
async function check(name, program, args) {
  const { code } = await execute(program, args);
  count(name, code === 0 ? 1 : 0, code === 0 ? 0 : 1);
  return code === 0;
}

async function cargoTests() {
  const { code, output } = await execute("cargo", ["test", "--workspace", "--locked", "--no-fail-fast"]);
  let passed = 0;
  let failed = 0;
  for (const [, ok, wrong, ignored] of output.matchAll(/^test result: .*? (\d+) passed; (\d+) failed; (\d+) ignored/gm)) {
    passed += Number(ok);
    failed += Number(wrong) + Number(ignored);
  }
  if (code !== 0 && failed === 0) failed = 1;
  count("cargo test", passed, failed);
}

/** Test files in TypeScript are bundled first, each into a file of its own. */
async function bundled(files) {
  if (files.length === 0) return [];
  const outdir = join(dist, "tests");
  await rm(outdir, { recursive: true, force: true });
  await mkdir(outdir, { recursive: true });
  await build({
    entryPoints: files,
    outdir,
    outbase: root,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    sourcemap: "inline",
    define: { __DEV__: "true" },
    logLevel: "warning",
    absWorkingDir: root,
  });
  return files.map((file) => join(outdir, file.replace(/\.ts$/, ".mjs")));
}

async function nodeTests(name, files, concurrency) {
  console.log(`\n$ node --test (${name}, ${files.length} files)`);
  let passed = 0;
  let failed = 0;
  const stream = runTests({ files, concurrency });
  stream.on("test:pass", ({ name: test, details, skip, todo }) => {
    if (details.type === "suite") return;
    // A file without tests is reported as a test that bears its name and passes.
    const nothing = files.some((file) => file.endsWith(test)) || skip !== undefined || todo !== undefined;
    if (nothing) failed += 1;
    else passed += 1;
  });
  stream.on("test:fail", ({ details }) => {
    if (details.type !== "suite") failed += 1;
  });
  const written = stream.compose(spec);
  written.pipe(process.stdout, { end: false });
  await new Promise((done) => written.on("end", done));
  count(name, passed, failed);
}

/** The files under `folder` whose names end so, from the root. */
async function filesIn(folder, ending) {
  const names = await readdir(join(root, folder), { recursive: true });
  return names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name)).sort();
}

await check("rustfmt", "cargo", ["fmt", "--all", "--check"]);
await check("clippy", "cargo", ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]);
await check("clippy for browsers", "cargo", ["clippy", "--target", "wasm32-unknown-unknown", ...BROWSER_CRATES, "--locked", "--", "-D", "warnings"]);
await cargoTests();

if (await check("build", "cargo", [...BUILD, "extension"])) {
  await check("generated types are fresh", "cargo", [...BUILD, "types", "--check"]);
  await check("tsc", "node_modules/.bin/tsc", ["--noEmit"]);
  const unit = await bundled(await filesIn("extension", ".test.ts"));
  await nodeTests("unit", [...unit, ...(await filesIn("tests/unit", ".test.mjs"))], 2);
  const pages = await filesIn("tests/sites", ".test.mjs");
  const inBrowsers = await filesIn("tests/e2e", ".test.mjs");
  const inFirefox = inBrowsers.filter((file) => file.endsWith("firefox.test.mjs"));
  await nodeTests("end to end", [...pages, ...inBrowsers.filter((file) => !inFirefox.includes(file))], 1);
  // Without Firefox it fails, and says what to install.
  await nodeTests("Firefox", inFirefox, 1);
}

if (failures.length > 0) console.log(`\nFailed: ${failures.join(", ")}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
