// Work in slices that leave the page its frames: observers queue, this runs.
import { frame, now, turn } from "./clock.ts";

/** Longest stretch of work, in milliseconds, between two chances for the page. */
const SLICE = 4;

/** Where work is asked for, how it is resumed. Replaced in tests. */
export interface Turns {
  now(): number;
  frame(work: () => void): void;
  turn(work: () => void): void;
  hidden(): boolean;
}

const real: Turns = { now, frame, turn, hidden: () => document.hidden };

/**
 * Runs the steps that `work` yields, a few milliseconds at a time. `work` is called anew whenever there is something to
 * do, and takes it from its owner's queues. Nothing runs while the page is hidden: a frame comes when it is shown again.
 */
export class Slices {
  readonly #work: () => Iterator<unknown>;
  readonly #turns: Turns;
  #steps: Iterator<unknown> | undefined;
  #again = false;
  #stopped = false;

  constructor(work: () => Iterator<unknown>, turns: Turns = real) {
    this.#work = work;
    this.#turns = turns;
  }

  /** There is something to do. Calls before the next frame add up to one. */
  wake(): void {
    if (this.#again || this.#stopped) return;
    this.#again = true;
    if (!this.#steps) this.#turns.frame(this.#slice);
  }

  /** Nothing is under way or asked for. */
  get idle(): boolean {
    return !this.#steps && !this.#again;
  }

  stop(): void {
    this.#stopped = true;
    this.#steps = undefined;
  }

  readonly #slice = (): void => {
    if (this.#stopped) return;
    if (!this.#steps) {
      this.#again = false;
      this.#steps = this.#work();
    }
    const until = this.#turns.now() + SLICE;
    try {
      do {
        if (this.#steps.next().done) {
          this.#steps = undefined;
          break;
        }
      } while (this.#turns.now() < until);
    } catch (error) {
      // One bad element must not end the work on the others.
      console.error(error);
      this.#steps = undefined;
    }
    if (this.#stopped) return;
    if (this.#steps && !this.#turns.hidden()) this.#turns.turn(this.#slice);
    else if (this.#steps || this.#again) this.#turns.frame(this.#slice);
  };
}
