// The two kinds of keyboard: the one under a message, whose buttons are tapped, and the one that writes for you.

import { el, icon, unseen } from "./dom.js";
import { deepLink } from "./links.js";

const STYLES = new Set(["primary", "success", "danger"]);
const WAIT_FOR_ANSWER = 8000; // milliseconds until a tap that nobody answers stops looking busy

function look(button) {
  return STYLES.has(button.style) ? `key ${button.style}` : "key";
}

function tapKey(button, message, phone) {
  const key = el("button", { type: "button", class: look(button) }, button.text);
  key.addEventListener("click", () => {
    if (key.getAttribute("aria-busy")) return;
    key.setAttribute("aria-busy", "true");
    setTimeout(() => key.removeAttribute("aria-busy"), WAIT_FOR_ANSWER);
    phone.tap(message, button.callback_data);
  });
  return key;
}

function linkKey(button, phone) {
  const start = deepLink(button.url, phone.username);
  if (start) return el("button", { type: "button", class: look(button), onclick: () => phone.write(start) }, button.text);
  const properties = { class: look(button), href: button.url, target: "_blank", rel: "noopener noreferrer" };
  return el("a", properties, button.text, icon("link"), unseen(" (opens in a new tab)"));
}

function copyKey(button, phone) {
  return el("button", { type: "button", class: look(button), onclick: () => phone.copy(button.copy_text.text) }, button.text, icon("copy"));
}

function key(button, message, phone) {
  if (button.url) return linkKey(button, phone);
  if (button.copy_text) return copyKey(button, phone);
  return tapKey(button, message, phone);
}

/** The keyboard under a message, a line a row; null for none. */
export function inlineKeyboard(message, phone) {
  if (!message.inline_keyboard?.length) return null;
  const rows = message.inline_keyboard.map((row) => el("div", { class: "key-row" }, row.map((button) => key(button, message.id, phone))));
  return el("div", { class: "keyboard", role: "group", "aria-label": "Answers" }, rows);
}

/** Buttons of this chat that wait for an answer stop waiting. */
export function settle(log) {
  for (const busy of log.querySelectorAll("[aria-busy]")) busy.removeAttribute("aria-busy");
}

function replyKey(button, phone, used) {
  const label = typeof button === "string" ? button : button.text;
  const press = () => {
    used();
    if (button.request_location) return phone.send("location");
    if (button.request_contact) return phone.send("contact");
    return phone.write(label);
  };
  return el("button", { type: "button", class: look(button), onclick: press }, label);
}

/** The rows of the keyboard in place of the phone's own; `used()` is called at each press. */
export function replyRows(markup, phone, used) {
  return markup.keyboard.map((row) => el("div", { class: "key-row" }, row.map((button) => replyKey(button, phone, used))));
}
