// How all of it is doing.

import { get } from "./api.js";
import { getAttention } from "./attention.js";
import { chart } from "./chart.js";
import { destinationCard, undelivered } from "./destination-card.js";
import { getHistory, line, perMinute, RANGES, sinceText, stepOf } from "./history.js";
import { showLoss } from "./loss.js";
import { hashOf } from "./place.js";
import { pressInRow } from "./rows.js";
import { count, long, millis, MISSING, seconds } from "./words.js";
import { el, keyedList, setText } from "./assets/dom.js";

export const title = "Overview";

const UNDELIVERED = "waiting,retrying,held";

export function open(section, heading) {
  const now = el("dl", { class: "totals figures" });
  const loss = el("div", { class: "loss" });
  const body = el("tbody", {});
  const cards = el("ul", { class: "cards destinations" });
  const course = chart("Received a minute, last hour");
  section.append(heading, now, loss, el("div", { class: "columns" }, periods(body), course.element), el("h2", {}, "Destinations"), cards);

  const showNow = keyedList(now, ({ term }) => term, figure);
  const showPeriods = keyedList(body, ({ term }) => term, periodRow);
  const showCards = keyedList(cards, ({ name }) => name, destinationCard);

  return {
    keys: [{ key: "r", does: "Pause or resume the destination of this card", needs: "operator", run: pressInRow("button") }],
    async refresh() {
      const [attention, destinations, hour, lost] = await Promise.all([
        getAttention(),
        get("/destinations"),
        getHistory("1h"),
        get("/loss"),
      ]);
      const histories = await Promise.all(RANGES.map(getHistory));
      showNow(figures(attention, destinations, hour));
      showLoss(loss, lost);
      showPeriods(rowsOf(histories));
      course.show([{ label: "received", colour: "accent", points: line(hour.received.points, (point) => point.count, stepOf(hour)) }]);
      const day = histories[RANGES.indexOf("24h")];
      showCards(destinations.map((destination) => ({ ...destination, hour, day })));
    },
  };
}

function figures(attention, destinations, { received, answers }) {
  const refused = attention.find(({ path }) => path === "/observe/refused").count;
  const sum = (value) => destinations.reduce((all, each) => all + value(each), 0);
  const reading = destinations.filter(({ state }) => state !== "disabled");
  const waiting = reading.reduce((all, each) => all + undelivered(each), 0);
  const ages = destinations.map(({ oldestUndeliveredAge }) => seconds(oldestUndeliveredAge)).filter((age) => age !== undefined);
  const dead = sum((each) => each.dead);
  const rate = perMinute(received.points, (point) => point.count);
  return [
    { term: "accepted a minute", value: rate === undefined ? MISSING : count(Math.round(rate)), href: "#events" },
    answer("answer, p50", answers, answers?.p50Millis),
    answer("answer, p99", answers, answers?.p99Millis),
    { term: "waiting", value: count(waiting), href: "#destinations" },
    { term: "oldest undelivered", value: waiting === 0 ? "none" : ages.length === 0 ? MISSING : long(Math.max(...ages)), href: hashOf("events", undefined, { state: UNDELIVERED }) },
    { term: "dead letters", value: count(dead), href: "#dead-letters", tone: dead > 0 ? "bad" : "" },
    { term: "refused", value: count(refused), href: "#refused", tone: refused > 0 ? "warn" : "" },
  ];
}

/** The histogram tells bounds, and nothing when nobody has posted. */
function answer(term, answers, bound) {
  const note = answers === undefined ? "no recent post" : `of Smartcar's ${millis(answers.limitMillis)}`;
  const value = answers === undefined ? MISSING : bound === undefined ? `> ${millis(answers.limitMillis)}` : `≤ ${millis(bound)}`;
  return { term, value, note, tone: answers !== undefined && (bound ?? Infinity) > 5000 ? "bad" : "" };
}

function figure({ term, href }) {
  const value = el("span", {});
  const note = el("small", {});
  return {
    element: el("div", {}, el("dt", {}, term), el("dd", {}, href ? el("a", { href }, value) : value), el("dd", {}, note)),
    update(now) {
      setText(value, now.value);
      setText(note, now.note ?? "");
      value.dataset.tone = now.tone ?? "";
    },
  };
}

const periods = (body) =>
  el(
    "table",
    { class: "periods", "aria-label": "By and by" },
    el("thead", {}, el("tr", {}, el("td", {}), ...RANGES.map((range) => el("th", { scope: "col" }, PERIODS[range])))),
    body,
  );

const PERIODS = { "1h": "last hour", "24h": "last 24 hours", "7d": "last 7 days" };

function rowsOf(histories) {
  const total = (of) => histories.map((history) => ({ value: count(of(history)), note: sinceText(history.received, history) }));
  const sum = (name) => (history) => {
    const known = history.destinations.map((each) => each[name]).filter((value) => value !== undefined);
    return known.length === 0 ? undefined : known.reduce((all, each) => all + each, 0);
  };
  return [
    { term: "Received", cells: total(({ received }) => received.total) },
    { term: "Delivered", cells: total(sum("delivered")) },
    { term: "Failed attempts", cells: total(sum("failed")) },
  ];
}

function periodRow({ term, cells }) {
  const shown = cells.map(() => ({ value: el("span", {}), note: el("small", {}) }));
  return {
    element: el("tr", {}, el("th", { scope: "row" }, term), ...shown.map(({ value, note }) => el("td", {}, value, note))),
    update: (now) =>
      now.cells.forEach((cell, index) => {
        setText(shown[index].value, cell.value);
        setText(shown[index].note, cell.note);
      }),
  };
}
