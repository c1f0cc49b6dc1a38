// The background: hosts the engine for every page, shows how much was found, keeps the settings together.
import { check } from "./engine.ts";
import { keepSettings } from "./settings.ts";
import { PORT, isToBackground, type Request, type ToContent } from "../types/messages.ts";

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
    port.postMessage(answer(message));
  });
});

keepSettings();

function answer({ seq, pack, language, readings, submissions }: Request & { seq: number }): ToContent {
  try {
    return { type: "verdicts", seq, verdicts: check({ pack, language, readings, submissions }) };
  } catch (error) {
    return { type: "failed", seq, error: String(error) };
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
