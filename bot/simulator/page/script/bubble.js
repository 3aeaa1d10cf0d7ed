// One message as it stands in the chat.

import { attachments } from "./attachments.js";
import { day, hour } from "./dates.js";
import { el, iconButton, unseen } from "./dom.js";
import { formatted } from "./entities.js";
import { inlineKeyboard } from "./keyboards.js";

function foot(message) {
  const date = new Date(message.date);
  const edited = message.edited ? el("span", { class: "edited" }, "edited ") : null;
  return el("span", { class: "foot" }, edited, el("time", { datetime: message.date, title: day(date) }, hour(date)));
}

function quoted(message, phone) {
  const original = phone.find(message.reply_to);
  if (!original) return null;
  return el("p", { class: "reply-to" }, unseen("Answers: "), original.text ?? original.caption ?? "a message");
}

function words(message, phone) {
  if (message.text) return el("div", { class: "words" }, formatted(message.text, message.entities, phone));
  if (message.caption) return el("div", { class: "words" }, formatted(message.caption, message.caption_entities, phone));
  return null;
}

function reactions(message) {
  if (!message.reactions?.length) return null;
  const chips = message.reactions.map((reaction) => el("span", {}, reaction.emoji ?? reaction));
  return el("p", { class: "reactions" }, unseen("Reactions: "), chips);
}

function service(message) {
  return el("article", { class: "service", "data-id": message.id, tabindex: "-1" }, message.text ?? message.kind);
}

/** The article for `message`; `phone` is the one it is shown on. */
export function bubble(message, phone) {
  if (message.kind === "service") return service(message);
  const fromBot = message.from === "bot";
  const speaker = fromBot ? phone.botName : phone.person.first_name;
  const body = el("div", { class: "bubble" },
    unseen(`${speaker}: `), quoted(message, phone), attachments(message, phone), words(message, phone), foot(message));
  const pencil = fromBot || !message.text ? null
    : iconButton("pencil", "Edit this message", () => phone.startEdit(message.id), { class: "quiet square pencil" });
  return el("article", { class: `message from-${message.from}`, "data-id": message.id, tabindex: "-1" },
    el("div", { class: "line" }, pencil, body), reactions(message), inlineKeyboard(message, phone));
}
