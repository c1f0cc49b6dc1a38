// Where a document contradicts itself or says nothing: the administrator chooses how it is read, the card cites every
// clause, popup and options say what has none.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, describe, test } from "node:test";
import { official } from "../sites/content.mjs";
import { stage, until } from "./extension.mjs";

const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const words = Object.fromEntries(
  ["it", "en"].map((language) => [language, JSON.parse(readFileSync(new URL(`../../extension/_locales/${language}/messages.json`, import.meta.url), "utf8"))]),
);
/** On our demonstration settings cards speak Italian; popup and options speak as the browser. */
const says = (key, language = "it") => words[language][key].message;

let on;
let pages = [];
before(async () => (on = await stage()));
after(() => on?.close());
afterEach(async () => {
  await Promise.all(pages.map((page) => page.close()));
  pages = [];
  await on.worker.evaluate(() => chrome.storage.local.remove("settings"));
});

const store = (settings) => on.worker.evaluate((settings) => chrome.storage.local.set({ settings }), settings);
const stored = () => on.worker.evaluate(async () => (await chrome.storage.local.get("settings")).settings);

async function own(name, prepare) {
  const page = await on.context.newPage();
  pages.push(page);
  page.problems = [];
  page.on("pageerror", (error) => page.problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && page.problems.push(message.text()));
  if (prepare) await page.addInitScript(prepare);
  await page.goto(`chrome-extension://${on.id}/pages/${name}.html`);
  await page.locator("h1").waitFor();
  page.language = await page.locator("html").getAttribute("lang");
  page.says = (key, ...parts) => parts.reduce((text, part) => text.replace("$N$", part), says(key, page.language));
  return page;
}

async function assertAccessible(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`), []);
}

async function site(network, path) {
  const page = await on.open(network, path);
  pages.push(page);
  await page.settled();
  return page;
}

/** What the card says of the first mark on `text`. */
async function cardOn(page, text) {
  const at = await page.evaluate((text) => {
    const ranges = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]);
    const found = ranges.find(({ startContainer }) => startContainer.data.includes(text));
    if (!found) return undefined;
    found.startContainer.parentElement.scrollIntoView({ block: "center" });
    const range = document.createRange();
    range.setStart(found.startContainer, found.startOffset);
    range.setEnd(found.endContainer, found.endOffset);
    const { x, y, width, height } = range.getClientRects()[0];
    return { x: x + width / 2, y: y + height / 2 };
  }, text);
  assert.ok(at, `«${text}» is marked`);
  await page.mouse.click(at.x, at.y);
  const spoken = await until(() => page.spoken("dialog"), "the card to open");
  return spoken.map(({ name }) => name).join("\n");
}

const POST = `/${official.facebook}/posts/122101000000000101`;
const PHONE = "347 1234567";

describe("a document that contradicts itself", () => {
  test("choosing another reading changes the step that the card of an open page proposes, and it cites both clauses", async () => {
    await store({ pack: "milomb" });
    const page = await site("facebook", POST);
    const before = await cardOn(page, PHONE);
    assert.match(before, /Rimuovi il commento: divulga dati personali/);
    await page.keyboard.press("Escape");

    const options = await own("options");
    const [rule, chosen] = ["milomb-r5", options.locator("[id='milomb-r5=may']")];
    const choice = options.getByRole("group").filter({ hasText: rule });
    const [applied] = await choice.locator("input:checked").evaluateAll((inputs) => inputs.map(({ id }) => id));
    assert.equal(applied, "milomb-r5=removed");
    await choice.getByText(options.says("options_reading_default")).waitFor();
    await assertAccessible(options);
    // From the keyboard: arrows go from one radio to the next.
    await options.locator("[id='milomb-r5=removed']").focus();
    await options.keyboard.press("ArrowDown");
    await until(async () => (await stored()).readings?.[rule] === "may", "the choice to be stored");
    assert.ok(await chosen.isChecked());
    await options.getByRole("status").getByText(options.says("options_saved")).waitFor();
    assert.deepEqual(options.problems, []);

    await page.bringToFront();
    const after = await until(async () => {
      const items = (await page.settled()).items.filter(({ text }) => text.includes(PHONE));
      return items.length > 0 && items.every(({ consequence }) => consequence.steps.every(({ action, duty }) => action !== "remove" || !duty));
    }, "the page to be judged again").then(() => cardOn(page, PHONE));
    assert.match(after, /Puoi rimuovere il messaggio/);
    for (const card of [before, after]) {
      assert.ok(card.includes(says("card_reading")) && card.includes(says("card_reading_other")), card);
      assert.match(card, /Contenuti rimossi, punto 5/);
      assert.match(card, /Messaggi con dati personali/);
    }
    const place = (card, text) => card.indexOf(text);
    assert.ok(place(before, "viene rimosso in ogni caso") < place(before, "possono essere rimossi"), "the applied one first");
    assert.ok(place(after, "possono essere rimossi") < place(after, "viene rimosso in ogni caso"), "the applied one first");
  });

  test("Monza's two thresholds for a block are both cited", async () => {
    await store({ pack: "monza", readings: { "monza-5d2": "second" } });
    const page = await site("linkedin", `/company/${official.linkedin}/posts/`);
    const card = await cardOn(page, "vaff@nculo");
    assert.match(card, /blocco al secondo caso\. \(.*sez\. 6/);
    assert.match(card, /blocco al quinto caso\. \(.*sez\. 5 D/);
  });

  test("a reading that no longer exists is passed over and told; the others hold", async () => {
    await store({ pack: "milomb", readings: { "milomb-r5": "may", "milomb-e07": "never", "nowhere-1": "may", "monza-5d2": "second" } });
    const page = await site("facebook", POST);
    assert.match(await cardOn(page, PHONE), /Puoi rimuovere il messaggio/);
    const options = await own("options");
    await options.getByText("readings.milomb-e07: ").waitFor();
    await options.getByText("readings.nowhere-1: ").waitFor();
    await options.getByText(options.says("options_readings_elsewhere", "monza-5d2")).waitFor();
    assert.ok(await options.locator("[id='milomb-e07=asked']").isChecked(), "the default");
    await assertAccessible(options);
  });

  test("what the administrator chose is shown and cannot be changed", async () => {
    await store({ pack: "monza" });
    const options = await own("options", () => {
      chrome.storage.managed.get = async () => ({ readings: { "monza-5d2": "second" } });
    });
    const section = options.getByRole("region", { name: options.says("options_readings") });
    await section.getByText(options.says("options_fixed")).waitFor();
    const second = options.locator("[id='monza-5d2=second']");
    assert.ok(await second.isChecked());
    assert.ok(await second.isDisabled());
    await assertAccessible(options);
  });

  test("readings go out with the file and come back, unknown ones are refused with their place", async () => {
    await store({ pack: "monza" });
    const options = await own("options");
    const choose = (value) =>
      options.locator("#import").setInputFiles({ name: "vaglio.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(value)) });
    await choose({ readings: { "monza-5d2": "sixth" } });
    await options.getByText("readings.monza-5d2: ").waitFor();
    assert.equal((await stored()).readings, undefined);
    await choose({ readings: { "monza-5d2": "second" } });
    await until(async () => (await stored()).readings?.["monza-5d2"] === "second", "the import");
    assert.ok(await options.locator("[id='monza-5d2=second']").isChecked());
    const [download] = await Promise.all([options.waitForEvent("download"), options.getByRole("button", { name: options.says("options_export") }).click()]);
    assert.deepEqual(JSON.parse(readFileSync(await download.path(), "utf8")).readings, { "monza-5d2": "second" });
  });
});

describe("what a document has no clause on", () => {
  /** What a page says, and what a list in it holds once opened from the keyboard. */
  async function told(page) {
    const said = page.locator(".uncovered");
    if ((await said.count()) === 0) return "";
    const summary = said.locator("summary");
    if ((await summary.count()) === 0) return (await said.innerText()).toLowerCase();
    assert.equal(await said.locator("li").first().isVisible(), false, "closed at first");
    await summary.focus();
    await page.keyboard.press("Enter");
    await said.locator("li").first().waitFor({ state: "visible" });
    return (await said.innerText()).toLowerCase();
  }

  for (const [pack, has, hasNot] of [
    ["bo", ["insult"], []],
    ["ucer", ["political", "personal_data"], ["insult"]],
    ["lg", ["misleading"], ["insult"]],
    ["monza", ["personal_case", "trolling"], ["insult"]],
  ]) {
    test(`popup and options say it of ${pack}`, async () => {
      await store({ pack });
      const page = await site("facebook", POST);
      const [popup, options] = [await own("popup"), await own("options")];
      await page.bringToFront();
      await popup.getByText(popup.says("popup_kind_official"), { exact: true }).waitFor();
      await options.locator("#pack").waitFor();
      for (const one of [popup, options]) {
        const text = await told(one);
        const names = (category) => text.includes(one.says(`category_${category}`).toLowerCase());
        for (const category of has) assert.ok(names(category), `${pack}: ${text}`);
        for (const category of hasNot) assert.ok(!names(category), `${pack}: ${text}`);
        await assertAccessible(one);
        assert.deepEqual(one.problems, []);
      }
    });
  }

  test("the popup says it on official pages only", async () => {
    await store({ pack: "bo" });
    const page = await site("facebook", "/groups/1234");
    const popup = await own("popup");
    await page.bringToFront();
    await popup.getByText(popup.says("popup_kind_group"), { exact: true }).waitFor();
    assert.equal(await popup.locator(".uncovered").count(), 0);
  });
});
