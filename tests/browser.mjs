// A real Chromium with the unpacked extension in it, for tests, for `run` and for benches.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const dist = resolve(root, "dist");

/** The browser of the system: build.sh says where it is, and installs it where it may. */
export const executable = process.env.CHROMIUM ?? "/usr/bin/chromium";

/**
 * Starts Chromium with the extension of `folder` (none when null), in a profile of its own.
 *
 * Gives Playwright's `context`, the `worker` of the extension once it runs, its `id`, and `close()`. Whatever is not on
 * this machine stays out of reach: names other than those under `localhost` resolve to nothing.
 *
 * @param {{ folder?: string | null, headless?: boolean, args?: string[], viewport?: { width: number, height: number } | null,
 *           locale?: string } & import("playwright-core").BrowserContextOptions} options
 */
export async function launch({
  folder = join(dist, "chromium-dev"),
  headless = true,
  args = [],
  viewport = { width: 1280, height: 900 },
  locale = "it-IT",
  ...more
} = {}) {
  const profile = await mkdtemp(join(tmpdir(), "vaglio-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable,
    // Playwright's own headless browser has no extensions: Chromium's does.
    headless: false,
    ...more,
    viewport,
    locale,
    ignoreDefaultArgs: ["--disable-extensions"],
    args: [
      ...(headless ? ["--headless=new"] : []),
      ...(folder ? [`--disable-extensions-except=${folder}`, `--load-extension=${folder}`] : []),
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE *.localhost, EXCLUDE localhost, EXCLUDE 127.0.0.1",
      ...args,
    ],
  });
  const close = async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    if (!folder) return { context, close };
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
    return { context, worker, id: new URL(worker.url()).host, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Evaluates an expression where the content script of `page` runs, which the page itself cannot see. Development builds
 * show there what the script knows.
 */
export async function inContentScript(page, id, expression) {
  const session = await page.context().newCDPSession(page);
  try {
    const { frameTree } = await session.send("Page.getFrameTree");
    const found = new Promise((resolve) => {
      session.on("Runtime.executionContextCreated", ({ context }) => {
        const { type, frameId } = context.auxData ?? {};
        if (context.origin === `chrome-extension://${id}` && type === "isolated" && frameId === frameTree.frame.id) resolve(context);
      });
    });
    await session.send("Runtime.enable");
    const { uniqueId } = await found;
    const answer = await session.send("Runtime.evaluate", {
      expression,
      uniqueContextId: uniqueId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
    return answer.result.value;
  } finally {
    await session.detach();
  }
}

/** What the content script found, once it has nothing left to read or to ask. */
export function report(page, id) {
  const settled = `new Promise((done) => {
    const look = () => {
      const report = globalThis.vaglioReport();
      if (report.settled) done(report);
      else requestAnimationFrame(look);
    };
    look();
  })`;
  return inContentScript(page, id, settled);
}
