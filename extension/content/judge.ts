// The engine, from a page: questions in batches over one port, answers kept.
import { after } from "./clock.ts";
import { BATCH, PORT, isToContent, type PageState, type Request, type ToBackground } from "../types/messages.ts";
import type { Submission, Verdict } from "../types/generated.ts";

/** Verdicts kept: a long afternoon on one page. */
const KEPT = 5_000;

/** Connections that may break in a row before the questions of that batch are given up. */
const PATIENCE = 3;

interface Question {
  key: string;
  submission: Submission;
  /** Connections that broke while it was asked. */
  broken: number;
  answer: ((verdict: Verdict | undefined) => void)[];
}

/** The way to the background; replaced in tests. */
export interface Background {
  /** Whether the extension that this script belongs to is still there. */
  alive(): boolean;
  connect(): chrome.runtime.Port;
  /** Calls when an extension that is going will be gone. */
  later(work: () => void): void;
}

const real: Background = {
  alive: () => chrome.runtime?.id !== undefined,
  connect: () => chrome.runtime.connect({ name: PORT }),
  later: (work) => void after(1000, work),
};

export class Judge {
  readonly #under: Omit<Request, "submissions">;
  readonly #background: Background;
  readonly #gone: () => void;
  readonly #verdicts = new Map<string, Verdict>();
  readonly #parents = new Map<string, number>();
  readonly #asked = new Map<string, Question>();
  #queue: Question[] = [];
  readonly #sent = new Map<number, Question[]>();
  #port: chrome.runtime.Port | undefined;
  #seq = 0;
  #closed = false;
  #trouble: "missing" | "stale" | undefined;

  /** `gone` is called once when the extension was removed or replaced: the page is on its own from then on. */
  constructor(under: Omit<Request, "submissions">, gone: () => void, background: Background = real) {
    this.#under = under;
    this.#gone = gone;
    this.#background = background;
  }

  /** Calls `answer` with the verdict: at once when it is known, undefined when there will be none. */
  ask(submission: Submission, answer: (verdict: Verdict | undefined) => void): void {
    const key = this.#key(submission);
    const known = this.#verdicts.get(key);
    if (known) {
      // Youngest last: the first to go is the one asked for least lately.
      this.#verdicts.delete(key);
      this.#verdicts.set(key, known);
      answer(known);
      return;
    }
    const asked = this.#asked.get(key);
    if (asked) {
      asked.answer.push(answer);
      return;
    }
    const question = { key, submission, broken: 0, answer: [answer] };
    this.#asked.set(key, question);
    this.#queue.push(question);
    if (this.#queue.length >= BATCH) this.flush();
  }

  /** The pack is nowhere, or what is imported is of another version of the extension. */
  get trouble(): "missing" | "stale" | undefined {
    return this.#trouble;
  }

  /** No question is without answer. */
  get idle(): boolean {
    return this.#asked.size === 0;
  }

  /** Sends what is queued. */
  flush(): void {
    while (this.#queue.length > 0) this.#send(this.#queue.splice(0, BATCH));
  }

  /** Tells the background what the page is, if there is something to say, or `anyway`, or somebody who listens. */
  report(page: PageState, anyway = false): void {
    if (this.#port || anyway || page.findings > 0) this.#post({ type: "page", page });
  }

  close(): void {
    this.#closed = true;
    this.#port?.disconnect();
    this.#port = undefined;
    this.#queue = [];
    this.#sent.clear();
    this.#asked.clear();
  }

  #send(questions: Question[]): void {
    const seq = this.#seq++;
    this.#sent.set(seq, questions);
    const submissions = questions.map(({ submission }) => submission);
    this.#post({ type: "check", seq, ...this.#under, submissions });
  }

  #post(message: ToBackground): void {
    if (this.#closed) return;
    try {
      this.#port ??= this.#open();
      this.#port?.postMessage(message);
    } catch {
      // The port broke before anybody said so.
      this.#disconnected(this.#port);
    }
  }

  #open(): chrome.runtime.Port | undefined {
    if (!this.#background.alive()) {
      this.#leave();
      return undefined;
    }
    const port = this.#background.connect();
    port.onMessage.addListener((message: unknown) => this.#received(message));
    port.onDisconnect.addListener(() => this.#disconnected(port));
    return port;
  }

  /** The browser stops an idle background, or one that fails. What had no answer is asked again. */
  #disconnected(port: chrome.runtime.Port | undefined): void {
    if (this.#closed || port !== this.#port) return;
    this.#port = undefined;
    // A port breaks when the background is stopped, and when the extension is replaced: that shows a moment later.
    this.#background.later(() => {
      if (!this.#closed && !this.#background.alive()) this.#leave();
    });
    const unanswered = [...this.#sent.values()].flat();
    this.#sent.clear();
    const again: Question[] = [];
    for (const question of unanswered) {
      question.broken += 1;
      if (question.broken < PATIENCE) again.push(question);
      else this.#settle(question, undefined);
    }
    this.#queue.unshift(...again);
    if (again.length > 0) queueMicrotask(() => this.flush());
  }

  #leave(): void {
    this.close();
    this.#gone();
  }

  #received(message: unknown): void {
    if (!isToContent(message)) return;
    const questions = this.#sent.get(message.seq);
    if (!questions) return;
    this.#sent.delete(message.seq);
    if (message.type === "verdicts" && message.stale) this.#trouble = "stale";
    if (message.type === "failed" && message.missing) {
      // No text of this page will be judged: asked one by one they would not be either.
      this.#trouble = "missing";
      for (const question of questions) this.#settle(question, undefined);
    } else if (message.type === "verdicts" && message.verdicts.length === questions.length) {
      questions.forEach((question, index) => this.#settle(question, message.verdicts[index]));
    } else if (questions.length > 1) {
      // One text that the engine cannot bear must not take the others with it.
      for (const question of questions) this.#send([question]);
    } else {
      for (const question of questions) this.#settle(question, undefined);
    }
  }

  #settle(question: Question, verdict: Verdict | undefined): void {
    this.#asked.delete(question.key);
    if (verdict) {
      this.#verdicts.set(question.key, verdict);
      if (this.#verdicts.size > KEPT) this.#verdicts.delete(this.#verdicts.keys().next().value!);
    }
    for (const answer of question.answer) answer(verdict);
  }

  /** The same text under the same post by the same author is judged once. Parents are long and few: numbered. */
  #key({ parent = "", surface, author = "", incomplete = false, text }: Submission): string {
    let number = this.#parents.get(parent);
    if (number === undefined) {
      number = this.#parents.size;
      this.#parents.set(parent, number);
    }
    return `${number} ${surface} ${incomplete ? 1 : 0} ${author}\n${text}`;
  }
}
