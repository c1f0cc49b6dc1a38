// The card: what was found in one place of a text, which clause says so, why, and what may be done. It draws the verdict
// and decides nothing. Its root is an argument: the page gets a closed one, tests an open one.
import type { Finding, Interpretation, Step, Verdict } from "../types/generated.ts";
import { element } from "./dom.ts";
import { nameOf } from "./highlight.ts";
import type { Words } from "./words.ts";

/** The card is never lower than this, in pixels: a heading and two lines. */
const LEAST = 160;

export interface Content {
  /** The findings of this place, the gravest first. */
  findings: readonly Finding[];
  consequence: Verdict["consequence"];
  incomplete: boolean;
  /** Which place of the page this is, from 1, and of how many. */
  position: number;
  places: number;
}

export interface Actions {
  close(): void;
  /** To the place before (-1) or after (1). */
  walk(by: 1 | -1): void;
}

export class Card {
  readonly #root: ShadowRoot;
  readonly #words: Words;
  readonly #actions: Actions;
  #card: HTMLElement | undefined;

  constructor(root: ShadowRoot, words: Words, actions: Actions) {
    this.#root = root;
    this.#words = words;
    this.#actions = actions;
  }

  get open(): boolean {
    return this.#card !== undefined;
  }

  get element(): HTMLElement | undefined {
    return this.#card;
  }

  /** Shows `content` beside `anchor`, in window coordinates. The focus stays where it is. */
  show(content: Content, anchor: DOMRect): void {
    const card = this.#build(content);
    if (this.#card) this.#card.replaceWith(card);
    else this.#root.append(card);
    this.#card = card;
    this.place(anchor);
  }

  /** Under the anchor, or above it, where there is room; else where there is more, and no taller. Never over the anchor. */
  place(anchor: DOMRect): void {
    const card = this.#card;
    if (!card) return;
    card.style.removeProperty("max-block-size");
    const { width, height } = card.getBoundingClientRect();
    const margin = 8;
    const below = innerHeight - anchor.bottom - 2 * margin;
    const above = anchor.top - 2 * margin;
    const under = height <= below || (height > above && below >= above);
    const tall = Math.min(height, Math.max(under ? below : above, LEAST));
    if (tall < height) card.style.setProperty("max-block-size", `${tall}px`);
    const top = under ? anchor.bottom + margin : anchor.top - margin - tall;
    const into = (value: number, room: number) => `${Math.max(margin, Math.min(value, room - margin))}px`;
    card.style.setProperty("top", into(top, innerHeight - tall));
    card.style.setProperty("left", into(anchor.left, innerWidth - width));
  }

  focus(): void {
    this.#card?.focus({ preventScroll: true });
  }

  close(): void {
    this.#card?.remove();
    this.#card = undefined;
  }

  #build({ findings, consequence, incomplete, position, places }: Content): HTMLElement {
    const words = this.#words;
    const title = element("h2", { id: "title" }, ...heading(words, findings[0]));
    const close = element(
      "button",
      { class: "close", click: this.#actions.close, attributes: { type: "button", "aria-label": words("card_close"), title: words("card_close") } },
      "×",
    );
    const reply = findings.find((finding) => finding.reply)?.reply;
    const card = element(
      "section",
      { class: "card", attributes: { role: "dialog", "aria-labelledby": "title", tabindex: "-1", lang: words.language } },
      element("div", { class: "head" }, title, close),
      element(
        "div",
        { class: "body", attributes: { tabindex: "0", role: "group", "aria-labelledby": "title" } },
        ...findings.map((finding, index) => this.#finding(finding, index === 0)),
        consequence && consequence.steps.length > 0 && this.#steps(consequence.steps, new Set(findings.flatMap(({ rule, also = [] }) => [rule, ...also.map((cited) => cited.rule)]))),
        reply !== undefined && this.#reply(reply),
        incomplete && element("p", { class: "notice" }, words("card_incomplete")),
      ),
      places > 1 &&
        element(
          "div",
          { class: "foot" },
          this.#button(words("card_previous"), () => this.#actions.walk(-1)),
          element("span", {}, words("card_position", position, places)),
          this.#button(words("card_next"), () => this.#actions.walk(1)),
        ),
    );
    // Networks have shortcuts of a single letter: what is typed here is not for them.
    card.addEventListener("keydown", (event) => event.stopPropagation());
    return card;
  }

  #button(label: string, click: () => void): HTMLButtonElement {
    return element("button", { click, attributes: { type: "button" } }, label);
  }

  #finding(finding: Finding, first: boolean): HTMLElement {
    const words = this.#words;
    const { category, clause, own, why, message, reason, reading, also, advice, band, severity } = finding;
    return element(
      "article",
      { class: nameOf(finding) },
      !first && element("h3", {}, ...heading(words, finding)),
      element("p", { class: "message" }, element("span", { class: "severity" }, words(`severity_${severity}`)), message !== words(`category_${category}`) && ` ${message}`),
      reason ? element("p", {}, reason) : undefined,
      element(
        "dl",
        {},
        ...row(words("card_clause"), cited(words, clause ?? words("card_no_clause"), own)),
        ...(reading ? interpreted(words, reading) : []),
        ...row(words("card_why"), why),
        ...row(words("card_certainty"), words(`band_${band}`)),
        ...(also ? row(words("card_also"), ...also.map((other) => cited(words, other.clause, other.own))) : []),
        ...(also ?? []).flatMap(({ reading }) => (reading ? interpreted(words, reading) : [])),
        ...(advice ? row(words("card_advice"), advice) : []),
      ),
    );
  }

  /** `told`: the rules whose readings stand beside their findings already. */
  #steps(steps: readonly Step[], told: ReadonlySet<string | undefined>): HTMLElement {
    const words = this.#words;
    return element(
      "div",
      { class: "steps" },
      element("h3", {}, words("card_steps")),
      element(
        "ul",
        {},
        ...steps.map(({ action, duty, rule, clause, text, contact, reading }) =>
          element(
            "li",
            {},
            element("strong", {}, words(`action_${action}`)),
            duty && ` (${words("card_duty")})`,
            text !== "" && element("p", {}, text),
            element("p", { class: "source" }, clause),
            contact ? element("p", { class: "source" }, `${words("card_contact")}: ${contact}`) : undefined,
            reading && !told.has(rule) && element("dl", { class: "source" }, ...interpreted(words, reading)),
          ),
        ),
      ),
    );
  }

  #reply(reply: string): HTMLElement {
    const words = this.#words;
    const outcome = element("span", { class: "outcome", attributes: { role: "status" } });
    const copy = this.#button(words("card_copy"), () => {
      navigator.clipboard.writeText(reply).then(
        () => outcome.replaceChildren(words("card_copied")),
        () => outcome.replaceChildren(words("card_not_copied")),
      );
    });
    copy.className = "primary";
    return element("div", { class: "reply" }, element("h3", {}, words("card_reply")), element("blockquote", {}, reply), copy, " ", outcome);
  }
}

function heading(words: Words, finding: Finding | undefined): (string | Node)[] {
  if (!finding) return [];
  const { attribute, entity } = finding;
  const category = words(`category_${finding.category}`);
  const detail = attribute ? words(`attribute_${attribute}`) : entity && words(`entity_${entity}`);
  return [detail ? words("card_title_detail", category, detail) : category];
}

/** A citation; that a rule stands in no document is said with it. */
function cited(words: Words, clause: string, own: boolean | undefined): string {
  return own ? `${clause} (${words("card_own")})` : clause;
}

function row(term: string, ...values: readonly string[]): HTMLElement[] {
  return [element("dt", {}, term), ...values.map((value) => element("dd", {}, value))];
}

/** A document that says two things: the one applied, then the others, each with its clause. */
function interpreted(words: Words, { applied, others }: Interpretation): HTMLElement[] {
  const cited = others.map(({ text, clause }) => `${text} (${clause})`);
  return [...row(words("card_reading"), `${applied.text} (${applied.clause})`), ...row(words("card_reading_other"), ...cited)];
}
