// Small guards for values that come from elsewhere: messages, storage, adapter files.

export type Guard<T> = (value: unknown) => value is T;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** A whole number, 0 or more. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** One of `names`. */
export function oneOf<const T extends string>(names: readonly T[]): Guard<T> {
  return (value): value is T => (names as readonly unknown[]).includes(value);
}

/** A list whose members all pass `guard`. */
export function listOf<T>(guard: Guard<T>): Guard<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.every(guard);
}

/** Absent, or passes `guard`. */
export function optional<T>(guard: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || value === null || guard(value);
}
