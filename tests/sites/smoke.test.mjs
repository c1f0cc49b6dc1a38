// The demonstration pages behave as they promise: policy, structure, virtualised feed, re-rendering, navigation.
//
//   node --test tests/sites/smoke.test.mjs
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { chromium } from "playwright-core";
import { content, generatedComments, hostileComments, official, officialComments } from "./content.mjs";
import { start } from "./server.mjs";

let server;
let browser;
let page;
let requests;
let failures;

before(async () => {
  server = await start();
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
});
after(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  requests = [];
  failures = [];
  page.on("response", (response) => response.ok() || failures.push(`${response.status()} ${response.url()}`));
  page.on("request", (request) => requests.push(new URL(request.url())));
});
afterEach(async () => {
  const problems = await page.evaluate(() => window.__site.problems);
  await page.close();
  assert.deepEqual(problems, [], "the page had errors of its own");
  for (const { hostname } of requests) assert.match(hostname, /^www\.(facebook|linkedin)\.localhost$/, "a request left the demonstration hosts");
  assert.deepEqual(failures, []);
});

const facebookPage = `/${official.facebook}`;
const linkedinPage = `/company/${official.linkedin}/posts/`;
const open = async (network, path) => {
  await page.goto(server.url(network, path));
  await page.waitForFunction(() => document.querySelector("#root")?.childElementCount > 0);
  await page.evaluate(() => window.__site.settled);
};
const count = (selector) => page.locator(selector).count();

for (const [network, path] of [["facebook", facebookPage], ["linkedin", linkedinPage]]) {
  test(`${network}: the policy refuses WebAssembly, evaluation, inline scripts and string sinks`, async () => {
    await open(network, path);
    const refused = await page.evaluate(async () => {
      const attempt = async (action) => {
        try {
          await action();
          return "";
        } catch (error) {
          return error.name;
        }
      };
      await new Promise(requestAnimationFrame); // the debugger may evaluate; a task of the page may not
      const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
      const results = {
        compile: await attempt(() => WebAssembly.compile(empty)),
        module: await attempt(() => new WebAssembly.Module(empty)),
        evaluation: await attempt(() => (0, eval)("1")),
        html: await attempt(() => { document.createElement("div").innerHTML = "<b>x</b>"; }),
        policy: await attempt(() => trustedTypes.createPolicy("another", {})),
      };
      const script = document.createElement("script");
      script.append("window.__inline = true");
      document.head.append(script);
      results.inline = window.__inline === undefined;
      return results;
    });
    assert.deepEqual(refused, { compile: "CompileError", module: "CompileError", evaluation: "EvalError", html: "TypeError", policy: "TypeError", inline: true });
    await page.waitForFunction(() => window.__site.problems.length >= 6);
    const violated = await page.evaluate(() => window.__site.problems.splice(0).map((problem) => problem.split(" ")[0]));
    assert.deepEqual([...new Set(violated)].sort(), ["require-trusted-types-for", "script-src", "trusted-types"]);
  });
}

test("facebook: first-load metadata name the page", async () => {
  await open("facebook", facebookPage);
  const account = content("facebook").accounts[official.facebook];
  assert.equal(await page.getAttribute("link[rel=canonical]", "href"), `https://www.facebook.com${facebookPage}`);
  assert.equal(await page.getAttribute('meta[property="al:android:url"]', "content"), `fb://profile/${account.id}`);
  assert.match(await page.textContent("script[data-sjs]"), new RegExp(`"userID":"${account.id}","userVanity":"${official.facebook}"`));
  assert.equal(await page.getAttribute("html", "lang"), "it");
});

test("facebook: the dialog of a post holds every comment of it, siblings and nested replies alike", async () => {
  const post = content("facebook").posts[2];
  await open("facebook", `${facebookPage}/posts/${post.id}`);
  const dialog = "[role=dialog]";
  const expected = officialComments("facebook").filter((comment) => comment.post === post.id);
  const folded = post.comments.flatMap((comment) => (comment.foldedReplies ? comment.replies : []));
  const articles = `${dialog} [role=article][aria-label]`;
  assert.ok(folded.length > 0);
  assert.equal(await count(articles), expected.length - folded.length);
  await page.locator(`${dialog} [role=button]`, { hasText: "Visualizza altre risposte" }).click();
  assert.equal(await count(articles), expected.length);
  assert.equal(await count(`${articles} [role=article] a[href*="reply_comment_id="]`), folded.length, "these replies are nested");
  assert.equal(await count(`${dialog} [role=article][aria-label^="Commento di "]:has(a[href*="/posts/${post.id}?comment_id="])`), post.comments.length);
  assert.equal(await count(`${dialog} form [role=textbox][contenteditable=true][data-lexical-editor][aria-label^="Commenta come Camera di commercio"]`), 1);
});

test("facebook: replies also stand beside their comment", async () => {
  const post = content("facebook").posts[0];
  await open("facebook", `${facebookPage}/posts/${post.id}`);
  const replies = post.comments.flatMap((comment) => comment.replies ?? []);
  assert.equal(await count('[role=dialog] [role=article][aria-label^="Risposta di "]'), replies.length);
  assert.equal(await count("[role=dialog] [role=article] [role=article]"), 0);
});

test("facebook: posts carry the advertised attributes and a permalink that is a stub until it is pointed at", async () => {
  await open("facebook", facebookPage);
  const post = page.locator("[role=feed] [aria-posinset='1']");
  for (const role of ["profile_name", "story_message", "comment_button", "share_button"]) assert.equal(await post.locator(`[data-ad-rendering-role=${role}]`).count(), 1);
  const time = post.locator('a[href*="__cft__"][aria-label="3 h"]');
  assert.equal(await time.getAttribute("href"), "?__cft__[0]=AZ");
  await time.hover();
  assert.match(await time.getAttribute("href"), /\/camera\.maremma\.demo\/posts\/\d+/);
});

test("facebook: a long text is absent until asked for, and some texts hold invisible characters", async () => {
  const post = content("facebook").posts[0];
  const long = post.comments.find((comment) => comment.text.includes("quattro idioti"));
  await open("facebook", `${facebookPage}/posts/${post.id}`);
  assert.doesNotMatch(await page.content(), /quattro/);
  const comment = page.locator("[role=dialog] [role=article]", { hasText: "Ho letto tutto con calma" });
  assert.equal(await comment.locator("div[role=button]", { hasText: "Altro…" }).count(), 1);
  await page.evaluate((id) => window.__site.openMore(id), long.id);
  await comment.locator("text=idioti").waitFor();
  assert.match(await page.locator("[role=dialog]").textContent(), /\p{L}[\u200D\u200E\u2060\u034F]\p{L}/u);
  assert.equal(await count('[role=dialog] [role=article] img[alt="🤡"]'), 1);
});

test("facebook: posts far from the window are unmounted and come back", async () => {
  await open("facebook", facebookPage);
  const posts = content("facebook").posts.filter((post) => post.account === official.facebook);
  const first = page.locator("[role=feed] [aria-posinset='1']");
  await first.waitFor();
  assert.ok((await count("[role=feed] [aria-posinset]")) < posts.length);
  await page.evaluate((id) => window.__site.scrollToPost(id), posts.at(-1).id);
  await page.locator(`[role=feed] [aria-posinset='${posts.length}']`).waitFor();
  await first.waitFor({ state: "detached" });
  await page.evaluate((id) => window.__site.scrollToPost(id), posts[0].id);
  await first.waitFor();
});

test("facebook: conversations float over every page, and have a page of their own", async () => {
  const [post] = content("facebook").posts;
  for (const place of [facebookPage, `${facebookPage}/posts/${post.id}`, "/pro.loco.demo", "/mario.rossi.77", "/groups/1234"]) {
    await open("facebook", place);
    assert.equal(await count('[data-pagelet="ChatTabs"][role=complementary] [role=textbox][data-lexical-editor]'), 1, place);
    assert.ok((await count("[role=feed] [role=article]")) > 0, place);
  }
  await open("facebook", "/messages/t/1");
  assert.equal(await count("[role=feed]"), 0);
  assert.equal(await count("[role=main] [role=row]"), 3);
});

for (const [network, path, own] of [
  ["facebook", facebookPage, (post) => ({ path: `${facebookPage}/posts/${post.id}`, text: `[role=dialog] [role=article]:has(a[href*="comment_id=ID"]) div[dir=auto]` })],
  ["linkedin", linkedinPage, () => ({ path: linkedinPage, text: `[componentkey$=",ID)"] [data-testid=expandable-text-box]` })],
]) {
  test(`${network}: re-rendering replaces text nodes, rewriting changes the words, removal removes`, async () => {
    const post = content(network).posts[0];
    const comment = post.comments[2];
    const place = own(post);
    await open(network, place.path);
    const selector = place.text.replace("ID", comment.id);
    const before = await page.evaluateHandle((css) => document.querySelector(css).firstChild, selector);
    const words = await page.locator(selector).first().textContent();
    await page.evaluate((id) => window.__site.rerender(id), comment.id);
    await page.waitForFunction((node) => !node.isConnected, before);
    assert.equal(await page.locator(selector).first().textContent(), words);
    await page.evaluate((id) => window.__site.rewriteText(id, "Testo cambiato."), comment.id);
    await page.waitForFunction((css) => document.querySelector(css).textContent.replace(/[^\p{L} .]/gu, "") === "Testo cambiato.", selector);
    await page.evaluate((id) => window.__site.removeComment(id), comment.id);
    await page.locator(selector).first().waitFor({ state: "detached" });
  });

  test(`${network}: navigation changes the address and leaves the document alone`, async () => {
    await open(network, path);
    const loads = requests.length;
    await page.evaluate(() => { window.__same = true; });
    const target = network === "facebook" ? "/pro.loco.demo" : "/company/cantieri-tirreno-demo/posts/";
    await page.evaluate((to) => window.__site.navigate(to), target);
    await page.waitForURL(`**${target}`);
    await page.locator("h1", { hasText: network === "facebook" ? "Pro Loco" : "Cantieri Tirreno" }).waitFor();
    assert.equal(await page.evaluate(() => window.__same), true);
    assert.equal(requests.slice(loads).filter((url) => url.pathname === target).length, 0);
    if (network === "facebook") assert.match(await page.getAttribute("link[rel=canonical]", "href"), /camera\.maremma\.demo/);
    await page.goBack();
    await page.locator("h1", { hasText: "Camera di commercio" }).waitFor();
  });

  test(`${network}: the big page and the hostile page`, async () => {
    const post = content(network).posts[0];
    const update = network === "facebook" ? `${facebookPage}/posts/${post.id}` : `/feed/update/urn:li:activity:${post.id}/`;
    await open(network, `${update}?comments=1000&hostile=1`);
    const selector = network === "facebook" ? "[role=dialog] [role=article][aria-label]" : 'article[data-id^="urn:li:comment:"]';
    const written = officialComments(network).filter((comment) => comment.post === post.id).length;
    assert.equal(await count(selector), 1000 + hostileComments(network).length + written);
    assert.equal(generatedComments(network, 1000).filter((comment) => comment.expect.length > 0).length, 100);
    assert.equal(await page.evaluate(() => window.__hacked), undefined);
    const longest = hostileComments(network).find((comment) => comment.text.length === 100_000);
    await page.evaluate((id) => window.__site.openMore(id), longest.id);
    await page.waitForFunction(([css, id]) => {
      const comment = Array.from(document.querySelectorAll(css)).find((one) => one.outerHTML.includes(id));
      return comment.textContent.length >= 100_000;
    }, [selector, longest.id]);
    const added = await page.evaluate(() => window.__site.addComments(7));
    assert.equal(added.length, 7);
    await page.waitForFunction(([css, total]) => document.querySelectorAll(css).length === total, [selector, 1007 + hostileComments(network).length + written]);
  });
}

test("linkedin: the newer renderer", async () => {
  await open("linkedin", linkedinPage);
  const data = content("linkedin");
  const posts = data.posts.filter((post) => post.account === official.linkedin);
  const feed = '[data-testid="mainFeed"]';
  assert.equal(await count(`${feed} [role=listitem]`), posts.length + 1, "the box that opens the composer is a list item too");
  assert.equal(await count(`${feed} [role=listitem]:has([aria-label^="Apri il menu dei controlli per il post di "])`), posts.length);
  assert.equal(await count(`${feed} [componentkey^="update-card-focus"][componentkey*="FeedType_"]`), posts.length);
  const comments = officialComments("linkedin");
  assert.equal(await count(`[data-testid*="commentList"] [componentkey^="replaceableComment_urn:li:comment:(activity:"]`), comments.length);
  assert.equal(await count('[aria-label^="Visualizza altre opzioni per il commento di "]'), comments.length);
  assert.equal(await count('[data-testid="expandable-text-box"]'), comments.length + posts.length);
  const clipped = page.locator('[data-testid="expandable-text-box"]:has([data-testid="expandable-text-button"])').first();
  assert.match(await clipped.textContent(), /…altro$/);
  assert.ok((await clipped.textContent()).length > 200, "the whole text is in the document");
  assert.equal(await count("time"), 0);
  assert.equal(await count("link[rel=canonical]"), 0);
  assert.equal(await count(".msg-overlay-list-bubble"), 1);
  assert.equal(await count(".msg-overlay-conversation-bubble .msg-form__contenteditable[contenteditable=true]"), 1);
});

test("linkedin: the older renderer", async () => {
  const post = content("linkedin").posts[0];
  await open("linkedin", `/feed/update/urn:li:activity:${post.id}/`);
  const comments = officialComments("linkedin").filter((comment) => comment.post === post.id);
  const replies = comments.filter((comment) => comment.parent);
  assert.equal(await count(`[role=article][data-urn="urn:li:activity:${post.id}"]`), 1);
  assert.equal(await count('article[data-id^="urn:li:comment:"]'), comments.length);
  assert.equal(await count("article article[data-id]"), replies.length);
  assert.equal(await count("article time"), comments.length);
  assert.equal(await count("article time[datetime]"), 0);
  assert.equal(await count(`article section .update-components-text`), comments.length);
  assert.ok((await count('button[aria-label^="vedi altro, mostra visivamente contenuti già rilevati dai lettori di schermo"]')) > 0);
  assert.ok((await count(".update-components-text .visually-hidden")) > 0, "hashtags are doubled for screen readers");
  assert.equal(await count('.ql-editor[role=textbox][aria-label="Editor di testo per la creazione di contenuti"]'), 1);
});

test("linkedin: the composer lives in an open shadow root and publishes", async () => {
  await open("linkedin", "/feed/");
  const posts = await count('[data-testid="mainFeed"] [role=listitem]');
  assert.equal(await page.evaluate(() => document.querySelector("#interop-outlet[data-testid=interop-shadowdom]").shadowRoot.mode), "open");
  await page.locator(".share-box-feed-entry__trigger").click();
  assert.equal(await page.evaluate(() => document.querySelectorAll(".share-actions__primary-action").length), 0, "not in the document itself");
  const editor = page.locator("#interop-outlet .ql-editor[contenteditable=true]");
  await editor.click();
  await page.keyboard.type("Una prova.");
  await page.locator("#interop-outlet .share-actions__primary-action").click();
  await page.waitForFunction((total) => document.querySelectorAll('[data-testid="mainFeed"] [role=listitem]').length === total, posts + 1);
});

test("linkedin: people and conversations have pages of their own", async () => {
  await open("linkedin", "/in/giulia-bianchi-demo/");
  assert.equal(await count("h1"), 0);
  assert.equal(await count('[id*="profile.card"]'), 2);
  assert.equal(await count(".msg-overlay-list-bubble"), 1);
  await open("linkedin", "/messaging/");
  assert.equal(await count('[data-testid="mainFeed"]'), 0);
  assert.equal(await count(".msg-s-event-listitem__body"), 2);
});

test("facebook: Enter publishes a comment, Shift+Enter does not", async () => {
  const post = content("facebook").posts[0];
  await open("facebook", `${facebookPage}/posts/${post.id}`);
  const articles = "[role=dialog] [role=article][aria-label]";
  const before = await count(articles);
  await page.locator("[role=dialog] form [role=textbox]").click();
  await page.keyboard.type("Prima riga");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("seconda riga");
  assert.equal(await count(articles), before);
  await page.keyboard.press("Enter");
  await page.locator(articles, { hasText: "seconda riga" }).waitFor();
  assert.equal(await count(articles), before + 1);
});
