// A table for the terminal: cells wrap, so that nothing is cut.

const SHARE = [2, 2, 4, 4, 5];

/** Rows of text under their headings, within `width` columns. */
export function table(headings, rows, width = Math.max(process.stdout.columns ?? 160, 100)) {
  const share = headings.map((_, at) => SHARE[at] ?? 3);
  const room = width - 3 * (headings.length - 1);
  const whole = share.reduce((sum, one) => sum + one, 0);
  const widths = share.map((one) => Math.floor((room * one) / whole));
  const rule = widths.map((columns) => "─".repeat(columns)).join("─┼─");
  return [headings, ...rows].map((cells) => line(cells, widths)).join(`\n${rule}\n`);
}

function line(cells, widths) {
  const wrapped = cells.map((cell, at) => wrap(cell, widths[at]));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  const lines = Array.from({ length: height }, (_, at) =>
    wrapped.map((column, cell) => (column[at] ?? "").padEnd(widths[cell])).join(" │ ").trimEnd(),
  );
  return lines.join("\n");
}

/** Breaks at spaces, and inside a word that is longer than a line. */
function wrap(text, width) {
  const words = text.trim().split(/\s+/).flatMap((word) => word.match(new RegExp(`.{1,${width}}`, "gsu")) ?? [""]);
  const lines = [words.shift()];
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`;
    if (longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
