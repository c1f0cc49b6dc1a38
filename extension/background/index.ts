// The background: hosts the engine for every page, shows how much was found, keeps the settings together.
import { MissingPack, check, remember } from "./engine.ts";
import { keepSettings } from "./settings.ts";
import { PORT, isRemember, isToBackground, type Remembered, type Request, type ToContent } from "../types/messages.ts";

// Listeners first and at once: a browser that starts this script for an event looks for them when it has run.
chrome.runtime.onConnect.addListener((port) => {
  if (port.name !== PORT || port.sender?.id !== chrome.runtime.id) {
    port.disconnect();
    return;
  }
  port.onMessage.addListener((message: unknown) => {
    if (!isToBackground(message)) return;
    if (message.type === "page") {
      badge(port.sender?.tab?.id, message.page.findings);
      return;
    }
    void answer(message).then((said) => {
      try {
        port.postMessage(said);
      } catch {
        // The page left while its question was being answered.
      }
    });
  });
});

chrome.runtime.onMessage.addListener((message: unknown, sender, reply: (said: Remembered) => void) => {
  if (sender.id !== chrome.runtime.id || !isRemember(message)) return undefined;
  remember(message.pack, message.posts).then(
    (added) => reply({ added }),
    () => reply({ added: null }),
  );
  // The answer comes later.
  return true;
});

keepSettings();

async function answer({ seq, ...request }: Request & { seq: number }): Promise<ToContent> {
  try {
    const { verdicts, stale } = await check(request);
    return { type: "verdicts", seq, verdicts, ...(stale ? { stale } : {}) };
  } catch (error) {
    return { type: "failed", seq, error: String(error), ...(error instanceof MissingPack ? { missing: true } : {}) };
  }
}

/** The number of findings on the extension's button, for one tab. */
function badge(tabId: number | undefined, findings: number): void {
  if (tabId === undefined) return;
  const text = findings === 0 ? "" : findings > 99 ? "99+" : String(findings);
  // The tab may be gone by now.
  void chrome.action.setBadgeText({ tabId, text }).catch(() => {});
  void chrome.action.setBadgeBackgroundColor({ tabId, color: "#0066cc" }).catch(() => {});
}
