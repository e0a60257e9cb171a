// A line over time, by uPlot. What it shows is said in words for who does not see it.

import uPlot from "./uplot/uPlot.esm.js";
import { el } from "./assets/dom.js";

const HEIGHT = 160;
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/**
 * `{element, show(lines)}`; each line is `{label, colour, points}`, points pairs of a time in seconds and a value, null for a gap.
 *
 * @param unit     of the values
 * @param truth    whether 1 means yes and 0 no; a value holds until the next
 * @param fromZero whether nought is in it
 */
export function chart(name, { unit = "", truth = false, fromZero = true } = {}) {
  const figure = el("div", { class: "chart", role: "img", "aria-label": name });
  const legend = el("ul", { class: "legend" });
  const element = el("figure", {}, el("figcaption", {}, name), figure, legend);
  const inWords = (line) => sentence(line, truth ? yesOrNo : (value) => `${round(value)}${unit}`);
  let plot;
  let shown = [];
  let told;

  function draw() {
    plot?.destroy();
    plot = undefined;
    if (shown.some(({ points }) => points.length > 0) && figure.clientWidth > 0) {
      plot = new uPlot(options(figure.clientWidth, shown, { unit, truth, fromZero }), dataOf(shown), figure);
    }
  }

  new ResizeObserver(draw).observe(figure);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  return {
    element,
    show(lines) {
      const now = JSON.stringify(lines);
      if (now === told) {
        return;
      }
      const same = plot !== undefined && lines.length === shown.length;
      told = now;
      shown = lines;
      figure.setAttribute("aria-label", `${name}: ${lines.map(inWords).join("; ")}`);
      legend.replaceChildren(
        ...lines.map((each) => el("li", { "data-colour": each.colour }, inWords(each))),
      );
      same && lines.some(({ points }) => points.length > 0) ? plot.setData(dataOf(lines)) : draw();
    },
  };
}

function sentence({ label, points }, text) {
  const values = points.map(([, value]) => value).filter((value) => value !== null);
  if (values.length === 0) {
    return `${label}: nothing is known`;
  }
  const [low, high] = [text(Math.min(...values)), text(Math.max(...values))];
  return `${label}: ${text(values.at(-1))} now, ${low === high ? "all the time" : `${low} to ${high}`}`;
}

const round = (value) => Number(value.toFixed(Math.abs(value) < 100 ? 1 : 0)).toLocaleString();

const yesOrNo = (value) => ({ 0: "no", 1: "yes" })[value] ?? "";

/** uPlot takes one list of times for all lines. */
function dataOf(lines) {
  return uPlot.join(lines.map(({ points }) => [points.map(([at]) => at), points.map(([, value]) => value)]));
}

function options(width, lines, { unit, truth, fromZero }) {
  const axis = {
    stroke: colour("--muted"),
    grid: { stroke: colour("--line"), width: 1 },
    ticks: { stroke: colour("--line"), width: 1 },
    font: "12px system-ui, sans-serif",
  };
  return {
    width,
    height: HEIGHT,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false } },
    scales: { x: { range: overTime }, y: { range: truth ? noToYes : fromZero ? upFromZero : around } },
    axes: [
      { ...axis, values: times, size: 30, space: 90 },
      { ...axis, size: widest, values: (plot, ticks) => ticks.map((tick) => (truth ? yesOrNo(tick) : `${tick.toLocaleString()}${unit}`)) },
    ],
    series: [
      {},
      ...lines.map(({ colour: name }) => ({
        stroke: colour(`--${name}`),
        width: 2,
        spanGaps: false,
        paths: truth ? uPlot.paths.stepped({ align: 1 }) : undefined,
        points: { show: lines.every(({ points }) => points.length < 40), size: 4, fill: colour(`--${name}`) },
      })),
    ],
  };
}

/** A single point is at the end of a minute; uPlot would have it begin some years. */
const overTime = (plot, from, to) => (plot.data[0].length === 1 ? [from - 60, from] : [from, to]);

const noToYes = () => [-0.1, 1.1];

const upFromZero = (plot, low, high) => [Math.min(0, low), Math.max(1, high) * 1.05];

/** A value that does not change has room above and below, too. */
const around = (plot, low, high) => [low - Math.max(1, (high - low) * 0.1), high + Math.max(1, (high - low) * 0.1)];

/** Room for the longest text of an axis. */
const widest = (plot, texts) => 20 + 7 * Math.max(2, ...(texts ?? []).map((text) => text.length));

/** The day only where it changes, seconds and parts of them only where there are several ticks in a minute or second. */
function times(plot, ticks) {
  const step = ticks.length > 1 ? ticks[1] - ticks[0] : 60;
  const second = step < 60 ? "2-digit" : undefined;
  const fractionalSecondDigits = step < 1 ? 1 : undefined;
  return ticks.map((tick, index) => {
    const at = new Date(tick * 1000);
    const day = at.toLocaleDateString([], { month: "short", day: "numeric" });
    const former = index === 0 ? undefined : new Date(ticks[index - 1] * 1000);
    const time = at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second, fractionalSecondDigits });
    return former !== undefined && former.toDateString() !== at.toDateString() ? day : time;
  });
}
