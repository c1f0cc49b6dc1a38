// What tests may expect of the demonstration pages.
import { readFileSync } from "node:fs";
import { generated, hostile } from "./shared/generated.mjs";

/** The official account of the demonstration configuration, by network. */
export const official = { facebook: "camera.maremma.demo", linkedin: "camera-maremma-demo" };

export function content(network) {
  return JSON.parse(readFileSync(new URL(`content/${network}.json`, import.meta.url), "utf8"));
}

/** Every comment and reply under the posts of the official account: `{ id, post, parent?, author, text, expect, may?, quote? }`. */
export function officialComments(network) {
  const flat = (post, list, parent) =>
    list.flatMap(({ replies = [], ...comment }) => [{ ...comment, post: post.id, parent }, ...flat(post, replies, comment.id)]);
  return content(network).posts
    .filter((post) => post.account === official[network] && !post.group)
    .flatMap((post) => flat(post, post.comments));
}

/** The comments that `?comments=N` and `?hostile=1` add to a post, with what is expected of them. */
export const generatedComments = (network, count) => generated(count, Object.keys(content(network).people));
export const hostileComments = (network) => hostile(Object.keys(content(network).people));
