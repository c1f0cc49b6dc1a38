// The first load of the demonstration Facebook: metadata that in-app navigation later leaves stale, route data, an empty root.
import { readFileSync } from "node:fs";
import { escapeHtml, inlineJson } from "../shared/html.mjs";
import { permalink, route } from "./routes.mjs";

const { accounts, groups, posts, viewer } = JSON.parse(readFileSync(new URL("../content/facebook.json", import.meta.url), "utf8"));

function identity(here) {
  if (here.kind === "profile") {
    const account = accounts[here.account];
    if (!account) return {};
    return {
      name: account.name,
      app: `fb://profile/${account.id}`,
      rootView: account.kind === "page" ? "ProfilePlusCometRoot.react" : "ProfileCometRoot.react",
      props: { userID: account.id, userVanity: here.account },
    };
  }
  if (here.kind === "group") return { name: groups[here.group]?.name, app: `fb://group/${here.group}`, rootView: "CometGroupRoot.react", props: { groupID: here.group } };
  return { rootView: here.kind === "messages" ? "MWInboxRoot.react" : "CometHomeRoot.react", props: {} };
}

export function firstLoad(url, nonce) {
  const here = route(url.pathname);
  const { name, app, rootView, props } = identity(here);
  const post = posts.find((candidate) => candidate.id === here.post);
  const canonical = `https://www.facebook.com${post ? permalink(post) : url.pathname.replace(/\/$/, "")}`;
  const actor = accounts[here.account]?.kind === "page" && here.account === viewer.acting ? accounts[here.account].id : viewer.id;
  const data = {
    require: [
      ["CurrentUserInitialData", [], { ACCOUNT_ID: viewer.id, USER_ID: viewer.id, NAME: viewer.person, IS_BUSINESS_PERSON_ACCOUNT: false }],
      ["CometPlatformRootClient", [], { initialRouteInfo: { route: { actorID: actor, rootView: { resource: { __dr: rootView } }, props, url: url.pathname } } }],
    ],
  };
  const metadata = name
    ? `<link rel="canonical" href="${escapeHtml(canonical)}"><meta property="og:url" content="${escapeHtml(canonical)}">
<meta property="og:type" content="video.other"><meta property="og:title" content="${escapeHtml(name)}">
<meta property="al:android:url" content="${escapeHtml(app)}"><meta property="al:ios:url" content="${escapeHtml(app)}">`
    : "";
  return {
    html: `<!DOCTYPE html>
<html id="facebook" lang="it" dir="ltr"><head><meta charset="utf-8"><title>${escapeHtml(name ?? "Pagina di prova")}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${metadata}
<link rel="stylesheet" href="/static/facebook.css" nonce="${nonce}">
<script type="application/json" data-sjs nonce="${nonce}">${inlineJson(data)}</script>
<script src="/static/facebook.js" defer nonce="${nonce}"></script></head><body><div id="root"></div></body></html>`,
  };
}
