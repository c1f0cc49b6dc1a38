// Small arithmetic of the bench.

export function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Three significant digits: more would be noise. */
export const rounded = (number) => Number(number.toPrecision(3));

/** Millions of bytes a second. */
export const throughput = (bytes, milliseconds) => rounded(bytes / 1000 / milliseconds);

/** Runs `work` `runs` times; gives its last result and the milliseconds of each run. */
export function timed(runs, work) {
  let result;
  const milliseconds = Array.from({ length: runs }, () => {
    const start = performance.now();
    result = work();
    return performance.now() - start;
  });
  return { result, milliseconds };
}
