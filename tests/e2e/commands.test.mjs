// The commands that a person runs, as build.sh calls them.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { dist, launch, root } from "../browser.mjs";
import { official, officialComments } from "../sites/content.mjs";
import { start } from "../sites/server.mjs";

const execute = promisify(execFile);
const node = (script, ...args) => execute(process.execPath, [join(root, script), ...args], { maxBuffer: 1 << 28 });

let folder;
before(() => (folder = mkdtempSync(join(tmpdir(), "vaglio-commands-"))));
after(() => rmSync(folder, { recursive: true, force: true }));

test("build.sh helps from any folder, and refuses what it does not know in one line", async () => {
  const door = join(root, "build.sh");
  const { stdout } = await execute(door, ["help"], { cwd: folder });
  for (const command of ["run", "test", "build", "package", "bench", "adapter"]) assert.ok(stdout.split(`\n  ${command} `).length === 3, command);
  await assert.rejects(execute(door, ["nothing"], { cwd: folder }), ({ code, stderr }) => code === 2 && /nothing$/.test(stderr.trim()));
});

test("run, without a display: a table of what was found and a picture of each page", { timeout: 180_000 }, async () => {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;
  const { stdout } = await execute(process.execPath, [join(root, "scripts/run.mjs")], { env, maxBuffer: 1 << 28 });
  for (const part of ["www.facebook.localhost", "www.linkedin.localhost", "Insulto", "Policy esterna, art. 4, c. 10", "buffoni", "Nedo Bardi"]) {
    assert.ok(stdout.includes(part), part);
  }
  for (const network of ["facebook", "linkedin"]) {
    assert.equal(readFileSync(join(dist, `${network}.png`)).subarray(1, 4).toString(), "PNG");
  }
});

test("adapter: every item of a saved page, with its selectors, and no script of the page", { timeout: 120_000 }, async () => {
  const post = "122101000000000101";
  const path = `/${official.facebook}/posts/${post}`;
  const saved = join(folder, "saved.html");
  const sites = await start();
  const { context, close } = await launch({ folder: null });
  try {
    const page = await context.newPage();
    await page.goto(sites.url("facebook", path));
    await page.evaluate(() => window.__site.settled);
    writeFileSync(saved, (await page.content()).replace("</body>", "<script>document.body.remove()</script></body>"));
  } finally {
    await close();
    await sites.close();
  }
  const { stdout } = await node("scripts/adapter.mjs", saved, `https://www.facebook.com${path}`);
  const lines = stdout.trim().split("\n").map((line) => JSON.parse(line));
  assert.equal(lines[0].place.post, post);
  const items = new Map(lines.filter(({ kind }) => kind).map((item) => [item.id, item]));
  const expected = officialComments("facebook").filter((comment) => comment.post === post);
  assert.ok(expected.length > 3);
  for (const { id, parent } of expected) {
    const item = items.get(id);
    assert.equal(item?.kind, parent ? "reply" : "comment", id);
    assert.ok(item.authorId && item.text && item.selector && item.permalink.includes(id), id);
    assert.equal(item.parent, parent);
  }
  const health = lines.filter(({ fact }) => fact);
  assert.ok(health.some(({ hits }) => hits > 0) && health.every(({ selector, hits }) => selector && Number.isInteger(hits)));
});

test("adapter: what is no page or no network's address is told in one line", async () => {
  const page = join(folder, "empty.html");
  writeFileSync(page, "<!doctype html>");
  for (const args of [[page, "not an address"], [page, "https://example.org/"]]) {
    await assert.rejects(node("scripts/adapter.mjs", ...args), ({ code, stderr }) => code === 2 && stderr.trim().split("\n").length === 1);
  }
});
