// One vehicle: how fresh each of its signals is by its own measure, its open faults, and the course of a signal.

import { revealButton } from "./actions.js";
import { get, part } from "./api.js";
import { reading } from "./differences.js";
import { hashOf } from "./place.js";
import { signalChart } from "./signal-chart.js";
import { stateText } from "./state.js";
import { carName, stateOf } from "./vehicles.js";
import { duration, every, long, MISSING, seconds } from "./words.js";
import { describe, el, keyedList, setContent, setText } from "./assets/dom.js";
import { timeText } from "./assets/format.js";

export const title = "Vehicle";

/** So many times its cadence a signal may take before it counts as late; a moment never does. */
const LATE = 3;
const LATE_AT_LEAST_SECONDS = 60;
const HEADS = ["Signal", "Value", "Age", "Comes every", "Freshness", "Course"];

export function open(section, heading) {
  let id;
  let revealed = false;
  let kept;
  const badge = el("span", { class: "badge" });
  const facts = el("dl", { class: "facts" });
  const faults = el("ul", { class: "faults" });
  const state = stateText();
  const course = signalChart();
  const body = el("tbody", {});
  const reveal = revealButton("position, VIN and what else is personal", () => look(true));
  const page = el(
    "div",
    { class: "page", hidden: true },
    el("div", { class: "columns" }, el("div", {}, facts), el("div", {}, el("h2", {}, "Open faults"), faults)),
    course.element,
    el("div", { class: "title-row" }, el("h2", {}, "Signals"), reveal),
    el("table", { class: "stacking dense", "aria-label": "Signals" }, el("thead", {}, el("tr", {}, ...HEADS.map((head) => el("th", { scope: "col" }, head)))), body),
  );
  section.append(el("p", {}, el("a", { href: "#vehicles" }, "← All vehicles")), el("div", { class: "title-row start" }, heading, badge), state.element, page);
  const show = keyedList(body, ({ code }) => code, (signal) => signalRow(signal, (code) => course.show(id, code, revealed)));

  async function look(wanted) {
    const asked = id;
    const vehicle = await get(`/vehicles/${part(asked)}`, { reveal: wanted || undefined });
    if (asked !== id || (revealed && !wanted)) {
      return; // somebody has gone on, or has revealed it meanwhile
    }
    revealed = wanted;
    kept = vehicle;
    reveal.hidden = revealed;
    draw(vehicle);
  }

  function draw(vehicle) {
    state.none();
    page.hidden = false;
    setText(heading, carName(vehicle) === MISSING ? vehicle.vehicleId : carName(vehicle));
    setText(badge, stateOf(vehicle));
    badge.dataset.state = stateOf(vehicle);
    describe(facts, [
      ["Vehicle", el("code", {}, vehicle.vehicleId)],
      ["Mode", vehicle.mode],
      ["Last event", vehicle.lastEvent ? el("a", { href: hashOf("events", vehicle.lastEvent) }, timeText(vehicle.lastEventAt)) : timeText(vehicle.lastEventAt)],
      ["Comes every", every(vehicle.cadence)],
      ["Silent since", vehicle.silentSince ? timeText(vehicle.silentSince) : null],
      ["All its events", el("a", { href: hashOf("events", undefined, { vehicle: vehicle.vehicleId }) }, `${vehicle.events.toLocaleString()}`)],
    ]);
    faults.replaceChildren(...(vehicle.faults.length === 0 ? [el("li", { class: "hint" }, "None.")] : vehicle.faults.map(fault)));
    show(vehicle.signals);
  }

  return {
    failed(error) {
      page.hidden = true;
      state.failed(error, () => state.loading());
    },
    show(place) {
      if (place.id !== id) {
        id = place.id;
        revealed = false;
        kept = undefined;
        setText(heading, title);
        setText(badge, "");
        page.hidden = true;
        course.clear();
        state.loading();
        body.querySelectorAll("tr").forEach((row) => row.removeAttribute("data-chosen"));
      }
    },
    /** What was revealed stays as it was: to look again would be another entry in the audit. */
    async refresh() {
      revealed ? draw(kept) : await look(false);
    },
  };
}

const fault = ({ type, code, openedAt, resolutionType }) =>
  el("li", {}, el("strong", {}, code ? `${type} / ${code}` : type), ` ${openedAt ? `since ${timeText(openedAt)}` : ""}${resolutionType ? `, to be resolved by ${resolutionType.toLowerCase().replaceAll("_", " ")}` : ""}`);

function freshness({ age, cadence, error }) {
  const [old, every] = [seconds(age), seconds(cadence)];
  if (error !== undefined) {
    return { word: "failed", tone: "bad" };
  }
  if (old === undefined || every === undefined) {
    return { word: "too little is known", tone: "" };
  }
  return old > Math.max(LATE * every, LATE_AT_LEAST_SECONDS) ? { word: `late by ${long(old - every)}`, tone: "warn" } : { word: "fresh", tone: "good" };
}

/** What is hidden may be a number. */
const isDrawn = (value) => ["number", "boolean"].includes(typeof value) || value === "***";

function signalRow({ code }, choose) {
  const cells = Object.fromEntries(HEADS.slice(1, 4).map((head) => [head, el("td", { "data-label": head })]));
  const badge = el("span", { class: "badge" });
  const button = el("button", { type: "button", "data-row": true, "aria-label": `Chart of ${code}`, onclick: () => choose(code) }, "Chart");
  return {
    element: el("tr", {}, el("th", { scope: "row" }, code), ...Object.values(cells), el("td", { "data-label": "Freshness" }, badge), el("td", { "data-label": "Course" }, button)),
    update(signal) {
      const { word, tone } = freshness(signal);
      setContent(cells.Value, reading(signal));
      setText(cells.Age, duration(signal.age));
      setText(cells["Comes every"], every(signal.cadence));
      setText(badge, word);
      badge.dataset.tone = tone;
      button.hidden = signal.oemUpdatedAt === undefined || !isDrawn(signal.value);
    },
  };
}
