// A view of one table: it looks, then shows rows, or says why there are none.

import { stateText } from "./state.js";
import { el } from "./assets/dom.js";

/** `{elements, body, state, rows(present)}`; the table is hidden until there are rows. */
export function tableView(label, heads, css = "stacking dense") {
  const body = el("tbody", {});
  const state = stateText();
  const table = el(
    "table",
    { class: css, "aria-label": label, hidden: true },
    el("thead", {}, el("tr", {}, ...heads.map((head) => el("th", { scope: "col" }, head)))),
    body,
  );
  state.loading();
  return {
    elements: [state.element, table],
    body,
    state,
    rows(present) {
      table.hidden = !present;
      if (present) {
        state.none();
      }
    },
  };
}

/** A cell that is labelled where the table is shown as cards. */
export const cell = (label, ...content) => el("td", { "data-label": label }, ...content);
