// What the tests of the content script share: a browser with the extension, the demonstration pages, ways to look in.
import { launch, dist } from "../browser.mjs";
import { start } from "../sites/server.mjs";
import { join } from "node:path";

const folder = process.env.VAGLIO_EXTENSION ?? join(dist, "chromium-dev");

/** A browser with the extension and the demonstration pages beside it. */
export async function stage(options = {}) {
  const browser = await launch({ folder, ...options });
  const sites = await start();
  // The background writes the settings when it is installed; pages wait for them.
  await until(async () => (await browser.worker.evaluate(() => chrome.storage.local.get("effective"))).effective, "settings");
  return {
    ...browser,
    sites,
    url: sites.url,
    close: async () => {
      await browser.close();
      await sites.close();
    },
    /** Opens an address in a new tab, with a way into the extension's own world there. */
    open: (network, path, prepare) => open(browser, sites.url(network, path), prepare),
  };
}

/** Waits until `check` gives something true, looking again at every turn of the page or of this process. */
export async function until(check, what = String(check), limit = 20_000) {
  const end = performance.now() + limit;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (performance.now() > end) throw new Error(`still waiting for ${what}`);
    await new Promise((turn) => setImmediate(turn));
  }
}

async function open(browser, address, prepare) {
  const page = await browser.context.newPage();
  page.problems = [];
  page.on("pageerror", (error) => page.problems.push(error.message));
  const session = await browser.context.newCDPSession(page);
  const worlds = new Map();
  session.on("Runtime.executionContextCreated", ({ context }) => {
    if (context.auxData?.type === "isolated" && context.origin === `chrome-extension://${browser.id}`) worlds.set(context.uniqueId, context);
  });
  session.on("Runtime.executionContextDestroyed", ({ executionContextUniqueId }) => worlds.delete(executionContextUniqueId));
  session.on("Runtime.executionContextsCleared", () => worlds.clear());
  await session.send("Runtime.enable");
  page.session = session;

  /** Evaluates an expression where the content script lives. Undefined when there is no content script. */
  page.inside = async (expression) => {
    const uniqueContextId = [...worlds.keys()].at(-1);
    if (!uniqueContextId) return undefined;
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", { expression, uniqueContextId, returnByValue: true, awaitPromise: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  page.report = () => page.inside("vaglioReport()");
  /** Waits until everything shown has been read, judged and marked; gives the report. */
  page.settled = async () => {
    await page.evaluate(() => window.__site?.settled);
    let quiet = 0;
    let last;
    await until(async () => {
      // Two frames apart: what the page changed by then has been noticed.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      last = await page.report();
      quiet = last?.settled ? quiet + 1 : 0;
      return quiet >= 3;
    }, "the page to settle");
    return last;
  };
  /** Every mark on the page: the name of its highlight, its text, and the comment that it is in. */
  page.marks = () => page.evaluate(marks);
  /**
   * What assistive technology is told, in the order of the tree: a closed root hides nothing from it. With `within`, only
   * what is inside the first node of that role; undefined when there is none.
   */
  page.spoken = async (within) => {
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const said = [];
    const visit = (node) => {
      if (!node) return;
      if (!node.ignored) {
        said.push({
          role: node.role?.value,
          name: node.name?.value ?? "",
          focused: (node.properties ?? []).some(({ name, value }) => name === "focused" && value.value === true),
        });
      }
      for (const child of node.childIds ?? []) visit(byId.get(child));
    };
    const start = within === undefined ? nodes.find(({ parentId }) => parentId === undefined) : nodes.find(({ ignored, role }) => !ignored && role?.value === within);
    if (!start) return undefined;
    visit(start);
    return said;
  };
  if (prepare) await page.addInitScript(prepare);
  await page.goto(address);
  return page;
}

/** In the page's own world, which sees the registry too. */
function marks() {
  const idOf = (node) => {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const comment = element.closest("[role=article][aria-label], [componentkey^=replaceableComment_], article[data-id]");
    if (!comment) return undefined;
    const urn = comment.getAttribute("componentkey") ?? comment.getAttribute("data-id");
    if (urn) return /,(\d+)\)/.exec(urn)?.[1];
    const link = [...comment.querySelectorAll("a[href*='comment_id=']")].find(
      (candidate) => candidate.closest("[role=article]") === comment && /\/posts\//.test(candidate.getAttribute("href")),
    );
    const query = new URL(link.href).searchParams;
    return query.get("reply_comment_id") ?? query.get("comment_id");
  };
  return [...CSS.highlights].flatMap(([name, highlight]) =>
    [...highlight].map(({ startContainer, startOffset, endContainer, endOffset }) => {
      const range = document.createRange();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      const shown = [...range.getClientRects()].map(({ x, y, width, height }) => ({ x, y, width, height }));
      const { parentElement } = startContainer;
      const [first] = shown;
      const front = first !== undefined && document.elementFromPoint(first.x + 1, first.y + first.height / 2) === parentElement;
      return { name, text: range.toString(), comment: idOf(startContainer), connected: startContainer.isConnected, rects: shown, front };
    }),
  );
}

/** As a reader sees it: without the invisible characters that Facebook strews. */
export const visible = (text) => text.replace(/[\u200b-\u200f\u2060\u034f\ufeff\u202a-\u202e]/g, "");
