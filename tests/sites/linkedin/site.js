// The one store of the demonstration LinkedIn, and who is who in it.
import content from "../content/linkedin.json";
import { createStore } from "../shared/store.js";
import { route } from "./routes.mjs";

export const store = createStore(content);
export const { accounts, chats, viewer } = content;

export const nameOf = (id) => accounts[id]?.name ?? content.people[id]?.name ?? id;
export const headlineOf = (id) => accounts[id]?.headline ?? content.people[id]?.headline ?? "";
export const avatarOf = (id) => `/static/avatar/${encodeURIComponent(accounts[id]?.avatar ?? nameOf(id))}`;
export const profileHref = (id) => (accounts[id]?.kind === "company" ? `/company/${id}/posts` : `/in/${id}/`);
export const actingOn = (account) => (account === viewer.acting ? viewer.acting : viewer.person);

export function feedOf(here, posts) {
  switch (here.kind) {
    case "feed": return posts;
    case "company":
    case "person": return posts.filter((post) => post.account === here.account);
    case "update": return posts.filter((post) => post.id === here.post);
    default: return [];
  }
}

/** The post that the page is about: the one of the address, else the first of the feed. */
export const currentPost = () => feedOf(route(location.pathname), store.get())[0]?.id;

/** Publishes a comment of the viewer. */
export function comment(post, text) {
  const acting = actingOn(post.account);
  store.append(post.id, [{ id: store.nextId(), author: acting === viewer.acting ? acting : "giulia-bianchi-demo", when: "ora", whenLong: "ora", text }]);
}
