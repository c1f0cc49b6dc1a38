import assert from "node:assert/strict";
import { test } from "node:test";
import { Slices, type Turns } from "./schedule.ts";

/** Time that passes only when somebody works, and turns that come when they are called. */
class Fake implements Turns {
  time = 0;
  shown = true;
  reads = 0;
  frames: (() => void)[] = [];
  turns: (() => void)[] = [];
  now() {
    this.reads += 1;
    return this.time;
  }
  frame(work: () => void) {
    this.frames.push(work);
  }
  turn(work: () => void) {
    this.turns.push(work);
  }
  hidden() {
    return !this.shown;
  }
  run(queue: "frames" | "turns") {
    for (const work of this[queue].splice(0)) work();
  }
}

function worker(fake: Fake, steps: number, cost: number) {
  const done: number[] = [];
  const slices = new Slices(function* () {
    for (let step = 0; step < steps; step += 1) {
      done.push(fake.time);
      fake.time += cost;
      yield;
    }
  }, fake);
  return { slices, done };
}

test("a slice ends once four milliseconds have passed, and the clock is read once a step", () => {
  const fake = new Fake();
  const { slices, done } = worker(fake, 10, 1.5);
  slices.wake();
  assert.equal(done.length, 0, "nothing at once");
  fake.run("frames");
  assert.equal(done.length, 3, "1.5 + 1.5 + 1.5 passes 4");
  assert.equal(fake.reads, 4);
  while (fake.turns.length > 0) fake.run("turns");
  assert.equal(done.length, 10);
  assert.deepEqual([fake.frames.length, fake.turns.length], [0, 0], "idle afterwards");
});

test("many calls before the frame are one", () => {
  const fake = new Fake();
  const { slices } = worker(fake, 1, 1);
  for (let call = 0; call < 100; call += 1) slices.wake();
  assert.equal(fake.frames.length, 1);
});

test("what is asked during the work is done after it", () => {
  const fake = new Fake();
  const { slices, done } = worker(fake, 4, 3);
  slices.wake();
  fake.run("frames");
  slices.wake();
  while (fake.turns.length > 0) fake.run("turns");
  assert.equal(done.length, 4);
  fake.run("frames");
  while (fake.turns.length > 0) fake.run("turns");
  assert.equal(done.length, 8);
});

test("a hidden page waits for a frame, which comes when it is shown", () => {
  const fake = new Fake();
  const { slices, done } = worker(fake, 5, 5);
  slices.wake();
  fake.shown = false;
  fake.run("frames");
  assert.equal(done.length, 1);
  assert.deepEqual([fake.frames.length, fake.turns.length], [1, 0]);
});

test("an error in one step leaves the next call working", (context) => {
  context.mock.method(console, "error", () => {});
  const fake = new Fake();
  let calls = 0;
  const slices = new Slices(function* () {
    calls += 1;
    if (calls === 1) throw new Error("a bad element");
    yield;
  }, fake);
  slices.wake();
  fake.run("frames");
  slices.wake();
  fake.run("frames");
  assert.equal(calls, 2);
});

test("stopped, it does nothing more", () => {
  const fake = new Fake();
  const { slices, done } = worker(fake, 5, 5);
  slices.wake();
  fake.run("frames");
  slices.stop();
  fake.run("turns");
  slices.wake();
  fake.run("frames");
  assert.equal(done.length, 1);
});
