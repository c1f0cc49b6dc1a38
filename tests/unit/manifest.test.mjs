// What the extension asks of the browser, as built: no more than it uses, and no connection at all.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { dist } from "../browser.mjs";

const SITES = [
  "https://www.facebook.com/*",
  "https://www.linkedin.com/*",
  "https://x.com/*",
  "https://www.youtube.com/*",
  "https://studio.youtube.com/*",
  "https://www.instagram.com/*",
];
const DEMONSTRATION = ["http://www.facebook.localhost/*", "http://www.linkedin.localhost/*"];

for (const flavour of ["chromium", "chromium-dev", "firefox", "firefox-dev"]) {
  describe(flavour, () => {
    const folder = join(dist, flavour);
    const read = (name) => readFileSync(join(folder, name), "utf8");
    const manifest = JSON.parse(read("manifest.json"));
    const development = flavour.endsWith("-dev");

    test("it reads the five networks and nothing else", () => {
      const matches = manifest.content_scripts.flatMap((script) => script.matches);
      assert.deepEqual(matches, development ? [...SITES, ...DEMONSTRATION] : SITES);
      for (const key of ["host_permissions", "optional_host_permissions", "optional_permissions", "externally_connectable"]) {
        assert.equal(manifest[key], undefined, key);
      }
      assert.ok(manifest.content_scripts.every(({ all_frames, match_about_blank }) => !all_frames && !match_about_blank));
    });

    test("every permission is used", () => {
      const scripts = ["background.js", "content.js", "pages/pages.js"].map(read).join("\n");
      assert.deepEqual(manifest.permissions, ["storage"]);
      for (const permission of manifest.permissions) assert.match(scripts, new RegExp(`\\bchrome\\.${permission}\\.`));
    });

    test("its own pages connect to nothing and run nothing from elsewhere", () => {
      const policy = Object.fromEntries(
        manifest.content_security_policy.extension_pages.split(";").map((directive) => {
          const [name, ...values] = directive.trim().split(/\s+/);
          return [name, values.join(" ")];
        }),
      );
      assert.equal(policy["default-src"], "'none'");
      assert.equal(policy["connect-src"], "'none'");
      assert.equal(policy["script-src"], "'self' 'wasm-unsafe-eval'");
      for (const [name, values] of Object.entries(policy)) assert.doesNotMatch(values, /https?:|\*|'unsafe-(?:inline|eval)'/, name);
    });

    test("a page can load nothing of it, or only under an address that changes", () => {
      for (const resource of manifest.web_accessible_resources ?? []) assert.equal(resource.use_dynamic_url, true);
    });

    test("every file that the manifest names is there", () => {
      const names = [
        ...Object.values(manifest.icons),
        ...Object.values(manifest.action.default_icon),
        manifest.action.default_popup,
        manifest.options_ui.page,
        ...manifest.content_scripts.flatMap(({ js = [], css = [] }) => [...js, ...css]),
        ...(manifest.background.scripts ?? [manifest.background.service_worker]),
        ...(manifest.storage ? [manifest.storage.managed_schema] : []),
      ];
      assert.ok(names.length > 8);
      for (const name of names) assert.ok(existsSync(join(folder, name)), name);
    });

    test("every message that the manifest names exists in every language", () => {
      const names = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name);
      assert.ok(names.length > 0);
      const languages = readdirSync(join(folder, "_locales"));
      assert.ok(languages.includes(manifest.default_locale));
      for (const language of languages) {
        const messages = JSON.parse(read(`_locales/${language}/messages.json`));
        for (const name of names) assert.ok(messages[name]?.message, `${language}: ${name}`);
      }
    });

    test("the demonstration stays in development", () => {
      for (const name of ["background.js", "content.js"]) assert.equal(read(name).includes("camera.maremma.demo"), development && name === "background.js", name);
      assert.equal(JSON.stringify(manifest).includes("localhost"), development);
      assert.equal(read("content.js").includes("vaglioReport"), development);
    });

    test("the content script holds no engine", () => {
      assert.doesNotMatch(read("content.js"), /WebAssembly/);
    });
  });
}

test("Chromium clones messages and knows what an administrator may set", () => {
  const manifest = JSON.parse(readFileSync(join(dist, "chromium/manifest.json"), "utf8"));
  assert.equal(manifest.message_serialization, "structured_clone");
  const schema = JSON.parse(readFileSync(join(dist, "chromium", manifest.storage.managed_schema), "utf8"));
  assert.deepEqual(Object.keys(schema.properties).sort(), ["accounts", "enabled", "language", "pack", "readings"]);
});

test("Firefox has an event page and is told that no data is collected", () => {
  const manifest = JSON.parse(readFileSync(join(dist, "firefox/manifest.json"), "utf8"));
  assert.deepEqual(manifest.background, { scripts: ["background.js"], type: "module" });
  assert.deepEqual(manifest.browser_specific_settings.gecko.data_collection_permissions, { required: ["none"] });
});
