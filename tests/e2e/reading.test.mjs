// The reader and the interpreter of adapters in a real document: what is text, what is not, and the way back to the nodes.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { build } from "esbuild";
import { launch, root } from "../browser.mjs";

let browser;
let page;
let code;

before(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { Site } from "./adapter.ts"; import { classify, officialOn } from "./place.ts"; import { ADAPTERS } from "./sites/index.ts";
        import { LONGEST, firstLine, rangeOf, read } from "./read.ts";
        Object.assign(window, { Site, classify, officialOn, ADAPTERS, LONGEST, firstLine, rangeOf, read });`,
      resolveDir: `${root}/extension/content`,
    },
    bundle: true, write: false, format: "iife", define: { __DEV__: "false" }, charset: "utf8",
  });
  code = outputFiles[0].text;
  browser = await launch({ folder: null });
  await browser.context.route("**/*", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: "<!doctype html><title>x</title><body>" }));
  page = await browser.context.newPage();
});
after(() => browser?.close());

/** A page at an address with this body. */
async function at(address, body, head = "") {
  await page.goto(address);
  await page.evaluate(code);
  await page.evaluate(([body, head]) => {
    document.body.innerHTML = body;
    document.head.innerHTML = head;
  }, [body, head]);
}

describe("reading", () => {
  beforeEach(() => at("https://www.facebook.com/", ""));

  /** Reads the body; `[start, end]` in it is given back as a range's text. */
  const reading = (html, drop = "") => page.evaluate(([html, drop]) => {
    document.body.innerHTML = html;
    return window.read([document.body], drop).text;
  }, [html, drop]);

  const cases = [
    ["text as it stands", "Siete <b>dei</b> buffoni", "Siete dei buffoni"],
    ["a line a block, one break between two", "<div><p>uno</p><p>due</p></div><div>tre<br>quattro</div>", "uno\ndue\ntre\nquattro"],
    ["pictures of emoji", "bravi <img alt='👏🏽'><img alt=''><img src=x>!", "bravi 👏🏽!"],
    ["white space that the page folds", "<p>\n  uno\n  due\n</p>\n<p>tre</p>", "   uno   due \ntre"],
    ["white space that the page keeps", "<pre>uno\ndue</pre>", "uno\ndue"],
    ["no scripts, styles or fields", "uno<script>x()</script><style>p{}</style><textarea>y</textarea> due", "uno due"],
    ["hidden doubles and buttons", "<span class=hide>doppio</span>vero <span role=button>Altro…</span>", "vero ", ".hide, [role=button]"],
    ["invisible characters stay: the engine folds", "ca\u200bz\u034fzo", "ca\u200bz\u034fzo"],
    ["right to left", "\u202Bשלום\u202C مرحبا", "\u202Bשלום\u202C مرحبا"],
  ];
  for (const [name, html, text, drop] of cases) test(name, async () => assert.equal(await reading(html, drop), text));

  test("every stretch of a text leads back to the same stretch of the page", async () => {
    const wrong = await page.evaluate(() => {
      document.body.innerHTML = "<p>Ciao <b>a</b><i> tutti</i> 👩🏽‍💻 e\u0301</p><p>se<!-- x -->conda <a>riga</a></p>";
      const passage = window.read([document.body], "");
      const wrong = [];
      for (let start = 0; start < passage.text.length; start += 1) {
        for (let end = start + 1; end <= passage.text.length; end += 1) {
          const { startContainer, startOffset, endContainer, endOffset } = window.rangeOf(passage, start, end);
          const range = document.createRange();
          range.setStart(startContainer, startOffset);
          range.setEnd(endContainer, endOffset);
          // Breaks between blocks are in no node.
          if (range.toString() !== passage.text.slice(start, end).replaceAll("\n", "")) wrong.push([start, end, range.toString()]);
        }
      }
      return wrong;
    });
    assert.deepEqual(wrong, []);
  });

  test("the picture of an emoji is inside the range of its characters", async () => {
    const images = await page.evaluate(() => {
      document.body.innerHTML = "uno <span><img alt='🤡'></span> due";
      const passage = window.read([document.body], "");
      const at = passage.text.indexOf("🤡");
      const { startContainer, startOffset, endContainer, endOffset } = window.rangeOf(passage, at, at + 2);
      const range = document.createRange();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      return range.cloneContents().querySelectorAll("img").length;
    });
    assert.equal(images, 1);
  });

  test("a lone surrogate keeps its place", async () => {
    const [text, marked] = await page.evaluate(() => {
      document.body.replaceChildren(document.createTextNode("a\ud83d buffoni"));
      const passage = window.read([document.body], "");
      const { startContainer, startOffset, endOffset } = window.rangeOf(passage, 3, 10);
      return [passage.text.length, startContainer.data.slice(startOffset, endOffset)];
    });
    assert.deepEqual([text, marked], [10, "buffoni"]);
  });

  test("a text over the limit is cut on a boundary and told so, one at the limit is whole", async () => {
    const [longest, whole, cut] = await page.evaluate(() => {
      const of = (data) => {
        document.body.replaceChildren(document.createTextNode(data));
        const { text, cut } = window.read([document.body], "");
        return { length: text.length, cut, last: text.charCodeAt(text.length - 1) };
      };
      return [window.LONGEST, of("a".repeat(window.LONGEST)), of(`${"a".repeat(window.LONGEST - 1)}👏🏽 coda`)];
    });
    assert.deepEqual(whole, { length: longest, cut: false, last: 97 });
    assert.deepEqual(cut, { length: longest - 1, cut: true, last: 97 });
  });

  test("the first line of a text is where a finding about all of it is marked", async () => {
    const line = (text) => page.evaluate((text) => {
      const place = window.firstLine({ text, pieces: [], cut: false });
      return place && text.slice(place.start, place.end);
    }, text);
    assert.equal(await line("\n  \nUna riga.  \nUn'altra."), "Una riga.");
    assert.equal(await line(" \n "), undefined);
    assert.equal((await line(`${"a".repeat(119)}👏🏽 coda`)).length, 119);
  });
});

describe("adapters", () => {
  test("every selector of every adapter is one for the browser", async () => {
    await at("https://www.facebook.com/", "<p>");
    const wrong = await page.evaluate(() => {
      const wrong = [];
      const selectors = (value, place) => {
        if (typeof value !== "object" || value === null) return;
        for (const [key, member] of Object.entries(value)) {
          const css = typeof member === "string" && /^(?:selector|owns|climb|notInside|within|notWithin|shadow|editor)$/.test(key);
          if (css) {
            try {
              document.querySelector(member.replaceAll(/\{\w+\}/g, "x"));
            } catch (error) {
              wrong.push(`${place}.${key}: ${error.message}`);
            }
          } else selectors(member, `${place}.${key}`);
        }
      };
      for (const adapter of window.ADAPTERS) {
        selectors(adapter, adapter.network);
        new window.Site(adapter).health(document);
      }
      return wrong;
    });
    assert.deepEqual(wrong, []);
  });

  /** What the adapter of the page finds, in the order of the page. */
  const items = (network) => page.evaluate((network) => {
    const site = new window.Site(window.ADAPTERS.find((adapter) => adapter.network === network));
    const found = new Map();
    for (const item of site.find(document.documentElement)) if (item) found.set(item.element, item);
    return [...found.values()]
      .sort((one, other) => (one.element.compareDocumentPosition(other.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))
      .map((item) => {
        const parts = site.parts(item);
        return {
          kind: item.kind, tier: item.tier, text: window.read(parts, site.drop).text, author: site.author(item, parts)?.id ?? null,
          id: site.id(item, parts) ?? null, parent: site.parent(item, parts) ?? null, truncated: site.truncated(item),
        };
      });
  }, network);

  const post = (inner) => `<div class=x1a><h3 data-ad-rendering-role=profile_name><a href="/camera.maremma.demo?__cft__=1">Camera</a></h3>
    <div data-ad-rendering-role=story_message><div dir=auto>Il post.</div></div><a href="/camera.maremma.demo/posts/5">3 h</a>
    <div data-ad-rendering-role=comment_button role=button>Commenta</div>${inner}</div>`;
  const comment = (label, query, text, extra = "") => `<div role=article aria-label="${label}"><a href="/nedo.bardi?comment_id=Zm9v">Nedo Bardi</a><div dir=auto>${text}</div>
    <ul><li><a href="/camera.maremma.demo/posts/5?${query}">2 h</a></li></ul>${extra}</div>`;

  test("Facebook: a reply beside its comment and one inside it, both children of the same comment", async () => {
    const reply = comment("Risposta di Nedo", "comment_id=7&reply_comment_id=8", "La risposta.");
    await at("https://www.facebook.com/camera.maremma.demo", post(comment("Commento di Nedo", "comment_id=7", "Il commento.", reply.replaceAll("=8", "=9")) + reply));
    assert.deepEqual(await items("facebook"), [
      { kind: "post", tier: "structure", text: "Il post.", author: "cameramaremmademo", id: "5", parent: null, truncated: false },
      { kind: "comment", tier: "structure", text: "Il commento.", author: "nedobardi", id: "7", parent: "5", truncated: false },
      { kind: "reply", tier: "structure", text: "La risposta.", author: "nedobardi", id: "9", parent: "7", truncated: false },
      { kind: "reply", tier: "structure", text: "La risposta.", author: "nedobardi", id: "8", parent: "7", truncated: false },
    ]);
  });

  test("Facebook: links in a text are neither its author nor its address", async () => {
    const text = `<a href="/altro.autore">Altro Autore</a> guarda <a href="/pagina/posts/1?comment_id=3&reply_comment_id=4">qui</a>`;
    await at("https://www.facebook.com/camera.maremma.demo", post(comment("Commento di Nedo", "comment_id=7", text)));
    const [, found] = await items("facebook");
    assert.deepEqual([found.kind, found.author, found.id, found.text], ["comment", "nedobardi", "7", "Altro Autore guarda qui"]);
  });

  test("Facebook: a cut text is told, in either language, and its button is no part of it", async () => {
    for (const label of ["Altro…", "See more"]) {
      await at("https://www.facebook.com/camera.maremma.demo", post(comment("Commento di Nedo", "comment_id=7", `Comincia… <div role=button>${label}</div>`)));
      const [, found] = await items("facebook");
      assert.deepEqual([found.truncated, found.text.trim()], [true, "Comincia…"]);
    }
  });

  test("Facebook: without links the labels serve, in either language", async () => {
    const bare = (label, text) => `<div role=article aria-label="${label}"><div dir=auto>${text}</div></div>`;
    await at("https://www.facebook.com/camera.maremma.demo", post(bare("Commento di Nedo Bardi 2 h", "Uno.") + bare("Reply by Nedo Bardi 2 h", "Due.")));
    const found = await items("facebook");
    assert.deepEqual(found.map(({ kind, tier, text }) => [kind, tier, text]), [["post", "structure", "Il post."], ["comment", "label", "Uno."], ["reply", "label", "Due."]]);
  });

  test("Facebook: a shared post is its own author's", async () => {
    const shared = `<div class=x2><div><h4 data-ad-rendering-role=profile_name><a href="/pro.loco.demo">Pro Loco</a></h4></div><div data-ad-rendering-role=story_message><div dir=auto>La sagra.</div></div></div>`;
    await at("https://www.facebook.com/camera.maremma.demo", post(shared));
    const found = await items("facebook");
    assert.deepEqual(found.map(({ kind, author, text }) => [kind, author, text]), [["post", "cameramaremmademo", "Il post."], ["quoted", "prolocodemo", "La sagra."]]);
  });

  test("Facebook: what is in a conversation or in an editor is nothing", async () => {
    for (const area of ["<div data-pagelet=ChatTabs>", "<div role=complementary><p data-lexical-editor=true></p>", "<form>", "<div contenteditable=true>"]) {
      await at("https://www.facebook.com/camera.maremma.demo", area + post(comment("Commento di Nedo", "comment_id=7", "Privato.")));
      assert.deepEqual(await items("facebook"), [], area);
    }
  });

  test("LinkedIn: two cards one inside the other are one post; the text for screen readers is not read twice", async () => {
    await at("https://www.linkedin.com/company/camera-maremma-demo/posts/", `
      <div componentkey=expandedAFeedType_X role=listitem><div componentkey=update-card-focusAFeedType_X><a href="/company/camera-maremma-demo/">C</a>
      <p><span data-testid=expandable-text-box>Il post.<button data-testid=expandable-text-button>…altro</button></span></p></div></div>
      <div class=feed-shared-update-v2 role=article data-urn="urn:li:activity:9"><a href="/in/mario"><span aria-hidden=true>M</span><span class=visually-hidden>M</span></a>
      <div class=update-components-text><a><span class=visually-hidden>hashtag</span><span><span aria-hidden=true>#</span>bandi</span></a></div></div>`);
    const found = await items("linkedin");
    assert.deepEqual(found.map(({ kind, author, id, text }) => [kind, author, id, text]), [
      ["post", "camera-maremma-demo", null, "Il post."],
      ["post", "in/mario", "9", "#bandi"],
    ]);
  });

  /** What the page is for an institution with these accounts. */
  const place = (network, accounts) => page.evaluate(([network, accounts]) => {
    const site = new window.Site(window.ADAPTERS.find((adapter) => adapter.network === network));
    const { kind, account } = window.classify(site, new URL(location.href), window.officialOn(site, accounts), document);
    return [kind, account ?? null];
  }, [network, accounts]);
  const camera = [{ network: "facebook", id: "Camera.Maremma.Demo" }, { network: "linkedin", id: "camera-maremma-demo" }];

  test("official by the address, for configured accounts only", async () => {
    await at("https://www.facebook.com/CameraMaremmaDemo/posts/5", "");
    assert.deepEqual(await place("facebook", camera), ["official", "cameramaremmademo"]);
    assert.deepEqual(await place("facebook", []), ["other", null]);
    await at("https://www.linkedin.com/in/camera-maremma-demo/", "");
    assert.deepEqual(await place("linkedin", camera), ["personal", null], "a person may bear the slug of a company");
  });

  test("official by the number in the head, while the head is about this address", async () => {
    const head = (path) => `<link rel=canonical href="https://www.facebook.com${path}"><meta property="al:android:url" content="fb://profile/100090000000001">`;
    const numbered = [{ network: "facebook", id: "100090000000001" }];
    await at("https://www.facebook.com/camera.maremma.demo", "", head("/camera.maremma.demo"));
    assert.deepEqual(await place("facebook", numbered), ["official", "100090000000001"]);
    await at("https://www.facebook.com/mario.rossi.77", "", head("/camera.maremma.demo"));
    assert.deepEqual(await place("facebook", numbered), ["other", null]);
  });

  test("a page of one post is official by the author of that post", async () => {
    const update = (id, author) => `<div role=article data-urn="urn:li:activity:${id}"><a href="/${author}/">x</a><div class=update-components-text>Il post.</div></div>`;
    await at("https://www.linkedin.com/feed/update/urn:li:activity:5/", update(5, "company/camera-maremma-demo"));
    assert.deepEqual(await place("linkedin", camera), ["official", "camera-maremma-demo"]);
    await at("https://www.linkedin.com/feed/update/urn:li:activity:5/", update(5, "in/camera-maremma-demo"));
    assert.deepEqual(await place("linkedin", camera), ["other", null]);
    await at("https://www.linkedin.com/feed/update/urn:li:activity:5/", update(4, "company/camera-maremma-demo"));
    assert.deepEqual(await place("linkedin", camera), ["unknown", null], "the post before is still on the page");
  });
});
