// Builds the page's nodes. Text only ever becomes text: nothing here parses HTML.

const SVG = "http://www.w3.org/2000/svg";

/** Where a file of this page is served, from wherever the page itself is. */
const address = (file) => new URL(`../${file}`, import.meta.url).pathname;

/** A new element. Properties that start with "on" are listeners; true is a bare attribute; null and false are left out. */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** A drawing from icons.svg, silent to a screen reader: the control around it carries the name. */
export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${address("icons.svg")}#${name}`);
  drawing.append(use);
  return drawing;
}

/** The product's cup, `size` pixels wide; decoration. */
export function cup(size) {
  return el("img", { src: address("cup.svg"), alt: "", width: size, height: size });
}

/** A button that shows only a drawing, and says `label`. */
export function iconButton(name, label, onclick, properties = {}) {
  return el("button", { type: "button", class: "quiet square", "aria-label": label, title: label, onclick, ...properties }, icon(name));
}

/** Words in the middle of a text that act as a button, and still break over lines as words do. */
export function wordsButton(look, onpress, children, properties = {}) {
  const onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onpress();
  };
  return el("span", { role: "button", tabindex: "0", class: look, onclick: onpress, onkeydown, ...properties }, children);
}

/** Words for a screen reader alone. */
export function unseen(text) {
  return el("span", { class: "unseen" }, text);
}

let last = 0;

/** An id that is nobody else's on this page, for aria-controls and its like. */
export function freshId(stem) {
  last += 1;
  return `${stem}-${last}`;
}
