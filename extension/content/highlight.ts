// Marks on the page with the CSS Custom Highlight API: nothing is added to the page's tree, which belongs to its framework.
import type { Finding } from "../types/generated.ts";

/** A stretch of the page, and what it is marked for. */
export interface Mark {
  range: StaticRange;
  finding: Finding;
  /** Where in the text, in UTF-16 code units: of the finding, or of the first line when it has no place. */
  start: number;
  end: number;
}

/** The registry is the page's too: names say nothing of what is marked. */
const NAMES = ["note-1", "note-2", "note-3", "note-4", "note-5"] as const;
type Name = (typeof NAMES)[number];

/** Told apart by the line, not by colour alone. Middle tones: they stand out on light and on dark pages. */
export const STYLES: Record<Name, { line: string; colour: string; ground: string }> = {
  "note-1": { line: "dashed 2px", colour: "#557a8c", ground: "rgb(85 122 140 / 0.1)" },
  "note-2": { line: "solid 3px", colour: "#2b7bd6", ground: "rgb(43 123 214 / 0.14)" },
  "note-3": { line: "double 2px", colour: "#b8650a", ground: "rgb(214 126 26 / 0.18)" },
  "note-4": { line: "wavy 2px", colour: "#d83a52", ground: "rgb(216 58 82 / 0.16)" },
  "note-5": { line: "dotted 3px", colour: "#8250c8", ground: "rgb(130 80 200 / 0.12)" },
};

const BY_SEVERITY = { advice: "note-1", notice: "note-2", warning: "note-3", grave: "note-4" } as const;

/** What a person must judge looks the same whatever it weighs. */
export function nameOf({ band, severity }: Finding): Name {
  return band === "review" ? "note-5" : BY_SEVERITY[severity];
}

function sheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  const rules = NAMES.map((name) => {
    const { line, colour, ground } = STYLES[name];
    return `::highlight(${name}) { text-decoration: underline ${line} ${colour}; background-color: ${ground}; }`;
  });
  const forced = NAMES.map(
    (name) => `::highlight(${name}) { text-decoration-color: Highlight; background-color: Canvas; color: CanvasText; }`,
  );
  sheet.replaceSync(`${rules.join("\n")}\n@media (forced-colors: active) {\n${forced.join("\n")}\n}`);
  return sheet;
}

type Rooted = Document | ShadowRoot;

/**
 * How marks look, in the roots that have any. A browser that learns it computes the style of every element anew: a page
 * that may have marks is told while it is small.
 */
export class MarkRules {
  readonly #sheet = sheet();
  readonly #roots = new Set<Rooted>();

  /** Firefox wants the rules in every shadow root. */
  into(root: Node): void {
    if (!(root instanceof Document || root instanceof ShadowRoot) || this.#roots.has(root)) return;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
    this.#roots.add(root);
  }

  clear(): void {
    for (const root of this.#roots) {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((other) => other !== this.#sheet);
    }
    this.#roots.clear();
  }
}

export class Highlighter {
  readonly #rules: MarkRules;
  readonly #highlights = new Map<Name, Highlight>();
  readonly #marks = new Map<object, readonly Mark[]>();
  readonly #owners = new WeakMap<AbstractRange, object>();

  constructor(rules: MarkRules) {
    this.#rules = rules;
  }

  /** Replaces the marks of `owner`. */
  set(owner: object, marks: readonly Mark[]): void {
    this.#remove(owner);
    if (marks.length === 0) return;
    this.#marks.set(owner, marks);
    for (const { range, finding } of marks) {
      this.#owners.set(range, owner);
      this.#rules.into(range.startContainer.getRootNode());
      this.#highlight(nameOf(finding)).add(range);
    }
  }

  delete(owner: object): void {
    this.#remove(owner);
  }

  marks(owner: object): readonly Mark[] {
    return this.#marks.get(owner) ?? [];
  }

  /** Those who have marks. */
  owners(): object[] {
    return [...this.#marks.keys()];
  }

  /** The mark at a point of the window, and whose it is. */
  at(x: number, y: number): { owner: object; range: AbstractRange } | undefined {
    if (CSS.highlights.highlightsFromPoint) {
      for (const { highlight, ranges } of CSS.highlights.highlightsFromPoint(x, y)) {
        if (![...this.#highlights.values()].includes(highlight)) continue;
        for (const range of ranges) {
          const owner = this.#owners.get(range);
          if (owner) return { owner, range };
        }
      }
      return undefined;
    }
    for (const [owner, marks] of this.#marks) {
      const mark = marks.find(({ range }) => covers(range, x, y));
      if (mark) return { owner, range: mark.range };
    }
    return undefined;
  }

  clear(): void {
    for (const owner of [...this.#marks.keys()]) this.#remove(owner);
    for (const [name, highlight] of this.#highlights) {
      if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
    }
    this.#highlights.clear();
  }

  #remove(owner: object): void {
    for (const { range, finding } of this.#marks.get(owner) ?? []) {
      this.#highlights.get(nameOf(finding))?.delete(range);
      this.#owners.delete(range);
    }
    this.#marks.delete(owner);
  }

  /** The page may have emptied the registry: it is looked at every time. */
  #highlight(name: Name): Highlight {
    let highlight = this.#highlights.get(name);
    if (!highlight) {
      highlight = new Highlight();
      highlight.priority = NAMES.indexOf(name);
      this.#highlights.set(name, highlight);
    }
    if (CSS.highlights.get(name) !== highlight) CSS.highlights.set(name, highlight);
    return highlight;
  }
}

/** The rectangles of a range, one a line or more. */
export function rectsOf(mark: StaticRange): DOMRect[] {
  if (!mark.startContainer.isConnected || !mark.endContainer.isConnected) return [];
  const range = document.createRange();
  try {
    range.setStart(mark.startContainer, mark.startOffset);
    range.setEnd(mark.endContainer, mark.endOffset);
  } catch {
    return []; // The page has shortened the text: it will be read again.
  }
  return [...range.getClientRects()];
}

function covers(mark: StaticRange, x: number, y: number): boolean {
  return rectsOf(mark).some(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom);
}
