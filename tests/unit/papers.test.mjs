// The papers: links lead somewhere, and the card for the catalogue of reusable software follows its standard.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const root = fileURLToPath(new URL("../..", import.meta.url));
const papers = [".", "docs"].flatMap((folder) =>
  readdirSync(join(root, folder)).filter((name) => name.endsWith(".md")).map((name) => join(folder, name)),
);

/** How code hosts name the anchor of a heading. */
const anchor = (heading) => heading.trim().toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-");

test("links between the papers lead somewhere", () => {
  let followed = 0;
  for (const paper of papers) {
    const text = readFileSync(join(root, paper), "utf8").replace(/^```[^]*?^```/gm, "");
    for (const [, link] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(link)) continue;
      const [path, fragment] = link.split("#");
      const target = path === "" ? join(root, paper) : join(root, dirname(paper), path);
      assert.ok(existsSync(target), `${paper}: ${link}`);
      followed += 1;
      if (fragment === undefined) continue;
      const headings = [...readFileSync(target, "utf8").matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchor(heading));
      assert.ok(headings.includes(fragment), `${paper}: ${link}`);
    }
  }
  assert.ok(followed > 10);
});

// https://yml.publiccode.tools/schema.core.html, version 0.7
test("publiccode.yml has what its standard asks for", () => {
  const card = parse(readFileSync(join(root, "publiccode.yml"), "utf8"));
  assert.equal(card.publiccodeYmlVersion, "0.7");
  for (const key of ["name", "url", "platforms", "developmentStatus", "softwareType", "description", "legal", "maintenance", "localisation"]) {
    assert.ok(card[key], key);
  }
  assert.ok(["concept", "development", "beta", "stable", "obsolete"].includes(card.developmentStatus));
  assert.match(card.softwareType, /^(?:standalone\/(?:mobile|iot|desktop|web|backend|other)|addon|library|configurationFiles)$/);
  assert.match(card.url, /^https:\/\//);
  assert.ok(existsSync(join(root, card.logo)));
  for (const language of ["it", "en"]) {
    const { shortDescription, longDescription, features } = card.description[language];
    assert.ok(shortDescription.length <= 150, language);
    assert.ok(longDescription.length >= 150 && longDescription.length <= 10_000, language);
    assert.ok(features.length > 0 && features.every((feature) => typeof feature === "string"), language);
  }
  assert.equal(card.legal.license, "EUPL-1.2");
  assert.equal(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).license, card.legal.license);
  assert.match(readFileSync(join(root, "LICENSE"), "utf8"), /^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\n/);
  assert.equal(card.maintenance.type, "community");
  assert.ok(card.maintenance.contacts.every(({ name }) => name));
  assert.equal(card.localisation.localisationReady, true);
  assert.deepEqual(card.localisation.availableLanguages, readdirSync(join(root, "extension/_locales")).sort().reverse());
});
