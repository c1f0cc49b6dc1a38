import assert from "node:assert/strict";
import { test } from "node:test";
import { Judge } from "./judge.ts";
import type { Submission, Verdict } from "../types/generated.ts";
import type { ToBackground } from "../types/messages.ts";

/** A port whose other end is this test. */
class Port {
  sent: ToBackground[] = [];
  closed = false;
  heard: ((message: unknown) => void)[] = [];
  gone: (() => void)[] = [];
  onMessage = { addListener: (listener: (message: unknown) => void) => this.heard.push(listener) };
  onDisconnect = { addListener: (listener: () => void) => this.gone.push(listener) };
  postMessage(message: ToBackground) {
    this.sent.push(message);
  }
  disconnect() {
    this.closed = true;
  }
  say(message: unknown) {
    for (const listener of this.heard) listener(message);
  }
  break() {
    for (const listener of this.gone) listener();
  }
  get asked(): string[][] {
    return this.sent.flatMap((message) => (message.type === "check" ? [message.submissions.map(({ text }) => text)] : []));
  }
  /** Answers every question so far that has none, a verdict a text. */
  answer(verdict: (text: string) => Verdict = () => ({ findings: [] })) {
    for (const message of this.sent.splice(0)) {
      if (message.type === "check") this.say({ type: "verdicts", seq: message.seq, verdicts: message.submissions.map(({ text }) => verdict(text)) });
    }
  }
}

function setUp() {
  const ports: Port[] = [];
  let gone = 0;
  const background = {
    there: true,
    alive: () => background.there,
    connect: () => {
      const port = new Port();
      ports.push(port);
      return port as unknown as chrome.runtime.Port;
    },
    later: (work: () => void) => void setImmediate(work),
  };
  const judge = new Judge({ pack: "lg", imported: 0, language: "it", readings: { "lg-r10a": "chosen" } }, () => (gone += 1), background);
  return { judge, ports, background, gone: () => gone };
}

const comment = (text: string): Submission => ({ audience: "ext", network: "facebook", surface: "comment", text });
const turn = () => new Promise<void>((done) => setImmediate(done));

test("fifty submissions a message, the rest on request", () => {
  const { judge, ports } = setUp();
  for (let index = 0; index < 120; index += 1) judge.ask(comment(`text ${index}`), () => {});
  assert.deepEqual(ports[0]!.asked.map((batch) => batch.length), [50, 50]);
  judge.flush();
  assert.deepEqual(ports[0]!.asked.map((batch) => batch.length), [50, 50, 20]);
  assert.equal(ports.length, 1);
});

test("the same text is asked once, then known", () => {
  const { judge, ports } = setUp();
  const answers: string[] = [];
  judge.ask(comment("uno"), () => answers.push("first"));
  judge.ask(comment("uno"), () => answers.push("second"));
  judge.flush();
  assert.deepEqual(ports[0]!.asked, [["uno"]]);
  ports[0]!.answer();
  judge.ask(comment("uno"), () => answers.push("third"));
  judge.flush();
  assert.deepEqual(ports[0]!.asked, []);
  assert.deepEqual(answers, ["first", "second", "third"]);
});

test("under another post it is another question", () => {
  const { judge, ports } = setUp();
  judge.ask({ ...comment("uno"), parent: "a" }, () => {});
  judge.ask({ ...comment("uno"), parent: "b" }, () => {});
  judge.flush();
  assert.deepEqual(ports[0]!.asked, [["uno", "uno"]]);
});

test("nothing to ask, nothing opened", () => {
  const { judge, ports } = setUp();
  judge.flush();
  judge.report({ network: "facebook", kind: "official", findings: 0, incomplete: 0, health: "ok", enabled: true });
  assert.equal(ports.length, 0);
});

test("when the background was stopped, what had no answer is asked again on a new port", async () => {
  const { judge, ports } = setUp();
  let verdict: Verdict | undefined;
  judge.ask(comment("uno"), (given) => (verdict = given));
  judge.flush();
  ports[0]!.break();
  await turn();
  assert.deepEqual(ports[1]!.asked, [["uno"]]);
  ports[1]!.answer();
  assert.deepEqual(verdict, { findings: [] });
});

test("a background that always breaks is not asked for ever", async () => {
  const { judge, ports } = setUp();
  const answers: (Verdict | undefined)[] = [];
  judge.ask(comment("uno"), (given) => answers.push(given));
  judge.flush();
  for (let index = 0; index < 10; index += 1) {
    ports.at(-1)!.break();
    await turn();
  }
  assert.deepEqual(answers, [undefined]);
  assert.equal(ports.length, 3);
});

test("a batch that fails is asked again text by text, and only the bad one stays without verdict", () => {
  const { judge, ports } = setUp();
  const answers = new Map<string, Verdict | undefined>();
  for (const text of ["good", "bad"]) judge.ask(comment(text), (given) => answers.set(text, given));
  judge.flush();
  const port = ports[0]!;
  port.sent = [];
  port.say({ type: "failed", seq: 0, error: "unreachable" });
  assert.deepEqual(port.asked, [["good"], ["bad"]]);
  port.say({ type: "verdicts", seq: 1, verdicts: [{ findings: [] }] });
  port.say({ type: "failed", seq: 2, error: "unreachable" });
  assert.deepEqual([...answers], [["good", { findings: [] }], ["bad", undefined]]);
});

test("answers that are not answers are dropped", () => {
  const { judge, ports } = setUp();
  const answers: unknown[] = [];
  judge.ask(comment("uno"), (given) => answers.push(given));
  judge.flush();
  for (const message of [null, "verdicts", { type: "verdicts" }, { type: "verdicts", seq: 7, verdicts: [] }, { type: "verdicts", seq: 0, verdicts: [{ findings: [{}] }] }]) {
    ports[0]!.say(message);
  }
  assert.deepEqual(answers, []);
});

test("an extension that was removed is noticed when the port breaks, and nothing more is tried", async () => {
  const { judge, ports, background, gone } = setUp();
  judge.ask(comment("uno"), () => {});
  judge.flush();
  ports[0]!.answer();
  ports[0]!.break();
  background.there = false;
  await turn();
  judge.ask(comment("due"), () => assert.fail("no answer may come"));
  judge.flush();
  assert.deepEqual([gone(), ports.length], [1, 1]);
});

test("what is left behind is told to a new port too", () => {
  const { judge, ports } = setUp();
  const page = { network: "facebook", kind: "private", findings: 0, incomplete: 0, health: "ok", enabled: true } as const;
  judge.report(page, true);
  assert.deepEqual(ports[0]!.sent, [{ type: "page", page }]);
});

test("a pack that is nowhere is told at once, and not asked for text by text", () => {
  const { judge, ports } = setUp();
  const said: unknown[] = [];
  for (const text of ["a", "b"]) judge.ask(comment(text), (verdict) => said.push(verdict));
  judge.flush();
  assert.equal(judge.trouble, undefined);
  ports[0]!.say({ type: "failed", seq: 0, error: "e", missing: true });
  assert.deepEqual(said, [undefined, undefined]);
  assert.equal(judge.trouble, "missing");
  assert.equal(ports[0]!.asked.length, 1);
});

test("what is imported of another version is told with the verdicts", () => {
  const { judge, ports } = setUp();
  judge.ask(comment("a"), () => {});
  judge.flush();
  ports[0]!.say({ type: "verdicts", seq: 0, verdicts: [{ findings: [] }], stale: true });
  assert.equal(judge.trouble, "stale");
  assert.ok(judge.idle);
});
