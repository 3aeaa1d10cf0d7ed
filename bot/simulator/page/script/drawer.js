// The drawer of Bot API calls: what the bot and Telegram's stand-in say to each other, as it happens.

import * as api from "./api.js";
import { second } from "./dates.js";
import { el, icon, iconButton } from "./dom.js";

const MOST = 400; // calls kept on the page; older ones fall off the end
const POLLS = "polls"; // shows getUpdates as well, which otherwise would drown the rest

function tookInWords(milliseconds) {
  return milliseconds < 1 ? "<1 ms" : `${Math.round(milliseconds)} ms`;
}

export class Drawer {
  /** `name(id)` is the first name of a person, or null for a chat that isn't anybody's here. */
  constructor({ element, toggle, name }) {
    Object.assign(this, { element, toggle, name, last: 0, paused: false, waiting: [] });
    this.list = el("ol", { class: "calls", "aria-label": "Newest first", tabindex: "0" });
    this.filter = el("select", { "aria-label": "Whose calls", onchange: () => this.sift() }, 
      el("option", { value: "" }, "Everybody"), el("option", { value: POLLS }, "Everything, polling too"));
    this.pause = el("button", { type: "button", class: "quiet", "aria-pressed": "false", onclick: () => this.hold(!this.paused) }, "Pause");
    const clear = el("button", { type: "button", class: "quiet", onclick: () => this.clear() }, "Clear");
    const close = iconButton("close", "Close the drawer", () => this.open(false));
    this.none = el("p", { class: "none" }, "Nothing here yet. Write something to the bot.");
    element.append(el("div", { class: "drawer-head" }, el("h2", {}, "Bot API calls"), close),
      el("div", { class: "drawer-tools" }, this.filter, this.pause, clear), this.none, this.list);
    toggle.addEventListener("click", () => this.open(element.hidden));
    element.addEventListener("keydown", (event) => event.key === "Escape" && this.open(false));
  }

  open(on) {
    this.element.hidden = !on;
    this.toggle.setAttribute("aria-expanded", String(on));
    if (on) this.filter.focus();
    else this.toggle.focus();
  }

  /** Somebody whose calls can be looked at alone. */
  addPerson(person) {
    const known = [...this.filter.options].some((option) => option.value === String(person.id));
    if (!known) this.filter.append(el("option", { value: person.id }, person.first_name));
  }

  /** Reads the calls that were made while nobody listened; a simulator that began anew begins the list anew. */
  async load() {
    const { calls } = await api.calls(0);
    if ((calls.at(-1)?.n ?? 0) < this.last) {
      this.clear();
      this.last = 0;
    }
    for (const call of calls) this.put(call);
  }

  put(call) {
    if (call.n <= this.last) return;
    this.last = call.n;
    if (this.paused) this.waiting.push(call);
    else this.add(call);
  }

  add(call) {
    this.list.prepend(this.line(call));
    if (this.list.children.length > MOST) this.list.lastChild.remove();
    this.sayIfEmpty();
  }

  line(call) {
    const who = call.chat_id ? this.name(call.chat_id) ?? String(call.chat_id) : "";
    const summary = el("summary", {}, el("time", { datetime: call.at }, second(new Date(call.at))), el("b", {}, call.method),
      el("span", { class: "who" }, who), el("span", { class: call.ok ? "outcome" : "outcome refused" }, call.ok ? "OK" : String(call.status)),
      el("span", { class: "took" }, tookInWords(call.response_ms)));
    const request = el("pre", { tabindex: "0", "aria-label": "The request" }, JSON.stringify(call.request, null, 2));
    const refusal = call.description ? el("p", { class: "refusal" }, call.description) : null;
    const poll = call.ok && call.method.toLowerCase() === "getupdates";
    const line = el("li", { "data-chat": poll ? POLLS : call.chat_id ?? "" }, el("details", {}, summary, refusal, request));
    line.hidden = !this.wanted(line);
    return line;
  }

  wanted(line) {
    const { value } = this.filter;
    if (value === POLLS) return true;
    return value ? line.dataset.chat === value : line.dataset.chat !== POLLS;
  }

  sift() {
    for (const line of this.list.children) line.hidden = !this.wanted(line);
    this.sayIfEmpty();
  }

  sayIfEmpty() {
    this.none.hidden = [...this.list.children].some((line) => !line.hidden);
  }

  hold(on) {
    this.paused = on;
    this.pause.setAttribute("aria-pressed", String(on));
    this.pause.textContent = on ? "Go on" : "Pause";
    if (on) return;
    for (const call of this.waiting.splice(0)) this.add(call);
  }

  clear() {
    this.list.replaceChildren();
    this.waiting = [];
    this.sayIfEmpty();
  }
}
