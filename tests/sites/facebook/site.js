// The one store of the demonstration Facebook, and who is who in it.
import content from "../content/facebook.json";
import { createStore } from "../shared/store.js";
import { route } from "./routes.mjs";

export const store = createStore(content);
export const { accounts, groups, chats, viewer } = content;

export const nameOf = (id) => accounts[id]?.name ?? content.people[id] ?? id;
export const avatarOf = (id) => `/static/avatar/${encodeURIComponent(accounts[id]?.avatar ?? nameOf(id))}`;

/** Who the viewer speaks as on the pages of an account: the page itself where it is the viewer's, the person elsewhere. */
export const actingOn = (account) => (account === viewer.acting ? viewer.acting : viewer.person);

/** The address of an author's profile; inside a group, of the author's page in the group. */
export function profileHref(id, group) {
  if (group && !accounts[id]?.category) return `/groups/${group}/user/${id.replace(/\D/g, "") || "100090000000900"}/`;
  return `/${id}`;
}

const join = (href, query) => `${href}${href.includes("?") ? "&" : "?"}${query}`;

/** The permalink of a comment under `href`, the permalink of its post. */
export const commentHref = (href, comment, parent) =>
  join(href, parent ? `comment_id=${parent.id}&reply_comment_id=${comment.id}` : `comment_id=${comment.id}`);

/** A link to the author as comments carry it, with the identifier of the comment wrapped up. */
export const authorHref = (post, comment) =>
  join(profileHref(comment.author, post.group), `comment_id=${btoa(`comment:${post.id}_${comment.id}`).replace(/=+$/, "")}&__cft__[0]=AZ&__tn__=R]-R`);

export function feedOf(here, posts) {
  switch (here.kind) {
    case "home": return posts;
    case "group": return posts.filter((post) => post.group === here.group);
    case "profile": return posts.filter((post) => post.account === here.account && !post.group);
    default: return [];
  }
}

/** The post that the page is about: the one of the permalink, else the first of the feed. */
export function currentPost() {
  const here = route(location.pathname);
  return here.post ?? feedOf(here, store.get())[0]?.id;
}
