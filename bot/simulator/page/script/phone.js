// One person's phone: their chat with the bot, and everything they can do in it.

import * as api from "./api.js";
import { ChatLog } from "./chatlog.js";
import { Composer } from "./composer.js";
import { alertBox, copyText } from "./dialogs.js";
import { cup, el, iconButton } from "./dom.js";
import { settle } from "./keyboards.js";
import { popup } from "./popup.js";
import { Toasts } from "./toasts.js";

const TYPING_LASTS = 5000; // milliseconds, as in Telegram: "5 seconds or less"

export class Phone {
  /** `house` has the `bot` as the simulator describes it, and `now()`. */
  constructor(person, house) {
    Object.assign(this, { person, house });
    this.log = new ChatLog(this, `${person.first_name}’s chat with ${this.botName}`);
    this.composer = new Composer(this);
    this.toasts = new Toasts();
    this.owner = el("h2");
    this.status = el("small");
    this.intro = el("div", { class: "intro" });
    this.unblock = el("button", { type: "button", class: "wide-key", onclick: () => this.block(false) });
    this.log.scroller.prepend(this.intro);
    this.log.element.append(this.toasts.element);
    this.element = el("section", { class: `phone hue-${person.id % 6}`, "aria-label": `${person.first_name}’s phone`, "data-person": person.id },
      el("div", { class: "owner" }, this.owner), this.header(), this.log.element, this.unblock, this.composer.element);
    this.show();
  }

  get botName() {
    return this.house.bot.first_name;
  }

  get username() {
    return this.house.bot.username;
  }

  now() {
    return this.house.now();
  }

  header() {
    const more = iconButton("more", `More about ${this.person.first_name}’s chat`, () => {});
    this.title = el("b");
    const bar = el("header", { class: "chat-head" }, cup(40),
      el("p", { class: "chat-title" }, this.title, this.status), more);
    popup(more, { home: bar, label: "This chat", look: "drop", items: () => this.moreItems() });
    return bar;
  }

  moreItems() {
    const { blocked } = this.person;
    return [
      { label: "Copy as a transcript", icon: "copy", act: () => this.copyTranscript() },
      { label: "Download the transcript", icon: "download", act: () => this.downloadTranscript() },
      { label: blocked ? "Unblock the bot" : "Block the bot", icon: "block", danger: !blocked, act: () => this.block(!blocked) },
    ];
  }

  /** Shows the person, the bot and the chat as they are now. */
  show() {
    const { first_name: name, role, blocked } = this.person;
    const chips = [role ? el("span", { class: "chip" }, role) : null, blocked ? el("span", { class: "chip blocked" }, "blocked") : null];
    this.owner.replaceChildren(initial(this.person), name, ...chips.filter(Boolean));
    this.title.textContent = this.botName;
    this.typing(false);
    const lettingBackIn = !blocked && document.activeElement === this.unblock;
    this.unblock.hidden = !blocked;
    this.unblock.textContent = `${name} has blocked the bot. Unblock`;
    this.composer.element.hidden = blocked;
    if (lettingBackIn) this.composer.field.focus();
    this.showIntro();
  }

  showIntro() {
    const fresh = this.log.messages.size === 0;
    this.intro.hidden = !fresh;
    if (!fresh || this.intro.dataset.shown === this.house.bot.description) return;
    this.intro.dataset.shown = this.house.bot.description;
    const start = el("button", { type: "button", class: "start", onclick: () => this.write("/start") }, "Start");
    const about = this.house.bot.description || "Press Start, and it will tell you.";
    this.intro.replaceChildren(cup(72),
      el("h3", {}, "What can this bot do?"), el("p", {}, about), start);
  }

  /** Reads the chat afresh: at the beginning, and after the simulator was away. */
  async load() {
    const { messages, reply_keyboard: keyboard } = await api.chat(this.person.id);
    this.log.fill(messages);
    this.composer.replyKeyboard(keyboard);
    this.showIntro();
  }

  put(message) {
    const startHadFocus = this.intro.contains(document.activeElement);
    this.log.put(message);
    if (message.from === "bot") {
      settle(this.log.list);
      this.typing(false);
    }
    this.showIntro();
    if (startHadFocus) this.log.scroller.focus({ preventScroll: true });
  }

  remove(id) {
    this.log.remove(id);
    this.showIntro();
  }

  find(id) {
    return this.log.messages.get(id);
  }

  toast(text, isAlert = false) {
    settle(this.log.list);
    if (!text) return;
    if (isAlert) alertBox(this.botName, text);
    else this.toasts.show(text);
  }

  typing(on) {
    clearTimeout(this.quiet);
    this.status.textContent = on ? "typing…" : "bot";
    this.log.typing(on);
    if (on) this.quiet = setTimeout(() => this.typing(false), TYPING_LASTS);
  }

  /** Runs what the person does; trouble is told on this phone. True when it went well. */
  async try(act) {
    try {
      await act;
      return true;
    } catch (trouble) {
      if (!(trouble instanceof api.Trouble)) throw trouble;
      settle(this.log.list);
      this.toasts.show(trouble.message);
      return false;
    }
  }

  write(text) {
    return this.try(api.write(this.person.id, text));
  }

  send(kind) {
    return this.try(api.send(this.person.id, kind));
  }

  tap(message, data) {
    return this.try(api.tap(this.person.id, message, data));
  }

  edit(message, text) {
    return this.try(api.edit(this.person.id, message, text));
  }

  vote(message, option) {
    return this.try(api.vote(this.person.id, message, option));
  }

  block(blocked) {
    return this.try(api.block(this.person.id, blocked));
  }

  startEdit(id) {
    this.composer.startEdit(this.find(id));
  }

  editLast() {
    const last = this.log.lastOwn();
    if (last) this.composer.startEdit(last);
  }

  async copy(text, title = "Text to copy") {
    if (await copyText(text, title)) this.toasts.show("Copied.");
  }

  async copyTranscript() {
    await this.try(api.transcript(this.person.id).then((text) => this.copy(text, "The transcript")));
  }

  downloadTranscript() {
    const name = `${this.person.first_name.toLowerCase()}.txt`;
    el("a", { href: api.transcriptPath(this.person.id), download: name }).click();
  }
}

/** A person in a few pixels: the first letter of their name, in their colour. */
export function initial(person) {
  return el("span", { class: `initial hue-${person.id % 6}`, "aria-hidden": "true" }, [...person.first_name][0]);
}
