// The vehicles: when each was heard of last, and which are silent or faulty.

import { get } from "./api.js";
import { go, hashOf } from "./place.js";
import { cell, tableView } from "./table-view.js";
import { ago, brief, count, every, MISSING } from "./words.js";
import { el, keyedList, setText } from "./assets/dom.js";

export const title = "Vehicles";

const PAGE = 100;
const HEADS = ["Vehicle", "Car", "State", "Last event", "Comes every", "Events", "Open faults"];
const STATES = ["known", "silent", "faulty"];

export function open(section, heading) {
  let limit = PAGE;
  const { elements, body, state, rows } = tableView(title, HEADS);
  const chips = el("div", { class: "chips", role: "group", "aria-label": "Which vehicles" });
  const more = el("button", { type: "button", hidden: true, onclick: () => (limit += PAGE) }, "Show more");
  section.append(heading, chips, ...elements, more);
  const show = keyedList(body, ({ vehicleId }) => vehicleId, row);
  const showChips = keyedList(chips, ({ which }) => which, chip);
  return {
    failed: (error) => state.failed(error, () => state.loading()),
    async refresh({ query }) {
      const which = query.get("state") ?? "known";
      const answer = await pages(which, limit);
      showChips(STATES.map((each) => ({ which: each, many: answer[each], on: each === which })));
      rows(answer.vehicles.length > 0);
      if (answer.vehicles.length === 0) {
        state.empty(
          which === "known" ? "No vehicle is known yet: the database destination has had no event." : `No vehicle is ${which}.`,
          which === "known" ? undefined : el("button", { type: "button", onclick: () => go("vehicles") }, "Show all vehicles"),
        );
      }
      more.hidden = answer.next === undefined;
      show(answer.vehicles);
    },
  };
}

async function pages(state, limit) {
  const answer = await get("/vehicles", { state, limit: Math.min(1000, limit) });
  while (answer.next !== undefined && answer.vehicles.length < limit) {
    const page = await get("/vehicles", { state, limit: Math.min(1000, limit - answer.vehicles.length), cursor: answer.next });
    answer.vehicles.push(...page.vehicles);
    answer.next = page.next;
  }
  return answer;
}

function chip({ which }) {
  const button = el("button", { type: "button", class: "chip", onclick: () => go("vehicles", undefined, which === "known" ? {} : { state: which }) });
  return {
    element: button,
    update({ many, on }) {
      setText(button, `${which === "known" ? "all" : which} ${count(many)}`);
      button.setAttribute("aria-pressed", `${on}`);
    },
  };
}

export const carName = ({ make, model, year }) => [make, model, year].filter(Boolean).join(" ") || MISSING;

/** Silent goes before faulty: who says nothing tells of no fault either. */
export const stateOf = ({ silent, openFaults, mode }) =>
  silent ? "silent" : openFaults > 0 ? "faulty" : mode === "LIVE" ? "active" : mode.toLowerCase();

function row({ vehicleId }) {
  const badge = el("span", { class: "badge" });
  const cells = Object.fromEntries(HEADS.filter((head) => !["Vehicle", "State"].includes(head)).map((head) => [head, cell(head)]));
  return {
    element: el(
      "tr",
      {},
      el("th", { scope: "row" }, el("a", { href: hashOf("vehicles", vehicleId), "data-row": true, title: vehicleId }, brief(vehicleId))),
      cells.Car,
      cell("State", badge),
      ...["Last event", "Comes every", "Events", "Open faults"].map((head) => cells[head]),
    ),
    update(now) {
      setText(cells.Car, carName(now));
      setText(badge, stateOf(now));
      badge.dataset.state = stateOf(now);
      setText(cells["Last event"], ago(now.lastEventAt));
      setText(cells["Comes every"], every(now.cadence));
      setText(cells.Events, count(now.events));
      setText(cells["Open faults"], count(now.openFaults));
    },
  };
}
