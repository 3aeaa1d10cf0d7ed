// The short words that come over a chat and go by themselves: what the bot answers to a tap, or what went wrong.

import { el } from "./dom.js";

const SHORTEST = 3000; // milliseconds
const A_LETTER = 60; // milliseconds more for each, so that slow readers get to the end

export class Toasts {
  constructor() {
    this.element = el("div", { class: "toasts", role: "status" });
  }

  show(text) {
    const toast = el("p", { class: "toast" }, text);
    this.element.append(toast);
    setTimeout(() => toast.remove(), SHORTEST + text.length * A_LETTER);
  }
}
