// Bundles the demonstration pages: one script and one style sheet a network.
//
//   node tests/sites/build.mjs [--out dist/sites]
//
// `bundle()` gives the files in memory, which is what the server does on its own, so that a test never serves a stale copy.
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
export const networks = ["facebook", "linkedin"];

/** Class names as the networks ship them: hashed, meaningless, different for every network. */
const hashes = {
  facebook: (name) => `x${BigInt(`0x${digest(name).slice(0, 12)}`).toString(36).slice(0, 6)}`,
  linkedin: (name) => `_${digest(name).slice(0, 8)}`,
};

function digest(text) {
  return createHash("sha256").update(text).digest("hex");
}

/** `import c from "./x.hashed.css"` gives `c("name other")` → hashed class names; an unknown name is an error when it is used. */
function hashedClasses(network) {
  const className = /\.([a-z][a-z0-9-]*)/g;
  const hash = hashes[network];
  return {
    name: "hashed-classes",
    setup(bundler) {
      bundler.onLoad({ filter: /\.hashed\.css$/, namespace: "file" }, async ({ path }) => {
        const css = await readFile(path, "utf8");
        const names = new Set(Array.from(css.matchAll(className), (match) => match[1]));
        const map = Object.fromEntries(Array.from(names, (name) => [name, hash(name)]));
        return {
          loader: "js",
          contents: `import ${JSON.stringify(`hashed:${path}`)};
            const map = ${JSON.stringify(map)};
            export default (names) => names.split(" ").map((name) => {
              if (!(name in map)) throw new Error("no such class: " + name);
              return map[name];
            }).join(" ");`,
        };
      });
      bundler.onResolve({ filter: /^hashed:/ }, ({ path }) => ({ path: path.slice("hashed:".length), namespace: "hashed" }));
      bundler.onLoad({ filter: /.*/, namespace: "hashed" }, async ({ path }) => ({
        loader: "css",
        contents: (await readFile(path, "utf8")).replace(className, (_, name) => `.${hash(name)}`),
      }));
    },
  };
}

/** The bundled files, by name: `facebook.js`, `facebook.css`, … */
export async function bundle() {
  const files = new Map();
  for (const network of networks) {
    const result = await build({
      entryPoints: { [network]: join(here, network, "main.jsx") },
      outdir: "/",
      write: false,
      bundle: true,
      minify: true,
      format: "iife",
      target: "es2022",
      jsx: "automatic",
      define: { "process.env.NODE_ENV": '"production"' },
      loader: { ".shadow.css": "text" },
      plugins: [hashedClasses(network)],
      logLevel: "warning",
    });
    for (const file of result.outputFiles) files.set(file.path.replace(/^.*[\\/]/, ""), file.contents);
  }
  return files;
}

export async function writeBundles(out) {
  await mkdir(out, { recursive: true });
  for (const [name, contents] of await bundle()) await writeFile(join(out, name), contents);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf("--out");
  await writeBundles(at > 0 ? process.argv[at + 1] : resolve(here, "../../dist/sites"));
}
