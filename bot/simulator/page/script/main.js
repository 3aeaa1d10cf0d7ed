// Starts the page: reads who is there, hands the simulator's news to whom it concerns.

import * as api from "./api.js";
import { DemoClock } from "./clock.js";
import { icon } from "./dom.js";
import { Drawer } from "./drawer.js";
import { welcome } from "./newcomers.js";
import { People } from "./people.js";
import { listen } from "./stream.js";
import { theming } from "./theme.js";

const byId = (id) => document.getElementById(id);
const say = (words) => { byId("spoken").textContent = words; };

function complain(words) {
  byId("offline").textContent = words;
  byId("offline").hidden = false;
}

const clock = new DemoClock({ face: byId("clock"), jumps: byId("jumps"), toggle: byId("jumps-toggle"), say, complain });
const house = { bot: { first_name: "Surgery", username: "", description: "" }, now: () => clock.now() };
const people = new People(byId("phones"), byId("people"), house);
const drawer = new Drawer({ element: byId("drawer"), toggle: byId("drawer-toggle"), name: (id) => people.phones.get(id)?.person.first_name ?? null });

function put(person) {
  drawer.addPerson(person);
  return people.put(person);
}

const HANDLERS = {
  message: (phone, news) => { phone.put(news.message); people.news(news.person); },
  edited: (phone, news) => phone.put(news.message),
  reaction: (phone, news) => phone.put(news.message),
  deleted: (phone, news) => phone.remove(news.message_id),
  toast: (phone, news) => phone.toast(news.text, news.alert),
  keyboard: (phone, news) => phone.composer.replyKeyboard(news.reply_keyboard),
  chat_action: (phone) => phone.typing(true),
  commands: (phone, news) => { phone.person.commands = news.commands; },
};

function present(bot) {
  house.bot = bot;
  for (const phone of people.phones.values()) phone.show();
}

let waiting = null; // news that came while everything is read afresh: it may be newer than what was read

function onnews(news) {
  if (waiting) waiting.push(news);
  else take(news);
}

function take(news) {
  if (news.type === "call") drawer.put(news.call);
  else if (news.type === "bot") present(news.bot);
  else if (news.type === "clock") clock.moved(news.now);
  else if (news.type === "person") put(news.person);
  else {
    const phone = people.phones.get(news.person);
    if (phone) HANDLERS[news.type]?.(phone, news);
  }
}

async function readAll() {
  const state = await api.state();
  house.bot = state.bot;
  clock.set(state.now);
  people.keepOnly(state.people);
  await Promise.all(state.people.map((person) => put(person).load()));
  await drawer.load();
  byId("offline").hidden = true;
}

async function onback() {
  const mine = [];
  waiting = mine;
  try {
    await readAll();
  } catch (trouble) {
    complain(trouble.message);
  }
  if (waiting !== mine) return; // the line broke again meanwhile, and somebody else reads
  waiting = null;
  mine.forEach(take);
}

byId("newcomer").append(icon("person-plus"), "A newcomer");
byId("newcomer").addEventListener("click", async () => {
  try {
    const person = await welcome([...people.phones.values()].map((phone) => phone.person.first_name));
    put(person);
    people.lead(person.id);
    say(`${person.first_name} has come in.`);
  } catch (trouble) {
    complain(trouble.message);
  }
});
byId("drawer-toggle").append(icon("wires"), "API calls");
theming(byId("theme"));
listen({ onnews, onback, onlost: () => complain("Lost touch with the simulator. Trying again…") });
