// From a stopped background to its first verdict: what every first comment of a quiet half minute waits for.
import { launch } from "../tests/browser.mjs";

const SETTLED = 500;

/** Milliseconds of each run, by the clock of one of the extension's own pages. */
export async function firstVerdict(runs = 20) {
  const { context, id, close } = await launch();
  try {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${id}/pages/options.html`);
    const session = await context.newCDPSession(page);
    let running = new Set();
    let stopped = () => {};
    session.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
      for (const { versionId, runningStatus } of versions) {
        if (runningStatus === "stopped") running.delete(versionId);
        else running.add(versionId);
      }
      if (running.size === 0) stopped();
    });
    await session.send("ServiceWorker.enable");

    const milliseconds = [];
    // The first run only warms the browser's caches: it is not counted.
    for (let run = 0; run <= runs; run += 1) {
      const gone = new Promise((resolve) => (stopped = resolve));
      await session.send("ServiceWorker.stopAllWorkers");
      if (running.size > 0) await gone;
      // The browser is busy for a moment after it stopped the background; in life half a minute goes by.
      await new Promise((resolve) => setTimeout(resolve, SETTLED));
      const time = await page.evaluate(ask);
      if (run > 0) milliseconds.push(time);
    }
    return milliseconds;
  } finally {
    await close();
  }
}

/** In the extension's page: one question to the background; gives the milliseconds until its answer. */
function ask() {
  return new Promise((answered, failed) => {
    const start = performance.now();
    const port = chrome.runtime.connect({ name: "vaglio" });
    port.onDisconnect.addListener(() => failed(new Error("disconnected")));
    port.onMessage.addListener(({ type, verdicts, error }) => {
      if (type !== "verdicts" || verdicts[0].findings.length === 0) return failed(new Error(error ?? "nothing found"));
      answered(performance.now() - start);
      port.disconnect();
    });
    const submission = { audience: "ext", network: "facebook", surface: "comment", text: "Siete dei buffoni incapaci." };
    port.postMessage({ type: "check", seq: 0, pack: "lg", imported: 0, language: "it", submissions: [submission] });
  });
}
