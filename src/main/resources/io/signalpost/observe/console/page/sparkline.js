// A small line without axes; what it shows is said beside it.

import { svg } from "./assets/dom.js";

const WIDTH = 160;
const HEIGHT = 32;

/** @param points pairs of a time and a value, null for a gap */
export function sparkline(points) {
  const values = points.map(([, value]) => value).filter((value) => value !== null);
  const top = Math.max(1, ...values);
  const [first, last] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 1];
  const x = (at) => (last === first ? WIDTH : ((at - first) / (last - first)) * WIDTH);
  const y = (value) => HEIGHT - 2 - (value / top) * (HEIGHT - 4);
  let path = "";
  let down = false;
  for (const [at, value] of points) {
    path += value === null ? "" : `${down ? "L" : "M"}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
    down = value !== null;
  }
  return svg(
    "svg",
    { class: "sparkline", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("path", { d: `M0 ${HEIGHT - 1}H${WIDTH}`, class: "ground" }),
    svg("path", { d: path || "M0 0", class: "line" }),
  );
}
