// The few things that wait for an OK: an alert from the bot, and text for a browser that won't copy by itself.

import { el } from "./dom.js";

function ask(dialog) {
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function closing(label) {
  const close = (event) => event.target.closest("dialog").close();
  return el("button", { type: "button", class: "key primary", onclick: close }, label);
}

/** What the bot says with show_alert. */
export function alertBox(title, text) {
  ask(el("dialog", { class: "box", "aria-label": title }, el("h2", {}, title), el("p", {}, text), closing("OK")));
}

/** Puts `text` on the clipboard; where the browser refuses, shows it ready to be copied by hand. True when copied. */
export async function copyText(text, title) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = el("textarea", { readonly: true, rows: "14", "aria-label": title });
    field.value = text;
    ask(el("dialog", { class: "box wide", "aria-label": title }, el("h2", {}, title),
      el("p", {}, "Your browser won’t copy by itself. It’s all selected: press Ctrl+C, or ⌘C on a Mac."), field, closing("Done")));
    field.focus();
    field.select();
    return false;
  }
}
