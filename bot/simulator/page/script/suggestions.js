// While somebody types "/", the commands that it could become, above the field that keeps the focus.

import { el, freshId } from "./dom.js";

const STARTED = /^\/\w*$/;

export class Suggestions {
  /** For `field`; `commands()` gives `{command, description}`; `choose(text)` gets the chosen "/command". */
  constructor(field, commands, choose) {
    Object.assign(this, { field, commands, choose, active: -1 });
    this.element = el("div", { role: "listbox", class: "menu sheet", id: freshId("suggestions"), "aria-label": "Commands", hidden: true });
    field.setAttribute("aria-controls", this.element.id);
    field.setAttribute("aria-autocomplete", "list");
    field.addEventListener("input", () => this.refresh());
    field.addEventListener("blur", () => this.hide());
  }

  /** True when the key was for the list. */
  keydown(event) {
    if (this.element.hidden) return false;
    if (event.key === "Escape") this.hide();
    else if (event.key === "ArrowDown") this.mark(this.active + 1);
    else if (event.key === "ArrowUp") this.mark(this.active - 1);
    else if (event.key === "Enter" && this.active >= 0) this.take(this.options[this.active]);
    else return false;
    event.preventDefault();
    return true;
  }

  refresh() {
    const text = this.field.value;
    const fitting = STARTED.test(text) ? this.commands().filter(({ command }) => `/${command}`.startsWith(text)) : [];
    this.options = fitting.map(({ command }) => `/${command}`);
    this.element.replaceChildren(...fitting.map((command) => this.option(command)));
    this.element.hidden = fitting.length === 0;
    this.mark(-1);
  }

  option({ command, description }) {
    const onpointerdown = (event) => {
      event.preventDefault(); // or the field would lose its focus, and the list with it
      this.take(`/${command}`);
    };
    return el("div", { role: "option", class: "menu-item", id: freshId("option"), "aria-selected": "false", onpointerdown },
      el("span", { class: "menu-words" }, el("span", {}, `/${command}`), el("small", {}, description)));
  }

  mark(position) {
    const choices = [...this.element.children];
    this.active = position < 0 && position !== -1 ? choices.length - 1 : Math.min(position, choices.length - 1);
    choices.forEach((choice, at) => choice.setAttribute("aria-selected", String(at === this.active)));
    const chosen = choices[this.active];
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) this.field.setAttribute("aria-activedescendant", chosen.id);
    else this.field.removeAttribute("aria-activedescendant");
  }

  take(text) {
    this.hide();
    this.choose(text);
  }

  hide() {
    this.element.hidden = true;
    this.mark(-1);
  }
}
