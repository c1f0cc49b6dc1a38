// What holds: the administrator's settings over the person's, over the defaults. Pages read the result from storage.
import demo from "../demo.json";
import { CHOSEN, DEFAULTS, EFFECTIVE, IMPORTED, isSettings, revisionOf, validKeys, type Settings } from "../types/settings.ts";

/** Key by key: an administrator's key replaces the person's whole key. */
export function merged(chosen: unknown, managed: unknown, imported?: unknown): Settings {
  return { ...DEFAULTS, ...(__DEV__ ? validKeys(demo) : {}), ...validKeys(chosen), ...validKeys(managed), imported: revisionOf(imported) };
}

/** Recomputes what holds when the extension or the browser starts, and whenever either part changes. */
export function keepSettings(): void {
  chrome.runtime.onInstalled.addListener(() => void refresh());
  chrome.runtime.onStartup.addListener(() => void refresh());
  chrome.storage.onChanged.addListener((changes, area) => {
    if (area === "managed" || (area === "local" && (CHOSEN in changes || IMPORTED in changes))) void refresh();
  });
}

async function refresh(): Promise<void> {
  const [stored, managed] = await Promise.all([
    chrome.storage.local.get([CHOSEN, EFFECTIVE, IMPORTED]),
    // Firefox rejects when there is no administrator.
    chrome.storage.managed.get(null).catch(() => ({})),
  ]);
  const effective = merged(stored[CHOSEN], managed, stored[IMPORTED]);
  const before = stored[EFFECTIVE];
  if (isSettings(before) && JSON.stringify(before) === JSON.stringify(effective)) return;
  await chrome.storage.local.set({ [EFFECTIVE]: effective });
}
