// What an event says that the one of its vehicle before did not.

import { hashOf } from "./place.js";
import { brief } from "./words.js";
import { el } from "./assets/dom.js";
import { valueText } from "./assets/format.js";

export function showDifferences({ previous, differences, vehicleId }) {
  if (previous === undefined) {
    return el("p", { class: "hint" }, vehicleId === undefined ? "It names no vehicle." : "No event of this vehicle before it was found.");
  }
  const before = el("a", { href: hashOf("events", previous) }, brief(previous));
  if (differences.length === 0) {
    return el("p", { class: "hint" }, "Nothing, against the event before: ", before);
  }
  return el(
    "div",
    {},
    el("p", { class: "hint" }, "Against the event before: ", before),
    el(
      "table",
      { class: "dense", "aria-label": "What has changed" },
      el("thead", {}, el("tr", {}, ...["Signal", "Before", "Now"].map((head) => el("th", { scope: "col" }, head)))),
      el("tbody", {}, ...differences.map(row)),
    ),
  );
}

const row = ({ code, change, before, now }) =>
  el(
    "tr",
    { "data-change": change },
    el("th", { scope: "row" }, code),
    el("td", {}, change === "new" ? el("span", { class: "missing" }, "not there") : reading(before)),
    el("td", {}, change === "gone" ? el("span", { class: "missing" }, "not there") : reading(now)),
  );

/** A value that is hidden, that failed, or that is there. */
export function reading({ value, unit, error }) {
  if (error !== undefined) {
    return el("span", { class: "failure" }, error);
  }
  if (value === "***") {
    return el("span", { class: "masked" }, "hidden");
  }
  return value === undefined || value === null ? el("span", { class: "missing" }, "unknown") : valueText({ value, unit });
}
