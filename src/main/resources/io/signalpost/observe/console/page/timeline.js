// The life of an event, in the order of time.

import { long, millis } from "./words.js";
import { el } from "./assets/dom.js";
import { timeText } from "./assets/format.js";

export function timeline(event) {
  const entries = [...arrival(event), ...event.deliveries.flatMap(delivery)];
  const timed = entries.filter(({ at }) => at !== undefined).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const ongoing = entries.filter(({ at }) => at === undefined);
  return el("ol", { class: "timeline" }, ...[...timed, ...ongoing].map(entry));
}

function entry({ at, what, tone, detail }) {
  return el(
    "li",
    { "data-tone": tone },
    el("span", { class: "time" }, at === undefined ? "" : exact(at)),
    el("span", {}, what, detail ? el("small", {}, ` ${detail}`) : null),
  );
}

const exact = (at) => {
  const date = new Date(at);
  const time = date.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 });
  return date.toDateString() === new Date().toDateString() ? time : timeText(at);
};

/** The four steps until 200 are one moment: an event is answered when it is on disk. */
function arrival({ deliveredAt, receivedAt, signature, number }) {
  const steps = signature.verified
    ? [
        { at: receivedAt, what: "Received", tone: "good" },
        { at: receivedAt, what: "Verified", detail: `signed by the token ${signature.token}`, tone: "good" },
        { at: receivedAt, what: "Kept", detail: `number ${number} in the log`, tone: "good" },
        { at: receivedAt, what: "Answered 200", tone: "good" },
      ]
    : [{ at: receivedAt, what: "Kept", detail: `number ${number} in the log; a route of your own appended it, so nobody signed it`, tone: "good" }];
  return [...(deliveredAt ? [{ at: deliveredAt, what: "Posted by Smartcar", detail: "by its clock" }] : []), ...steps];
}

const OUTCOMES = { delivered: "good", retrying: "bad", dead: "bad", unavailable: "bad", discarded: "warn" };

function delivery(of) {
  const tried = of.tried.map((attempt) => ({
    at: attempt.at,
    what: `${of.destination}: ${attempted(attempt)}`,
    detail: [attempt.durationMillis === undefined ? undefined : millis(attempt.durationMillis), attempt.answer, attempt.replay && `replay ${attempt.replay}`]
      .filter(Boolean)
      .join(", "),
    tone: OUTCOMES[attempt.outcome],
  }));
  return [...tried, ...ending(of)];
}

const attempted = ({ number, outcome }) =>
  outcome === "discarded" ? "given up by an operator" : `${number === undefined ? "an attempt" : `attempt ${number}`} ${{ delivered: "delivered it", dead: "failed, the last", unavailable: "found it down" }[outcome] ?? "failed"}`;

/** Where it stands, unless the last attempt has said so. */
function ending({ destination, state, at, uncertaintySeconds, durationMillis, answer, filteredBy, nextAttempt, attempts, tried }) {
  const last = tried.at(-1)?.outcome;
  switch (state) {
    case "delivered":
    case "nothing-sent":
      return last === "delivered"
        ? []
        : [
            {
              at,
              what: `${destination}: ${state === "delivered" ? "delivered" : "passed, a filter in the route has dropped it"}`,
              detail: [durationMillis === undefined ? undefined : millis(durationMillis), uncertaintySeconds && `up to ${long(uncertaintySeconds)} earlier`, answer].filter(Boolean).join(", "),
              tone: "good",
            },
          ];
    case "retrying":
    case "replaying":
      return [{ what: `${destination}: ${state}`, detail: nextAttempt ? `attempt ${attempts + 1} in ${long(Math.max(0, (Date.parse(nextAttempt) - Date.now()) / 1000))}` : "", tone: "warn" }];
    case "dead":
      return [{ what: `${destination}: a dead letter`, detail: answer, tone: "bad" }];
    case "filtered":
      return [{ what: `${destination}: not asked for`, detail: `by its parameter ${filteredBy}` }];
    case "before-start":
      return [{ what: `${destination}: not meant for it`, detail: "it came before the destination began" }];
    case "held":
      return [{ what: `${destination}: held`, detail: "behind an event of its vehicle that failed", tone: "warn" }];
    case "discarded":
      return last === "discarded" ? [] : [{ what: `${destination}: given up by an operator`, tone: "warn" }];
    default:
      return [{ what: `${destination}: ${state}`, tone: "warn" }];
  }
}
