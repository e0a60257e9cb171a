// How long the last deliveries of a destination took, over all nodes.

import { get } from "./api.js";
import { chart } from "./chart.js";
import { millis } from "./words.js";
import { el, setText } from "./assets/dom.js";

const LAST = 200;
const FRESH_MILLIS = 10_000;

export function latency() {
  const figure = chart("Time that a delivery takes", { unit: " ms" });
  const summary = el("p", { class: "hint" });
  let name;
  let askedAt = 0;
  return {
    element: el("div", {}, figure.element, summary),
    show(destination) {
      name = destination;
      askedAt = 0;
      figure.show([]);
      setText(summary, "Looking…");
    },
    async refresh() {
      if (Date.now() - askedAt < FRESH_MILLIS) {
        return;
      }
      const asked = name;
      const { deliveries } = await get("/deliveries", { destination: asked, state: "delivered", limit: LAST });
      if (asked !== name) {
        return; // somebody has gone on
      }
      const timed = deliveries.filter(({ durationMillis }) => durationMillis !== undefined).reverse();
      figure.show([{ label: "a delivery", colour: "info", points: timed.map(({ at, durationMillis }) => [Date.parse(at) / 1000, durationMillis]).sort(([a], [b]) => a - b) }]);
      if (timed.length === 0) {
        setText(summary, "No delivery is timed yet. Times are noted every ten seconds.");
        return; // and ask again
      }
      askedAt = Date.now();
      setText(summary, `Of the last ${timed.length}: half within ${of(timed, 0.5)}, 99 % within ${of(timed, 0.99)}.`);
    },
  };
}

function of(timed, portion) {
  const sorted = timed.map(({ durationMillis }) => durationMillis).sort((a, b) => a - b);
  return millis(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * portion))]);
}
