// What a message can carry besides words: pictures, documents, places, polls, stickers and voice notes.

import { el, icon, iconButton, unseen } from "./dom.js";
import { map } from "./map.js";

function sizeInWords(bytes) {
  if (bytes === null || bytes === undefined) return "";
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1048576 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

function enlarge(picture, alt) {
  const close = () => dialog.close();
  const dialog = el("dialog", { class: "lightbox", "aria-label": alt, onclick: close },
    iconButton("close", "Close the picture", close), el("img", { src: picture.url, alt }));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function photo(message) {
  const alt = message.caption || "A picture";
  const image = el("img", { src: message.photo.url, alt, width: message.photo.width, height: message.photo.height, loading: "lazy" });
  return el("button", { type: "button", class: "picture", onclick: () => enlarge(message.photo, alt) }, image, unseen(" (show it larger)"));
}

function file(message) {
  const { url, file_name: name, file_size: size } = message.document;
  const words = el("span", { class: "card-words" }, el("b", {}, name ?? "A document"), el("small", {}, sizeInWords(size)));
  const inside = [el("span", { class: "disc" }, icon("document")), words];
  if (!url) return el("div", { class: "card-line" }, inside);
  return el("a", { class: "card-line", href: url, download: name ?? "" }, inside, unseen(" (download)"));
}

function coordinates({ latitude, longitude }) {
  return `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
}

function mapLink(location) {
  const { latitude, longitude } = location;
  const href = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
  return el("a", { href, target: "_blank", rel: "noopener noreferrer" }, coordinates(location), unseen(" (a map, in a new tab)"));
}

function place(location, words) {
  return el("div", { class: "place" }, map(location), el("div", { class: "card-words" }, words, el("small", {}, mapLink(location))));
}

function venue(message) {
  const { title, address, location } = message.venue;
  return place(location, [el("b", {}, title), el("span", {}, address)]);
}

function votes(count) {
  return count === 1 ? "1 vote" : `${count} votes`;
}

function poll(message, phone) {
  const { question, options, type, is_closed: closed, total_voter_count: voters } = message.poll;
  const choice = (option, position) => el("button", { type: "button", class: "choice", disabled: closed || voters > 0,
    onclick: () => phone.vote(message.id, position) }, el("span", {}, option.text), voters ? el("small", {}, votes(option.voter_count)) : null);
  const kind = type === "quiz" ? "A quiz" : "A poll";
  return el("div", { class: "poll" }, el("b", {}, question), el("small", {}, kind), el("div", { class: "choices" }, options.map(choice)));
}

const DRAWN = {
  photo: ["picture", "A photo"],
  sticker: ["sticker", "A sticker"],
  voice: ["voice", "A voice note"],
  video: ["video", "A video"],
  album: ["album", "An album of photos"],
  document: ["document", "A document"],
  contact: ["contact", "A contact"],
};

function drawn(kind) {
  const [drawing, name] = DRAWN[kind];
  return el("div", { class: `drawn drawn-${kind}` }, el("span", { class: "disc" }, icon(drawing)), el("span", {}, name));
}

/** The nodes for what `message` carries, above its words; none for a message of words alone. */
export function attachments(message, phone) {
  if (message.photo) return [photo(message)];
  if (message.document) return [file(message)];
  if (message.venue) return [venue(message)];
  if (message.location) return [place(message.location, el("b", {}, "A place on the map"))];
  if (message.poll) return [poll(message, phone)];
  return message.kind in DRAWN ? [drawn(message.kind)] : [];
}
