// The extension in a real Firefox, over WebDriver: what only Chromium was asked in the other tests is not proven there.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { dist, root } from "../browser.mjs";
import { official, officialComments } from "../sites/content.mjs";
import { start } from "../sites/server.mjs";
import { until, visible } from "./extension.mjs";

const FIREFOX = process.env.FIREFOX ?? "/usr/bin/firefox-esr";
const GECKODRIVER = process.env.GECKODRIVER ?? join(root, "target/tools/bin/geckodriver");
/** Firefox gives an extension an identifier of its own in every profile: here, this one. */
const origin = randomUUID();

let driver;
let session;
let sites;

/** A command of WebDriver, with its answer; a refusal is an error. */
async function command(method, path, body) {
  const response = await fetch(`${driver.address}${session ? `/session/${session}` : ""}${path}`, {
    method,
    ...(body ? { headers: { "content-type": "application/json" }, body: JSON.stringify(body) } : {}),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
  return value;
}

const go = (url) => command("POST", "/url", { url });
const run = (script, ...args) => command("POST", "/execute/sync", { script, args });
/** The script's promise, awaited. */
const ask = (script, ...args) => run(`return (async () => { ${script} })();`, ...args);

async function startDriver() {
  const child = spawn(GECKODRIVER, ["--port", "0", "--allow-system-access"], { stdio: ["ignore", "pipe", "inherit"] });
  let written = "";
  const port = await new Promise((listening, failed) => {
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`geckodriver ended with ${code}: ${written}`)));
    child.stdout.on("data", (chunk) => {
      written += chunk;
      const found = /Listening on [\d.]+:(\d+)/.exec(written);
      if (found) listening(found[1]);
    });
  });
  return { child, address: `http://127.0.0.1:${port}` };
}

before(async () => {
  if (!existsSync(FIREFOX)) throw new Error("Firefox is missing: apt-get install firefox-esr, or set FIREFOX to another one");
  if (!existsSync(GECKODRIVER)) throw new Error("geckodriver is missing: ./build.sh test installs it, or set GECKODRIVER to another one");
  driver = await startDriver();
  const { sessionId } = await command("POST", "/session", {
    capabilities: {
      alwaysMatch: {
        browserName: "firefox",
        "moz:firefoxOptions": {
          binary: FIREFOX,
          args: ["-headless", "-width", "1280", "-height", "900"],
          prefs: { "extensions.webextensions.uuids": JSON.stringify({ "@vaglio": origin }) },
        },
      },
    },
  });
  session = sessionId;
  await command("POST", "/moz/addon/install", { path: process.env.VAGLIO_FIREFOX ?? join(dist, "firefox-dev"), temporary: true });
  sites = await start();
});

after(async () => {
  if (session) await command("DELETE", "");
  driver?.child.kill();
  await sites?.close();
});

/** In the tab with that handle. */
const inTab = (handle) => command("POST", "/window", { handle });

/** Opens a page of the extension in a tab of its own. Only the browser itself may go there: a page may not, nor WebDriver. */
async function openOwn(name) {
  const before = await command("GET", "/window/handles");
  await command("POST", "/moz/context", { context: "chrome" });
  await run("gBrowser.selectedTab = gBrowser.addTrustedTab(arguments[0]);", `moz-extension://${origin}/pages/${name}.html`);
  await command("POST", "/moz/context", { context: "content" });
  const handle = await until(async () => (await command("GET", "/window/handles")).find((one) => !before.includes(one)), `the tab of ${name}`);
  await inTab(handle);
  await until(() => run("return document.querySelector('h1')?.textContent;"), `the page ${name}`);
  return handle;
}

/** Opens a demonstration page in a tab of its own. */
async function open(network, path) {
  const { handle } = await command("POST", "/window/new", { type: "tab" });
  await inTab(handle);
  await go(sites.url(network, path));
  return handle;
}

/** The styles that mark something, each with the number of its ranges. */
const marked = () => run("return [...CSS.highlights].map(([name, ranges]) => [name, ranges.size]).filter(([, size]) => size > 0);");

/** What is marked, as the page's own text shows it. */
const quoted = () => run("return [...CSS.highlights.values()].flatMap((ranges) => [...ranges]).map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset));");

/** What the content script of the page under that address answers to the popup's question, asked from a page of the extension. */
async function stateOf(own, url) {
  await inTab(own);
  return ask(
    `for (const { id, url } of await browser.tabs.query({})) if (url === arguments[0]) return browser.tabs.sendMessage(id, { type: "state?" });`,
    url,
  );
}

for (const [network, path] of [["facebook", `/${official.facebook}`], ["linkedin", `/company/${official.linkedin}/posts/`]]) {
  test(`on ${network} the comments that break the policy are marked`, async () => {
    const own = await openOwn("options");
    const handle = await open(network, path);
    await until(async () => (await marked()).length > 0, "a mark");
    // Each is a stretch of a comment in which something is to be found.
    const expected = officialComments(network).filter(({ expect, may = [] }) => expect.length + may.length > 0);
    const texts = await quoted();
    assert.ok(texts.length >= 3, texts.join(" | "));
    for (const text of texts) assert.ok(expected.some((comment) => comment.text.includes(visible(text).trim())), text);
    assert.ok((await run("return document.adoptedStyleSheets.length;")) > 0, "our style sheet can be seen");
    const url = await run("return location.href;");
    const state = await stateOf(own, url);
    assert.deepEqual([state.kind, state.account, state.health], ["official", official[network], "ok"]);
    assert.ok(state.findings > 0);
    await inTab(handle);
    await command("DELETE", "/window");
  });
}

test("private areas are not read", async () => {
  const own = await openOwn("options");
  const page = await open("facebook", "/messages/t/1");
  await until(() => run("return document.querySelector('[role=main], main') !== null;"), "the conversation");
  const url = await run("return location.href;");
  const state = await stateOf(own, url);
  assert.deepEqual([state.kind, state.findings, state.account], ["private", 0, undefined]);
  await inTab(page);
  assert.match(await run("return document.body.innerText;"), /366 9876543/, "a text that a public page would have marked");
  assert.deepEqual(await marked(), []);
  assert.equal(await run("return document.adoptedStyleSheets.length;"), 0);
});

for (const [name, shows] of [["popup", "Camera di commercio della Maremma e del Tirreno"], ["options", official.facebook]]) {
  test(`the ${name} opens and shows the settings`, async () => {
    await openOwn(name);
    await until(() => run("return document.querySelector('main').innerText.includes(arguments[0]);", shows), shows);
  });
}
