// Addresses of the demonstration LinkedIn.

/** `{ kind: "feed" | "company" | "person" | "update" | "messaging", account?, post? }` of a path. */
export function route(path) {
  const parts = decodeURIComponent(path).split("/").filter(Boolean);
  switch (parts[0]) {
    case "company": return { kind: "company", account: parts[1] };
    case "in": return { kind: "person", account: parts[1] };
    case "messaging": return { kind: "messaging" };
    case "feed": return parts[1] === "update" ? { kind: "update", post: parts[2]?.split(":").pop() } : { kind: "feed" };
    default: return { kind: "feed" };
  }
}

export const updateHref = (post) => `/feed/update/urn:li:activity:${post.id}/`;
export const commentUrn = (post, comment) => `urn:li:comment:(activity:${post.id},${comment.id})`;
