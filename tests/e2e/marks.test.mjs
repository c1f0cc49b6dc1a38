// Whether the pages are marked where the contents say, and nowhere else.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { content, hostileComments, official, officialComments } from "../sites/content.mjs";
import { stage, until, visible } from "./extension.mjs";

let on;
before(async () => (on = await stage()));
after(() => on?.close());

/** Compares the marks of a page with what the contents expect of the comments that it shows. */
function compare(marks, comments, report) {
  const wrong = [];
  for (const { id, text, author, expect, may, quote } of comments) {
    const own = marks.filter(({ comment }) => comment === id);
    const marked = visible(own.map(({ text }) => text).join(" "));
    if (expect.length === 0 && !may?.length) {
      if (own.length > 0) wrong.push(`${id} must not be marked, is at «${marked}»: ${text}`);
      continue;
    }
    if (expect.length === 0) continue;
    if (own.length === 0) wrong.push(`${id} must be marked (${expect}): ${text}`);
    const touches = (mark) => quote === undefined || text.includes(visible(mark.text).trim()) && overlap(text, visible(mark.text).trim(), quote);
    if (own.length > 0 && !own.some(touches)) wrong.push(`${id}: «${marked}» does not touch «${quote}»`);
    const judged = report.items.filter((item) => visible(item.text) === text || visible(item.text).endsWith(` ${text}`));
    const found = new Set(judged.flatMap(({ findings }) => findings.map(({ category }) => category)));
    for (const category of expect) if (!found.has(category)) wrong.push(`${id} must be found as ${category}, is as ${[...found]} (${author}): ${text}`);
  }
  assert.deepEqual(wrong, []);
}

function overlap(text, one, other) {
  const at = text.indexOf(one);
  const where = text.indexOf(other);
  return at < where + other.length && where < at + one.length;
}

/** Opens what Facebook shows only in part, and waits for what follows from it. */
async function openAll(page, comments) {
  await page.evaluate((ids) => ids.forEach((id) => window.__site.openMore(id)), comments.map(({ id }) => id));
  return page.settled();
}

describe("Facebook", () => {
  for (const post of content("facebook").posts.filter(({ account, group }) => account === official.facebook && !group)) {
    test(`the comments of post ${post.id}`, async () => {
      const comments = officialComments("facebook").filter((comment) => comment.post === post.id && comment.author !== official.facebook);
      const page = await on.open("facebook", `/${official.facebook}/posts/${post.id}`);
      await page.settled();
      for (const unfold of await page.getByText(/^Visualizza altre risposte/).all()) await unfold.click();
      const report = await openAll(page, [post, ...comments]);
      const dialog = (await page.marks()).filter(({ connected }) => connected);
      compare(dialog, comments, report);
      assert.deepEqual(await page.evaluate(() => window.__site.problems), []);
      await page.close();
    });
  }

  test("a text that is cut is told to be incomplete, and judged again when the reader opens it", async () => {
    const { id, post } = officialComments("facebook").find(({ note }) => note?.includes("only in the part"));
    const page = await on.open("facebook", `/${official.facebook}/posts/${post}`);
    assert.ok((await page.settled()).incomplete > 0);
    assert.deepEqual((await page.marks()).filter(({ comment }) => comment === id), []);
    await page.evaluate((comment) => window.__site.openMore(comment), id);
    await page.settled();
    assert.ok((await page.marks()).some(({ comment }) => comment === id));
    await page.close();
  });
});

describe("LinkedIn", () => {
  const comments = officialComments("linkedin").filter(({ author }) => author !== official.linkedin);

  test("the company's page, in the newer renderer", async () => {
    const page = await on.open("linkedin", `/company/${official.linkedin}/posts/`);
    const report = await page.settled();
    compare(await page.marks(), comments, report);
    assert.deepEqual(await page.evaluate(() => window.__site.problems), []);
    await page.close();
  });

  for (const post of content("linkedin").posts.filter(({ account }) => account === official.linkedin)) {
    test(`the page of post ${post.id}, in the older renderer`, async () => {
      const page = await on.open("linkedin", `/feed/update/urn:li:activity:${post.id}/`);
      await until(async () => (await page.report())?.kind === "official", "the post to tell whose it is");
      const folded = page.getByText(/^Carica le risposte precedenti/);
      for (const unfold of await folded.all()) await unfold.click();
      const report = await page.settled();
      compare(await page.marks(), comments.filter((comment) => comment.post === post.id), report);
      await page.close();
    });
  }
});

describe("what a page may throw at its reader", () => {
  for (const [network, path] of [["facebook", `/${official.facebook}/posts/122101000000000101`], ["linkedin", "/feed/update/urn:li:activity:7390000000000000101/"]]) {
    test(`${network}: nothing is executed, nothing stops the rest`, async () => {
      const page = await on.open(network, `${path}?hostile=1`);
      await until(async () => (await page.report())?.kind === "official", "an official page");
      await page.settled();
      const comments = hostileComments(network);
      await page.evaluate((ids) => ids.forEach((id) => window.__site.openMore(id)), comments.map(({ id }) => id));
      const report = await page.settled();
      const marks = await page.marks();
      const wrong = comments.flatMap(({ id, expect }) => {
        const marked = marks.some(({ comment }) => comment === id);
        return marked === expect.length > 0 ? [] : [`${id} ${marked ? "is" : "is not"} marked`];
      });
      assert.deepEqual(wrong, []);
      assert.ok(report.items.some(({ text }) => text.length === 100_000), "a hundred thousand characters arrive whole");
      assert.equal(await page.evaluate(() => window.__hacked), undefined);
      assert.deepEqual(page.problems, []);
      await page.close();
    });
  }
});

describe("a thousand comments", () => {
  test("all are judged, one in ten is marked", async () => {
    const page = await on.open("facebook", `/${official.facebook}/posts/122101000000000101?comments=1000`);
    await page.evaluate(() => window.__site.settled);
    const report = await page.settled();
    assert.ok(report.items.length >= 1000);
    const marked = new Set((await page.marks()).map(({ comment }) => comment));
    assert.ok(marked.size >= 100, `${marked.size} are marked`);
    await page.close();
  });
});
