// The interpreter of site adapters: which elements of a page are posts, comments and replies, and what they say.
import type { Adapter, Container, Extract, IdentityRule, ItemKind, ItemRule, Located, Tier } from "../types/adapter.ts";
import { ITEM_KINDS, TIERS } from "../types/adapter.ts";

/** An element that holds an item, and the fact of the adapter that told so. */
export interface Found {
  kind: ItemKind;
  element: Element;
  tier: Tier;
  selector: string;
}

/** Whose a profile is: an identifier in the network's own terms. */
export interface Identity {
  /** With the prefix of its name space. */
  id: string;
  institution: boolean;
}

/** What an address is, before anybody's configuration. */
export interface Address {
  kind: Adapter["places"][number]["kind"] | "unknown";
  account?: string | undefined;
  post?: string | undefined;
  /** Whose it is only the page can tell. */
  owner: boolean;
}

interface Selector<T extends Located> {
  rule: T;
  css: string;
  texts?: ReadonlySet<string>;
}

interface Value extends Selector<Extract> {
  pattern: RegExp;
}

interface Rule {
  containers: Map<Tier, Selector<Container>[]>;
  text: Selector<Located>[];
  author: Selector<Located>[];
  authorName: Value[];
  id: Value[];
  permalink: Selector<Located>[];
  parent: Value[];
  nestedIn: readonly ItemKind[];
  truncated: Selector<Located>[];
}

export class Site {
  readonly data: Adapter;
  readonly #rules: Record<ItemKind, Rule>;
  readonly #places: { rule: Adapter["places"][number]; pattern: RegExp }[];
  readonly #identities: { rule: IdentityRule; pattern: RegExp }[];
  readonly #base: URL | undefined;
  readonly #excluded: string;
  readonly #known = new WeakMap<Element, Found>();
  /** Matches what covers the page. */
  readonly #dialogs: string;
  /** Matches what is no part of a text, private areas included. */
  readonly drop: string;

  /** `base`: the address that links are relative to, when it is not the document's. */
  constructor(data: Adapter, base?: URL) {
    this.data = data;
    this.#base = base;
    this.#places = data.places.map((rule) => ({ rule, pattern: new RegExp(rule.pattern, "i") }));
    this.#identities = data.identities.map((rule) => ({ rule, pattern: new RegExp(rule.pattern, "i") }));
    this.#excluded = this.#any(data.excluded);
    this.#dialogs = this.#any(data.dialogs);
    this.drop = this.#any([...data.drop, ...data.excluded]);
    const rules = ITEM_KINDS.map((kind) => [kind, this.#rule(data.items[kind])] as const);
    this.#rules = Object.fromEntries(rules) as Record<ItemKind, Rule>;
  }

  /** Whether the element is in a private area. Asked before anything in it is read. */
  excluded(element: Element): boolean {
    return element.closest(this.#excluded) !== null;
  }

  /** What an address is. */
  address(url: URL): Address {
    const target = pathAndQuery(url);
    for (const { rule, pattern } of this.#places) {
      const match = pattern.exec(target);
      if (!match) continue;
      const { account, post } = match.groups ?? {};
      return { kind: rule.kind, account: account && this.normal(account), post, owner: rule.owner === true };
    }
    return { kind: "unknown", owner: false };
  }

  /** An identifier in the form in which two of them are compared. */
  normal(id: string): string {
    let plain = id.trim().toLowerCase();
    for (const ignored of this.data.ignored ?? "") plain = plain.replaceAll(ignored, "");
    return plain;
  }

  /** Whose profile a link leads to. */
  identity(link: Element): Identity | undefined {
    const url = this.#target(link);
    if (!url) return undefined;
    const target = pathAndQuery(url);
    for (const { rule, pattern } of this.#identities) {
      const id = pattern.exec(target)?.groups?.["id"];
      if (id) return { id: (rule.prefix ?? "") + this.normal(id), institution: rule.institution };
    }
    return undefined;
  }

  /** The identifier that the head of the document gives to the owner of the page at `url`. */
  *headIdentities(head: ParentNode, url: URL): Generator<string> {
    for (const rule of this.data.head) {
      const about = head.querySelector(rule.about.selector)?.getAttribute(rule.about.attribute);
      if (!about || !URL.canParse(about) || samePath(new URL(about)) !== samePath(url)) continue;
      const value = head.querySelector(rule.selector)?.getAttribute(rule.attribute);
      const id = value && new RegExp(rule.pattern).exec(value)?.groups?.["id"];
      if (id) yield this.normal(id);
    }
  }

  /** Whether the page shows what only one's own, or any person's, profile shows. */
  shows(what: "own" | "person", root: ParentNode): boolean {
    const css = this.#any(this.data[what]);
    return css !== "" && root.querySelector(css) !== null;
  }

  /** What covers the page and holds the element. */
  dialog(element: Element): Element | undefined {
    return element.closest(this.#dialogs) ?? undefined;
  }

  /** The element to observe, when the page has it already. */
  root(document: Document): Element | undefined {
    for (const { selector } of this.data.roots) {
      const root = document.querySelector(selector);
      if (root) return root;
    }
    return undefined;
  }

  /**
   * The items in `root` and around it, each kind by its first tier that finds any. Yields undefined between two
   * searches, so that they may be spread over several slices.
   */
  *find(root: Element): Generator<Found | undefined> {
    for (const kind of ITEM_KINDS) {
      for (const tier of TIERS) {
        let any = false;
        for (const entry of this.#rules[kind].containers.get(tier) ?? []) {
          for (const element of this.#candidates(entry, root)) {
            if (this.excluded(element)) continue;
            any = true;
            const known = this.#known.get(element);
            if (known && known.kind !== kind && ITEM_KINDS.indexOf(known.kind) < ITEM_KINDS.indexOf(kind)) continue;
            if (kind === "post" && this.#around(element, "post")) continue;
            const found: Found = { kind, element, tier, selector: entry.rule.selector };
            this.#known.set(element, found);
            yield found;
          }
          yield undefined;
        }
        if (any) break;
      }
    }
  }

  /** The item that an element belongs to: its nearest container, itself included. */
  holder(element: Element | null): Found | undefined {
    for (let at = element; at; at = at.parentElement) {
      const found = this.#known.get(at);
      if (found) return found;
    }
    return undefined;
  }

  /** The post that an item is part of, or is. */
  post(found: Found): Found | undefined {
    return found.kind === "post" ? found : this.#around(found.element, "post");
  }

  /** Where the item's own text is: elements in document order, none inside another. */
  parts(found: Found): Element[] {
    for (const selector of this.#rules[found.kind].text) {
      const parts: Element[] = [];
      for (const element of this.#within(found, selector)) {
        if (this.#own(found, element) && !parts.at(-1)?.contains(element) && !element.matches(this.drop)) parts.push(element);
      }
      if (parts.length > 0) return parts;
    }
    return [];
  }

  /** Whose the item is, by a link outside its text. */
  author(found: Found, parts: readonly Element[]): Identity | undefined {
    for (const selector of this.#rules[found.kind].author) {
      for (const link of this.#within(found, selector)) {
        if (!this.#own(found, link) || inside(parts, link)) continue;
        const identity = this.identity(link);
        if (identity) return identity;
      }
    }
    return undefined;
  }

  /** The name that the page gives to the author, for people. */
  authorName(found: Found): string | undefined {
    return this.#value(found, this.#rules[found.kind].authorName, []);
  }

  /** The network's identifier of the item. */
  id(found: Found, parts: readonly Element[]): string | undefined {
    return this.#value(found, this.#rules[found.kind].id, parts);
  }

  /** The address of the item. */
  permalink(found: Found, parts: readonly Element[]): URL | undefined {
    for (const selector of this.#rules[found.kind].permalink) {
      for (const link of this.#within(found, selector)) {
        if (this.#own(found, link) && !inside(parts, link)) return this.#target(link);
      }
    }
    return undefined;
  }

  /** The identifier of the item that this one answers. */
  parent(found: Found, parts: readonly Element[]): string | undefined {
    const rule = this.#rules[found.kind];
    const named = this.#value(found, rule.parent, parts);
    if (named) return named;
    const around = this.#around(found.element, ...rule.nestedIn);
    return around && this.id(around, this.parts(around));
  }

  /** Whether the page holds only the beginning of the text. */
  truncated(found: Found): boolean {
    return this.#rules[found.kind].truncated.some((selector) =>
      this.#within(found, selector).some((element) => this.#own(found, element)),
    );
  }

  /** How many elements each selector of the adapter matches: for whoever repairs it. */
  health(root: ParentNode): { fact: string; tier: Tier; selector: string; hits: number }[] {
    const rows: { fact: string; tier: Tier; selector: string; hits: number }[] = [];
    const count = (fact: string, entries: readonly Selector<Located>[]) => {
      for (const { rule, css, texts } of entries) {
        const hits = [...root.querySelectorAll(css)].filter((element) => !texts || texts.has(shown(element))).length;
        rows.push({ fact, tier: rule.tier, selector: rule.selector, hits });
      }
    };
    for (const kind of ITEM_KINDS) {
      const rule = this.#rules[kind];
      for (const entries of rule.containers.values()) count(`${kind}.containers`, entries);
      for (const part of ["text", "author", "authorName", "id", "permalink", "parent", "truncated"] as const) {
        count(`${kind}.${part}`, rule[part]);
      }
    }
    for (const part of ["roots", "excluded", "dialogs", "drop"] as const) {
      count(part, this.data[part].map((located) => this.#selector(located)));
    }
    return rows;
  }

  #rule(rule: ItemRule): Rule {
    const containers = new Map<Tier, Selector<Container>[]>();
    for (const container of rule.containers) {
      const tier = containers.get(container.tier) ?? [];
      tier.push(this.#selector(container));
      containers.set(container.tier, tier);
    }
    const all = (located: readonly Located[]) => located.map((entry) => this.#selector(entry));
    const values = (entries: readonly Extract[] = []) =>
      entries.map((entry) => ({ ...this.#selector(entry), pattern: new RegExp(entry.pattern) }));
    return {
      containers,
      text: all(rule.text),
      author: all(rule.author),
      authorName: values(rule.authorName),
      id: values(rule.id),
      permalink: all(rule.permalink),
      parent: values(rule.parent),
      nestedIn: rule.nestedIn ?? [],
      truncated: all(rule.truncated),
    };
  }

  /** Languages are not chosen by the page's: people use networks in a language of their own. */
  #selector<T extends Located>(rule: T): Selector<T> {
    const name = /\{(\w+)\}/.exec(rule.selector)?.[1];
    const css = name === undefined ? rule.selector : this.#labels(name).map((label) => rule.selector.replaceAll(`{${name}}`, CSS.escape(label))).join(", ");
    if (rule.labels === undefined) return { rule, css };
    return { rule, css, texts: new Set(this.#labels(rule.labels).map(plain)) };
  }

  #labels(name: string): string[] {
    return Object.values(this.data.labels).flatMap((labels) => labels[name] ?? []);
  }

  #any(located: readonly Located[]): string {
    return located.map((entry) => this.#selector(entry).css).join(", ");
  }

  *#candidates({ rule, css }: Selector<Container>, root: Element): Generator<Element> {
    if (rule.owns !== undefined) {
      // Found from what it owns: that may have come after the container.
      const texts = this.#rules.comment.text;
      for (const owned of all(root, rule.owns)) {
        const element = owned.closest(css);
        if (!element) continue;
        const inText = texts.some(({ css: text, rule: { notInside } }) => {
          const part = owned.closest(text);
          return part !== null && part !== element && element.contains(part) && !(notInside !== undefined && within(part, notInside, element));
        });
        if (!inText) yield element;
      }
    } else if (rule.climb !== undefined) {
      yield* this.#climb(css, rule.climb, rule.later === true, root);
      if (!rule.later) yield* this.#climb(rule.climb, css, false, root);
    } else {
      yield* all(root, css);
    }
  }

  /** The smallest ancestors of elements like `from` that hold an element like `to`. */
  *#climb(from: string, to: string, later: boolean, root: Element): Generator<Element> {
    const seen = new Set<Element>();
    for (const start of all(root, from)) {
      if (this.excluded(start)) continue;
      let at = start.parentElement;
      while (at && at !== document.documentElement && !at.querySelector(to)) at = at.parentElement;
      if (!at || at === document.documentElement || at === document.body || seen.has(at)) continue;
      seen.add(at);
      if (later) {
        const post = this.#around(start, "post")?.element;
        const first = post?.querySelector(from);
        if (!first || first === start || at.contains(first) || at === post) continue;
      }
      yield at;
    }
  }

  /** The nearest item of one of these kinds that strictly holds an element. */
  #around(element: Element, ...kinds: readonly ItemKind[]): Found | undefined {
    for (let at = element.parentElement; at; at = at.parentElement) {
      const found = this.#known.get(at);
      if (found && kinds.includes(found.kind)) return found;
    }
    return undefined;
  }

  #own(found: Found, element: Element): boolean {
    return this.holder(element) === this.#known.get(found.element);
  }

  #within(found: Found, { rule, css, texts }: Selector<Located>): Element[] {
    return all(found.element, css).filter(
      (element) =>
        (!texts || texts.has(shown(element))) &&
        !(rule.notInside !== undefined && within(element, rule.notInside, found.element)),
    );
  }

  #value(found: Found, values: readonly Value[], parts: readonly Element[]): string | undefined {
    for (const value of values) {
      for (const element of this.#within(found, value)) {
        if (!this.#own(found, element) || inside(parts, element)) continue;
        const link = value.rule.attribute === "href" ? this.#target(element) : undefined;
        const text = link ? pathAndQuery(link) : element.getAttribute(value.rule.attribute);
        const id = text && value.pattern.exec(text)?.groups?.["id"];
        if (id) return id;
      }
    }
    return undefined;
  }

  /** Where a link leads, on this network only. */
  #target(link: Element): URL | undefined {
    const href = link.getAttribute("href");
    const base = this.#base?.href ?? document.baseURI;
    if (!href || !URL.canParse(href, base)) return undefined;
    const url = new URL(href, base);
    return url.host === (this.#base ?? location).host || this.data.hosts.includes(url.host) ? url : undefined;
  }
}

/** Elements of `root`, itself included. */
function all(root: Element, css: string): Element[] {
  const found = [...root.querySelectorAll(css)];
  return root.matches(css) ? [root, ...found] : found;
}

/** Whether `element` is inside an element like `css` that is strictly inside `bounds`. */
function within(element: Element, css: string, bounds: Element): boolean {
  const around = element.closest(css);
  return around !== null && around !== bounds && bounds.contains(around);
}

function inside(parts: readonly Element[], element: Element): boolean {
  return parts.some((part) => part.contains(element));
}

function plain(label: string): string {
  return label.replaceAll(/[\s\u200b\u2026.]+/g, " ").trim().toLowerCase();
}

function shown(element: Element): string {
  const text = element.textContent;
  // Labels are short: a long text is none, and need not be copied.
  return text.length > 200 ? "" : plain(text);
}

/** Path and query with percent signs resolved: addresses write `urn:li:` in both ways. */
export function pathAndQuery(url: URL): string {
  const text = url.pathname + url.search;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function samePath(url: URL): string {
  return url.pathname.replace(/\/+$/, "").toLowerCase();
}
