// One official page, from the first element to the last mark: what is there, what it says, what was found in it.
import type { Found, Identity, Site } from "./adapter.ts";
import { after, frame } from "./clock.ts";
import { Highlighter, type Mark, type MarkRules } from "./highlight.ts";
import type { Judge } from "./judge.ts";
import { Overlay } from "./overlay.ts";
import { belongsByLink, belongsByAuthor, type Place } from "./place.ts";
import { firstLine, rangeOf, read, type Passage } from "./read.ts";
import { Reveal, inPageOrder, type Judged } from "./reveal.ts";
import { Slices } from "./schedule.ts";
import { Sign } from "./sign.ts";
import type { Words } from "./words.ts";
import type { Finding, Submission, Verdict } from "../types/generated.ts";
import { POSTS, type Health, type OwnPost } from "../types/messages.ts";

const NOTHING: Verdict = { findings: [] };

/** An item of the page, and what is known of it. */
class Entry implements Judged {
  found: Found;
  /** On an official page. */
  official = false;
  /** By the institution itself: not judged. */
  own = false;
  parts: Element[] = [];
  passage: Passage | undefined;
  author: Identity | undefined;
  incomplete = false;
  verdict: Verdict = NOTHING;
  /** What the verdict is about, or will be; another text needs another one. */
  asked: Submission | undefined;
  failed = false;

  constructor(found: Found) {
    this.found = found;
  }

  get element(): Element {
    return this.found.element;
  }
}

/** What the rest of the extension is told. */
export interface Summary {
  findings: number;
  incomplete: number;
  health: Health;
}

export class OfficialPage {
  readonly #site: Site;
  readonly #judge: Judge;
  readonly #changed: (summary: Summary) => void;
  readonly #entries = new Map<Element, Entry>();
  readonly #highlighter: Highlighter;
  readonly #overlay = new Overlay();
  readonly #sign: Sign;
  readonly #reveal: Reveal;
  readonly #observer: MutationObserver;
  readonly #slices: Slices;
  #place: Place;
  #observed: Node | undefined;
  /** Elements that came, and elements in which something changed. */
  #added = new Set<Element>();
  #touched = new Set<Element>();
  #front: Element | undefined;
  #cancelCheck: () => void;
  /** Time enough has passed since the navigation; the page has been looked through since. */
  #checked = false;
  #looked = false;
  #refreshing = false;
  #closed = false;
  #summary: Summary = { findings: 0, incomplete: 0, health: "ok" };

  constructor(site: Site, place: Place, judge: Judge, rules: MarkRules, words: Words, changed: (summary: Summary) => void) {
    this.#site = site;
    this.#place = place;
    this.#judge = judge;
    this.#changed = changed;
    this.#highlighter = new Highlighter(rules);
    this.#reveal = new Reveal(this.#overlay, this.#highlighter, words, (judged) => this.#shown(judged));
    this.#sign = new Sign(this.#overlay.root, words, () => this.#reveal.walk(1));
    this.#slices = new Slices(() => this.#work());
    this.#observer = new MutationObserver((records) => this.#mutated(records));
    this.#observe();
    this.#cancelCheck = () => {};
    this.#expect();
    this.#slices.wake();
  }

  get summary(): Summary {
    return this.#summary;
  }

  /** Everything that the page shows has been read, judged and marked. */
  get settled(): boolean {
    return this.#slices.idle && this.#judge.idle && !this.#refreshing;
  }

  /** The texts that were given to the engine, in the order of the page. */
  judged(): ({ kind: string; author: string; text: string; incomplete: boolean } & Verdict)[] {
    const entries = [...this.#entries.values()].filter(({ asked }) => asked !== undefined);
    return entries.sort(inPageOrder).map(({ found, author, asked, incomplete, verdict }) => ({
      kind: found.kind,
      author: this.#site.authorName(found) ?? author?.id ?? "",
      text: asked?.text ?? "",
      incomplete,
      ...verdict,
    }));
  }

  /** What the institution itself published here, as far as it is shown whole, and how many posts are not. */
  ownPosts(): { posts: OwnPost[]; partial: number } {
    const posts: OwnPost[] = [];
    let partial = 0;
    for (const { found, official, own, passage, incomplete, parts } of this.#entries.values()) {
      if (found.kind !== "post" || !official || !own || !passage || passage.text.trim() === "") continue;
      // Some networks write the address of a post only when a pointer rests on it: then this page's own.
      const url = this.#site.permalink(found, parts)?.href ?? location.origin + location.pathname;
      if (incomplete) partial += 1;
      else if (posts.length < POSTS) posts.push({ text: passage.text, url });
    }
    return { posts, partial };
  }

  /** The person went to another address that is official too. */
  moved(place: Place): void {
    this.#place = place;
    this.#added.add(document.documentElement);
    this.#expect();
    this.#slices.wake();
  }

  close(): void {
    this.#closed = true;
    this.#observer.disconnect();
    this.#slices.stop();
    this.#cancelCheck();
    this.#reveal.stop();
    this.#sign.close();
    this.#overlay.close();
    this.#highlighter.clear();
    this.#entries.clear();
    this.#added.clear();
    this.#touched.clear();
  }

  /** A page that shows no post after this time is not understood, or empty: either way the person is told. */
  #expect(): void {
    this.#checked = false;
    this.#looked = false;
    this.#cancelCheck();
    this.#cancelCheck = after(this.#site.data.health.after, () => {
      this.#checked = true;
      this.#refreshSoon();
    });
  }

  /** Watches the element that the framework keeps, or the document until there is one. */
  #observe(): void {
    const root = this.#site.root(document) ?? document;
    if (root === this.#observed) return;
    this.#observer.disconnect();
    this.#observed = root;
    this.#observer.observe(root, { childList: true, characterData: true, subtree: true });
    this.#added.add(root instanceof Element ? root : document.documentElement);
  }

  /** Only queues. */
  #mutated(records: readonly MutationRecord[]): void {
    for (const { type, target, addedNodes } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      if (element) this.#touched.add(element);
      if (type !== "childList") continue;
      for (const node of addedNodes) if (node instanceof Element) this.#added.add(node);
    }
    this.#slices.wake();
  }

  *#work(): Generator<void> {
    if (this.#observed === document || !this.#observed?.isConnected) this.#observe();
    const added = this.#added;
    const touched = this.#touched;
    this.#added = new Set();
    this.#touched = new Set();
    this.#prune();
    yield;

    const stale = new Set<Entry>();
    for (const element of added) {
      if (!element.isConnected || this.#site.excluded(element) || heldByOther(element, added)) continue;
      for (const found of this.#site.find(element)) {
        if (found) {
          const entry = this.#entries.get(found.element);
          if (entry) entry.found = found;
          else this.#entries.set(found.element, new Entry(found));
          stale.add(this.#entries.get(found.element)!);
        }
        yield;
      }
    }
    for (const element of touched) {
      if (!element.isConnected || this.#site.excluded(element)) continue;
      const holder = this.#site.holder(element);
      const entry = holder && this.#entries.get(holder.element);
      if (entry && concerns(entry, element)) stale.add(entry);
      yield;
    }

    // Posts first: their text is the context of what answers them.
    for (const entry of stale) {
      if (entry.found.kind !== "post") continue;
      const context = entry.passage?.text;
      const official = entry.official;
      this.#read(entry);
      if (entry.passage?.text !== context || entry.official !== official) {
        for (const other of this.#entries.values()) {
          if (other !== entry && entry.element.contains(other.element)) stale.add(other);
        }
      }
      yield;
    }
    for (const entry of stale) {
      if (entry.found.kind !== "post") this.#read(entry);
      yield;
    }
    this.#judge.flush();
    this.#looked = true;
    this.#refresh();
  }

  /** What the page removed, a virtual list's rows for one, is forgotten here; verdicts are kept elsewhere. */
  #prune(): void {
    for (const [element, entry] of this.#entries) {
      if (element.isConnected) continue;
      this.#highlighter.delete(entry);
      this.#entries.delete(element);
    }
  }

  #read(entry: Entry): void {
    const { found } = entry;
    const site = this.#site;
    if (!entry.element.isConnected || site.excluded(entry.element)) return;
    const parts = site.parts(found);
    const holder = site.post(found);
    const post = holder && holder !== found ? this.#entries.get(holder.element) : undefined;
    const author = site.author(found, parts);
    entry.parts = parts;
    entry.author = author;
    entry.official =
      post?.official === true ||
      belongsByLink(site, this.#place, site.permalink(found, parts)) ||
      (found.kind === "post" && belongsByAuthor(this.#place, author));
    entry.own = belongsByAuthor(this.#place, author);
    if (!entry.official || found.kind === "quoted") {
      entry.passage = undefined;
      this.#forget(entry);
      return;
    }
    const passage = read(parts, site.drop);
    entry.passage = passage;
    entry.incomplete = passage.cut || site.truncated(found);
    if (entry.own || passage.text.trim() === "") {
      this.#forget(entry);
      return;
    }
    const submission: Submission = {
      audience: "ext",
      network: site.data.network,
      surface: found.kind === "reply" ? "reply" : found.kind === "comment" ? "comment" : "post",
      text: passage.text,
      ...(post?.passage && post.passage.text !== "" ? { parent: post.passage.text } : {}),
      ...(author ? { author: author.id } : {}),
      ...(entry.incomplete ? { incomplete: true } : {}),
    };
    if (entry.asked && alike(submission, entry.asked)) {
      // Drawn again: the verdict stands, on new nodes.
      if (entry.verdict !== NOTHING) this.#mark(entry);
      return;
    }
    this.#forget(entry);
    entry.asked = submission;
    this.#judge.ask(submission, (verdict) => this.#judged(entry, submission, verdict));
  }

  #forget(entry: Entry): void {
    entry.verdict = NOTHING;
    entry.asked = undefined;
    entry.failed = false;
    this.#highlighter.delete(entry);
  }

  #judged(entry: Entry, asked: Submission, verdict: Verdict | undefined): void {
    if (entry.asked !== asked || this.#entries.get(entry.element) !== entry) return;
    entry.failed = verdict === undefined;
    entry.verdict = verdict ? { ...verdict, findings: verdict.findings.filter(shown) } : NOTHING;
    this.#mark(entry);
    this.#refreshSoon();
  }

  #mark(entry: Entry): void {
    const { passage, verdict } = entry;
    if (!passage) return;
    const marks = verdict.findings.flatMap((finding): Mark[] => {
      const span = finding.span ?? firstLine(passage);
      const range = span && rangeOf(passage, span.start, span.end);
      return span && range ? [{ range, finding, start: span.start, end: span.end }] : [];
    });
    this.#highlighter.set(entry, marks);
  }

  /** The dialog that holds a post: the same comments may stand behind it once more. */
  #uppermost(): Element | undefined {
    let front: Element | undefined;
    for (const { found } of this.#entries.values()) {
      if (found.kind === "post") front = this.#site.dialog(found.element) ?? front;
    }
    return front;
  }

  #shown({ element }: Judged): boolean {
    return !this.#front || this.#front.contains(element);
  }

  /** Answers come in dozens: one refresh for all. */
  #refreshSoon(): void {
    if (this.#refreshing) return;
    this.#refreshing = true;
    frame(() => {
      this.#refreshing = false;
      if (!this.#closed) this.#refresh();
    });
  }

  #refresh(): void {
    this.#front = this.#uppermost();
    let findings = 0;
    let incomplete = 0;
    let failed = false;
    let posts = 0;
    let understood = 0;
    for (const entry of this.#entries.values()) {
      if (!this.#shown(entry)) continue;
      findings += entry.verdict.findings.length;
      failed ||= entry.failed;
      if (entry.official && !entry.own && entry.incomplete) incomplete += 1;
      if (entry.found.kind !== "post") continue;
      posts += 1;
      if (entry.official && entry.passage && entry.passage.text.trim() !== "") understood += 1;
    }
    // Too early to tell: a page takes its time, and a hidden one is not looked at.
    const early = !this.#checked || !this.#looked;
    const health: Health = understood > 0 || early ? "ok" : posts > 0 ? "changed" : "empty";
    const summary = { findings, incomplete, health };
    const { trouble } = this.#judge;
    const notice =
      trouble === "missing" ? "sign_pack_missing" : failed ? "sign_failed" : trouble === "stale" ? "sign_imports_stale" : health === "empty" ? "sign_empty" : health === "changed" ? "sign_changed" : undefined;
    if (findings > 0 || incomplete > 0 || notice) this.#overlay.open();
    this.#sign.show({ findings, incomplete, notice });
    this.#reveal.update();
    const before = this.#summary;
    this.#summary = summary;
    if (before.findings !== findings || before.incomplete !== incomplete || before.health !== health) this.#changed(summary);
  }
}

/** A finding without a clause of the pack is not for its users. */
function shown({ rule }: Finding): boolean {
  return rule !== undefined && rule !== null;
}

/** Whether a change at `element` may be one of the entry's own text or of what identifies it. */
function concerns({ found, official, parts }: Entry, element: Element): boolean {
  if (found.kind !== "post" || parts.length === 0 || !official) return true;
  // Comments come and go inside a post all the time.
  return parts.some((part) => !part.isConnected || part.contains(element) || element.contains(part));
}

function alike(one: Submission, other: Submission): boolean {
  return (
    one.text === other.text &&
    one.parent === other.parent &&
    one.surface === other.surface &&
    one.author === other.author &&
    one.incomplete === other.incomplete
  );
}

/** Whether another element of the set holds this one. */
function heldByOther(element: Element, set: ReadonlySet<Element>): boolean {
  for (let at = element.parentElement; at; at = at.parentElement) if (set.has(at)) return true;
  return false;
}
