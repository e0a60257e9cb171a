// The course of one signal of a vehicle.

import { get, part } from "./api.js";
import { chart } from "./chart.js";
import { el } from "./assets/dom.js";
import { act } from "./assets/feedback.js";

const UNITS = { percent: " %", celsius: " °C", fahrenheit: " °F" };

/** `{element, show(id, code, revealed), clear()}` */
export function signalChart() {
  const element = el("div", { class: "course", hidden: true });
  let vehicle;
  return {
    element,
    clear() {
      vehicle = undefined;
      element.hidden = true;
      element.replaceChildren();
    },
    show: (id, code, revealed) =>
      act(element, async () => {
        vehicle = id;
        const { unit, readings, masked } = await get(`/vehicles/${part(id)}/signals/${part(code)}`, { reveal: revealed || undefined });
        if (vehicle !== id) {
          return; // somebody has gone on
        }
        element.hidden = false;
        const points = readings.map(({ at, value }) => [Date.parse(at) / 1000, number(value)]).filter(([, value]) => value !== undefined);
        if (masked || points.length === 0) {
          element.replaceChildren(el("p", { class: "empty" }, masked ? `What ${code} said is hidden. Reveal it first.` : `${code} has no numbers to be drawn.`));
        } else {
          const figure = chart(code, { unit: UNITS[unit] ?? (unit ? ` ${unit}` : ""), truth: typeof readings[0].value === "boolean", fromZero: false });
          element.replaceChildren(figure.element);
          figure.show([{ label: code, colour: "accent", points }]);
        }
        element.scrollIntoView({ block: "nearest" });
      }),
  };
}

/** A truth value is drawn as 1 or 0. */
const number = (value) => (typeof value === "number" ? value : typeof value === "boolean" ? Number(value) : undefined);
