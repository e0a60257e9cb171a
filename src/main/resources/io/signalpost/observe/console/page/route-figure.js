// The route of a destination, drawn as boxes one below the other, and its settings.

import { get, part } from "./api.js";
import { ApiError } from "./assets/api.js";
import { describe, el } from "./assets/dom.js";

/** Boxes in boxes stand beside each other: only one of them is taken. */
const BRANCHES = ["choice", "doTry", "multicast", "loadBalance"];
/** No route of the destination is on this node. */
const NOT_HERE = 409;

/** `{element, settings, show(name), refresh()}` */
export function routeFigure() {
  const element = el("div", { class: "route" });
  const settings = el("dl", { class: "facts settings" });
  let name;
  let known = false;

  function draw(route) {
    element.replaceChildren(
      ...(route.description ? [el("p", {}, route.description)] : []),
      el("ol", { class: "steps-figure", "aria-label": "Steps" }, first(name, route), ...route.steps.map(box)),
      ...(route.file ? [el("p", { class: "hint" }, "Written in ", el("code", {}, route.file), ".")] : []),
    );
    describe(settings, route.settings.map(setting));
  }

  return {
    element,
    settings,
    show(destination) {
      name = destination;
      known = false;
      element.replaceChildren();
      settings.replaceChildren();
    },
    /** Until it is known: while the receiver runs it stays the same. */
    async refresh() {
      if (known) {
        return;
      }
      const asked = name;
      const answer = await get(`/destinations/${part(asked)}/route`).catch(refused);
      if (asked !== name) {
        return; // somebody has gone on
      }
      known = !(answer instanceof ApiError) || answer.status === NOT_HERE;
      answer instanceof ApiError ? element.replaceChildren(el("p", { class: "hint" }, answer.message)) : draw(answer);
    },
  };
}

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
      description ? el("small", {}, description) : null,
    ),
    steps.length > 0 ? el("ol", { class: "steps-figure" }, ...steps.map(box)) : null,
  );
}

function setting({ key, value, masked }) {
  return [key, value === undefined ? el("span", { class: "missing" }, "not set") : masked ? el("span", { class: "masked" }, value) : value];
}
