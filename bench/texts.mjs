// The texts of the bench, always the same: 10,000 comments such as people leave under an institution's posts, most of
// them lawful. Sentences come from the cases of tests/suite and from the demonstration pages.
import { officialComments } from "../tests/sites/content.mjs";
import { random } from "../tests/sites/shared/text.js";
import { suites } from "../tests/suite.mjs";

/** One comment in ten breaks the policy, as on the generated comments of the demonstration pages. */
const ONE_IN = 10;

/** `count` texts: sentences that break nothing, and now and then one that does. */
export function comments(count) {
  const cases = suites().flatMap((suite) => suite.cases).filter(({ audience = "ext" }) => audience === "ext");
  const shown = ["facebook", "linkedin"].flatMap((network) => officialComments(network));
  const all = [...cases, ...shown].filter(({ text }) => text.length < 500);
  const lawful = all.filter(({ expect, may }) => expect.length === 0 && !may).map(({ text }) => text);
  const breaking = all.filter(({ expect }) => expect.length > 0).map(({ text }) => text);
  return Array.from({ length: count }, (_, index) => {
    const next = random(`bench ${index}`);
    const pick = (list) => list[Math.floor(next() * list.length)];
    const sentences = Array.from({ length: 1 + Math.floor(next() ** 2 * 3) }, () => pick(lawful));
    if (index % ONE_IN === 0) sentences[Math.floor(next() * sentences.length)] = pick(breaking);
    return sentences.map((sentence) => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`)).join(" ");
  });
}
