// A message's text and entities as nodes: bold, links, quotes, commands, dates. Offsets are UTF-16 units, as in JavaScript.

import { inWords } from "./dates.js";
import { el, wordsButton } from "./dom.js";
import { link } from "./links.js";

const PLAIN_TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

function spoiler(children) {
  const shown = el("span", { class: "spoiler-shown", tabindex: "-1" });
  const show = () => {
    shown.append(...children);
    cover.replaceWith(shown);
    shown.focus();
  };
  const cover = wordsButton("spoiler", show, children, { "aria-label": "Hidden words: show them" });
  return cover;
}

function moment(entity, children, phone) {
  const date = new Date(entity.unix_time * 1000);
  const words = inWords(date, entity.date_time_format, phone.now());
  return el("time", { datetime: date.toISOString(), class: "moment" }, words ?? children);
}

function preformatted(entity, children) {
  return el("pre", { tabindex: "0" }, el("code", { "data-language": entity.language }, children));
}

function wrap(entity, text, children, phone) {
  switch (entity.type) {
    case "pre": return preformatted(entity, children);
    case "spoiler": return spoiler(children);
    case "text_link": return link(entity.url, children, phone);
    case "url": return link(text, children, phone);
    case "bot_command": return wordsButton("inline-link", () => phone.write(text), children);
    case "date_time": return moment(entity, children, phone);
    case "mention": case "text_mention": case "hashtag": case "cashtag": case "email": case "phone_number":
      return el("span", { class: "mention" }, children);
    default: {
      const tag = PLAIN_TAGS[entity.type];
      return tag ? el(tag, {}, children) : el("span", {}, children);
    }
  }
}

function outermostFirst(one, other) {
  return one.offset - other.offset || other.length - one.length;
}

function build(text, entities, start, end, phone) {
  const nodes = [];
  let at = start;
  let rest = entities;
  while (rest.length) {
    const [outer, ...others] = rest;
    const close = Math.min(outer.offset + outer.length, end);
    const inner = others.filter((entity) => entity.offset < close);
    rest = others.filter((entity) => entity.offset >= close);
    if (close <= at) continue;
    if (outer.offset > at) nodes.push(text.slice(at, outer.offset));
    const from = Math.max(outer.offset, at);
    nodes.push(wrap(outer, text.slice(from, close), build(text, inner, from, close, phone), phone));
    at = BLOCKS.has(outer.type) && text[close] === "\n" ? close + 1 : close; // a block ends its line by itself
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}

/** The nodes of `text`; `phone` knows the bot's `username` and `now()`, and does what a tap asks for. */
export function formatted(text, entities, phone) {
  return build(text, [...(entities ?? [])].sort(outermostFirst), 0, text.length, phone);
}
