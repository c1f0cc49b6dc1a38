// When the card opens: on hover, on click and by keyboard.
import { Card, type Content } from "./card.ts";
import { after, frame } from "./clock.ts";
import { trusted } from "./dom.ts";
import { rectsOf, type Highlighter, type Mark } from "./highlight.ts";
import type { Overlay } from "./overlay.ts";
import type { Words } from "./words.ts";
import { SEVERITIES, type Verdict } from "../types/generated.ts";

/** A text with findings, as the page's session knows it. */
export interface Judged {
  element: Element;
  verdict: Verdict;
  incomplete: boolean;
}

/** Marks that overlap: one card shows them all. */
interface Spot {
  owner: Judged;
  marks: readonly Mark[];
}

/** How long the pointer rests before a card opens, and stays away before it closes, in milliseconds. */
const REST = 150;
const LEAVE = 350;

export class Reveal {
  readonly #overlay: Overlay;
  readonly #highlighter: Highlighter;
  readonly #card: Card;
  readonly #walked: (judged: Judged) => boolean;
  #spot: Spot | undefined;
  /** Opened on purpose: stays until closed on purpose. */
  #pinned = false;
  #focusBefore: Element | null = null;
  #pointer: PointerEvent | undefined;
  #hovered: AbstractRange | undefined;
  #cancel: (() => void) | undefined;
  #listening: AbortController | undefined;
  #following: AbortController | undefined;

  /** `walked`: whether a text is one to walk to. */
  constructor(overlay: Overlay, highlighter: Highlighter, words: Words, walked: (judged: Judged) => boolean) {
    this.#walked = walked;
    this.#overlay = overlay;
    this.#highlighter = highlighter;
    this.#card = new Card(overlay.root, words, {
      close: () => this.#close(),
      walk: (by) => this.walk(by),
    });
  }

  /** Listens while there are marks; a page without findings is left alone. */
  update(): void {
    const any = this.#highlighter.owners().length > 0;
    if (!any) {
      this.stop();
      return;
    }
    if (this.#spot && this.#highlighter.marks(this.#spot.owner).length === 0) this.#close();
    if (this.#listening) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const options = { capture: true, passive: true, signal };
    window.addEventListener("pointermove", trusted((event: PointerEvent) => this.#moved(event)), options);
    window.addEventListener("click", trusted((event: MouseEvent) => this.#clicked(event)), options);
    window.addEventListener("keydown", trusted((event: KeyboardEvent) => this.#pressed(event)), { capture: true, signal });
  }

  stop(): void {
    this.#close();
    this.#listening?.abort();
    this.#listening = undefined;
  }

  /** To the next place with findings, or the one before; the card opens there, with the focus. */
  walk(by: 1 | -1): void {
    const spots = this.#spots();
    if (spots.length === 0) return;
    const at = this.#spot ? spots.findIndex((spot) => same(spot, this.#spot!)) : -1;
    const next = at < 0 ? (by > 0 ? 0 : spots.length - 1) : (at + by + spots.length) % spots.length;
    const spot = spots[next]!;
    elementOf(spot)?.scrollIntoView({ block: "center" });
    this.#open(spot, spots, true);
  }

  #moved(event: PointerEvent): void {
    const waiting = this.#pointer !== undefined;
    this.#pointer = event;
    if (!waiting) frame(() => this.#hover());
  }

  #hover(): void {
    const event = this.#pointer;
    this.#pointer = undefined;
    if (!event || !this.#listening || this.#pinned) return;
    const hit = this.#overlay.holds(event) ? undefined : this.#highlighter.at(event.clientX, event.clientY);
    if (this.#overlay.holds(event) || (hit && this.#shows(hit.range))) {
      this.#later(undefined);
    } else if (hit) {
      if (hit.range !== this.#hovered) this.#later(hit.range, REST, () => this.#show(hit.range, false));
    } else if (this.#card.open) {
      if (this.#hovered !== undefined || !this.#cancel) this.#later(undefined, LEAVE, () => this.#close());
    } else {
      this.#later(undefined);
    }
  }

  /** Calls off what was to come, and plans what is. */
  #later(hovered: AbstractRange | undefined, milliseconds?: number, work?: () => void): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#hovered = hovered;
    if (milliseconds === undefined || !work) return;
    this.#cancel = after(milliseconds, () => {
      this.#cancel = undefined;
      this.#hovered = undefined;
      work();
    });
  }

  /** The page keeps its click: a mark may be on a link. */
  #clicked(event: MouseEvent): void {
    if (this.#overlay.holds(event)) return;
    const hit = this.#highlighter.at(event.clientX, event.clientY);
    if (hit) this.#show(hit.range, true);
    else if (this.#card.open) this.#close();
  }

  #pressed(event: KeyboardEvent): void {
    const walking = event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey;
    if (walking && (event.code === "KeyV" || event.code === "KeyB")) {
      swallow(event);
      this.walk(event.code === "KeyV" ? 1 : -1);
    } else if (event.key === "Escape" && this.#card.open) {
      // One press closes one thing: not the page's own dialog too.
      swallow(event);
      this.#close();
    }
  }

  #shows(range: AbstractRange): boolean {
    return this.#card.open && this.#spot?.marks.some((mark) => mark.range === range) === true;
  }

  #show(range: AbstractRange, pinned: boolean): void {
    const spots = this.#spots();
    const spot = spots.find(({ marks }) => marks.some((mark) => mark.range === range));
    if (!spot) return;
    this.#open(spot, spots, false);
    this.#pinned ||= pinned;
  }

  #open(spot: Spot, spots: readonly Spot[], focused: boolean): void {
    this.#later(undefined);
    const wasOpen = this.#card.open;
    this.#spot = spot;
    this.#pinned = focused;
    const anchor = anchorOf(spot);
    if (!anchor) return;
    const { verdict, incomplete } = spot.owner;
    const findings = spot.marks
      .map(({ finding }) => finding)
      .sort((one, other) => SEVERITIES.indexOf(other.severity) - SEVERITIES.indexOf(one.severity));
    const position = spots.findIndex((other) => same(other, spot)) + 1;
    const content: Content = { findings, consequence: verdict.consequence, incomplete, position, places: spots.length };
    this.#card.show(content, anchor);
    if (focused) {
      if (!wasOpen || !this.#focusBefore) this.#focusBefore = document.activeElement;
      this.#card.focus();
    }
    this.#follow();
  }

  /** The card stays beside its text while the page scrolls. */
  #follow(): void {
    if (this.#following) return;
    this.#following = new AbortController();
    const { signal } = this.#following;
    let due = false;
    const moved = () => {
      if (due) return;
      due = true;
      frame(() => {
        due = false;
        if (!this.#card.open || !this.#spot) return;
        // The page may have drawn the text again.
        const { owner, marks } = this.#spot;
        const now = this.#highlighter.marks(owner).filter(({ start }) => marks.some((mark) => mark.start === start));
        const anchor = anchorOf({ owner, marks: now });
        if (anchor) this.#card.place(anchor);
        else this.#close();
      });
    };
    window.addEventListener("scroll", moved, { capture: true, passive: true, signal });
    window.addEventListener("resize", moved, { passive: true, signal });
  }

  #close(): void {
    this.#later(undefined);
    const focused = this.#overlay.root.activeElement !== null;
    this.#card.close();
    this.#pinned = false;
    this.#following?.abort();
    this.#following = undefined;
    const before = this.#focusBefore;
    this.#focusBefore = null;
    if (focused && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  }

  /** Every place with findings, in the order of the page. */
  #spots(): Spot[] {
    const owners = (this.#highlighter.owners() as Judged[]).filter(this.#walked);
    owners.sort(inPageOrder);
    return owners.flatMap((owner) => {
      const marks = [...this.#highlighter.marks(owner)].sort((one, other) => one.start - other.start);
      const spots: { owner: Judged; marks: Mark[]; end: number }[] = [];
      for (const mark of marks) {
        const last = spots.at(-1);
        if (last && mark.start < last.end) {
          last.marks.push(mark);
          last.end = Math.max(last.end, mark.end);
        } else {
          spots.push({ owner, marks: [mark], end: mark.end });
        }
      }
      // What something else on this browser hides is not there to walk to.
      return spots.filter((spot) => anchorOf(spot) !== undefined);
    });
  }
}

/** For sorting. */
export function inPageOrder(one: { element: Element }, other: { element: Element }): number {
  return one.element.compareDocumentPosition(other.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/** The same place, although the page was drawn again in the meantime. */
function same(one: Spot, other: Spot): boolean {
  return one.owner === other.owner && one.marks[0]?.start === other.marks[0]?.start;
}

function anchorOf({ marks }: Spot): DOMRect | undefined {
  for (const { range } of marks) {
    const rect = rectsOf(range)[0];
    if (rect) return rect;
  }
  return undefined;
}

function elementOf({ marks }: Spot): Element | null | undefined {
  const node = marks[0]?.range.startContainer;
  return node instanceof Element ? node : node?.parentElement;
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
