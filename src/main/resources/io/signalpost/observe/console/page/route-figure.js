// The route of a destination, drawn as boxes one below the other, and its settings.

import { get, part } from "./api.js";
import { ApiError } from "./assets/api.js";
import { describe, el } from "./assets/dom.js";

/** Boxes in boxes stand beside each other: only one of them is taken. */
const BRANCHES = ["choice", "doTry", "multicast", "loadBalance"];

export async function showRoute(element, settings, name) {
  element.replaceChildren();
  settings.replaceChildren();
  try {
    const route = await get(`/destinations/${part(name)}/route`);
    element.append(
      ...(route.description ? [el("p", {}, route.description)] : []),
      el("ol", { class: "steps-figure", "aria-label": "Steps" }, first(name, route), ...route.steps.map(box)),
      ...(route.file ? [el("p", { class: "hint" }, "Written in ", el("code", {}, route.file), ".")] : []),
    );
    describe(settings, route.settings.map(setting));
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    element.append(el("p", { class: "hint" }, error.message));
  }
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
