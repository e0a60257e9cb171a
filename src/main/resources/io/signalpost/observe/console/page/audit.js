// What operators have done.

import { get } from "./api.js";
import { hashOf } from "./place.js";
import { cell, tableView } from "./table-view.js";
import { brief } from "./words.js";
import { el, keyedList, setText } from "./assets/dom.js";
import { timeText } from "./assets/format.js";

export const title = "Audit";

const PAGE = 100;
const HEADS = ["When", "Who", "Action", "Of what", "Outcome", "What came of it"];

export function open(section, heading) {
  let limit = PAGE;
  const { elements, body, state, rows } = tableView(title, HEADS);
  const more = el("button", { type: "button", hidden: true, onclick: () => (limit += PAGE) }, "Show older");
  section.append(heading, ...elements, more);
  const show = keyedList(body, ({ id }) => id, row);
  return {
    failed: (error) => state.failed(error, () => state.loading()),
    async refresh() {
      const deeds = [];
      let next;
      do {
        const page = await get("/audit", { limit: Math.min(1000, limit - deeds.length), cursor: next });
        deeds.push(...page.deeds);
        next = page.next;
      } while (next !== undefined && deeds.length < limit);
      more.hidden = next === undefined;
      rows(deeds.length > 0);
      if (deeds.length === 0) {
        state.empty("No operator has done anything yet.");
      }
      show(deeds);
    },
  };
}

function row({ at, operator, action, target }) {
  const badge = el("span", { class: "badge" });
  const answer = cell("What came of it");
  return {
    element: el(
      "tr",
      {},
      el("th", { scope: "row" }, timeText(at)),
      cell("Who", operator === "-" ? el("span", { class: "missing" }, "this machine") : operator),
      cell("Action", action),
      cell("Of what", ...aim(target)),
      cell("Outcome", badge),
      answer,
    ),
    update(deed) {
      setText(badge, deed.outcome);
      badge.dataset.state = deed.outcome;
      setText(answer, deed.answer ? told(deed.answer) : "");
    },
  };
}

const PLACES = { destination: "destinations", event: "events", refused: "refused" };

/** What it was about, with a way there. */
function aim(target) {
  const { of, ...rest } = target;
  return Object.entries(rest).flatMap(([name, value], index) => [
    index > 0 ? ", " : "",
    name in PLACES && typeof value === "string" ? el("a", { href: hashOf(PLACES[name], value) }, `${name} ${brief(value)}`) : `${name} ${text(value)}`,
  ]).concat(Object.keys(rest).length === 0 ? [of ?? ""] : []);
}

const told = ({ action, dryRun, ...rest }) =>
  Object.entries(rest)
    .map(([name, value]) => `${name} ${text(value)}`)
    .join(", ");

function text(value) {
  if (Array.isArray(value)) {
    return value.map(text).join(", ") || "none";
  }
  return value !== null && typeof value === "object" ? told(value) || "none" : `${value}`;
}
