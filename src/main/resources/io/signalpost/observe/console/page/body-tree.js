// JSON as a tree that opens and closes.

import { plural } from "./words.js";
import { el } from "./assets/dom.js";

const OPEN_DEPTH = 2;

export const bodyTree = (body) => el("div", { class: "tree" }, node(undefined, body, 0));

function node(name, value, depth) {
  if (value === null || typeof value !== "object") {
    return el("div", { class: "leaf" }, label(name), scalar(value));
  }
  const entries = Array.isArray(value) ? value.map((item, index) => [index, item]) : Object.entries(value);
  if (entries.length === 0) {
    return el("div", { class: "leaf" }, label(name), el("span", { class: "missing" }, Array.isArray(value) ? "empty list" : "empty object"));
  }
  return el(
    "details",
    { open: depth < OPEN_DEPTH },
    el("summary", {}, label(name), el("small", {}, summaryOf(value, entries))),
    ...entries.map(([key, item]) => node(key, item, depth + 1)),
  );
}

const label = (name) => (name === undefined ? null : el("span", { class: "key" }, `${name} `));

/** A signal is known by its code. */
const summaryOf = (value, entries) => value.code ?? value.type ?? plural(entries.length, Array.isArray(value) ? "item" : "member");

const scalar = (value) =>
  value === "***" ? el("span", { class: "masked" }, "hidden") : el("span", { "data-type": typeof value }, JSON.stringify(value));
