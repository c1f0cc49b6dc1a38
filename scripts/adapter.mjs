// What the site adapters find in a saved page, as JSON lines: first what the address is, then every item, then every
// selector with the number of elements it matches.
//
//   ./build.sh adapter PAGE.html https://www.facebook.com/…
//
// The page is opened in Chromium under its own address, its scripts off, everything else it asks for refused.
import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import { launch, root } from "../tests/browser.mjs";

const [file, address] = process.argv.slice(2);
if (!file || !URL.canParse(address)) {
  console.error("uso / usage: ./build.sh adapter PAGE.html URL");
  process.exit(2);
}

const bundle = await build({
  entryPoints: [`${root}extension/content/adapter-report.ts`],
  bundle: true,
  write: false,
  format: "iife",
  define: { __DEV__: "true" },
});
const html = await readFile(file, "utf8");
const { context, close } = await launch({ folder: null, javaScriptEnabled: false, serviceWorkers: "block" });
try {
  const page = await context.newPage();
  let served = false;
  await context.route("**/*", (route) => {
    if (served || !route.request().isNavigationRequest()) return route.abort();
    served = true;
    return route.fulfill({ body: html, contentType: "text/html; charset=utf-8" });
  });
  await page.goto(address, { waitUntil: "domcontentloaded" });
  await page.evaluate(bundle.outputFiles[0].text);
  console.log(await page.evaluate((url) => globalThis.vaglioAdapterReport(url), address));
} catch (error) {
  console.error(`adapter: ${error.message.split("\n")[0]}`);
  process.exitCode = 2;
} finally {
  await close();
}
