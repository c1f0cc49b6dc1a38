// A text as the networks draw it: lines, links, mentions of themes, emoji.

const piece = /(https?:\/\/\S+|www\.[^\s,;]+)|(#[\p{L}\d_]+)|([\p{Extended_Pictographic}](?:\uFE0F|[\u{1F3FB}-\u{1F3FF}]|\u200D[\p{Extended_Pictographic}]\uFE0F?)*)/gu;

/** The pieces of one line, in order: `{ kind: "text" | "link" | "hashtag" | "emoji", value }`. */
export function pieces(line) {
  const found = [];
  let from = 0;
  for (const match of line.matchAll(piece)) {
    const [value, link, hashtag] = match;
    if (match.index > from) found.push({ kind: "text", value: line.slice(from, match.index) });
    found.push({ kind: link ? "link" : hashtag ? "hashtag" : "emoji", value });
    from = match.index + value.length;
  }
  if (from < line.length) found.push({ kind: "text", value: line.slice(from) });
  return found;
}

/** `1f600-fe0f`, as the addresses of emoji pictures are written. */
export function emojiCode(emoji) {
  return Array.from(emoji, (character) => character.codePointAt(0).toString(16)).join("-");
}

/** A small generator with the seed in its hand: the same pages on every run. */
export function random(seed) {
  let state = 0;
  for (const letter of String(seed)) state = (Math.imul(state, 31) + letter.charCodeAt(0)) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const invisible = ["\u200E", "\u200D", "\u2060", "\u034F"];

/** Facebook puts invisible characters between letters, against those who copy its pages. Where they fall depends on the seed. */
export function withInvisible(text, seed) {
  const next = random(seed);
  return text.replace(/(\p{L})(?=\p{L})/gu, (letter) => (next() < 0.12 ? letter + invisible[Math.floor(next() * invisible.length)] : letter));
}

/** Where Facebook cuts a text of this length, at a word; nothing when it is shown whole. */
export function cutAt(text, longest, shown, linesAtMost = 6) {
  const lines = text.split("\n");
  const byLines = lines.length > linesAtMost ? lines.slice(0, linesAtMost).join("\n").length : Infinity;
  if (text.length <= longest && byLines === Infinity) return undefined;
  const limit = Math.min(shown, byLines);
  const space = text.lastIndexOf(" ", limit);
  return space > limit / 2 ? space : limit;
}
