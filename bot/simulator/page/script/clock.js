// The demo's clock in the top bar, and the jumps that take everybody, bot included, forward in time.

import * as api from "./api.js";
import { dayAndHour } from "./dates.js";
import { el } from "./dom.js";

const JUMPS = [
  ["Next morning", { to: "next morning" }],
  ["+1 hour", { jump: 3600 }],
  ["+1 day", { jump: 86400 }],
  ["+1 week", { jump: 604800 }],
];

export class DemoClock {
  /** `say(words)` tells a screen reader that time has moved; `complain(words)` shows what went wrong. */
  constructor({ face, jumps, toggle, say, complain }) {
    Object.assign(this, { face, jumps, toggle, say, complain, ahead: 0 });
    jumps.append(...JUMPS.map(([label, where]) => el("button", { type: "button", class: "quiet", onclick: () => this.jump(where) }, label)));
    toggle.addEventListener("click", () => this.unfold(toggle.getAttribute("aria-expanded") !== "true"));
    jumps.addEventListener("keydown", (event) => event.key === "Escape" && this.leave());
    setInterval(() => this.tick(), 1000);
  }

  now() {
    return new Date(Date.now() + this.ahead);
  }

  /** Takes over the simulator's time; `iso` is what its clock says at this moment. */
  set(iso) {
    this.ahead = new Date(iso) - Date.now();
    this.tick();
  }

  /** As `set`, after a jump: said aloud. */
  moved(iso) {
    this.set(iso);
    this.say(`It’s now ${dayAndHour(this.now())}.`);
    this.face.classList.remove("moved");
    requestAnimationFrame(() => this.face.classList.add("moved"));
  }

  tick() {
    const words = dayAndHour(this.now());
    if (this.face.textContent === words) return;
    this.face.textContent = words;
    this.face.dateTime = this.now().toISOString();
  }

  async jump(where) {
    this.unfold(false);
    try {
      await api.jump(where);
    } catch (trouble) {
      this.complain(trouble.message);
    }
  }

  leave() {
    this.unfold(false);
    this.toggle.focus();
  }

  unfold(open) {
    this.toggle.setAttribute("aria-expanded", String(open));
    this.jumps.classList.toggle("open", open);
  }
}
