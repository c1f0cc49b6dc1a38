// A page with 1,000 comments: how long until all of them are marked, and the longest task of the page's main thread.
//
// The page is drawn while it is nobody's (another page of the network is the official one) and comes to rest; then its own
// account is listed. What happens from there on is the extension's doing.
import { launch, report } from "../tests/browser.mjs";
import { start } from "../tests/sites/server.mjs";

const ACCOUNT = "camera.maremma.demo";
const PATH = "/camera.maremma.demo/posts/122101000000000101?comments=1000";

/** `[{ milliseconds, longestTask, longTasks, marks, comments }]`, one a run. */
export async function markPage(runs = 5) {
  const sites = await start();
  const browser = await launch();
  try {
    const page = await browser.context.newPage();
    const list = (id) =>
      browser.worker.evaluate((id) => chrome.storage.local.set({ settings: { accounts: [{ network: "facebook", id }] } }), id);
    const open = async () => {
      await page.goto(sites.url("facebook", PATH));
      await page.evaluate(() => window.__site.settled);
      await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
    };

    await list(ACCOUNT);
    await open();
    const { items } = await report(page, browser.id);
    const marks = await page.evaluate(() => [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0));
    if (items.length < 1000 || marks < 100) throw new Error(`${items.length} comments and ${marks} marks on the page`);

    const rows = [];
    for (let run = 0; run < runs; run += 1) {
      await list("another.page");
      await open();
      const trace = await traced(page);
      const marked = page.evaluate(untilMarked, marks);
      await list(ACCOUNT);
      const { milliseconds, longTasks } = await marked;
      rows.push({ milliseconds, longestTask: await trace(), longTasks, marks, comments: items.length });
    }
    return rows;
  } finally {
    await browser.close();
    await sites.close();
  }
}

/** In the page: from the first sign of the extension to the last mark. */
function untilMarked(marks) {
  let longTasks = 0;
  const observer = new PerformanceObserver((list) => (longTasks += list.getEntries().length));
  observer.observe({ type: "longtask" });
  const start = performance.now();
  return new Promise((done) => {
    const look = () => {
      const now = [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0);
      if (now < marks) return void requestAnimationFrame(look);
      const milliseconds = performance.now() - start;
      // What these marks cost to paint belongs to them.
      requestAnimationFrame(() => requestAnimationFrame(() => done({ milliseconds, longTasks })));
    };
    look();
  });
}

/** Starts to record the tasks of the page's main thread; what it gives ends it and tells the longest, in milliseconds. */
async function traced(page) {
  const session = await page.context().newCDPSession(page);
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel", "__metadata"] },
  });
  return async () => {
    const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
    await session.send("Tracing.end");
    await complete;
    await session.detach();
    const { processId } = events
      .filter(({ name }) => name === "TracingStartedInBrowser")
      .flatMap(({ args }) => args.data.frames)
      .find(({ url }) => url === page.url());
    const thread = events.find(({ name, pid, args }) => name === "thread_name" && pid === processId && args.name === "CrRendererMain");
    const tasks = events.filter(({ name, ph, pid, tid }) => ph === "X" && pid === processId && tid === thread.tid && /RunTask$/.test(name));
    if (tasks.length === 0) throw new Error("the trace holds no task of the page");
    return Math.max(...tasks.map(({ dur }) => dur)) / 1000;
  };
}
