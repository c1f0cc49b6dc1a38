// A page of one post whose address does not say whose it is: watched until its post tells, for a while.
import { after } from "./clock.ts";
import { Slices } from "./schedule.ts";

export class Wait {
  readonly #observer: MutationObserver;
  readonly #slices: Slices;
  readonly #cancel: () => void;

  /** Calls `look` when the page has changed, until it answers true or so many milliseconds have passed. */
  constructor(milliseconds: number, look: () => boolean) {
    this.#slices = new Slices(function* () {
      if (look()) done();
    });
    const done = () => this.close();
    this.#observer = new MutationObserver(() => this.#slices.wake());
    this.#observer.observe(document, { childList: true, subtree: true });
    this.#cancel = after(milliseconds, done);
    this.#slices.wake();
  }

  close(): void {
    this.#observer.disconnect();
    this.#slices.stop();
    this.#cancel();
  }
}
