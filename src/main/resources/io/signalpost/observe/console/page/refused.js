// The requests that were refused.

import { get } from "./api.js";
import { performing } from "./actions.js";
import { go, hashOf } from "./place.js";
import { refusedDrawer } from "./refused-drawer.js";
import { cell, tableView } from "./table-view.js";
import { bytes, MISSING, plural } from "./words.js";
import { el, keyedList } from "./assets/dom.js";
import { attempt } from "./assets/feedback.js";
import { timeText } from "./assets/format.js";

export const title = "Refused";

const PAGE = 100;
const HEADS = ["Received", "Answer", "Cause", "What the doctor found", "Type", "From", "Size"];

export function open(section, heading) {
  let wanted = PAGE;
  let chosen;
  const { elements, body, state, rows } = tableView(title, HEADS);
  const drawer = refusedDrawer(() => {
    body.querySelector(`a[href="${hashOf("refused", chosen)}"]`)?.focus();
    go("refused");
  });
  const all = el("button", performing(releaseAll), "Release all that are authentic now…");
  const more = el("button", { type: "button", hidden: true, onclick: () => (wanted += PAGE) }, "Show older");
  section.append(
    el("div", { class: "title-row" }, heading, all),
    el("div", { class: "with-drawer" }, el("div", { class: "list" }, ...elements, more), drawer.element),
  );
  const show = keyedList(body, ({ id }) => id, row);
  return {
    keys: [
      { key: "r", does: "Release the request that is open", needs: "operator", run: () => pressIn(drawer.element, ".release") },
      { key: "Enter", does: "Open the request of this row" },
      { key: "Escape", does: "Close the request", run: drawer.close },
    ],
    failed: (error) => state.failed(error, () => state.loading()),
    async refresh() {
      const requests = await newest(wanted);
      rows(requests.length > 0);
      all.hidden = requests.length === 0;
      more.hidden = requests.length < wanted;
      if (requests.length === 0) {
        state.empty("No request was refused, or none is kept any more.");
      }
      show(requests);
      await drawer.show(chosen);
    },
    show({ id }) {
      chosen = id;
      return attempt(() => drawer.show(id));
    },
  };
}

const pressIn = (element, selector) => element.querySelector(selector)?.click();

/** A page has 1,000 at most. */
async function newest(limit) {
  const requests = [];
  while (requests.length < limit) {
    const page = await get("/refused", { limit: Math.min(1000, limit - requests.length), cursor: requests.at(-1)?.id });
    requests.push(...page);
    if (page.length === 0) {
      break;
    }
  }
  return requests;
}

function row({ id, receivedAt, status, cause, diagnosis, eventType, mode, remote, size }) {
  return {
    element: el(
      "tr",
      {},
      el("th", { scope: "row" }, el("a", { href: hashOf("refused", id), "data-row": true }, timeText(receivedAt))),
      cell("Answer", `${status}`),
      cell("Cause", cause),
      cell("What the doctor found", diagnosis ?? el("span", { class: "missing" }, "not examined yet")),
      cell("Type", [eventType, mode].filter(Boolean).join(" ") || MISSING),
      cell("From", remote ?? MISSING),
      cell("Size", bytes(size)),
    ),
    update() {},
  };
}

const releaseAll = () => ({
  path: "/refused",
  body: { action: "release" },
  question: (forecast) =>
    forecast.new + forecast.duplicates === 0
      ? `None is authentic by the tokens of today; ${plural(forecast.stay, "request stays", "requests stay")}.`
      : {
          text: `Release ${plural(forecast.new, "event")} that the log does not have and ${plural(forecast.duplicates, "duplicate")}? ${plural(forecast.stay, "request stays", "requests stay")} refused.`,
          yes: "Release",
        },
  done: (answer) => `Let in ${plural(answer.new, "event")}; ${plural(answer.stay, "request stays", "requests stay")} refused.`,
});
