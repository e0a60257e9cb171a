// All destinations in a table.

import { get } from "./api.js";
import { performing } from "./actions.js";
import { toggle, toggleLabel, toggleText } from "./destination-actions.js";
import { historyOf, lag, success } from "./destination-card.js";
import { getHistory, line, stepOf } from "./history.js";
import { hashOf } from "./place.js";
import { pressInRow } from "./rows.js";
import { sparkline } from "./sparkline.js";
import { cell, tableView } from "./table-view.js";
import { count } from "./words.js";
import { el, keyedList, setText } from "./assets/dom.js";

export const title = "Destinations";

const HEADS = ["Destination", "State", "Lag", "Delivered", "Filtered", "Retrying", "Dead", "Success, 24 h", "Last hour", "Action"];

export function open(section, heading) {
  const { elements, body, state, rows } = tableView(title, HEADS);
  section.append(heading, ...elements);
  const show = keyedList(body, ({ name }) => name, row);
  return {
    keys: [{ key: "r", does: "Pause or resume the destination of this row", needs: "operator", run: pressInRow("button") }],
    failed: (error) => state.failed(error, () => state.loading()),
    async refresh() {
      const [destinations, hour, day] = await Promise.all([get("/destinations"), getHistory("1h"), getHistory("24h")]);
      rows(destinations.length > 0);
      if (destinations.length === 0) {
        state.empty("No route reads the event log. Switch a destination on in application.properties, or write a route.");
      }
      show(destinations.map((each) => ({ ...each, hour, day })));
    },
  };
}

function row(first) {
  let now = first;
  const badge = el("span", { class: "badge" });
  const cells = Object.fromEntries(HEADS.slice(2, 8).map((head) => [head, cell(head)]));
  const spark = cell("Last hour");
  const button = el("button", performing(() => toggle(now)));
  return {
    element: el(
      "tr",
      {},
      el("th", { scope: "row" }, el("a", { href: hashOf("destinations", first.name), "data-row": true }, first.name)),
      cell("State", badge),
      ...Object.values(cells),
      spark,
      cell("Action", button),
    ),
    update(destination) {
      now = destination;
      setText(badge, destination.state);
      badge.dataset.state = destination.state;
      badge.title = destination.down?.reason ?? "";
      setText(cells.Lag, lag(destination));
      setText(cells.Delivered, count(destination.delivered));
      setText(cells.Filtered, count(destination.filtered));
      setText(cells.Retrying, count(destination.retrying + destination.held));
      setText(cells.Dead, count(destination.dead));
      setText(cells["Success, 24 h"], success(historyOf(destination.day, destination.name)));
      spark.replaceChildren(
        sparkline(line(historyOf(destination.hour, destination.name)?.points ?? [], (point) => point.delivered, stepOf(destination.hour))),
      );
      setText(button, toggleText(destination));
      button.setAttribute("aria-label", toggleLabel(destination));
      button.hidden = destination.state === "disabled";
    },
  };
}
