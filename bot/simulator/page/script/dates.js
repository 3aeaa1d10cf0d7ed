// Dates and times as people in Britain read them: the demo's clock is the same for everybody on the page.

const ZONE = "Europe/London";
const CLOCK_HOUR = { hour: "2-digit", minute: "2-digit" };

function format(date, options) {
  return new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, ...options }).format(date);
}

/** "14:05" */
export const hour = (date) => format(date, CLOCK_HOUR);

/** "Monday 23 November", to part one day's messages from the next's. */
export const day = (date) => format(date, { weekday: "long", day: "numeric", month: "long" }).replace(",", "");

/** "Mon 23 Nov, 14:05", for the top bar. */
export function dayAndHour(date) {
  const parts = format(date, { weekday: "short", day: "numeric", month: "short" });
  return `${parts.replace(",", "")}, ${hour(date)}`;
}

/** "14:05:09", for the list of calls. */
export const second = (date) => format(date, { ...CLOCK_HOUR, second: "2-digit" });

const LONGEST_FIRST = [["year", 31536000], ["month", 2592000], ["week", 604800], ["day", 86400], ["hour", 3600], ["minute", 60]];

function fromNow(date, now) {
  const seconds = (date - now) / 1000;
  const [unit, length] = LONGEST_FIRST.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
  return new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" }).format(Math.round(seconds / length), unit);
}

const PIECES = {
  w: { weekday: "long" },
  d: { day: "2-digit", month: "2-digit", year: "2-digit" },
  D: { day: "numeric", month: "long", year: "numeric" },
  t: CLOCK_HOUR,
  T: { ...CLOCK_HOUR, second: "2-digit" },
};

/**
 * A date_time entity's words for the reader: `pattern` is `r`, or `w`, `d` or `D`, `t` or `T` in that order.
 * Without a pattern the message's own words stay: null. (Bot API: Date-time entity formatting.)
 */
export function inWords(date, pattern, now) {
  if (!pattern) return null;
  if (pattern === "r") return fromNow(date, now);
  const words = [...pattern].filter((letter) => letter in PIECES).map((letter) => format(date, PIECES[letter]));
  return words.length ? words.join(", ") : null;
}
