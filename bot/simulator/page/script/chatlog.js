// The messages of one chat, in order, kept at the newest while the reader is there.

import { bubble } from "./bubble.js";
import { day } from "./dates.js";
import { el, icon } from "./dom.js";

const CLOSE_ENOUGH = 60; // pixels from the end that still count as reading the newest

export class ChatLog {
  /** `phone` is the one this chat is shown on; `label` names the chat to a screen reader. */
  constructor(phone, label) {
    this.phone = phone;
    this.messages = new Map();
    this.following = true;
    this.missed = 0;
    this.list = el("div", { class: "messages" });
    this.dots = el("p", { class: "typing", hidden: true, "aria-hidden": "true" }, el("i"), el("i"), el("i"));
    this.scroller = el("div", { class: "scroller", role: "log", "aria-live": "polite", "aria-label": label, tabindex: "0",
      onscroll: () => this.scrolled() }, this.list, this.dots);
    this.pill = el("button", { type: "button", class: "pill", hidden: true, onclick: () => this.toNewest() }, icon("down"), el("span"));
    this.element = el("div", { class: "chat" }, this.scroller, this.pill);
    const watcher = new ResizeObserver(() => this.settle());
    for (const node of [this.scroller, this.list]) watcher.observe(node);
  }

  /** Shows exactly `messages`, touching only what differs; nothing of it is read out as news. */
  fill(messages) {
    this.scroller.setAttribute("aria-live", "off");
    const kept = new Set(messages.map((message) => message.id));
    for (const id of [...this.messages.keys()]) if (!kept.has(id)) this.remove(id);
    for (const message of messages) this.put(message);
    this.toNewest();
    requestAnimationFrame(() => this.scroller.setAttribute("aria-live", "polite"));
  }

  /** A new message at its place, or an edited one where it stood. */
  put(message) {
    const known = this.messages.get(message.id);
    if (known && JSON.stringify(known) === JSON.stringify(message)) return;
    this.messages.set(message.id, message);
    const fresh = bubble(message, this.phone);
    if (known) this.swap(this.node(message.id), fresh);
    else this.insert(fresh, message);
    this.settle();
  }

  /** Takes a deleted message away; whoever stood on it stands on a neighbour. */
  remove(id) {
    this.messages.delete(id);
    const old = this.node(id);
    if (!old) return;
    const neighbour = old.nextElementSibling ?? old.previousElementSibling ?? this.scroller;
    const stoodHere = old.contains(document.activeElement);
    old.remove();
    this.dropEmptyDays();
    if (stoodHere) (neighbour.isConnected ? neighbour : this.scroller).focus();
  }

  /** The newest message that this person wrote in words, or null. */
  lastOwn() {
    const own = [...this.messages.values()].filter((message) => message.from === "person" && message.text);
    return own.at(-1) ?? null;
  }

  typing(on) {
    this.dots.hidden = !on;
    this.settle();
  }

  toNewest() {
    this.following = true;
    this.settle();
  }

  node(id) {
    return this.list.querySelector(`[data-id="${id}"]`);
  }

  /** Whoever had focus keeps it: on the same button where there is one, else on the message whose buttons went. */
  swap(old, fresh) {
    const before = [...old.querySelectorAll(".key")];
    const position = before.indexOf(document.activeElement);
    const stoodHere = old.contains(document.activeElement);
    fresh.classList.add("swapped");
    old.replaceWith(fresh);
    if (!stoodHere) return;
    const after = [...fresh.querySelectorAll(".key")];
    const target = after.length === before.length ? after[position] : null;
    (target ?? fresh).focus({ preventScroll: true });
  }

  insert(fresh, message) {
    const later = [...this.list.querySelectorAll("[data-id]")].find((node) => Number(node.dataset.id) > message.id);
    const today = day(new Date(message.date));
    fresh.dataset.day = today;
    if (later) {
      later.before(fresh);
      return;
    }
    const previous = [...this.list.querySelectorAll("[data-day]")].at(-1);
    if (previous?.dataset.day !== today) this.list.append(el("p", { class: "day" }, el("span", {}, today)));
    this.list.append(fresh);
    if (message.from === "person") this.following = true;
    else if (!this.following) this.missed += 1;
  }

  dropEmptyDays() {
    for (const heading of this.list.querySelectorAll(".day")) {
      const next = heading.nextElementSibling;
      if (!next || next.matches(".day")) heading.remove();
    }
  }

  scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    if (!clientHeight) return; // out of sight on a narrow screen
    if (this.size !== this.measure()) return this.settle(); // laid out afresh, by nobody's hand
    this.following = scrollHeight - scrollTop - clientHeight < CLOSE_ENOUGH;
    this.showPill();
  }

  settle() {
    this.size = this.measure();
    if (this.following) this.scroller.scrollTop = this.scroller.scrollHeight;
    this.showPill();
  }

  measure() {
    return `${this.scroller.scrollHeight} in ${this.scroller.clientWidth} × ${this.scroller.clientHeight}`;
  }

  showPill() {
    if (this.following) this.missed = 0;
    this.pill.hidden = this.following;
    const news = this.missed === 1 ? "1 new message" : `${this.missed} new messages`;
    this.pill.lastChild.textContent = this.missed ? news : "To the newest";
  }
}
