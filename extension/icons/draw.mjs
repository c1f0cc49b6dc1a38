// Usage: node extension/icons/draw.mjs
// Draws the PNG icons that the manifest names from vaglio.svg, with the Chromium that the tests use.
// The results are committed: run it after a change of the drawing.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { executable } from "../../tests/browser.mjs";

const at = (name) => fileURLToPath(new URL(name, import.meta.url));
const drawing = readFileSync(at("vaglio.svg"), "utf8");

const browser = await chromium.launch({ executablePath: executable, args: ["--no-sandbox"] });
const page = await browser.newPage();
for (const size of [16, 32, 48, 128]) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px }</style>${drawing}`);
  await page.screenshot({ path: at(`vaglio-${size}.png`), omitBackground: true });
}
await browser.close();
