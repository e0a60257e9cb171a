// Has a destination read again from some time on.

import { performing } from "./actions.js";
import { el } from "./assets/dom.js";

/** @param order from a time with its offset, or `beginning` */
export function rewindForm(order) {
  const from = el("input", { type: "datetime-local", name: "from", step: 1 });
  const begin = () => (from.value === "" ? "beginning" : new Date(from.value).toISOString());
  return el(
    "details",
    { class: "rewind", "data-needs": "operator" },
    el("summary", {}, "Have it read again"),
    el(
      "div",
      { class: "inline" },
      el("label", {}, "From ", from),
      el("button", performing(() => order(begin())), "Rewind…"),
      el("span", { class: "hint" }, "Without a time from the beginning of the log."),
    ),
  );
}
