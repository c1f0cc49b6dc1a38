// The state of a page: posts with their comments, immutable, copied along the path of each change.
import { useSyncExternalStore } from "react";
import { generated, hostile } from "./generated.mjs";

/** A post or comment with a `version` that, used as a key of its text, makes React build the text anew. */
const fresh = (entry) => ({ ...entry, version: 0, open: false, ...(entry.replies && { replies: entry.replies.map(fresh) }) });

export function createStore({ posts, people }) {
  const authors = Object.keys(people);
  let state = posts.map((post) => ({ ...fresh(post), comments: post.comments.map(fresh) }));
  let added = 0;
  let written = 0;
  const listeners = new Set();

  const set = (next) => {
    state = next;
    for (const listener of listeners) listener();
  };

  /** Replaces the entry called `id` by what `change` makes of it; nothing removes it. */
  const edit = (id, change) => {
    let found = false;
    const within = (list) => {
      let touched = false;
      const copied = list.flatMap((entry) => {
        if (entry.id === id) {
          found = touched = true;
          const changed = change(entry);
          return changed ? [changed] : [];
        }
        const children = entry.comments ?? entry.replies;
        const replaced = children && within(children);
        if (!replaced || replaced === children) return [entry];
        touched = true;
        return [{ ...entry, [entry.comments ? "comments" : "replies"]: replaced }];
      });
      return touched ? copied : list;
    };
    const next = within(state);
    if (!found) throw new Error(`no entry ${id}`);
    set(next);
  };

  const append = (postId, comments) => edit(postId, (post) => ({ ...post, comments: [...post.comments, ...comments.map(fresh)] }));

  return {
    /** The identifier of what the viewer writes next. */
    nextId: () => `888${String((written += 1)).padStart(6, "0")}`,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get: () => state,
    edit,
    append,
    publish: (post) => set([{ ...fresh(post), comments: [] }, ...state]),
    post: (id) => state.find((post) => post.id === id),
    /** `count` more generated comments under a post, in one go. Gives their ids. */
    addGenerated: (postId, count) => {
      const comments = generated(count, authors, added);
      added += count;
      append(postId, comments);
      return comments.map((comment) => comment.id);
    },
    /** The same in small steps, so that the page itself keeps every task short. Resolves when all of them are there. */
    addGradually: async (postId, count, step = 10) => {
      const target = added + count;
      while (added < target) {
        const comments = generated(Math.min(step, target - added), authors, added);
        added += comments.length;
        append(postId, comments);
        await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
      }
    },
    addHostile: (postId) => append(postId, hostile(authors)),
  };
}

export const usePosts = (store) => useSyncExternalStore(store.subscribe, store.get);
