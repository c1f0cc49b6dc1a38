// What a person imports, in a real Chromium: packs, additions, lists and posts; what is refused; what outlives the background.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { root } from "../browser.mjs";
import { official } from "../sites/content.mjs";
import { stage, until } from "./extension.mjs";

const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const words = Object.fromEntries(
  ["it", "en"].map((language) => [language, JSON.parse(readFileSync(new URL(`../../extension/_locales/${language}/messages.json`, import.meta.url), "utf8"))]),
);
/** The browser's language, in which the extension's own pages speak; what stands on a site speaks the one of the settings. */
let language = "it";
const sentence = (spoken, key, ...parts) => parts.reduce((text, part, at) => text.replaceAll(at === 0 ? "$N$" : "$M$", part), words[spoken][key].message);
const says = (key, ...parts) => sentence(language, key, ...parts);
const post = `/${official.facebook}/posts/122101000000000101`;

let on;
let options;
const requests = [];

before(async () => {
  on = await stage();
  on.context.on("request", (request) => requests.push(request.url()));
  options = await on.context.newPage();
  options.problems = [];
  options.on("pageerror", (error) => options.problems.push(error.message));
  options.on("console", (message) => message.type() === "error" && options.problems.push(message.text()));
  await openOptions();
  language = await options.locator("html").getAttribute("lang");
});
after(() => on?.close());

async function openOptions() {
  await options.goto(`chrome-extension://${on.id}/pages/options.html`);
  await options.locator("#packs").waitFor();
  await options.locator("#pack").waitFor();
}

const file = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.isBuffer(text) ? text : Buffer.from(text) });
const take = (...files) => options.locator("#import-files").setInputFiles(files);
const status = (text) => options.getByRole("status").getByText(text).waitFor();
const refusal = (text) => options.getByRole("alert").getByText(text).waitFor();
const row = (name) => options.getByRole("row").filter({ has: options.getByRole("rowheader", { name, exact: true }) });
const stored = (key) => options.evaluate(async (key) => (await chrome.storage.local.get(key))[key], key);

/** The pack is chosen, and everybody knows. */
async function choose(id) {
  await options.locator("#pack").selectOption(id);
  await until(async () => (await stored("effective")).pack === id, "the choice to hold");
}

/** What the background answers to one text, as it would to a page. */
async function ask(pack, submission) {
  const { imported } = await stored("effective");
  return options.evaluate(
    (message) =>
      new Promise((done, failed) => {
        const port = chrome.runtime.connect({ name: "vaglio" });
        port.onDisconnect.addListener(() => failed(new Error("disconnected")));
        port.onMessage.addListener((answer) => {
          port.disconnect();
          done(answer);
        });
        port.postMessage(message);
      }),
    { type: "check", seq: 1, pack, imported, language: "it", readings: {}, submissions: [submission] },
  );
}
const rules = async (pack, text, more = {}) => {
  const { verdicts } = await ask(pack, { text, audience: "ext", surface: "comment", ...more });
  return verdicts[0].findings.map(({ rule }) => rule);
};

const OWN = `
id = "lg-mia"
kind = "text"
audience = "ext"
clause = { document = "ordine", article = "1" }
severity = "grave"
priority = 1000
title = { it = "Offese", en = "Insults" }
why = { it = "Chi offende allontana gli altri.", en = "Whoever insults drives others away." }
[[match]]
category = "insult"
[[hit]]
text = "Siete dei buffoni"
quote = "buffoni"
[[miss]]
text = "Il servizio è lento"
because = "critica"
`;
const HEAD = `
extends = "lg"
[[document]]
id = "ordine"
title = { it = "Ordine di servizio", en = "Service order" }
`;

describe("a pack", () => {
  test("is imported from its folder, chosen, and judges", async () => {
    await options.locator("#import-folder").setInputFiles(join(root, "docs/tutorial/borgo"));
    await status("borgo");
    const [{ id, institution, uncovered }, ...more] = (await stored("imported")).packs;
    assert.deepEqual([id, institution, more], ["borgo", "Comune di Borgo Sereno", []]);
    // As of the packs that are built in: what its document says nothing of.
    assert.ok(uncovered.includes("blasphemy"), uncovered.join());
    await row("borgo").waitFor();
    await choose("borgo");
    assert.match((await rules("borgo", "Siete dei buffoni")).join(), /^borgo-/);
    const page = await on.open("facebook", post);
    const { items } = await page.settled();
    const found = items.flatMap(({ findings }) => findings.map(({ rule }) => rule));
    assert.ok(found.length > 0);
    assert.ok(found.every((rule) => rule.startsWith("borgo-")), found.join());
    await page.close();
    assert.deepEqual(options.problems, []);
  });

  test("that is wrong is refused whole, with every reason, and what was there stays", async () => {
    const before = await stored("imported");
    await take(
      file("pack.toml", '\nid = "rotto"\ninstitution = ""\n[[document]]\nid = "d"\ntitle = { it = "Regole", en = "Rules" }\n'),
      file("rotto-1.toml", OWN.replaceAll("lg-mia", "rotto-1").replace('"insult"', '"insulto"')),
      file("rotto-2.toml", OWN.replaceAll("lg-mia", "rotto-2").replace('"ordine"', '"altro"').replace("buffoni\"\n[[miss", "buffone\"\n[[miss")),
    );
    await refusal(says("options_packs_refused", "pack"));
    const report = await options.getByRole("region", { name: says("options_packs_report") }).innerText();
    for (const part of ["pack.toml:3:15: an empty text", "rules/rotto-1.toml:11:12: unknown name `insulto`", "did you mean `insult`?", "rules/rotto-2.toml:5:23: unknown document `altro`", "the quote does not stand in the text"]) {
      assert.ok(report.includes(part), `${part}\n${report}`);
    }
    assert.deepEqual(await stored("imported"), before);
    assert.match((await rules("borgo", "Siete dei buffoni")).join(), /^borgo-/);
    await options.evaluate(axe);
    const { violations } = await options.evaluate(() => globalThis.axe.run());
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`), []);
  });

  test("with an example that fails is refused too, and so is what is no pack", async () => {
    await take(file("pack.toml", HEAD), file("lg-mia.toml", OWN.replace("Siete dei buffoni", "Siete dei buffoni, grazie").replace("Il servizio è lento", "Che buffoni che siete")));
    await refusal(says("options_packs_refused", "pack"));
    await options.getByText("this miss breaks the rule").waitFor();
    await take(file("pack.toml", Buffer.from([0x69, 0xe8])));
    await refusal(says("options_packs_not_text", "pack.toml"));
    await take(file("note.txt", "x"));
    await refusal(says("options_packs_nothing"));
    await take(file("pack.toml", "#".repeat((4 << 20) + 1)));
    await refusal(says("options_packs_too_large", "4"));
    await take(file("pack.toml", 'extends = "nessuno"'));
    await options.getByText("there is no pack `nessuno` to add to").waitFor();
  });

  test("is replaced only when the person says so", async () => {
    const { revision } = await stored("imported");
    await options.locator("#import-folder").setInputFiles(join(root, "docs/tutorial/borgo"));
    await options.getByText(says("options_packs_replace", "borgo")).waitFor();
    await options.getByRole("button", { name: says("options_packs_cancel") }).click();
    assert.equal((await stored("imported")).revision, revision);
    await options.locator("#import-folder").setInputFiles(join(root, "docs/tutorial/borgo"));
    await options.getByRole("button", { name: says("options_packs_replace_yes") }).click();
    await status("borgo");
    assert.equal((await stored("imported")).revision, revision + 1);
  });

  test("is known to a background that was stopped and started again", async () => {
    const browser = await on.context.browser().newBrowserCDPSession();
    const targets = async () => (await browser.send("Target.getTargets")).targetInfos.filter(({ type, url }) => type === "service_worker" && url.includes(on.id));
    const [running] = await targets();
    await browser.send("Target.closeTarget", { targetId: running.targetId });
    await until(async () => !(await targets()).some(({ targetId }) => targetId === running.targetId), "the background to stop");
    assert.match((await rules("borgo", "Siete dei buffoni")).join(), /^borgo-/);
  });
});

describe("additions", () => {
  test("to a pack that is built in mark as the institution's own, and the card says so", async () => {
    await take(file("pack.toml", HEAD), file("lg-mia.toml", OWN));
    await status("pack");
    await choose("lg");
    const { verdicts } = await ask("lg", { text: "Siete dei buffoni", audience: "ext", surface: "comment" });
    const [finding] = verdicts[0].findings;
    assert.deepEqual([finding.rule, finding.own], ["lg-mia", true]);
    assert.ok(finding.also.some(({ rule, own }) => rule === "lg-r10a" && own === undefined));
    const page = await on.open("facebook", post);
    await page.settled();
    const cards = [];
    for (let step = 0; step < 8 && !cards.at(-1)?.includes(sentence("it", "card_own")); step += 1) {
      await page.keyboard.press("Alt+Shift+V");
      const card = await until(() => page.spoken("dialog"), "the card");
      cards.push(card.map(({ name }) => name).join("\n"));
    }
    assert.ok(cards.at(-1).includes(`Ordine di servizio, art. 1 (${sentence("it", "card_own")})`), cards.join("\n---\n"));
    await page.close();
  });

  test("may be a list from a spreadsheet, whose faults have their places", async () => {
    await take(file("nomi.csv", "\ufefftipo;termine;fino_al\r\nproggetto;Polo Tirreno Lab;\r\nprogetto;Polo;31/02/2027\r\n"));
    await options.getByText("nomi.csv:2:1: unknown name `proggetto`").waitFor();
    await options.getByText("nomi.csv:3:15: not a date").waitFor();
    await take(file("nomi.csv", "\ufefftipo;termine;fino_al\r\nprogetto;Polo Tirreno Lab;30/06/2099\r\n"));
    await status("nomi");
    const found = await rules("lg", "Presto apre il Polo Tirreno Lab, ci lavoro da mesi", { audience: "emp", surface: "post", date: "2026-11-23" });
    assert.ok(found.length > 0);
    await row("nomi").getByRole("button").click();
    await options.getByRole("button", { name: says("options_packs_sure_yes"), exact: true }).click();
    await status(says("options_packs_removed", "nomi"));
    assert.equal(await row("nomi").count(), 0);
    await row("pack").waitFor();
    assert.deepEqual(await rules("lg", "Siete dei buffoni"), ["lg-mia"]);
  });
});

describe("posts", () => {
  test("of the institution are remembered from its page, and reworked ones are told", async () => {
    const page = await on.open("facebook", `/${official.facebook}`);
    await page.settled();
    const popup = await on.context.newPage();
    await popup.goto(`chrome-extension://${on.id}/pages/popup.html`);
    await page.bringToFront();
    await popup.getByText(says("popup_kind_official")).waitFor();
    const press = () => popup.getByRole("button", { name: says("popup_remember") }).click();
    await press();
    await until(async () => (await popup.getByRole("status").innerText()) !== "", "the posts to be remembered");
    const kept = await options.evaluate(
      () =>
        new Promise((done) => {
          const opening = indexedDB.open("vaglio", 1);
          opening.onsuccess = () => {
            const asked = opening.result.transaction("posts").objectStore("posts").getAll();
            asked.onsuccess = () => done(asked.result);
          };
        }),
    );
    assert.ok(kept.length > 0);
    assert.ok(kept.every(({ pack, date, text }) => pack === "lg" && /^\d{4}-\d\d-\d\d$/.test(date) && text.length > 0));
    assert.ok(kept.every(({ url }) => new URL(url).pathname.includes(official.facebook)), kept.map(({ url }) => url).join());
    await press();
    await until(async () => (await popup.getByRole("status").innerText()).startsWith(says("popup_remembered_none")), "nothing new");
    await popup.close();
    await page.close();

    // The longest, its figures changed: what an employee should not make of it.
    const [{ text }] = kept.toSorted((one, other) => other.text.length - one.text.length);
    const reworked = text.replaceAll(/\d/g, (digit) => String((Number(digit) + 1) % 10));
    const categories = async () => (await ask("lg", { text: reworked, audience: "emp", surface: "post" })).verdicts[0].findings.map(({ category }) => category);
    assert.ok((await categories()).includes("reworked_official"), `${text}\n${await categories()}`);

    await openOptions();
    await options.locator("#posts").getByRole("button").click();
    await status(says("options_posts_forgotten"));
    assert.equal(await options.locator("#posts").count(), 0);
    await until(async () => !(await categories()).includes("reworked_official"), "the posts to be forgotten");
  });
});

describe("what does not fit", () => {
  /** Changes a record where the browser keeps it. */
  const change = (id, fields) =>
    options.evaluate(
      ([id, fields]) =>
        new Promise((done) => {
          const opening = indexedDB.open("vaglio", 1);
          opening.onsuccess = () => {
            const transaction = opening.result.transaction("imports", "readwrite");
            const store = transaction.objectStore("imports");
            store.get(id).onsuccess = ({ target }) => store.put({ ...target.result, version: "0.0.1", compiled: new Uint8Array(fields) });
            transaction.oncomplete = () => done(opening.result.close());
          };
        }),
      [id, fields],
    );

  test("is told on the page, and compiled again when the options are opened", async () => {
    await choose("borgo");
    await change("borgo", [1, 2, 3]);
    const { revision, packs } = await stored("imported");
    await options.evaluate((imported) => chrome.storage.local.set({ imported }), { revision: revision + 1, packs });
    await until(async () => (await stored("effective")).imported === revision + 1, "the revision to be known");
    const { missing } = await ask("borgo", { text: "Siete dei buffoni", audience: "ext", surface: "comment" });
    assert.equal(missing, true);
    const page = await on.open("facebook", post);
    await until(async () => (await page.spoken())?.some(({ name }) => name.includes(sentence("it", "sign_pack_missing"))), "the sign");
    const built_in = await ask("lg", { text: "Siete dei buffoni", audience: "ext", surface: "comment" });
    assert.equal(built_in.stale, true);
    assert.equal(built_in.verdicts[0].findings[0].rule, "lg-mia");

    await openOptions();
    await status(says("options_packs_renewed", "borgo"));
    await page.settled();
    await until(async () => (await page.report()).items.some(({ findings }) => findings.length > 0), "the page to be judged");
    await page.close();
  });

  test("a pack that was removed is missed, not replaced", async () => {
    await row("borgo").getByRole("button").click();
    await options.getByRole("button", { name: says("options_packs_sure_yes"), exact: true }).click();
    await status(says("options_packs_removed", "borgo"));
    const { missing } = await ask("borgo", { text: "Siete dei buffoni", audience: "ext", surface: "comment" });
    assert.equal(missing, true);
    // What was added to another stays.
    assert.deepEqual((await stored("imported")).packs.map(({ id }) => id), ["lg"]);
  });
});

test("nothing left the browser", () => {
  const elsewhere = requests.filter((url) => !/^(chrome-extension:|data:|blob:)/.test(url) && !new URL(url).hostname.endsWith("localhost"));
  assert.deepEqual(elsewhere, []);
});
