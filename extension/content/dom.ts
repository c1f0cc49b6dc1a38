// Building our own elements: methods of the DOM only, never markup from a string.

type Child = Node | string | undefined | false;

interface Properties {
  class?: string;
  id?: string;
  /** A handler that hears people only: pages can forge events, and theirs are not trusted. */
  click?: () => void;
  attributes?: Record<string, string>;
}

/** An element with its children; those that are undefined or false are left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  { class: className, id, click, attributes }: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (id) made.id = id;
  for (const [key, value] of Object.entries(attributes ?? {})) made.setAttribute(key, value);
  if (click) made.addEventListener("click", trusted(click));
  made.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  return made;
}

/** `listener` for events that a person caused. */
export function trusted<E extends Event>(listener: (event: E) => void): (event: E) => void {
  return (event) => {
    if (event.isTrusted) listener(event);
  };
}
