// One destination: its ledger, its course, its route and its settings.

import { get, part } from "./api.js";
import { performing } from "./actions.js";
import { chart } from "./chart.js";
import * as actions from "./destination-actions.js";
import { historyOf, success, undelivered } from "./destination-card.js";
import { getHistory, line, RANGES, stepOf } from "./history.js";
import { latency } from "./latency.js";
import { rewindForm } from "./rewind.js";
import { routeFigure } from "./route-figure.js";
import { stateText } from "./state.js";
import { count, duration } from "./words.js";
import { el, liveFacts, setText } from "./assets/dom.js";

export const title = "Destination";

export function open(section, heading) {
  let name;
  let now;
  let range = "1h";
  const badge = el("span", { class: "badge" });
  const reason = el("p", { class: "failure" });
  const state = stateText();
  const ledger = el("dl", { class: "totals" });
  const throughput = chart("Events a minute");
  const route = routeFigure();
  const action = (text, order) => el("button", performing(order), text);
  const toggle = action("Pause…", () => actions.toggle(now));
  const buttons = el(
    "div",
    { class: "buttons" },
    toggle,
    action("Send a test event…", () => actions.test(name)),
    action("Retry dead letters…", () => actions.retryDead(name)),
    action("Discard dead letters…", () => actions.discardDead(name)),
  );
  const ranges = el("div", { class: "chips", role: "group", "aria-label": "Time" }, ...RANGES.map(rangeButton));
  const took = latency();
  const page = el(
    "div",
    { class: "page" },
    buttons,
    reason,
    ledger,
    ranges,
    el("div", { class: "columns" }, throughput.element, took.element),
    el("h2", {}, "Route"),
    route.element,
    el("h2", {}, "Settings"),
    route.settings,
    rewindForm((from) => actions.rewind(name, from)),
  );
  section.append(el("p", {}, el("a", { href: "#destinations" }, "← All destinations")), el("div", { class: "title-row start" }, heading, badge), state.element, page);
  const showLedger = liveFacts(ledger);

  function rangeButton(each) {
    const button = el("button", { type: "button", class: "chip", "aria-pressed": `${each === range}`, onclick: () => choose(each) }, each);
    return button;
  }

  function choose(wanted) {
    range = wanted;
    [...ranges.children].forEach((button) => button.setAttribute("aria-pressed", `${button.textContent === range}`));
    showCourse();
  }

  async function showCourse() {
    const history = await getHistory(range);
    const course = historyOf(history, name);
    const points = course?.points ?? [];
    throughput.show([
      { label: "delivered", colour: "good", points: line(points, (point) => point.delivered, stepOf(history)) },
      { label: "failed attempts", colour: "bad", points: line(points, (point) => point.failed, stepOf(history)) },
    ]);
    return course;
  }

  return {
    keys: [{ key: "r", does: "Pause or resume the destination", needs: "operator", run: () => toggle.click() }],
    failed(error) {
      page.hidden = true;
      state.failed(error, () => state.loading());
    },
    show(place) {
      if (place.id !== name) {
        name = place.id;
        setText(heading, name);
        page.hidden = true;
        state.loading();
        took.show(name);
        route.show(name);
      }
    },
    async refresh() {
      const asked = name;
      const answer = await get(`/destinations/${part(asked)}`);
      const course = await showCourse();
      if (asked !== name) {
        return; // somebody has gone on
      }
      now = answer;
      state.none();
      page.hidden = false;
      setText(badge, now.state);
      badge.dataset.state = now.state;
      setText(reason, now.down ? `Down: ${now.down.reason}` : "");
      reason.hidden = !now.down;
      toggle.hidden = now.state === "disabled";
      setText(toggle, actions.toggleText(now));
      showLedger([
        ["waiting", count(now.pending)],
        ["oldest", undelivered(now) === 0 ? "none" : duration(now.oldestUndeliveredAge)],
        ["success", success(course)],
        ["passed", count(now.passed)],
        ["delivered", count(now.delivered)],
        ["filtered", count(now.filtered)],
        ["retrying", count(now.retrying)],
        ["held", count(now.held)],
        ["dead", count(now.dead)],
        ["discarded", count(now.discarded)],
        ["pruned", count(now.pruned)],
        ["replayed", count(now.replayed)],
      ]);
      await route.refresh();
      await took.refresh();
    },
  };
}
