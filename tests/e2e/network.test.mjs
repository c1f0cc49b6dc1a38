// Nothing leaves the browser: the browser's own log of every request, with and without the extension.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch } from "../browser.mjs";
import { official } from "../sites/content.mjs";
import { start } from "../sites/server.mjs";
import { stage } from "./extension.mjs";

const addresses = [
  ["facebook", `/${official.facebook}/posts/122101000000000101`], ["facebook", "/messages/t/1"],
  ["linkedin", `/company/${official.linkedin}/posts/`], ["linkedin", "/feed/update/urn:li:activity:7390000000000000101/"],
];

let folder;
before(async () => (folder = await mkdtemp(join(tmpdir(), "vaglio-net-"))));
after(() => rm(folder, { recursive: true, force: true }));

/** Every request that the browser started: `{ url, initiator }`, ports and nonces aside. */
async function requests(file) {
  const { constants, events } = JSON.parse(await readFile(file, "utf8"));
  const started = constants.logEventTypes.URL_REQUEST_START_JOB;
  return events
    .filter(({ type, params }) => type === started && params?.url)
    .map(({ params: { url, initiator } }) => ({ url: url.replace(/:\d+/, ""), initiator: initiator ?? "" }));
}

/** Pictures come and go with what the page shows, which depends on its timing: they are the page's own. */
const isPicture = (url) => /\/static\/(avatar|cover|emoji|poster)\//.test(url);

/** The addresses on the demonstration hosts that were asked for, each once. */
const local = (list) =>
  [...new Set(list.map(({ url }) => url).filter((url) => new URL(url).hostname.endsWith("localhost") && !isPicture(url)))].sort();

test("the extension makes no request", { timeout: 180_000 }, async () => {
  const withFile = join(folder, "with.json");
  const on = await stage({ args: [`--log-net-log=${withFile}`] });
  for (const [network, path] of addresses) {
    const page = await on.open(network, path);
    await page.evaluate(() => new Promise((done) => (document.readyState === "complete" ? done() : addEventListener("load", done))));
    if (!path.startsWith("/messages")) assert.ok((await page.settled()).items.length > 0);
    await page.close();
  }
  const popup = await on.context.newPage();
  await popup.goto(`chrome-extension://${on.id}/pages/popup.html`).catch(() => {});
  await popup.close();
  // Even if something tried: the policy of the extension allows no connection.
  const tried = await on.worker.evaluate((url) => fetch(url).then(() => "connected", () => "refused"), on.url("facebook", "/static/tried-by-the-background"));
  assert.equal(tried, "refused");
  // The log would tell: this request is made in the world of the content script.
  const page = await on.open(...addresses[0]);
  await page.inside(`fetch("/static/control").then(() => true, () => true)`);
  await page.close();
  await on.close();

  const withoutFile = join(folder, "without.json");
  const sites = await start();
  const bare = await launch({ folder: null, args: [`--log-net-log=${withoutFile}`] });
  for (const [network, path] of addresses) {
    const page = await bare.context.newPage();
    await page.goto(sites.url(network, path), { waitUntil: "load" });
    await page.evaluate(() => window.__site.settled);
    await page.close();
  }
  await bare.close();
  await sites.close();

  const made = await requests(withFile);
  const expected = await requests(withoutFile);
  assert.deepEqual(made.filter(({ url, initiator }) => initiator.startsWith("chrome-extension:") && !url.startsWith("chrome-extension:")), []);
  const control = "http://www.facebook.localhost/static/control";
  assert.ok(local(made).includes(control), "the control request is in the log");
  assert.deepEqual(local(made).filter((url) => url !== control), local(expected));
});
