// An event in the list, on one line.

import { brief, bytes, plural } from "./words.js";
import { el } from "./assets/dom.js";
import { timeText } from "./assets/format.js";

export const HEADS = ["Received", "Type", "Vehicle", "What triggered it", "At the destinations", "Size"];

export function eventRow(event) {
  return [
    el("span", { class: "time" }, timeText(event.receivedAt)),
    el("span", { class: "type", "data-type": event.type }, ...typeOf(event.type), event.mode && event.mode !== "LIVE" ? el("em", {}, event.mode.toLowerCase()) : null),
    el("span", { class: "id" }, event.erased ? "erased" : brief(event.vehicleId)),
    el("span", { class: "cause" }, causeOf(event)),
    el("span", { class: "states" }, ...states(event.deliveries)),
    el("span", { class: "size" }, bytes(event.size)),
  ];
}

/** All of Smartcar's begin alike, which a narrow screen has no room for. */
const typeOf = (type) => {
  const [prefix, rest] = type.startsWith("VEHICLE_") ? ["VEHICLE_", type.slice(8)] : ["", type];
  return [el("span", { class: "prefix" }, prefix), rest];
};

function causeOf({ triggers, signals, erased }) {
  if (erased) {
    return "nothing more is kept of it";
  }
  return triggers?.length > 0 ? triggers.join(", ") : signals > 0 ? plural(signals, "signal") : "";
}

/** What is well is said in a word, the rest by name. */
function states(deliveries) {
  if (deliveries === undefined) {
    return [el("small", {}, "just in")];
  }
  const all = Object.entries(deliveries);
  const quiet = ["delivered", "filtered", "before-start", "nothing-sent"];
  const delivered = all.filter(([, state]) => state === "delivered").length;
  const others = all.filter(([, state]) => !quiet.includes(state));
  return [
    ...others.map(([name, state]) => el("span", { class: "badge", "data-state": state }, `${name} ${state}`)),
    ...(delivered > 0 ? [el("span", { class: "badge", "data-state": "delivered" }, `${delivered} delivered`)] : []),
    ...(delivered + others.length === 0 ? [el("small", {}, all.length === 0 ? "no destination" : "asked for by none")] : []),
  ];
}
