// The sentences of the interface in the language of the settings, which need not be the browser's: hence not chrome.i18n.
import en from "../_locales/en/messages.json";
import it from "../_locales/it/messages.json";
import type { Language } from "../types/generated.ts";

/** A sentence by its key, with `$1`, `$2` replaced. */
export interface Words {
  (key: Key, ...values: (string | number)[]): string;
  language: Language;
}

export type Key = keyof typeof it;

export function wordsIn(language: Language): Words {
  const messages: Record<string, { message: string }> = language === "en" ? en : it;
  const words = (key: Key, ...values: (string | number)[]) =>
    (messages[key]?.message ?? key).replaceAll(/\$([1-9])/g, (_, index: string) => String(values[Number(index) - 1] ?? ""));
  return Object.assign(words, { language });
}
