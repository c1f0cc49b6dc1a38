// Opens Chromium with the extension on the demonstration pages. Without a display: what was found, as a table, and a
// screenshot of each page with the card open.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dist, launch, report, root } from "../tests/browser.mjs";
import { official } from "../tests/sites/content.mjs";
import { start } from "../tests/sites/server.mjs";
import { table } from "./table.mjs";

const PAGES = { facebook: `/${official.facebook}`, linkedin: `/company/${official.linkedin}/posts/` };
const words = JSON.parse(readFileSync(join(root, "extension/_locales/it/messages.json"), "utf8"));
const display = Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

// The usual port, so that addresses can be copied from the documents; another one when it is taken.
const sites = await start({ port: 8787, root: join(dist, "sites") }).catch(() => start({ root: join(dist, "sites") }));
const browser = await launch(display ? { headless: false, viewport: null } : { viewport: { width: 1280, height: 1240 } });
if (display) await show();
else await tell();
await browser.close();
await sites.close();

/** Leaves the browser to the person, until it is closed. */
async function show() {
  const closed = new Promise((done) => browser.context.once("close", done));
  const [first] = browser.context.pages();
  await first.goto(sites.url("facebook", PAGES.facebook));
  await (await browser.context.newPage()).goto(sites.url("linkedin", PAGES.linkedin));
  await first.bringToFront();
  console.log(`${sites.url("facebook", PAGES.facebook)}\n${sites.url("linkedin", PAGES.linkedin)}`);
  console.log("Chiudere il browser per finire. / Close the browser to end.");
  await closed;
}

async function tell() {
  for (const [network, path] of Object.entries(PAGES)) {
    const page = await browser.context.newPage();
    await page.goto(sites.url(network, path));
    const items = await readWhole(page);
    const rows = items.flatMap((item) => item.findings.map((finding) => row(item, finding)));
    console.log(`\n${page.url()}\n${table(["Autore", "Categoria", "Clausola", "Testo", "Conseguenza"], rows)}`);
    if (rows.length === 0) process.exitCode = 1;

    await page.evaluate(() => window.scrollTo(0, 0));
    await report(page, browser.id);
    await page.keyboard.press("Alt+Shift+KeyV");
    const picture = join(dist, `${network}.png`);
    await page.screenshot({ path: picture });
    console.log(picture);
    await page.close();
  }
}

/** Goes through the page from top to bottom, since it holds only what is near; gives every item once. */
async function readWhole(page) {
  const items = new Map();
  for (let bottom = false; !bottom; ) {
    for (const item of (await report(page, browser.id)).items) items.set(`${item.author}\n${item.text}`, item);
    bottom = await page.evaluate(
      () =>
        new Promise((done) => {
          const before = scrollY;
          scrollBy({ top: innerHeight / 2, behavior: "instant" });
          requestAnimationFrame(() => requestAnimationFrame(() => done(scrollY === before)));
        }),
    );
  }
  return [...items.values()];
}

function row({ author, text, consequence }, { category, attribute, entity, clause, span }) {
  const kind = [say("category", category), attribute ? say("attribute", attribute) : entity && say("entity", entity)];
  // Facebook strews characters that nobody sees.
  const quote = (span ? text.slice(span.start, span.end) : text).replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "");
  const steps = (consequence?.steps ?? []).map(({ action }) => say("action", action));
  return [author ?? "", kind.filter(Boolean).join(": "), clause ?? "", quote, [...new Set(steps)].join("; ")];
}

/** A name of the engine as the extension says it to people. */
function say(kind, name) {
  return words[`${kind}_${name}`]?.message ?? name;
}
