// Filters that look for words only, in JavaScript, on the texts of the bench.
import { DataSet, RegExpMatcher, parseRawPattern } from "obscenity";
import { timed } from "./figures.mjs";

const RUNS = 3;

/** `{ name, found, milliseconds }` for each: in how many texts it finds something, and how long each run took. */
export function filters(texts, words) {
  const regex = new RegExp(`\\b(?:${words.join("|")})\\b`, "i");
  const data = new DataSet();
  for (const word of words) data.addPhrase((phrase) => phrase.setMetadata({ word }).addPattern(parseRawPattern(`|${word}|`)));
  const matcher = new RegExpMatcher(data.build());
  return [
    run("one regular expression (JavaScript)", texts, (text) => regex.test(text)),
    run("obscenity (npm)", texts, (text) => matcher.hasMatch(text)),
  ];
}

function run(name, texts, finds) {
  const { result, milliseconds } = timed(RUNS, () => texts.filter(finds).length);
  return { name, found: result, milliseconds };
}
