// A feed that keeps only what is near the window: the rest is unmounted and leaves its height behind.
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

const guess = 700; // pixels, for a post that was never measured
const margin = 900; // pixels above and below the window that stay mounted

/** Where posts that are not mounted lie, by id: page offset in pixels. Filled by the feed on screen. */
export const offsets = { of: () => undefined };

/** Draws `children(item, index)` for the items near the window; `attributes` go to the feed element. */
export function VirtualFeed({ items, children, ...attributes }) {
  const feed = useRef(null);
  const heights = useRef(new Map());
  const latest = useRef(items);
  latest.current = items;
  const [range, setRange] = useState({ first: 0, last: Math.min(items.length, 2) });

  const update = useCallback(() => {
    if (!feed.current) return;
    let top = feed.current.getBoundingClientRect().top;
    let first = latest.current.length;
    let last = 0;
    latest.current.forEach((item, index) => {
      const bottom = top + (heights.current.get(item.id) ?? guess);
      if (bottom > -margin && top < innerHeight + margin) {
        first = Math.min(first, index);
        last = index + 1;
      }
      top = bottom;
    });
    if (first >= last) return;
    setRange((now) => (now.first === first && now.last === last ? now : { first, last }));
  }, []);

  useLayoutEffect(update, [update, items.length]);
  useEffect(() => {
    addEventListener("scroll", update, { passive: true });
    addEventListener("resize", update);
    offsets.of = (id) => {
      let top = feed.current.getBoundingClientRect().top + scrollY;
      for (const item of latest.current) {
        if (item.id === id) return top;
        top += heights.current.get(item.id) ?? guess;
      }
      return undefined;
    };
    return () => {
      removeEventListener("scroll", update);
      removeEventListener("resize", update);
      offsets.of = () => undefined;
    };
  }, [update]);

  const space = (from, to) => items.slice(from, to).reduce((sum, item) => sum + (heights.current.get(item.id) ?? guess), 0);
  return (
    <div ref={feed} {...attributes}>
      <div style={{ height: space(0, range.first) }} />
      {items.slice(range.first, range.last).map((item, index) => (
        <Measured key={item.id} id={item.id} heights={heights.current} onChange={update}>
          {children(item, range.first + index)}
        </Measured>
      ))}
      <div style={{ height: space(range.last) }} />
    </div>
  );
}

function Measured({ id, heights, onChange, children }) {
  const box = useRef(null);
  useLayoutEffect(() => {
    const measure = () => {
      const height = box.current?.offsetHeight;
      if (!height || heights.get(id) === height) return;
      heights.set(id, height);
      onChange();
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [id, heights, onChange]);
  return <div ref={box}>{children}</div>;
}
