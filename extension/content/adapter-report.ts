// For whoever repairs an adapter: what it reads in a saved page. Bundled for `./build.sh adapter`, never shipped.
import { Site, type Found } from "./adapter.ts";
import { read } from "./read.ts";
import { inPageOrder } from "./reveal.ts";
import { adapterFor } from "./sites/index.ts";

/** One JSON line an item, then one a selector with the number of elements it matches. */
function report(address: string): string {
  const url = new URL(address);
  const adapter = adapterFor(url.hostname);
  if (!adapter) throw new Error(`no adapter for ${url.hostname}`);
  const site = new Site(adapter, url);
  const found = new Map<Element, Found>();
  for (const item of site.find(document.documentElement)) if (item) found.set(item.element, item);
  const inOrder = [...found.values()].sort(inPageOrder);
  const items = inOrder.map((item) => {
    const parts = site.parts(item);
    return {
      kind: item.kind,
      author: site.authorName(item),
      authorId: site.author(item, parts)?.id,
      id: site.id(item, parts),
      text: read(parts, site.drop).text,
      permalink: site.permalink(item, parts)?.href,
      parent: site.parent(item, parts),
      truncated: site.truncated(item),
      tier: item.tier,
      selector: item.selector,
    };
  });
  const place = site.address(url);
  return [{ place }, ...items, ...site.health(document)].map((line) => JSON.stringify(line)).join("\n");
}

Object.assign(globalThis, { vaglioAdapterReport: report });
