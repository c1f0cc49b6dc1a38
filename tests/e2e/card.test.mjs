// The card and the sign: who opens them, what they say, who can use them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, describe, test } from "node:test";
import { build } from "esbuild";
import { root } from "../browser.mjs";
import { official } from "../sites/content.mjs";
import { stage, until, visible } from "./extension.mjs";

const words = JSON.parse(readFileSync(new URL("../../extension/_locales/it/messages.json", import.meta.url), "utf8"));
const says = (key, ...values) => words[key].message.replaceAll(/\$([1-9])/g, (_, index) => String(values[index - 1]));
const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const path = `/company/${official.linkedin}/posts/`;

let on;
let page;
before(async () => (on = await stage()));
after(() => on?.close());
afterEach(async () => {
  await page?.close();
  page = undefined;
});

async function official_page() {
  page = await on.open("linkedin", path);
  const report = await page.settled();
  return report;
}

/** The marks in the order of the page, and where to point at one. */
async function target(index = 0) {
  const ordered = await page.evaluate(() =>
    [...CSS.highlights.values()].flatMap((highlight) => [...highlight])
      .sort((one, other) => (one.startContainer.compareDocumentPosition(other.startContainer) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : one.startOffset - other.startOffset))
      .length,
  );
  assert.ok(ordered > index);
  return page.evaluate((at) => {
    const ranges = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]);
    ranges.sort((one, other) => (one.startContainer === other.startContainer ? one.startOffset - other.startOffset : one.startContainer.compareDocumentPosition(other.startContainer) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    const { startContainer, startOffset, endContainer, endOffset } = ranges[at];
    startContainer.parentElement.scrollIntoView({ block: "center" });
    const range = document.createRange();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    const { x, y, width, height } = range.getClientRects()[0];
    return { x: x + width / 2, y: y + height / 2 };
  }, index);
}

/** What the card says, in order. */
async function card() {
  const spoken = await page.spoken("dialog");
  if (!spoken) return undefined;
  const [dialog, ...inside] = spoken;
  return { ...dialog, texts: inside.map(({ name }) => name), buttons: inside.filter(({ role }) => role === "button").map(({ name }) => name) };
}
const opened = () => until(card, "the card to open");
const closed = () => until(async () => !(await card()), "the card to close");

describe("the pointer", () => {
  test("resting on a mark opens the card, leaving closes it", async () => {
    await official_page();
    const { x, y } = await target();
    await page.mouse.move(x, y);
    const { name, texts } = await opened();
    assert.notEqual(name, "");
    assert.ok(texts.includes(says("card_clause")));
    await page.mouse.move(5, 300);
    await closed();
  });

  test("a click keeps it open, a click elsewhere closes it", async () => {
    await official_page();
    const { x, y } = await target();
    await page.mouse.click(x, y);
    await opened();
    await page.mouse.move(5, 300);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    assert.ok(await card());
    await page.mouse.click(5, 300);
    await closed();
  });

  test("events that the page forges open nothing", async () => {
    await official_page();
    const { x, y } = await target();
    const forge = () => page.evaluate(([x, y]) => {
      const at = { bubbles: true, composed: true, clientX: x, clientY: y };
      const element = document.elementFromPoint(x, y);
      element.dispatchEvent(new PointerEvent("pointermove", at));
      element.dispatchEvent(new MouseEvent("click", at));
      element.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, code: "KeyV", key: "V", altKey: true, shiftKey: true }));
    }, [x, y]);
    await forge();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    assert.equal(await card(), undefined);
    // The same gestures by a person do.
    await page.mouse.click(x, y);
    await opened();
  });
});

describe("the keyboard", () => {
  test("walks through the findings in the order of the page, and gives the focus back", async () => {
    const report = await official_page();
    const search = page.getByRole("searchbox").first();
    await search.focus();
    const total = new Set();
    await page.keyboard.press("Alt+Shift+V");
    const first = await opened();
    assert.equal(first.focused, true);
    const expected = report.items.find(({ findings }) => findings.length > 0).findings;
    assert.ok(expected.some(({ category, attribute, entity }) => first.name.startsWith(says(`category_${category}`)) && (!(attribute ?? entity) || first.name.includes(": "))), first.name);
    assert.ok(first.texts.some((text) => expected.some(({ clause }) => text === clause)));
    assert.ok(first.texts.some((text) => expected.some(({ why }) => text === why)));
    const position = (shown) => shown.texts.find((text) => /^Punto \d+ di \d+$/.test(text));
    total.add(position(first));
    const count = Number(/di (\d+)/.exec(position(first))[1]);
    for (let step = 1; step < count; step += 1) {
      await page.keyboard.press("Alt+Shift+V");
      total.add(await until(async () => {
        const now = position(await card());
        return total.has(now) ? undefined : now;
      }, "the next finding"));
    }
    assert.equal(total.size, count);
    await page.keyboard.press("Alt+Shift+V");
    await until(async () => position(await card()) === says("card_position", 1, count), "the first finding again");
    await page.keyboard.press("Alt+Shift+B");
    await until(async () => position(await card()) === says("card_position", count, count), "the last finding");
    await page.keyboard.press("Escape");
    await closed();
    assert.ok(await search.evaluate((element) => element === document.activeElement));
  });

  test("Tab goes through the card, its buttons work", async () => {
    await official_page();
    await page.keyboard.press("Alt+Shift+V");
    const { buttons } = await opened();
    const reached = [];
    for (let step = 0; step < buttons.length + 1; step += 1) {
      await page.keyboard.press("Tab");
      reached.push((await page.spoken()).findLast(({ focused, role }) => focused && role !== "RootWebArea")?.name);
    }
    for (const button of buttons) assert.ok(reached.includes(button), `${button} is reached: ${reached}`);
  });

  test("the reply is copied on request", async () => {
    await on.context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(on.url("linkedin", "/")).origin });
    const report = await official_page();
    const withReply = report.items.flatMap(({ findings }) => findings).some(({ reply }) => reply);
    assert.ok(withReply, "the pack proposes a reply to something on this page");
    await page.keyboard.press("Alt+Shift+V");
    for (let tries = 0; !(await opened()).buttons.includes(says("card_copy")); tries += 1) {
      assert.ok(tries < 50);
      await page.keyboard.press("Alt+Shift+V");
    }
    for (let tries = 0; (await page.spoken()).findLast(({ focused, role }) => focused && role === "button")?.name !== says("card_copy"); tries += 1) {
      assert.ok(tries < 20);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await until(async () => (await card()).texts.includes(says("card_copied")), "to be told that it was copied");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(report.items.flatMap(({ findings }) => findings).some(({ reply }) => reply === copied));
  });
});

describe("the sign", () => {
  test("tells how much was found, and leads to it", async () => {
    const report = await official_page();
    const count = report.items.reduce((sum, { findings }) => sum + findings.length, 0);
    const button = (await page.spoken()).find(({ role, name }) => role === "button" && name.startsWith(says("sign_findings_many", count)));
    assert.ok(button, `${count} findings`);
  });
});

describe("accessibility", () => {
  test("axe finds nothing in the card and the sign, in an open root on a page of their own", async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `
          import { Card } from "./card.ts"; import { Sign } from "./sign.ts"; import { sheet } from "./style.ts"; import { wordsIn } from "./words.ts";
          const host = document.createElement("div");
          document.querySelector("main").append(host);
          const root = host.attachShadow({ mode: "open" });
          const unrolled = new CSSStyleSheet();
          unrolled.replaceSync(".card { max-block-size: none; } .body { overflow: visible; }");
          window.show = (language, content, outcome, whole) => {
            root.adoptedStyleSheets = whole ? [sheet(), unrolled] : [sheet()];
            const words = wordsIn(language);
            root.replaceChildren();
            new Card(root, words, { close() {}, walk() {} }).show(content, new DOMRect(40, 40, 80, 16));
            new Sign(root, words, () => {}).show(outcome);
          };`,
        resolveDir: `${root}/extension/content`,
      },
      bundle: true, write: false, format: "iife", define: { __DEV__: "true" }, charset: "utf8",
    });
    page = await on.context.newPage();
    await page.setViewportSize({ width: 1000, height: 2400 });
    await page.goto("about:blank");
    await page.evaluate(() => {
      document.documentElement.lang = "it";
      document.title = "Prova";
      const main = document.createElement("main");
      main.append(Object.assign(document.createElement("h1"), { textContent: "Prova" }));
      document.body.append(main);
    });
    await page.evaluate(outputFiles[0].text);
    await page.evaluate(axe);
    const finding = { rule: "r", clause: "Policy esterna, art. 4, c. 10, lett. b", category: "hate", attribute: "ethnicity", span: { start: 0, end: 4 }, severity: "grave", confidence: 0.9, band: "sure", message: "Attacca un gruppo.", why: "la parola «x»", reason: "Perché offende.", also: [{ rule: "s", clause: "art. 5" }], advice: "Rimuovere.", reply: "Gentile utente, …" };
    const content = {
      findings: [finding, ...["warning", "notice", "advice"].map((severity) => ({ ...finding, severity, category: "insult", attribute: undefined })), { ...finding, band: "review" }],
      consequence: { steps: [{ action: "remove", duty: true, rule: "r", clause: "art. 4", text: "Si rimuove.", contact: "urp@ente.example" }] },
      incomplete: true, position: 1, places: 3,
    };
    const version = (id) => ({ id, clause: `sez. ${id}`, text: "Blocco al quinto caso." });
    const reading = { applied: version("5"), others: [version("6"), version("7")] };
    content.findings[1].reading = reading;
    content.consequence.steps.push({ action: "block", duty: false, rule: "t", clause: "art. 6", text: "Si blocca.", reading });
    const shown = { findings: 2, incomplete: 1, notice: "sign_changed" };
    for (const colorScheme of ["light", "dark"]) {
      for (const language of ["it", "en"]) {
        for (const whole of [false, true]) {
          await page.emulateMedia({ colorScheme });
          await page.evaluate(([language, content, shown, whole]) => window.show(language, content, shown, whole), [language, content, shown, whole]);
          const { violations, passes } = await page.evaluate(() => window.axe.run());
          const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("; ")}`);
          assert.deepEqual(told, [], `${colorScheme} ${language}`);
          // axe cannot tell colours behind the edge of what scrolls: unrolled, it can.
          const coloured = passes.find(({ id }) => id === "color-contrast")?.nodes.map(({ html }) => html) ?? [];
          if (whole) for (const part of ["<dd>", "<blockquote>", "<h2 ", "<button "]) assert.ok(coloured.some((html) => html.startsWith(part)), `${part} was looked at`);
        }
      }
    }
  });
});
