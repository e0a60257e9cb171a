// A destination on the overview.

import { performing } from "./actions.js";
import { toggle, toggleLabel, toggleText } from "./destination-actions.js";
import { line, stepOf } from "./history.js";
import { hashOf } from "./place.js";
import { sparkline } from "./sparkline.js";
import { count, duration, MISSING, share } from "./words.js";
import { el, liveFacts, setText } from "./assets/dom.js";

export const historyOf = (history, name) => history.destinations.find((each) => each.name === name);

/** Delivered events of all attempts in that time. */
export function success(of) {
  return of?.delivered === undefined ? MISSING : share(of.delivered, of.delivered + of.failed);
}

/** What it is still to get, whatever it waits for. */
export const undelivered = ({ pending, retrying, held }) => pending + retrying + held;

/** Nobody waits for what a disabled one is still to get. */
export function lag(destination) {
  if (destination.state === "disabled") {
    return MISSING;
  }
  const waiting = undelivered(destination);
  return waiting === 0 ? "none" : `${count(waiting)} waiting, ${duration(destination.oldestUndeliveredAge)}`;
}

export function destinationCard(first) {
  let now = first;
  const state = el("span", { class: "badge" });
  const facts = el("dl", { class: "facts" });
  const showFacts = liveFacts(facts);
  const figure = el("div", { class: "spark" });
  const reason = el("p", { class: "failure" });
  const button = el("button", performing(() => toggle(now)));
  return {
    element: el(
      "li",
      { class: "card" },
      el("div", { class: "title-row" }, el("h3", {}, el("a", { href: hashOf("destinations", first.name), "data-row": true }, first.name)), state),
      reason,
      figure,
      facts,
      el("div", { class: "buttons" }, button),
    ),
    update(destination) {
      now = destination;
      const today = historyOf(destination.day, destination.name);
      setText(state, destination.state);
      state.dataset.state = destination.state;
      setText(reason, destination.down ? `Down for ${duration(sinceNow(destination.down.since))}: ${destination.down.reason}` : "");
      reason.hidden = !destination.down;
      figure.replaceChildren(
        sparkline(line(historyOf(destination.hour, destination.name)?.points ?? [], (point) => point.delivered, stepOf(destination.hour))),
        el("small", {}, "delivered, last hour"),
      );
      showFacts([
        ["Lag", lag(destination)],
        ["Success, 24 h", success(today)],
        ["Retrying", count(destination.retrying + destination.held)],
        ["Dead", count(destination.dead)],
      ]);
      setText(button, toggleText(destination));
      button.setAttribute("aria-label", toggleLabel(destination));
      button.hidden = destination.state === "disabled";
    },
  };
}

const sinceNow = (since) => `PT${Math.max(0, (Date.now() - Date.parse(since)) / 1000)}S`;
