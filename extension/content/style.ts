// How the card and the sign look: sober, in the manner of Italian public administration, readable in any setting.
import { STYLES } from "./highlight.ts";

const edges = Object.entries(STYLES)
  .map(([name, { colour }]) => `.${name} { border-left-color: ${colour}; }`)
  .join("\n");

export const css = `
:host {
  all: initial !important;
  color-scheme: light dark;
  --ground: light-dark(#fff, #17212b);
  --ink: light-dark(#17324d, #eaf1f8);
  --quiet: light-dark(#455a70, #b9c8d7);
  --line: light-dark(#c5cfd9, #3b4b5b);
  --blue: light-dark(#0066cc, #6cb0ff);
  --on-blue: light-dark(#fff, #0d1b2a);
  --warm: light-dark(#fff5e5, #3a2c14);
}
* { box-sizing: border-box; }
.card, .sign {
  position: fixed;
  z-index: 2147483647;
  color: var(--ink);
  background: var(--ground);
  border: 1px solid var(--line);
  border-radius: 4px;
  box-shadow: 0 4px 24px rgb(0 0 0 / 0.24);
  font: 400 14px/1.45 "Titillium Web", "Segoe UI", system-ui, -apple-system, Roboto, "Noto Sans", Arial, sans-serif;
  text-align: start;
}
.card {
  inline-size: min(400px, calc(100vw - 16px));
  max-block-size: min(560px, calc(100vh - 16px));
  display: flex;
  flex-direction: column;
  border-top: 4px solid var(--blue);
}
.body { overflow: auto; padding: 0 16px 12px; overflow-wrap: anywhere; }
.head { display: flex; align-items: start; gap: 8px; padding: 12px 8px 8px 16px; }
h2 { flex: 1; margin: 0; font-size: 18px; line-height: 1.3; font-weight: 700; }
h3 { margin: 12px 0 4px; font-size: 15px; font-weight: 700; }
p { margin: 0 0 8px; }
article { border-left: 4px solid var(--blue); padding-left: 12px; }
article + article { margin-top: 12px; }
article h3 { margin-top: 0; }
.severity { font-weight: 700; }
.severity::after { content: "."; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 12px; margin: 0; }
dt { grid-column: 1; color: var(--quiet); }
dd { grid-column: 2; margin: 0; }
ul { margin: 0; padding-inline-start: 20px; }
li p { margin: 0; }
.source { color: var(--quiet); font-size: 13px; }
blockquote { margin: 0 0 8px; padding: 8px 12px; border: 1px solid var(--line); border-radius: 4px; white-space: pre-wrap; }
.notice { background: var(--warm); padding: 8px 12px; margin: 12px 0 0; border-radius: 4px; }
.foot { display: flex; justify-content: space-between; align-items: center; gap: 8px; padding: 8px 16px; border-top: 1px solid var(--line); color: var(--quiet); font-size: 13px; }
button {
  font: inherit;
  font-weight: 600;
  color: var(--blue);
  background: transparent;
  border: 1px solid currentcolor;
  border-radius: 4px;
  padding: 4px 12px;
  min-block-size: 32px;
  cursor: pointer;
  transition: background-color 120ms;
}
button:hover { background: color-mix(in srgb, var(--blue) 12%, transparent); }
button.primary { color: var(--on-blue); background: var(--blue); border-color: var(--blue); }
button.primary:hover { background: color-mix(in srgb, var(--blue) 85%, var(--ink)); }
button.close { border-color: transparent; color: var(--quiet); padding: 0; inline-size: 32px; font-size: 20px; line-height: 1; }
:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
.body:focus-visible { outline-offset: -3px; }
.sign { inset-block-end: 16px; inset-inline-start: 16px; display: flex; flex-wrap: wrap; align-items: center; gap: 8px; max-inline-size: min(480px, calc(100vw - 32px)); padding: 6px 6px 6px 12px; border-left: 4px solid var(--blue); }
.sign strong { color: var(--blue); }
.sign .notice { flex-basis: 100%; order: 1; margin: 0; }
${edges}
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
@media (forced-colors: active) { .card, .sign { border: 2px solid CanvasText; } article { border-left-color: Highlight; } }
`;

export function sheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
