// What could not be delivered, by what it failed of, the largest group first.

import { get } from "./api.js";
import { performing } from "./actions.js";
import { hashOf } from "./place.js";
import { pressInRow } from "./rows.js";
import { cell, tableView } from "./table-view.js";
import { brief, count, plural } from "./words.js";
import { el, keyedList, setContent, setText } from "./assets/dom.js";
import { timeText } from "./assets/format.js";

export const title = "Dead letters";

const HEADS = ["Events", "Destination", "What they failed of", "First", "Last", "Newest", "Action"];

export function open(section, heading) {
  const { elements, body, state, rows } = tableView(title, HEADS);
  section.append(heading, ...elements);
  const show = keyedList(body, ({ destination, fingerprint }) => `${destination} ${fingerprint}`, row);
  return {
    keys: [
      { key: "r", does: "Retry the group of this row", needs: "operator", run: pressInRow(".retry") },
      { key: "x", does: "Discard the group of this row", needs: "operator", run: pressInRow(".discard") },
    ],
    failed: (error) => state.failed(error, () => state.loading()),
    async refresh() {
      const { groups } = await get("/dead-letters");
      rows(groups.length > 0);
      if (groups.length === 0) {
        state.empty("No dead letters. An event becomes one when its attempts at a destination are used up, or no retry can cure it.");
      }
      show(groups);
    },
  };
}

function row({ destination, fingerprint, errorClass, error }) {
  const events = el("a", { href: hashOf("events", undefined, { state: "dead", destination }), "data-row": true });
  const first = cell("First");
  const last = cell("Last");
  const sample = cell("Newest");
  const button = (text, order) =>
    el("button", { ...performing(order), class: text.toLowerCase() }, `${text}…`);
  return {
    element: el(
      "tr",
      {},
      el("th", { scope: "row", "data-label": "Events" }, events),
      cell("Destination", el("a", { href: hashOf("destinations", destination) }, destination)),
      cell("What they failed of", el("span", { title: errorClass }, error)),
      first,
      last,
      sample,
      cell("Action", el("span", { class: "buttons" }, button("Retry", () => retry(destination, fingerprint)), button("Discard", () => discard(destination, fingerprint)))),
    ),
    update(group) {
      setText(events, count(group.count));
      setText(first, timeText(group.first));
      setText(last, timeText(group.last));
      setContent(
        sample,
        el(
          "span",
          {},
          el("a", { href: hashOf("events", group.sample.event), "aria-label": `The newest: event ${group.sample.event}` }, brief(group.sample.event)),
          el("small", {}, ` after\u00a0${plural(group.sample.attempts, "attempt").replace(" ", "\u00a0")}`),
        ),
      );
    },
  };
}

const sum = (events) => Object.values(events).reduce((all, each) => all + each, 0);

const order = (action, destination, fingerprint, question, done) => ({
  path: "/dead-letters",
  body: { action, destination, fingerprint },
  question: ({ events }) => question(plural(sum(events), "dead letter")),
  done: ({ events }) => done(plural(sum(events), "dead letter")),
});

const retry = (destination, fingerprint) =>
  order(
    "retry",
    destination,
    fingerprint,
    (letters) => ({ text: `Try ${letters} of ${destination} again?`, yes: "Retry" }),
    (letters) => `Trying ${letters} again at ${destination}.`,
  );

const discard = (destination, fingerprint) =>
  order(
    "discard",
    destination,
    fingerprint,
    (letters) => ({ text: `Give up ${letters} of ${destination}? It will never get them, unless you replay them.`, yes: "Discard", danger: true }),
    (letters) => `Discarded ${letters} of ${destination}.`,
  );
