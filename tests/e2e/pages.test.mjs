// The popup and the options in a real Chromium: what they store, what they refuse, what they show, who can use them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { after, before, beforeEach, describe, test } from "node:test";
import { stage } from "./extension.mjs";

const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const sentences = Object.fromEntries(
  ["it", "en"].map((language) => {
    const file = new URL(`../../extension/_locales/${language}/messages.json`, import.meta.url);
    return [language, JSON.parse(readFileSync(file, "utf8"))];
  }),
);

const MARKUP = "<img src=x onerror=\"document.title='run'\">";

let browser;
let pages;

before(async () => (browser = await stage()));
after(() => browser?.close());

beforeEach(async () => {
  await Promise.all((pages ?? []).map((page) => page.close()));
  pages = [];
  await browser.worker.evaluate(() => chrome.storage.local.remove("settings"));
});

/** Opens a page in a tab of its own, closed before the next test; any error in it fails the test that sees it. */
async function open(address, prepare) {
  const page = await browser.context.newPage();
  pages.push(page);
  page.problems = [];
  page.on("pageerror", (error) => page.problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && page.problems.push(message.text()));
  if (prepare) await page.addInitScript(prepare);
  await page.goto(address);
  return page;
}

async function openOwn(name, prepare) {
  const page = await open(`chrome-extension://${browser.id}/pages/${name}.html`, prepare);
  const language = () => page.locator("html").getAttribute("lang");
  await page.locator("h1").waitFor();
  /** The sentence with that key in the page's language, its parts put in. */
  page.says = async (key, ...parts) =>
    parts.reduce((text, part, at) => text.replaceAll(at === 0 ? "$N$" : "$M$", part), sentences[await language()][key].message);
  return page;
}

async function openOptions(prepare) {
  const page = await openOwn("options", prepare);
  await page.locator("#pack").waitFor();
  return page;
}

/** The popup beside a page that is in front of it, as when its button is pressed there. */
async function openPopupOver(address, prepare) {
  const site = await open(address);
  const popup = await openOwn("popup", prepare);
  await site.bringToFront();
  return { site, popup };
}

const stored = () => browser.worker.evaluate(async () => (await chrome.storage.local.get("settings")).settings ?? null);

async function assertAccessible(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
  assert.deepEqual(told, []);
}

async function add(page, address, { source = "" } = {}) {
  await page.locator("#pasted").fill(address);
  await page.locator("#source").fill(source);
  await page.locator("form button").click();
}

describe("options", () => {
  test("a pasted address becomes an official page, an unfit one is refused with its reason", async () => {
    const page = await openOptions();
    await add(page, "https://it.linkedin.com/company/ente-di-prova/posts/", { source: MARKUP });
    const row = page.getByRole("row").filter({ hasText: "ente-di-prova" });
    await row.waitFor();
    assert.match(await page.getByRole("status").innerText(), /LinkedIn ente-di-prova/);
    assert.equal(await row.getByRole("cell").nth(1).innerText(), MARKUP);
    assert.equal(await page.locator("td img").count(), 0);
    assert.notEqual(await page.title(), "run");

    const kept = (await stored()).accounts.find(({ id }) => id === "ente-di-prova");
    assert.equal(kept.network, "linkedin");
    assert.equal(kept.source, MARKUP);
    assert.match(kept.since, /^\d{4}-\d{2}-\d{2}$/);

    await add(page, "https://www.linkedin.com/in/mario-rossi/");
    const reason = await page.says("options_account_person");
    await page.getByText(reason).waitFor();
    assert.equal(await page.locator("#pasted").getAttribute("aria-invalid"), "true");
    assert.ok((await page.locator("#pasted").getAttribute("aria-describedby")).split(" ").includes("pasted-fault"));
    assert.ok(await page.locator("#pasted").evaluate((field) => field === document.activeElement));
    assert.equal((await stored()).accounts.filter(({ id }) => id.includes("rossi")).length, 0);
    await assertAccessible(page);
    assert.deepEqual(page.problems, []);
  });

  test("a page is removed from the keyboard, and the focus is not lost", async () => {
    const page = await openOptions();
    await add(page, "https://x.com/EnteDiProva");
    const row = page.getByRole("row").filter({ hasText: "EnteDiProva" });
    await row.getByRole("button").focus();
    await page.keyboard.press("Enter");
    await row.waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => document.activeElement.id), "accounts");
    assert.ok((await stored()).accounts.every(({ id }) => id !== "EnteDiProva"));
  });

  test("a faulty file changes nothing and says where its faults are", async () => {
    const page = await openOptions();
    await add(page, "https://x.com/EnteDiProva");
    await page.getByRole("row").filter({ hasText: "EnteDiProva" }).waitFor();
    const before = await stored();
    const choose = (text) =>
      page.locator("#import").setInputFiles({ name: "vaglio.json", mimeType: "application/json", buffer: Buffer.from(text) });

    await choose('{\n  "enabled": yes\n}');
    await page.getByText(await page.says("options_place_line", "2", "14")).waitFor();
    await choose(JSON.stringify({ pack: "nessuno", accounts: [{ network: "x", id: MARKUP }] }));
    await page.getByText("accounts[0].id: ").waitFor();
    await page.getByText("pack: ").waitFor();
    assert.equal(await page.getByRole("alert").locator("img").count(), 0);
    assert.deepEqual(await stored(), before);
    await assertAccessible(page);

    await choose(JSON.stringify({ enabled: false, accounts: [{ network: "instagram", id: "ente_di_prova" }] }));
    await page.getByRole("row").filter({ hasText: "ente_di_prova" }).waitFor();
    assert.equal(await page.getByText("accounts[0].id: ").count(), 0);
    assert.deepEqual(await stored(), { ...before, enabled: false, accounts: [{ network: "instagram", id: "ente_di_prova" }] });
  });

  test("what is exported can be imported again", async () => {
    const page = await openOptions();
    await add(page, "https://www.youtube.com/@EnteDiProva");
    await page.getByRole("row").filter({ hasText: "@EnteDiProva" }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: await page.says("options_export") }).click(),
    ]);
    const file = JSON.parse(await readFile(await download.path(), "utf8"));
    assert.ok(file.accounts.some(({ id }) => id === "@EnteDiProva"));
    await page.locator("#import").setInputFiles(await download.path());
    await page.getByRole("status").getByText(await page.says("options_imported")).waitFor();
    const { accounts } = await stored();
    assert.deepEqual(accounts, file.accounts);
  });

  test("what the administrator fixed is shown and cannot be changed", async () => {
    // Policies of a real administrator need the whole machine: here the browser's answer is replaced.
    const page = await openOptions(() => {
      chrome.storage.managed.get = async () => ({ pack: "lg", accounts: [{ network: "facebook", id: "ente.fissato" }] });
    });
    await page.getByText(await page.says("options_some_fixed")).waitFor();
    await page.getByRole("rowheader", { name: "ente.fissato" }).waitFor();
    assert.ok(await page.locator("#pack").isDisabled());
    assert.ok(await page.locator("#language").isEnabled());
    assert.equal(await page.locator("form").count(), 0);
    assert.equal(await page.locator("tbody button").count(), 0);
    await assertAccessible(page);
  });
});

describe("popup", () => {
  test("on an official page it counts the findings and turns reading off", async () => {
    const { popup } = await openPopupOver(browser.url("facebook", "/camera.maremma.demo/posts/122101000000000101"));
    await popup.getByText(await popup.says("popup_kind_official")).waitFor();
    await popup.getByText("Facebook · camera.maremma.demo").waitFor();
    await popup.locator("[data-findings]:not([data-findings='0'])").waitFor();
    await popup.getByText("Camera di commercio della Maremma e del Tirreno").waitFor();
    await assertAccessible(popup);

    const toggle = popup.getByRole("switch");
    await toggle.focus();
    await popup.keyboard.press("Space");
    await popup.getByText(await popup.says("popup_off")).waitFor();
    assert.equal((await stored()).enabled, false);
    assert.equal(await popup.locator("[data-findings]").count(), 0);
    await popup.keyboard.press("Space");
    await popup.locator("[data-findings]:not([data-findings='0'])").waitFor();
    assert.equal((await stored()).enabled, true);
    assert.deepEqual(popup.problems, []);
  });

  for (const [network, path, key] of [
    ["facebook", "/pro.loco.demo", "popup_kind_other"],
    ["facebook", "/groups/1234", "popup_kind_group"],
    ["facebook", "/messages/t/1", "popup_kind_private"],
    ["linkedin", "/in/giulia-bianchi-demo/", "popup_kind_personal"],
  ]) {
    test(`on ${network}${path} it says that nothing is read`, async () => {
      const { popup } = await openPopupOver(browser.url(network, path));
      await popup.getByText(await popup.says(key), { exact: true }).waitFor();
      await popup.getByText(await popup.says(key.replace("kind", "means"))).waitFor();
      assert.equal(await popup.locator("[data-findings]").count(), 0);
      await assertAccessible(popup);
    });
  }

  test("elsewhere it says that it does not work there", async () => {
    const { popup } = await openPopupOver(`http://localhost:${browser.sites.port}/`);
    await popup.getByText(await popup.says("popup_unsupported")).waitFor();
    await assertAccessible(popup);
  });

  test("an answer that is no page's state is no answer", async () => {
    const { popup } = await openPopupOver(browser.url("facebook", "/camera.maremma.demo"), () => {
      chrome.tabs.sendMessage = async () => ({ network: "facebook", kind: "official", findings: "<b>9</b>", incomplete: 0, health: "ok" });
    });
    await popup.getByText(await popup.says("popup_unsupported")).waitFor();
    assert.deepEqual(popup.problems, []);
  });

  test("health is told with what to do next, and texts shown in part are counted", async () => {
    const { popup } = await openPopupOver(browser.url("facebook", "/camera.maremma.demo"), () => {
      chrome.tabs.sendMessage = async () => ({
        network: "facebook", kind: "official", account: "camera.maremma.demo", findings: 1, incomplete: 2, health: "empty", enabled: true,
      });
    });
    await popup.getByText(await popup.says("popup_health_empty")).waitFor();
    await popup.getByText(await popup.says("popup_health_empty_do")).waitFor();
    await popup.getByText(await popup.says("popup_incomplete_many", "2")).waitFor();
    await popup.getByText(await popup.says("popup_findings_one"), { exact: true }).waitFor();
    await assertAccessible(popup);
  });

  test("without the browser's permission it says so and asks when its button is pressed", async () => {
    // Chromium grants the sites at installation; Firefox leaves them to the person.
    const { popup } = await openPopupOver(browser.url("facebook", "/camera.maremma.demo"), () => {
      let asked;
      chrome.permissions.contains = async () => false;
      chrome.permissions.request = async ({ origins }) => {
        asked = origins;
        return origins.length > 0;
      };
      globalThis.asked = () => asked;
    });
    await popup.getByText(await popup.says("popup_access_missing")).waitFor();
    await assertAccessible(popup);
    assert.equal(await popup.evaluate(() => globalThis.asked()), undefined);
    const button = popup.getByRole("button", { name: await popup.says("popup_access_grant") });
    await button.click();
    await button.waitFor({ state: "detached" });
    assert.ok((await popup.evaluate(() => globalThis.asked())).includes("https://www.facebook.com/*"));
  });
});
