// How the content script lives with a page: what it reads and what it never reads, what it does when the page changes,
// when the background stops, when it is switched off, and when there is nothing to do.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { official } from "../sites/content.mjs";
import { stage, until, visible } from "./extension.mjs";

const home = `/${official.facebook}`;
const post = `${home}/posts/122101000000000101`;
const offence = "900000000000103"; // "Siete dei buffoni incapaci…"
const clean = "900000000000109";

let on;
let page;

before(async () => (on = await stage()));
after(() => on?.close());

beforeEach(async () => {
  await page?.close();
  page = undefined;
  await eavesdrop();
});

/** Records in the background what pages say to it. */
async function eavesdrop() {
  await on.worker.evaluate(() => {
    globalThis.said ??= (chrome.runtime.onConnect.addListener((port) => {
      said.ports += 1;
      port.onMessage.addListener((message) => said.messages.push(message));
    }), {});
    Object.assign(said, { ports: 0, messages: [] });
  });
}

const said = () => on.worker.evaluate(() => globalThis.said);
const submitted = async () => (await said()).messages.flatMap(({ submissions = [] }) => submissions.map(({ text }) => visible(text)));
const marksOf = async (comment) => (await page.marks()).filter((mark) => mark.comment === comment);

describe("re-rendering", () => {
  test("new nodes with the same words are marked again, and nothing is asked", async () => {
    page = await on.open("facebook", post);
    await page.settled();
    const [before] = await marksOf(offence);
    const asked = (await submitted()).length;
    await page.evaluate((id) => {
      const old = [...document.querySelectorAll("[role=article]")].map((article) => article.querySelector("div[dir=auto]"));
      window.__site.rerender(id);
      window.oldNodes = old;
    }, offence);
    await until(() => page.evaluate(() => window.oldNodes.some((node) => node && !node.isConnected)), "the page to draw it again");
    await page.settled();
    const [again] = await marksOf(offence);
    assert.ok(again.connected);
    assert.equal(again.text, before.text);
    assert.deepEqual(again.rects, before.rects);
    assert.equal((await submitted()).length, asked);
  });

  test("other words in the same node are judged anew", async () => {
    page = await on.open("facebook", post);
    await page.settled();
    await page.evaluate((id) => window.__site.rewriteText(id, "Grazie, ottimo servizio."), offence);
    await page.settled();
    assert.deepEqual(await marksOf(offence), []);
    await page.evaluate((id) => window.__site.rewriteText(id, "Siete dei buffoni, tutti."), clean);
    await page.settled();
    assert.ok((await marksOf(clean)).some(({ text }) => "buffoni".includes(visible(text)) || visible(text).includes("buffoni")));
  });

  test("a comment that is removed leaves no mark", async () => {
    page = await on.open("facebook", post);
    await page.settled();
    assert.ok((await marksOf(offence)).length > 0);
    await page.evaluate((id) => window.__site.removeComment(id), offence);
    await page.settled();
    const marks = await page.marks();
    assert.ok(marks.every(({ connected }) => connected));
    assert.ok(!marks.some(({ comment }) => comment === offence));
  });
});

describe("virtualised feed", () => {
  test("what leaves the page is forgotten, what comes back is marked without asking", async () => {
    page = await on.open("facebook", home);
    await page.settled();
    const first = (await page.marks()).map(({ text }) => text);
    assert.ok(first.length > 0);
    const posts = ["122101000000000106", "122101000000000101"];
    await page.evaluate((id) => window.__site.scrollToPost(id), posts[0]);
    await page.settled();
    assert.ok((await page.marks()).every(({ connected }) => connected), "no mark on what is gone");
    assert.ok(!(await page.marks()).some(({ comment }) => comment === offence));
    const asked = (await submitted()).length;
    await page.evaluate((id) => window.__site.scrollToPost(id), posts[1]);
    await page.settled();
    assert.ok((await marksOf(offence)).length > 0);
    assert.equal((await submitted()).length, asked);
  });
});

describe("navigation inside the page", () => {
  test("official, personal, official: marks on the first and the last", async () => {
    page = await on.open("facebook", home);
    await page.settled();
    assert.ok((await page.marks()).length > 0);
    await eavesdrop();
    await page.evaluate(() => window.__site.navigate("/mario.rossi.77"));
    await page.getByRole("heading", { level: 1, name: "Mario Rossi" }).waitFor();
    assert.deepEqual(await page.marks(), []);
    assert.equal((await page.report()).kind, "other");
    assert.deepEqual(await submitted(), []);
    await page.evaluate((path) => window.__site.navigate(path), home);
    await page.getByRole("heading", { level: 1, name: /Camera di commercio/ }).waitFor();
    await page.settled();
    assert.ok((await page.marks()).length > 0);
  });

  test("a post of the institution opened over the mixed feed: the feed behind is not read", async () => {
    const item = (account, id, text) => `<div class=x9><h3 data-ad-rendering-role=profile_name><a href="/${account}">${account}</a></h3>
      <div data-ad-rendering-role=story_message><div dir=auto>Un post di ${account}.</div></div><span data-ad-rendering-role=comment_button>Commenta</span>
      <div role=article aria-label="Commento di Nedo Bardi 2 ore fa"><a href="/nedo.bardi?comment_id=1${id}">Nedo Bardi</a><div dir=auto>${text}</div>
      <ul><li><a href="/${account}/posts/${id}?comment_id=1${id}">2 h</a></li></ul></div></div>`;
    const body = `<!doctype html><title>x</title><div role=main><div role=feed>${item("mario.rossi.77", 71, "Siete dei buffoni, dietro.")}${item("pro.loco.demo", 72, "Siete dei buffoni, di lato.")}</div></div>
      <div role=dialog>${item("camera.maremma.demo", 73, "Siete dei buffoni, davanti.")}</div>`;
    const address = on.url("facebook", `${home}/posts/73`);
    await on.context.route(address, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
    page = await on.open("facebook", `${home}/posts/73`);
    await page.settled();
    assert.deepEqual(await submitted(), ["Siete dei buffoni, davanti."]);
    assert.deepEqual((await page.marks()).map(({ comment }) => comment), ["173"]);
    await on.context.unroute(address);
  });

  test("from an official page to a private one: everything of ours goes", async () => {
    page = await on.open("linkedin", `/company/${official.linkedin}/posts/`);
    await page.settled();
    assert.ok((await page.marks()).length > 0);
    await eavesdrop();
    await page.evaluate(() => window.__site.navigate("/messaging/"));
    await page.getByRole("heading", { level: 1, name: "Messaggistica" }).waitFor();
    assert.deepEqual(await page.marks(), []);
    assert.equal(await page.evaluate(() => CSS.highlights.size), 0);
    assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
    assert.equal(await page.evaluate(() => document.documentElement.children.length), 2, "head and body, nothing else");
    assert.deepEqual(await submitted(), []);
  });
});

describe("private areas", () => {
  const nothing = [
    ["facebook", "/messages/t/1", "private"], ["facebook", "/", "other"], ["facebook", "/mario.rossi.77", "other"], ["facebook", "/groups/1234", "group"],
    ["facebook", "/pro.loco.demo", "other"], ["linkedin", "/messaging/", "private"], ["linkedin", "/in/giulia-bianchi-demo/", "personal"],
    ["linkedin", "/feed/", "other"], ["linkedin", "/feed/update/urn:li:activity:7390000000000000201/", "other"], ["linkedin", "/company/cantieri-tirreno-demo/posts/", "other"],
  ];
  for (const [network, path, kind] of nothing) {
    test(`${network} ${path}: no port, no message, no mark, nothing watched`, async () => {
      page = await on.open(network, path, () => {
        window.observed = 0;
      });
      await until(async () => (await page.report())?.settled, "the settings to be read");
      await until(async () => (await page.report()).kind === kind, `the page to be ${kind}`);
      // Changes that an observer would hear of.
      await page.evaluate(() => document.body.append(document.createElement("p")));
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      assert.deepEqual(await said(), { ports: 0, messages: [] });
      assert.deepEqual(await page.marks(), []);
      assert.equal(await page.evaluate(() => document.documentElement.children.length), 2);
      assert.deepEqual((await page.report()).items, []);
    });
  }

  test("conversations that float over an official page are never read", async () => {
    for (const [network, path, drawer] of [["facebook", home, "[data-pagelet=ChatTabs]"], ["linkedin", `/company/${official.linkedin}/posts/`, ".msg-overlay-container"]]) {
      page = await on.open(network, path);
      await page.settled();
      const words = (await page.locator(drawer).locator("[dir=auto], p").allTextContents()).filter((text) => text.trim() !== "");
      assert.ok(words.length > 1);
      const read = (await submitted()).join("\n");
      for (const text of words) assert.ok(!read.includes(text), text);
      const inside = await page.evaluate((css) => [...CSS.highlights.values()].flatMap((highlight) => [...highlight]).some((range) => range.startContainer.parentElement.closest(css)), drawer);
      assert.equal(inside, false);
      await page.close();
    }
    page = undefined;
  });

  test("the institution's own posts and answers are not judged", async () => {
    page = await on.open("facebook", post);
    await page.settled();
    const read = await submitted();
    assert.ok(read.length > 0);
    for (const text of read) assert.ok(!text.includes("grazie a lei, buon lavoro"), text);
    assert.ok(!read.some((text) => text.startsWith("📣")));
  });
});

describe("the switch", () => {
  test("off: nothing of ours stays; on: marked again", async () => {
    page = await on.open("facebook", post);
    await page.settled();
    assert.ok((await page.marks()).length > 0);
    await on.worker.evaluate(() => chrome.storage.local.set({ settings: { enabled: false } }));
    await until(async () => (await page.marks()).length === 0, "the marks to go");
    assert.equal(await page.evaluate(() => document.documentElement.children.length), 2);
    await on.worker.evaluate(() => chrome.storage.local.remove("settings"));
    await until(async () => (await page.marks()).length > 0, "the marks to come back");
  });

  test("marks are painted, and only then", async () => {
    page = await on.open("facebook", post);
    await page.settled();
    // The same comment stands behind the dialog too.
    await page.evaluate((id) => document.querySelector(`[role=dialog] a[href*="comment_id=${id}"]`).closest("[role=article]").scrollIntoView({ block: "center" }), offence);
    const mark = await until(async () => (await marksOf(offence)).find(({ front }) => front), "the mark in front");
    const [{ x, y, width, height }] = mark.rects;
    const clip = { x: Math.floor(x), y: Math.floor(y), width: Math.ceil(width), height: Math.ceil(height) + 4 };
    const colour = await page.evaluate((name) => {
      const rules = [...document.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules]);
      return rules.find((rule) => rule.selectorText === `::highlight(${name})`).style.textDecorationColor;
    }, mark.name);
    const painted = await pixels(await page.screenshot({ clip }), colour);
    await on.worker.evaluate(() => chrome.storage.local.set({ settings: { enabled: false } }));
    await until(async () => (await page.marks()).length === 0, "the marks to go");
    const bare = await pixels(await page.screenshot({ clip }), colour);
    await on.worker.evaluate(() => chrome.storage.local.remove("settings"));
    assert.ok(painted >= width / 2, `${painted} pixels of the line's colour over ${width}`);
    assert.equal(bare, 0);
  });
});

/** How many pixels of a picture are nearly of a colour. Decoded by the browser, on a page without a policy. */
async function pixels(picture, colour) {
  const blank = await on.context.newPage();
  const count = await blank.evaluate(
    async ([data, wanted]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
      canvas.drawImage(image, 0, 0);
      const [r, g, b] = wanted.match(/\d+/g).map(Number);
      const { data: bytes } = canvas.getImageData(0, 0, image.width, image.height);
      let near = 0;
      for (let at = 0; at < bytes.length; at += 4) {
        if (Math.abs(bytes[at] - r) + Math.abs(bytes[at + 1] - g) + Math.abs(bytes[at + 2] - b) < 48) near += 1;
      }
      return near;
    },
    [picture.toString("base64"), colour],
  );
  await blank.close();
  return count;
}

describe("an unlucky page", () => {
  test("an official page without a post that is recognised says so", async () => {
    const address = on.url("facebook", home);
    await on.context.route(address, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>x</title><div role=main><div class=x1>Un disegno nuovo.</div></div>" }));
    page = await on.open("facebook", home);
    const notice = await until(async () => (await page.spoken()).find(({ name }) => /nessun post riconosciuto/.test(name)), "the notice");
    assert.ok(notice);
    assert.equal((await page.report()).health, "empty");
    await on.context.unroute(address);
  });

  test("posts without authors are told as a change of the site, and not read", async () => {
    const address = on.url("facebook", home);
    const body = `<!doctype html><title>x</title><div role=main><div aria-posinset=1><div data-ad-rendering-role=story_message><div dir=auto>Siete dei buffoni.</div></div></div></div>`;
    await on.context.route(address, (route) => route.fulfill({ contentType: "text/html", body }));
    page = await on.open("facebook", home);
    await until(async () => (await page.spoken()).some(({ name }) => /senza testo o senza autore/.test(name)), "the notice");
    assert.equal((await page.report()).health, "changed");
    assert.deepEqual(await submitted(), []);
    await on.context.unroute(address);
  });

  test("a page that removes our element gets it back", async () => {
    page = await on.open("facebook", post);
    await page.settled();
    await page.evaluate(() => document.documentElement.lastElementChild.remove());
    await until(() => page.evaluate(() => document.documentElement.children.length === 3), "our element to come back");
  });
});

describe("the button of the extension", () => {
  const badge = () => on.worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return chrome.action.getBadgeText({ tabId: tab.id });
  });

  test("bears the number of findings, until the page is left", async () => {
    page = await on.open("linkedin", `/company/${official.linkedin}/posts/`);
    const { items } = await page.settled();
    const count = items.reduce((sum, { findings }) => sum + findings.length, 0);
    assert.ok(count > 0);
    await until(async () => (await badge()) === String(count), `${count} on the button`);
    await page.evaluate(() => window.__site.navigate("/messaging/"));
    await until(async () => (await badge()) === "", "the button to be bare");
  });
});

describe("the background", () => {
  test("stopped while nobody asks, it answers the next comment", async () => {
    page = await on.open("facebook", post);
    await page.settled();
    const browser = await on.context.browser().newBrowserCDPSession();
    const targets = async () => (await browser.send("Target.getTargets")).targetInfos.filter(({ type, url }) => type === "service_worker" && url.includes(on.id));
    const [running] = await targets();
    const gone = on.worker.waitForEvent?.("close").catch(() => {}) ?? Promise.resolve();
    await browser.send("Target.closeTarget", { targetId: running.targetId });
    await gone;
    await until(async () => !(await targets()).some(({ targetId }) => targetId === running.targetId), "the background to stop");
    await page.evaluate((id) => window.__site.rewriteText(id, "Siete dei buffoni, dal primo all'ultimo."), clean);
    await until(async () => (await marksOf(clean)).length > 0, "the comment to be marked");
    // The other tests talk to the background that runs now.
    on.worker = await until(() => on.context.serviceWorkers().find((worker) => worker.url().includes(on.id)), "the background to be back");
  });
});

describe("rest", () => {
  test("a page at rest: no message and no timer for thirty seconds", { timeout: 120_000 }, async () => {
    page = await on.open("facebook", home);
    await page.settled();
    // The one check after a navigation is allowed: it comes first.
    await page.waitForFunction(() => performance.now() > 10_000, undefined, { polling: 500, timeout: 30_000 });
    await page.settled();
    await eavesdrop();
    await page.inside(`
      globalThis.later = 0;
      for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "requestIdleCallback", "queueMicrotask"]) {
        const real = globalThis[name];
        globalThis[name] = (...rest) => { later += 1; return real(...rest); };
      }
      const post = MessagePort.prototype.postMessage;
      MessagePort.prototype.postMessage = function (...rest) { later += 1; return post.apply(this, rest); };
    `);
    const start = await page.evaluate(() => performance.now());
    await page.waitForFunction((from) => performance.now() > from + 30_000, start, { polling: 1000, timeout: 60_000 });
    assert.equal(await page.inside("later"), 0);
    assert.deepEqual(await said(), { ports: 0, messages: [] });
    // The same counters hear of work when there is some.
    await page.evaluate((id) => window.__site.rewriteText(id, "Siete dei buffoni, davvero."), offence);
    await page.settled();
    assert.ok((await page.inside("later")) > 0);
    assert.ok((await said()).messages.length > 0);
  });
});

// Last: the extension of the other tests is gone afterwards.
describe("an extension that is replaced", () => {
  test("leaves nothing on the pages that it had marked", async () => {
    page = await on.open("facebook", post);
    await page.settled();
    assert.ok((await page.marks()).length > 0);
    await on.worker.evaluate(() => chrome.runtime.reload()).catch(() => {});
    await until(async () => (await page.marks()).length === 0, "the marks to go");
    await until(() => page.evaluate(() => document.documentElement.children.length === 2), "our element to go");
    assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
    assert.deepEqual(page.problems, []);
  });
});
