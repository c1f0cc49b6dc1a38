// The only door to time: whatever this script does later goes through here.

/** Milliseconds since the page began. */
export function now(): number {
  return performance.now();
}

/** Before the next paint. Never while the page is hidden. */
export function frame(work: () => void): void {
  requestAnimationFrame(work);
}

let channel: MessageChannel | undefined;
let turns: (() => void)[] = [];

/** In the next task, after whatever the browser deems more urgent. */
export function turn(work: () => void): void {
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = () => {
      const due = turns;
      turns = [];
      for (const work of due) work();
    };
  }
  if (turns.push(work) === 1) channel.port2.postMessage(null);
}

/** Once, after so many milliseconds. Gives what calls it off. */
export function after(milliseconds: number, work: () => void): () => void {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
}
