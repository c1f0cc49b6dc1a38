// The archives for the stores are the same byte for byte, whenever they are built.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { root } from "../browser.mjs";

let folder;
before(async () => (folder = await mkdtemp(join(tmpdir(), "vaglio-package-"))));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Builds the archives into a folder of their own; gives `{ name: hash }`. */
function packaged(name, ...options) {
  const out = join(folder, name);
  const args = ["run", "--quiet", "--locked", "--package", "vaglio-build", "--", "--out", out, ...options, "package"];
  const told = execFileSync("cargo", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  const paths = told.trim().split("\n");
  assert.deepEqual(paths.map((path) => basename(path)).sort(), readdirSync(out).filter((file) => file.endsWith(".zip")).sort());
  return Object.fromEntries(paths.map((path) => [basename(path), createHash("sha256").update(readFileSync(path)).digest("hex")]));
}

test("two builds give the same archives", { timeout: 900_000 }, () => {
  const once = packaged("once");
  const again = packaged("again", "--fresh");
  assert.deepEqual(Object.keys(once).map((name) => name.replace(/-[\d.]+-/, "-")).sort(), ["vaglio-chromium.zip", "vaglio-firefox.zip"]);
  assert.deepEqual(again, once);
});
