// Light or dark: as the system says, until somebody presses the button here.

import { icon } from "./dom.js";

const KEPT = "surgery-theme";

function current() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}

function keep(theme) {
  document.documentElement.dataset.theme = theme;
  localStorage.setItem(KEPT, theme);
}

/** Makes `button` the switch. */
export function theming(button) {
  const kept = localStorage.getItem(KEPT);
  if (kept === "dark" || kept === "light") document.documentElement.dataset.theme = kept;
  const show = () => {
    const other = current() === "dark" ? "light" : "dark";
    button.replaceChildren(icon(other === "dark" ? "moon" : "sun"));
    button.setAttribute("aria-label", `Make the page ${other}`);
    button.title = `Make the page ${other}`;
  };
  button.addEventListener("click", () => {
    keep(current() === "dark" ? "light" : "dark");
    show();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  show();
}
