// The people's side of the simulator: what a person on this page can read and do.

/** A refusal or a lost line, with words that can be shown. */
export class Trouble extends Error {}

async function call(method, path, body) {
  let response;
  try {
    response = await fetch(`/sim/${path}`, {
      method,
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Trouble("The simulator doesn’t answer. Is it still running?");
  }
  if (!response.ok) {
    const answer = await response.json().catch(() => ({}));
    throw new Trouble(answer.error ?? `The simulator said no (${response.status}).`);
  }
  return response;
}

async function json(method, path, body) {
  return (await call(method, path, body)).json();
}

export const state = () => json("GET", "state");
export const chat = (person) => json("GET", `people/${person}/messages`);
export const calls = (after) => json("GET", `calls?after=${after}`);
export const newcomer = (details) => json("POST", "people", details);
export const write = (person, text) => call("POST", `people/${person}/send`, { text });
export const send = (person, kind) => call("POST", `people/${person}/send`, { kind });
export const tap = (person, message, data) => call("POST", `people/${person}/tap`, { message_id: message, data });
export const edit = (person, message, text) => call("POST", `people/${person}/edit`, { message_id: message, text });
export const block = (person, blocked) => call("POST", `people/${person}/block`, { blocked });
export const vote = (person, message, option) => call("POST", `people/${person}/vote`, { message_id: message, option_ids: [option] });
export const jump = (where) => call("POST", "clock", where);
export const transcriptPath = (person) => `/sim/people/${person}/transcript`;
export const transcript = async (person) => (await call("GET", `people/${person}/transcript`)).text();
