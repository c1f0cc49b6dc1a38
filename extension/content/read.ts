// A text as a person reads it on the page, and the way back from its offsets to the page's nodes.

/** Longest text submitted, in UTF-16 code units: what a comment is, and far more. */
export const LONGEST = 100_000;

/** A stretch of the text that comes from one node. A line break between blocks comes from none. */
interface Piece {
  /** First code unit in the text. */
  at: number;
  length: number;
  /** A text node, or the image of an emoji. */
  node: Text | Element;
}

/** What was read. */
export interface Passage {
  text: string;
  pieces: readonly Piece[];
  /** Cut at {@link LONGEST}. */
  cut: boolean;
}

const BLOCKS = new Set(["P", "DIV", "LI", "UL", "OL", "BLOCKQUOTE", "SECTION", "ARTICLE", "PRE", "H1", "H2", "H3", "H4", "H5", "H6"]);
const SILENT = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "TEXTAREA", "INPUT", "SELECT", "SVG", "svg"]);

/**
 * Reads `parts` in order, one line or more each. `drop` matches elements that are no part of the text (buttons, hidden
 * doubles). Nothing is normalised: that is the engine's work, which needs the offsets of what stands in the page.
 */
export function read(parts: readonly Element[], drop: string): Passage {
  const pieces: Piece[] = [];
  let text = "";
  let cut = false;
  let broken = false;

  const add = (node: Text | Element, value: string) => {
    if (broken && text !== "") text += "\n";
    broken = false;
    const room = LONGEST - text.length;
    if (value.length > room) {
      value = value.slice(0, boundary(value, room));
      cut = true;
    }
    if (value === "") return;
    pieces.push({ at: text.length, length: value.length, node });
    text += value;
  };

  const visit = (node: Element): void => {
    for (let child = node.firstChild; child && !cut; child = child.nextSibling) {
      if (child.nodeType === Node.TEXT_NODE) {
        const value = shownAs((child as Text).data, node);
        // White space between blocks is no text.
        if (value.trim() !== "" || (!broken && text !== "" && value !== "")) add(child as Text, value);
      } else if (child.nodeType === Node.ELEMENT_NODE) {
        const element = child as Element;
        const name = element.tagName;
        if (SILENT.has(name) || (drop !== "" && element.matches(drop))) continue;
        if (name === "BR") {
          if (text !== "") broken = true;
        } else if (name === "IMG") {
          const alt = element.getAttribute("alt");
          if (alt) add(element, alt);
        } else if (BLOCKS.has(name)) {
          broken = true;
          visit(element);
          broken = true;
        } else {
          visit(element);
        }
      }
    }
  };

  for (const part of parts) {
    broken = true;
    visit(part);
  }
  return { text, pieces, cut };
}

/** The stretch of the page where `start..end` of the text stands. Undefined when the page has changed too much. */
export function rangeOf({ pieces }: Passage, start: number, end: number): StaticRange | undefined {
  const first = pieceAt(pieces, start);
  const last = pieceAt(pieces, end - 1);
  if (!first || !last) return undefined;
  const [startContainer, startOffset] = boundaryIn(first, start - first.at, false);
  const [endContainer, endOffset] = boundaryIn(last, end - last.at, true);
  if (!startContainer || !endContainer) return undefined;
  return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
}

/** The first line that says something, as offsets: where a finding about a whole text is marked. */
export function firstLine({ text }: Passage): { start: number; end: number } | undefined {
  const match = /\S[^\n]*/.exec(text);
  if (!match) return undefined;
  const line = match[0].slice(0, boundary(match[0], 120)).trimEnd();
  return { start: match.index, end: match.index + line.length };
}

function boundaryIn({ node, length }: Piece, offset: number, end: boolean): [Node | null, number] {
  if (node.nodeType === Node.TEXT_NODE) return [node, Math.min(offset, (node as Text).length, length)];
  const parent = node.parentNode;
  const index = parent ? Array.prototype.indexOf.call(parent.childNodes, node) : 0;
  return [parent, end ? index + 1 : index];
}

/** The piece that holds a code unit; between two pieces, the one before. */
function pieceAt(pieces: readonly Piece[], offset: number): Piece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle]!.at <= offset) low = middle + 1;
    else high = middle;
  }
  return pieces[low - 1];
}

/** The longest end up to `limit` that does not part a surrogate pair or a letter from its marks. */
function boundary(text: string, limit: number): number {
  if (text.length <= limit) return text.length;
  let end = limit;
  while (end > 0 && /^[\p{M}\p{EMod}\u200d\ufe0f\udc00-\udfff]/u.test(text.slice(end, end + 2))) end -= 1;
  return end;
}

/** Where the page folds white space, a line break in the source is a space. Length is kept. Styles are costly: asked last. */
function shownAs(data: string, parent: Element): string {
  if (!/[\n\r\t]/.test(data) || /pre|break-spaces/.test(getComputedStyle(parent).whiteSpace)) return data;
  return data.replaceAll(/[\n\r\t]/g, " ");
}
