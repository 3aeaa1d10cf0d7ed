// The people on the page: their phones side by side, and the row of names that leads to each of them.

import { initial, Phone } from "./phone.js";
import { el, unseen } from "./dom.js";

export class People {
  /** `row` holds the phones, `names` the buttons; `house` is what every phone may know. */
  constructor(row, names, house) {
    Object.assign(this, { row, names, house, phones: new Map(), buttons: new Map(), unread: new Map() });
    this.sight = new IntersectionObserver((entries) => entries.forEach((entry) => this.seen(entry)), { threshold: 0.5 });
    this.inSight = new Set();
  }

  /** This person's phone, new or as it is, with the person's newest details. */
  put(person) {
    const known = this.phones.get(person.id);
    if (known) {
      known.person = person;
      known.show();
      this.label(person.id);
      return known;
    }
    const phone = new Phone(person, this.house);
    const button = el("button", { type: "button", class: "name", onclick: () => this.lead(person.id) });
    this.phones.set(person.id, phone);
    this.buttons.set(person.id, button);
    this.row.append(phone.element);
    this.names.append(button);
    this.sight.observe(phone.element);
    this.label(person.id);
    if (this.phones.size === 1) this.choose(person.id);
    return phone;
  }

  /** Makes the page show exactly `people`. */
  keepOnly(people) {
    const wanted = new Set(people.map((person) => person.id));
    for (const [id, phone] of this.phones) {
      if (wanted.has(id)) continue;
      phone.element.remove();
      this.buttons.get(id).remove();
      for (const shelf of [this.phones, this.buttons, this.unread]) shelf.delete(id);
    }
    if (!this.phones.has(this.chosen) && this.phones.size) this.choose(this.phones.keys().next().value);
  }

  /** On a narrow screen this phone is the one shown. */
  choose(id) {
    this.chosen = id;
    for (const [other, phone] of this.phones) {
      phone.element.classList.toggle("chosen", other === id);
      if (other === id) this.buttons.get(other).setAttribute("aria-current", "true");
      else this.buttons.get(other).removeAttribute("aria-current");
    }
    this.buttons.get(id).scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** Goes to a phone: it comes into sight, and the keyboard with it. */
  lead(id) {
    this.choose(id);
    const phone = this.phones.get(id);
    phone.element.scrollIntoView({ block: "nearest", inline: "center" });
    phone.log.scroller.focus({ preventScroll: true });
  }

  /** Counts a message that came to a phone out of sight. */
  news(id) {
    if (this.inSight.has(id)) return;
    this.unread.set(id, (this.unread.get(id) ?? 0) + 1);
    this.label(id);
  }

  seen({ target, isIntersecting }) {
    const id = Number(target.dataset.person);
    if (!isIntersecting) {
      this.inSight.delete(id);
      return;
    }
    this.inSight.add(id);
    this.unread.delete(id);
    this.phones.get(id)?.log.settle();
    this.label(id);
  }

  label(id) {
    const phone = this.phones.get(id);
    if (!phone) return;
    const { role } = phone.person;
    const count = this.unread.get(id);
    this.buttons.get(id).replaceChildren(initial(phone.person), el("span", {}, phone.person.first_name), role ? el("small", {}, role) : "",
      count ? el("span", { class: "count" }, String(count), unseen(" new")) : "");
  }
}
