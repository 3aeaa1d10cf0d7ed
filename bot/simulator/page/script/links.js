// Which links a message may have, and which of them lead straight back to this bot.

import { el, wordsButton } from "./dom.js";

const ALLOWED = new Set(["http:", "https:", "tg:"]);

function parsed(text) {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function address(text) {
  const url = parsed(text) ?? parsed(`https://${text}`);
  return url && ALLOWED.has(url.protocol) ? url : null;
}

/** What `https://t.me/the_bot?start=payload` asks of the bot called `username`: "/start payload", or null. */
export function deepLink(text, username) {
  const url = address(text);
  if (!url || !username) return null;
  const here = url.hostname === "t.me" && url.pathname.slice(1).toLowerCase() === username.toLowerCase();
  if (!here) return null;
  return `/start ${url.searchParams.get("start") ?? ""}`.trim();
}

/**
 * A link around `children`: to the outside in a new tab, or, to this bot, what tapping it would send.
 * An address of any other kind (javascript:, data:, …) stays plain words.
 */
export function link(text, children, phone) {
  const start = deepLink(text, phone.username);
  if (start) return wordsButton("inline-link", () => phone.write(start), children);
  const url = address(text);
  if (!url) return el("span", {}, children);
  return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, children);
}
