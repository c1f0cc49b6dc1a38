// Mounts a network's application and gives tests their controls.
import { createRoot } from "react-dom/client";
import { elementOf } from "./landmarks.js";
import { navigate } from "./router.jsx";
import { offsets } from "./virtual-feed.jsx";

const frame = () => new Promise((next) => requestAnimationFrame(next));

/** `currentPost()` is the id of the post that the page is about. */
export function start({ store, application, currentPost }) {
  const problems = [];
  addEventListener("error", (event) => problems.push(String(event.message)));
  addEventListener("unhandledrejection", (event) => problems.push(String(event.reason)));
  document.addEventListener("securitypolicyviolation", (event) => problems.push(`${event.violatedDirective} ${event.blockedURI}`));
  const report = (error) => problems.push(String(error));

  createRoot(document.getElementById("root"), { onUncaughtError: report, onCaughtError: report, onRecoverableError: report }).render(application);

  window.__site = {
    /** Errors and policy violations of the page so far. */
    problems,
    /** Builds the text of a post or comment anew: same words, other nodes. */
    rerender: (id) => store.edit(id, (entry) => ({ ...entry, version: entry.version + 1 })),
    /** Changes a text in place, as React does when data change. */
    rewriteText: (id, text) => store.edit(id, (entry) => ({ ...entry, text })),
    removeComment: (id) => store.edit(id, () => undefined),
    /** Presses "Altro…" of a post or comment. */
    openMore: (id) => store.edit(id, (entry) => ({ ...entry, open: true })),
    /** Adds generated comments to a post, the page's own if none is named; gives their ids. */
    addComments: (count, postId = currentPost()) => store.addGenerated(postId, count),
    navigate,
    /** Resolves when the post is mounted and at the top of the window. */
    scrollToPost: async (id) => {
      for (let tries = 0; tries < 60; tries += 1) {
        const element = elementOf(id);
        if (element) {
          const before = scrollY;
          element.scrollIntoView({ block: "start" });
          await frame();
          if (elementOf(id) === element && scrollY === before) return;
        } else {
          const top = offsets.of(id);
          if (top === undefined) throw new Error(`no post ${id} on this page`);
          scrollTo(0, top);
          await frame();
        }
      }
    },
    /** Resolves when the comments that the query asked for are all there. */
    settled: fill(store, currentPost()),
  };
}

/** `?comments=N` and `?hostile=1`. */
async function fill(store, postId) {
  const query = new URLSearchParams(location.search);
  const count = Number(query.get("comments") ?? 0);
  if (query.get("hostile")) store.addHostile(postId);
  if (count > 0) await store.addGradually(postId, count);
}
