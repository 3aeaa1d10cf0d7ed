// Where a person writes: words, commands, attachments, and the keyboard that a bot may put in place of the phone's own.

import { el, freshId, icon, iconButton } from "./dom.js";
import { replyRows } from "./keyboards.js";
import { popup } from "./popup.js";
import { Suggestions } from "./suggestions.js";

const ATTACHMENTS = [
  ["photo", "Photo", "picture"],
  ["album", "Album of photos", "album"],
  ["sticker", "Sticker", "sticker"],
  ["voice", "Voice note", "voice"],
  ["video", "Video", "video"],
  ["document", "Document", "document"],
  ["location", "Location", "location"],
  ["contact", "Contact", "contact"],
];

export class Composer {
  constructor(phone) {
    this.phone = phone;
    this.editing = null;
    const name = phone.person.first_name;
    this.field = el("textarea", { rows: "1", placeholder: "Message", "aria-label": `Message, as ${name}`, enterkeyhint: "send", autocomplete: "off",
      onkeydown: (event) => this.keydown(event), oninput: () => this.grow() });
    this.suggestions = new Suggestions(this.field, () => phone.person.commands, (text) => this.pass(text));
    this.editBar = el("div", { class: "edit-bar", hidden: true });
    this.keys = el("div", { class: "reply-keys", role: "group", "aria-label": "Ready answers", id: freshId("keys"), hidden: true });
    this.keysToggle = iconButton("keys", "Ready answers", () => this.showKeys(this.keys.hidden), { "aria-controls": this.keys.id, hidden: true });
    this.element = this.build();
  }

  build() {
    const menu = el("button", { type: "button", class: "menu-button" }, icon("menu"), el("span", {}, "Menu"));
    const attach = iconButton("clip", "Attach something", () => {});
    const send = el("button", { type: "submit", class: "send", "aria-label": "Send", title: "Send" }, icon("send"));
    const row = el("div", { class: "composer-row" }, menu, el("div", { class: "field" }, this.field, this.keysToggle, attach), send);
    const form = el("form", { class: "composer", onsubmit: (event) => this.submit(event) }, this.suggestions.element, this.editBar, row, this.keys);
    popup(menu, { home: form, label: "Commands", look: "sheet", items: () => this.commandItems(), none: "The bot has no commands for this person yet." });
    popup(attach, { home: form, label: "Attach", look: "sheet right", items: () => this.attachItems() });
    return form;
  }

  commandItems() {
    return this.phone.person.commands.map(({ command, description }) => (
      { label: `/${command}`, hint: description, act: () => this.phone.write(`/${command}`) }));
  }

  attachItems() {
    return ATTACHMENTS.map(([kind, label, drawing]) => ({ label, icon: drawing, act: () => this.phone.send(kind) }));
  }

  keydown(event) {
    if (this.suggestions.keydown(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.submit(event);
    else if (event.key === "Escape" && this.editing) this.stopEdit();
    else if (event.key === "ArrowUp" && !this.field.value) this.phone.editLast();
    else return;
    event.preventDefault();
  }

  submit(event) {
    event.preventDefault();
    const text = this.field.value.trim();
    if (text) this.pass(text);
  }

  /** Sends or saves `text`; should that fail, it is back in the field. */
  async pass(text) {
    const edited = this.editing;
    this.stopEdit();
    const done = edited ? await this.phone.edit(edited, text) : await this.phone.write(text);
    if (!done && !this.field.value) this.put(text);
  }

  startEdit(message) {
    this.editing = message.id;
    const close = iconButton("close", "Leave it as it was", () => this.stopEdit());
    this.editBar.replaceChildren(icon("pencil"), el("p", {}, el("b", {}, "Editing "), message.text), close);
    this.editBar.hidden = false;
    this.put(message.text);
    this.field.focus();
  }

  stopEdit() {
    this.editing = null;
    const stoodHere = this.editBar.contains(document.activeElement);
    this.editBar.hidden = true;
    this.put("");
    if (stoodHere) this.field.focus();
  }

  put(text) {
    this.field.value = text;
    this.suggestions.hide();
    this.grow();
  }

  grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight}px`;
  }

  /** The bot's own keyboard, `{keyboard, one_time, placeholder}`, or null to take it away. */
  replyKeyboard(markup) {
    this.field.placeholder = markup?.placeholder ?? "Message";
    const stoodHere = this.keys.contains(document.activeElement);
    this.keys.replaceChildren(...(markup ? replyRows(markup, this.phone, () => this.used(markup)) : []));
    this.keysToggle.hidden = !markup;
    this.showKeys(Boolean(markup));
    if (stoodHere && !markup) this.field.focus();
  }

  /** A keyboard for one use folds away after it; its button brings it back. */
  used(markup) {
    if (!markup.one_time) return;
    this.showKeys(false);
    this.field.focus();
  }

  showKeys(on) {
    this.keys.hidden = !on;
    this.keysToggle.setAttribute("aria-expanded", String(on));
  }
}
