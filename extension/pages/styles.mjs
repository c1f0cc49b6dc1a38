// Usage: node extension/pages/styles.mjs FOLDER
// Writes into FOLDER the style sheet of the pages, compiled from pages.scss, the fonts that it names, their licences.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "../../node_modules");
const folder = process.argv[2];
if (folder === undefined) {
  console.error("styles.mjs: say into which folder");
  process.exit(2);
}

const { css } = compile(join(here, "pages.scss"), {
  loadPaths: [modules],
  style: "compressed",
  quietDeps: true,
  // Bootstrap Italia is still written with @import.
  silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
});
const fonts = join(folder, "fonts");
mkdirSync(fonts, { recursive: true });
writeFileSync(join(folder, "pages.css"), css);

const source = join(modules, "bootstrap-italia/dist/fonts/Titillium_Web");
for (const weight of ["regular", "600", "700"]) {
  copyFileSync(join(source, `titillium-web-v10-latin-ext_latin-${weight}.woff2`), join(fonts, `titillium-${weight}.woff2`));
}
// Both licences ask to go with what they cover.
copyFileSync(join(source, "OFL.txt"), join(fonts, "OFL.txt"));
copyFileSync(join(modules, "bootstrap-italia/LICENSE"), join(folder, "LICENSE.bootstrap-italia"));
