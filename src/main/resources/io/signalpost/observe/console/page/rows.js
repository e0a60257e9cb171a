// Rows and cards that are gone through by `j` and `k`: each has a link or button, marked `data-row`, that takes the focus.

import { bind } from "./keys.js";

const shown = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.checkVisibility());

/** The row that has the focus; undefined when none has. */
const focusedRow = () => document.activeElement?.closest("tr, .card") ?? undefined;

function move(step) {
  const rows = shown();
  const at = rows.indexOf(focusedRow()?.querySelector("[data-row]"));
  const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

export function bindRows() {
  bind(
    { key: "j", does: "Next row", run: () => move(1) },
    { key: "k", does: "Row before", run: () => move(-1) },
  );
}

/** Presses a button in the row that has the focus. */
export const pressInRow = (selector) => () => focusedRow()?.querySelector(selector)?.click();
