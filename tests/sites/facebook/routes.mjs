// Addresses of the demonstration Facebook, for the server and for the page.

/** `{ kind: "home" | "profile" | "group" | "messages", account?, group?, post?, chat? }` of a path. */
export function route(path) {
  const parts = path.split("/").filter(Boolean);
  if (parts.length === 0) return { kind: "home" };
  if (parts[0] === "messages") return { kind: "messages", chat: parts[2] };
  const post = parts.indexOf("posts") > 0 ? parts[parts.indexOf("posts") + 1] : undefined;
  if (parts[0] === "groups") return { kind: "group", group: parts[1], post };
  return { kind: "profile", account: parts[0], post };
}

/** The permalink of a post. */
export const permalink = (post) => `${post.group ? `/groups/${post.group}` : `/${post.account}`}/posts/${post.id}`;
