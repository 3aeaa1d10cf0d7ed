// A button that opens a small menu: arrows move, Enter chooses, Escape goes back to the button.

import { el, freshId, icon } from "./dom.js";

function entry(item, choose) {
  const words = el("span", { class: "menu-words" }, el("span", {}, item.label), item.hint ? el("small", {}, item.hint) : null);
  const look = item.danger ? "menu-item danger" : "menu-item";
  return el("button", { type: "button", role: "menuitem", tabindex: "-1", class: look, onclick: () => choose(item) },
    item.icon ? icon(item.icon) : null, words);
}

const STEPS = { ArrowDown: (at) => at + 1, ArrowUp: (at) => at - 1, Home: () => 0, End: () => -1 };

/**
 * Makes `button` open a menu called `label`, which is put into `home`. `items()` is asked at each opening for
 * `{label, act, hint?, icon?, danger?}`; `none` is what an empty menu says.
 */
export function popup(button, { home, label, items, look = "", none = "" }) {
  const menu = el("div", { role: "menu", class: `menu ${look}`, id: freshId("menu"), "aria-label": label, hidden: true });
  home.append(menu);
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-controls", menu.id);

  const show = (open) => {
    menu.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  };
  const choose = (item) => {
    show(false);
    button.focus();
    item.act();
  };
  const open = () => {
    const entries = items().map((item) => entry(item, choose));
    menu.replaceChildren(...(entries.length ? entries : [el("p", { role: "menuitem", tabindex: "-1", class: "menu-item none" }, none)]));
    show(true);
    menu.firstChild.focus();
  };
  const move = (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const entries = [...menu.children];
    entries.at(step(entries.indexOf(document.activeElement)) % entries.length).focus();
  };

  show(false);
  button.addEventListener("click", () => (menu.hidden ? open() : show(false)));
  menu.addEventListener("keydown", move);
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    show(false);
    button.focus();
  });
  menu.addEventListener("focusout", (event) => {
    if (!menu.contains(event.relatedTarget) && event.relatedTarget !== button) show(false);
  });
}
