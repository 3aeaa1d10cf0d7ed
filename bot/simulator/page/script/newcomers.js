// Who walks in when somebody presses "A newcomer".

import * as api from "./api.js";

const NAMES = ["Maureen", "Derek", "Aisha", "Kwame", "Siân", "Priya", "Tomasz", "Chloe", "Winston", "Bronagh", "Gareth", "Yusuf",
  "Morag", "Li Na", "Terry", "Olu"];

function freeName(taken) {
  const free = NAMES.find((name) => !taken.has(name));
  if (free) return free;
  const again = NAMES[taken.size % NAMES.length];
  let count = 2;
  while (taken.has(`${again} ${count}`)) count += 1;
  return `${again} ${count}`;
}

/** Lets somebody in whose name nobody on the page (`names`) has yet; the person as the simulator knows them. */
export function welcome(names) {
  return api.newcomer({ first_name: freeName(new Set(names)), language_code: "en" });
}
