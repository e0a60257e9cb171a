// What an operator does about a destination.

import { plural } from "./words.js";
import { part } from "./api.js";

const order = (name, body, question, done) => ({ path: `/destinations/${part(name)}`, body, question, done });

const waiting = ({ destination }) => `${plural(destination.pending, "event waits", "events wait")} for it`;

export const pause = (name) =>
  order(
    name,
    { action: "pause" },
    (answer) => ({ text: `Pause ${name}? It gets nothing until you resume it; nothing is lost. ${waiting(answer)} now.`, yes: "Pause" }),
    (answer) => `Paused ${name}. ${waiting(answer)}.`,
  );

export const resume = (name) =>
  order(
    name,
    { action: "resume" },
    (answer) => ({ text: `Resume ${name}? ${waiting(answer)}.`, yes: "Resume" }),
    (answer) => `Resumed ${name}. ${waiting(answer)}.`,
  );

/** Pauses what runs or is down, and resumes what is paused. */
export const toggle = ({ name, state }) => (state === "paused" ? resume(name) : pause(name));

export const toggleText = ({ state }) => (state === "paused" ? "Resume…" : "Pause…");

/** Which one, for who does not see beside what the button is. */
export const toggleLabel = (destination) => `${toggleText(destination).replace("…", "")} ${destination.name}`;

const some = (events, none, question) => (events === 0 ? none : question);

export const retryDead = (name) =>
  order(
    name,
    { action: "retry-dead" },
    ({ events }) => some(events, `${name} has no dead letters.`, { text: `Try ${plural(events, "dead letter")} of ${name} again?`, yes: "Retry" }),
    ({ events }) => `${plural(events, "dead letter is", "dead letters are")} tried again at ${name}.`,
  );

export const discardDead = (name) =>
  order(
    name,
    { action: "discard-dead" },
    ({ events }) =>
      some(events, `${name} has no dead letters.`, {
        text: `Give up ${plural(events, "dead letter")} of ${name}? ${name} will never get them, unless you replay them.`,
        yes: "Discard",
        danger: true,
      }),
    ({ events }) => `Discarded ${plural(events, "dead letter")} of ${name}.`,
  );

/** @param from a time with its offset, or `beginning` */
export const rewind = (name, from) =>
  order(
    name,
    { action: "rewind", from },
    ({ events }) =>
      some(events, `${name} has passed no event since then.`, {
        text: `Have ${name} read ${plural(events, "event")} again? It gets again what it got before.`,
        yes: "Rewind",
        danger: true,
      }),
    ({ events }) => `${name} reads ${plural(events, "event")} again.`,
  );

export const test = (name) =>
  order(
    name,
    { action: "test" },
    ({ body }) => ({ text: `Send a made-up event, ${body.eventType} of ${body.data.vehicle.id}, through ${name}? What ${name} does with it is real.`, yes: "Send" }),
    (answer) => `Test event: ${answer.outcome} after ${answer.durationMillis} ms${answer.answer ? `, ${answer.answer}` : ""}${answer.error ? `: ${answer.error}` : ""}`,
  );
