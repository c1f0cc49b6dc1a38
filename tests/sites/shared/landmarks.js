// Which element shows which post or comment now: for the controls, never for the page itself.
const elements = new Map();

/** A React ref that registers the element of `id` for as long as it is mounted. */
export const landmark = (id) => (element) => {
  elements.set(id, element);
  return () => {
    if (elements.get(id) === element) elements.delete(id);
  };
};

export const elementOf = (id) => elements.get(id);
