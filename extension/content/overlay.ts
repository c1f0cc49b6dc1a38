// Everything of ours that is on the page: one host with a closed shadow root, put back when the page removes it.
import { frame } from "./clock.ts";
import { sheet } from "./style.ts";

export class Overlay {
  readonly root: ShadowRoot;
  readonly #host: HTMLElement;
  readonly #observer: MutationObserver;
  #opened = false;

  constructor() {
    this.#host = document.createElement("div");
    this.root = this.#host.attachShadow({ mode: "closed" });
    this.root.adoptedStyleSheets = [sheet()];
    // Not at once: a page that removes it every time would never come to rest.
    this.#observer = new MutationObserver(() => {
      if (!this.#host.isConnected) frame(() => this.#attach());
    });
  }

  /** Puts the host on the page, when there is something to show. */
  open(): void {
    if (this.#opened) return;
    this.#opened = true;
    this.#attach();
    this.#observer.observe(document.documentElement, { childList: true });
  }

  close(): void {
    this.#opened = false;
    this.#observer.disconnect();
    this.#host.remove();
  }

  /** Whether an event came from here. */
  holds(event: Event): boolean {
    return event.composedPath().includes(this.#host);
  }

  /** Outside the body: frameworks own that. */
  #attach(): void {
    if (this.#opened && this.#host.parentNode !== document.documentElement) document.documentElement.append(this.#host);
  }
}
