// Whether anything was lost.

import { performing } from "./actions.js";
import { count, duration, plural } from "./words.js";
import { el } from "./assets/dom.js";
import { timeText } from "./assets/format.js";

let told;

/** @param report of `/observe/loss` */
export function showLoss(element, report) {
  const lost = report.outages.filter(({ verdict, acknowledgedAt }) => verdict === "lost" && acknowledgedAt === undefined);
  const text = JSON.stringify([report.currentOutage, lost, report.lostEvents.length]);
  if (text === told) {
    return;
  }
  told = text;
  const open = lost.length > 0 || report.lostEvents.length > 0;
  element.className = `loss ${report.currentOutage || open ? "bad" : "good"}`;
  element.replaceChildren(
    ...(report.currentOutage ? [el("p", {}, el("strong", {}, `No event can be kept, for ${duration(report.currentOutage)} now.`))] : []),
    ...(open ? [details(lost, report.lostEvents), acknowledge(lost.length, report.lostEvents.length)] : []),
    ...(report.currentOutage || open ? [] : [el("p", {}, allWell(report.outages))]),
  );
}

function allWell(outages) {
  const last = outages.at(0);
  return last === undefined
    ? "Nothing was lost: there was no time in which no event could be kept."
    : `Nothing to be taken note of. No event could be kept for ${duration(last.length)} until ${timeText(last.end)}: ${verdict(last)}.`;
}

const verdict = ({ verdict, expectedLost }) =>
  ({ lost: `some ${count(expectedLost)} events were probably lost`, missed: "what was due came again", harmless: "none was probably due" })[
    verdict
  ] ?? "not judged yet";

const details = (lost, events) =>
  el(
    "ul",
    {},
    ...lost.map((outage) =>
      el("li", {}, `${timeText(outage.begin)} to ${timeText(outage.end)}, ${duration(outage.length)}: ${verdict(outage)}.`),
    ),
    ...(events.length > 0 ? [el("li", {}, `${plural(events.length, "event was", "events were")} answered 503 and did not come again.`)] : []),
  );

const acknowledge = (outages, events) =>
  el(
    "button",
    performing(() => ({
      path: "/loss",
      body: { action: "acknowledge" },
      question: () => ({
        text: `Take note of ${plural(outages + events, "loss", "losses")}? Fetch the present values of the vehicles from Smartcar first.`,
        yes: "Take note",
      }),
      done: (answer) => `Took note of ${plural(answer.outages + events, "loss", "losses")}.`,
    })),
    "Take note…",
  );
