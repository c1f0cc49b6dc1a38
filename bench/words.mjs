// A list of words for filters that know nothing else: the entries of our lexicon that name a category and are one word,
// in their commonest endings. Such filters have no morphology, so that the list spells out what it can.
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "smol-toml";

const folder = new URL("../lexicon/", import.meta.url);

const ENDINGS = {
  o: ["o", "a", "i", "e"],
  m: ["o", "i"],
  a: ["a", "e"],
  e: ["e", "i"],
  io: ["io", "ia", "i", "ie"],
  ista: ["ista", "isti", "iste"],
  are: ["are", "o", "a", "ano", "ato", "ata", "ati", "ate"],
  ere: ["ere", "o", "e", "ono", "uto", "uta", "uti", "ute"],
  ire: ["ire", "o", "e", "ono", "ito", "ita", "iti", "ite"],
  isc: ["ire", "isco", "isce", "iscono", "ito", "ita", "iti", "ite"],
};

/** Lower case, sorted, each once. */
export function words() {
  const files = readdirSync(folder).filter((name) => name.endsWith(".toml"));
  const entries = files.flatMap((name) => parse(readFileSync(new URL(name, folder), "utf8")).words ?? []);
  const single = entries.filter(({ category }) => category).flatMap(({ list }) => list.filter((entry) => !entry.includes(" ")));
  return [...new Set(single.flatMap(spelled))].filter((word) => /^\p{L}{3,}$/u.test(word)).sort();
}

function spelled(entry) {
  const [stem, paradigm] = entry.split("/");
  if (paradigm === undefined) return [stem];
  const endings = ENDINGS[paradigm] ?? paradigm.split(",");
  return endings.map((ending) => (/[cg]$/.test(stem) && /^[ei]$/.test(ending) && paradigm === "o" ? `${stem}h${ending}` : stem + ending));
}
