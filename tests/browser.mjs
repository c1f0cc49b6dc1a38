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
 *           locale?: string }} options
 */
export async function launch({
  folder = join(dist, "chromium-dev"),
  headless = true,
  args = [],
  viewport = { width: 1280, height: 900 },
  locale = "it-IT",
} = {}) {
  const profile = await mkdtemp(join(tmpdir(), "vaglio-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable,
    // Playwright's own headless browser has no extensions: Chromium's does.
    headless: false,
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
