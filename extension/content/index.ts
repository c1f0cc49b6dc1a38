// The content script: finds out what the page is, and does something on official pages only.
import { Site } from "./adapter.ts";
import { frame } from "./clock.ts";
import { MarkRules } from "./highlight.ts";
import { Judge } from "./judge.ts";
import { OfficialPage } from "./page.ts";
import { classify, officialOn, type Place } from "./place.ts";
import { adapterFor } from "./sites/index.ts";
import { Wait } from "./wait.ts";
import { wordsIn } from "./words.ts";
import { isRememberWish, isRemembered, isStateQuestion, type PageState, type Remember, type RememberedHere } from "../types/messages.ts";
import { EFFECTIVE, isSettings, spoken, type Settings } from "../types/settings.ts";

class Visit {
  readonly #site: Site;
  readonly #rules = new MarkRules();
  #settings: Settings | undefined;
  #address = "";
  #place: Place | undefined;
  #page: OfficialPage | undefined;
  #judge: Judge | undefined;
  #wait: Wait | undefined;
  readonly #over = new AbortController();

  constructor(site: Site) {
    this.#site = site;
  }

  async start(): Promise<void> {
    const { signal } = this.#over;
    chrome.runtime.onMessage.addListener(this.#asked);
    chrome.runtime.onMessage.addListener(this.#wished);
    chrome.storage.onChanged.addListener(this.#stored);
    // A page that the browser put aside and shows again had its port closed.
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.#arrive(true), { signal });
    const arrive = () => this.#arrive(false);
    if (typeof navigation === "object") {
      navigation.addEventListener("currententrychange", arrive, { signal });
    } else {
      // An older Firefox does not say when a script changes the address: that follows a person's act.
      const soon = () => frame(arrive);
      for (const type of ["popstate", "click", "keyup"]) window.addEventListener(type, soon, { capture: true, passive: true, signal });
    }
    // The head may name the account by a number that the address does not bear.
    document.addEventListener("DOMContentLoaded", () => this.#place?.kind === "other" && this.#arrive(true), { signal });
    const stored = await chrome.storage.local.get(EFFECTIVE);
    this.#configure(stored[EFFECTIVE]);
  }

  #configure(value: unknown): void {
    this.#settings = isSettings(value) ? value : undefined;
    this.#leave();
    this.#arrive(true);
  }

  readonly #stored = (changes: Record<string, chrome.storage.StorageChange>, area: string): void => {
    if (area === "local" && EFFECTIVE in changes) this.#configure(changes[EFFECTIVE]?.newValue);
  };

  /** The popup's question. */
  readonly #asked = (message: unknown, sender: chrome.runtime.MessageSender, answer: (state: PageState) => void): void => {
    if (sender.id !== chrome.runtime.id || !isStateQuestion(message)) return;
    // What tells one's own profile from others' may have come since.
    if (!this.#page && !this.#wait) this.#arrive(true);
    answer(this.#state());
  };

  /** The popup's wish that the institution's own posts on this page be kept. */
  readonly #wished = (message: unknown, sender: chrome.runtime.MessageSender, answer: (said: RememberedHere) => void): boolean | undefined => {
    const settings = this.#settings;
    if (sender.id !== chrome.runtime.id || !isRememberWish(message) || !this.#page || !settings) return undefined;
    const { posts, partial } = this.#page.ownPosts();
    const wish: Remember = { type: "remember", pack: settings.pack, posts };
    chrome.runtime.sendMessage(wish).then(
      (said: unknown) => answer({ added: isRemembered(said) ? said.added : null, partial }),
      () => answer({ added: null, partial }),
    );
    // The answer comes later.
    return true;
  };

  /** For development: what was read and found, and whether that is all. */
  report(): object {
    const { kind, health, incomplete } = this.#state();
    return { settled: this.#page?.settled ?? this.#settings !== undefined, kind, health, incomplete, items: this.#page?.judged() ?? [] };
  }

  #state(): PageState {
    const { findings, incomplete, health } = this.#page?.summary ?? { findings: 0, incomplete: 0, health: "ok" };
    const enabled = this.#settings?.enabled === true;
    const { network } = this.#site.data;
    // As configured: the form that identifiers are compared in is not for people.
    const account = this.#settings?.accounts.find(
      (known) => known.network === network && this.#site.normal(known.id) === this.#place?.account,
    )?.id;
    return {
      network,
      kind: this.#place?.kind ?? "unknown",
      ...(account === undefined ? {} : { account }),
      findings, incomplete, health, enabled,
    };
  }

  /** At an address; `again`: even if it is the same. */
  #arrive(again: boolean): void {
    if (!chrome.runtime?.id) {
      this.#end();
      return;
    }
    if (!again && location.href === this.#address) return;
    const moved = location.href !== this.#address;
    this.#address = location.href;
    const settings = this.#settings;
    const official = officialOn(this.#site, settings?.accounts ?? []);
    const place = classify(this.#site, new URL(this.#address), official, document);
    const before = this.#place;
    this.#place = place;
    this.#wait?.close();
    this.#wait = undefined;
    // Who moderates on this network may come to their page from here; in private areas nothing of ours stays.
    if (settings?.enabled && official.size > 0 && place.kind !== "private") this.#rules.into(document);
    else this.#rules.clear();
    if (!settings?.enabled) {
      this.#leave();
    } else if (place.kind === "official") {
      if (!this.#page) this.#open(place, settings);
      else if (moved || before?.account !== place.account) this.#page.moved(place);
    } else {
      this.#leave();
      if (place.pending) this.#wait = new Wait(this.#site.data.health.after, () => this.#look(official));
    }
  }

  #look(official: ReadonlySet<string>): boolean {
    const place = classify(this.#site, new URL(this.#address), official, document);
    this.#place = place;
    if (place.kind === "official" && this.#settings) this.#open(place, this.#settings);
    return place.kind === "official" || !place.pending;
  }

  #open(place: Place, settings: Settings): void {
    const language = spoken(settings, chrome.i18n.getUILanguage());
    const { pack, imported, readings } = settings;
    const judge = new Judge({ pack, imported, language, readings }, () => this.#end());
    this.#judge = judge;
    this.#page = new OfficialPage(this.#site, place, judge, this.#rules, wordsIn(language), () => judge.report(this.#state()));
  }

  #leave(): void {
    this.#wait?.close();
    this.#wait = undefined;
    if (!this.#page) return;
    const marked = this.#page.summary.findings > 0;
    this.#page.close();
    this.#page = undefined;
    // The number on the button was about what was left.
    if (marked) this.#judge?.report(this.#state(), true);
    this.#judge?.close();
    this.#judge = undefined;
  }

  /** The extension was removed or replaced: nothing of it stays on the page. */
  #end(): void {
    this.#over.abort();
    this.#wait?.close();
    this.#page?.close();
    this.#page = undefined;
    this.#judge?.close();
    this.#rules.clear();
  }
}

const adapter = adapterFor(location.hostname);
if (adapter) {
  const visit = new Visit(new Site(adapter));
  if (__DEV__) Object.assign(globalThis, { vaglioReport: () => visit.report() });
  void visit.start();
}
