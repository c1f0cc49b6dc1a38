// Navigation as single-page applications do it: the address changes, the document and its first-load metadata do not.
import { useSyncExternalStore } from "react";

const listeners = new Set();
const announce = () => listeners.forEach((listener) => listener());
addEventListener("popstate", announce);

export function navigate(path) {
  history.pushState(null, "", path);
  scrollTo(0, 0);
  announce();
}

const subscribe = (listener) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The path of the page on screen, without the query. */
export const usePath = () => useSyncExternalStore(subscribe, () => location.pathname);

/** A link that stays in the application for a plain click. */
export function Link({ href, children, ...attributes }) {
  const follow = (event) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(href);
  };
  return <a href={href} onClick={follow} {...attributes}>{children}</a>;
}
