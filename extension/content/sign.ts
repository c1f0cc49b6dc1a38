// A small sign on official pages: how much was found, and whether the page was understood. Silence never means "nothing".
import { element } from "./dom.ts";
import type { Words } from "./words.ts";

export interface Outcome {
  findings: number;
  incomplete: number;
  notice?: "sign_empty" | "sign_changed" | "sign_failed" | "sign_pack_missing" | "sign_imports_stale" | undefined;
}

export class Sign {
  readonly #root: ShadowRoot;
  readonly #words: Words;
  readonly #walk: () => void;
  #sign: HTMLElement | undefined;
  #shown = "";
  #dismissed = "";

  constructor(root: ShadowRoot, words: Words, walk: () => void) {
    this.#root = root;
    this.#words = words;
    this.#walk = walk;
  }

  /** Draws the outcome, unless the person hid the sign and nothing worse came after. */
  show({ findings, incomplete, notice }: Outcome): void {
    const words = this.#words;
    const parts = [
      findings === 1 ? words("sign_findings_one") : findings > 0 ? words("sign_findings_many", findings) : words("sign_findings_none"),
      ...(incomplete === 1 ? [words("sign_incomplete_one")] : incomplete > 1 ? [words("sign_incomplete_many", incomplete)] : []),
    ];
    const worth = findings > 0 || incomplete > 0 || notice !== undefined;
    const shown = worth ? [...parts, notice ?? ""].join("\n") : "";
    if (shown === this.#shown) return;
    this.#shown = shown;
    const focused = this.#sign?.contains(this.#root.activeElement) === true;
    if (!worth || (this.#dismissed !== "" && this.#dismissed === (notice ?? "none"))) {
      this.#sign?.remove();
      this.#sign = undefined;
      return;
    }
    const walk = element("button", { class: "count", click: this.#walk, attributes: { type: "button", title: words("sign_walk") } }, parts.join(" · "));
    const sign = element(
      "section",
      { class: "sign", attributes: { "aria-label": words("sign_label"), lang: words.language } },
      element("strong", { attributes: { "aria-hidden": "true" } }, "Vaglio"),
      findings > 0 ? walk : element("span", {}, parts.join(" · ")),
      notice && element("p", { class: "notice", attributes: { role: "status" } }, words(notice)),
      element(
        "button",
        {
          class: "close",
          click: () => {
            this.#dismissed = notice ?? "none";
            this.#sign?.remove();
            this.#sign = undefined;
          },
          attributes: { type: "button", "aria-label": words("sign_dismiss"), title: words("sign_dismiss") },
        },
        "×",
      ),
    );
    if (this.#sign) this.#sign.replaceWith(sign);
    else this.#root.prepend(sign);
    this.#sign = sign;
    if (focused) sign.querySelector("button")?.focus({ preventScroll: true });
  }

  close(): void {
    this.#sign?.remove();
    this.#sign = undefined;
    this.#shown = "";
  }
}
