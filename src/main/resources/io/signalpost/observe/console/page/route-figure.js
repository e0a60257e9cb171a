// The route of a destination, drawn as boxes one below the other with how often each was taken, and its settings.

import { get, part } from "./api.js";
import { count, plural } from "./words.js";
import { ApiError } from "./assets/api.js";
import { describe, el, setText } from "./assets/dom.js";

/** Boxes in boxes stand beside each other: only one of them is taken. */
const BRANCHES = ["choice", "doTry", "multicast", "loadBalance"];
/** No route of the destination is on this node. */
const NOT_HERE = 409;

/** `{element, settings, show(name), refresh()}` */
export function routeFigure() {
  const element = el("div", { class: "route" });
  const settings = el("dl", { class: "facts settings" });
  let name;
  let drawn;
  let elsewhere = false;

  function draw(route) {
    element.replaceChildren(
      ...(route.description ? [el("p", {}, route.description)] : []),
      el("ol", { class: "steps-figure", "aria-label": "Steps" }, first(name, route), ...route.steps.map(box)),
      el(
        "p",
        { class: "hint" },
        ...(route.file ? ["Written in ", el("code", {}, route.file), ". "] : []),
        "An exchange is an event, or a batch. They are counted on this node, since it started.",
      ),
    );
    describe(settings, route.settings.map(setting));
  }

  /** The boxes stay as they are: while the receiver runs only the counts change. */
  function showCounts(route) {
    const texts = route.steps.flatMap(withinAnd).map(countText);
    element.querySelectorAll(".taken").forEach((place, index) => setText(place, texts[index]));
  }

  function clear() {
    drawn = undefined;
    element.replaceChildren();
    settings.replaceChildren();
  }

  return {
    element,
    settings,
    show(destination) {
      name = destination;
      elsewhere = false;
      clear();
    },
    async refresh() {
      if (elsewhere) {
        return;
      }
      const asked = name;
      const answer = await get(`/destinations/${part(asked)}/route`).catch(refused);
      if (asked !== name) {
        return; // somebody has gone on
      }
      if (answer instanceof ApiError) {
        elsewhere = answer.status === NOT_HERE;
        clear();
        element.replaceChildren(el("p", { class: "hint" }, answer.message));
        return;
      }
      const shape = JSON.stringify(answer, withoutCounts);
      if (shape !== drawn) {
        drawn = shape;
        draw(answer);
      }
      showCounts(answer);
    },
  };
}

const withoutCounts = (key, value) => (["exchanges", "failed"].includes(key) ? undefined : value);

/** A step and those below it, in the order of their boxes. */
const withinAnd = (step) => [step, ...step.steps.flatMap(withinAnd)];

const countText = ({ exchanges, failed }) =>
  exchanges === undefined ? "" : `${plural(exchanges, "exchange")}${failed > 0 ? `, ${count(failed)} failed` : ""}`;

function refused(error) {
  if (!(error instanceof ApiError) || [0, 401].includes(error.status)) {
    throw error;
  }
  return error;
}

function first(name, { asksFor }) {
  const asked = Object.entries(asksFor).map(([parameter, values]) => `${parameter} ${values.join(", ")}`);
  return el(
    "li",
    {},
    el("div", { class: "step source" }, el("strong", {}, `event-log:${name}`), el("small", {}, asked.length === 0 ? "every event" : asked.join("; "))),
  );
}

function box({ kind, detail, description, steps }) {
  return el(
    "li",
    { class: BRANCHES.includes(kind) ? "branches" : null },
    el(
      "div",
      { class: "step", "data-kind": kind },
      el("strong", {}, kind),
      detail ? el("code", {}, detail) : null,
      el("span", { class: "taken" }),
      description ? el("small", {}, description) : null,
    ),
    steps.length > 0 ? el("ol", { class: "steps-figure" }, ...steps.map(box)) : null,
  );
}

function setting({ key, value, masked }) {
  return [key, value === undefined ? el("span", { class: "missing" }, "not set") : masked ? el("span", { class: "masked" }, value) : value];
}
