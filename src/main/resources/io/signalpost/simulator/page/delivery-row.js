// A row of the delivery log.

import { get } from "./api.js";
import { el, keyedList, setText } from "./assets/dom.js";
import { act } from "./assets/feedback.js";
import { errorText, timeText } from "./assets/format.js";

/**
 * @param nameOf name of a webhook or vehicle
 * @param open   set of event ids, of the rows that are open
 */
export function deliveryRow(first, nameOf, open) {
  const detail = el("tr", { class: "detail", hidden: true, id: `detail-${first.eventId}` });
  const content = el("td", { colspan: 7 });
  detail.append(content);
  const attempts = el("ol", { class: "attempts" });
  const showAttempts = keyedList(attempts, (attempt) => attempt.deliveryId, attemptItem);
  const dropped = el("p", { class: "failure" });
  const cause = el("td", { "data-label": "Cause" }, causeOf(first));
  const count = el("td", { "data-label": "Attempts" });
  const state = el("span", { class: "badge" });
  const toggle = el(
    "button",
    {
      type: "button",
      class: "expander",
      "aria-expanded": "false",
      "aria-controls": detail.id,
      onclick: () => act(toggle, openOrClose),
    },
    timeText(first.createdAt),
  );

  async function openOrClose() {
    const opening = detail.hidden;
    if (opening && content.childElementCount === 0) {
      const { signals, body } = await get(`/deliveries/${first.eventId}`);
      content.append(
        el("p", {}, "Event ", el("code", {}, first.eventId)),
        el("h3", {}, "Attempts"),
        attempts,
        dropped,
        ...errorsOf(first.errors),
        ...signalsOf(signals),
        ...bodyOf(body),
      );
    }
    detail.hidden = !opening;
    toggle.setAttribute("aria-expanded", `${opening}`);
    open[opening ? "add" : "delete"](first.eventId);
  }

  return {
    element: el(
      "tbody",
      {},
      el(
        "tr",
        {},
        el("th", { scope: "row" }, toggle),
        el("td", { "data-label": "Event" }, first.eventType, first.mode === "TEST" ? el("em", {}, "test") : null),
        el("td", { "data-label": "Vehicle" }, first.vehicleId === null ? "–" : nameOf(first.vehicleId)),
        cause,
        el("td", { "data-label": "Webhook" }, nameOf(first.webhookId)),
        count,
        el("td", { "data-label": "State" }, state),
      ),
      detail,
    ),
    update(now) {
      setText(count, attemptSummary(now));
      setText(state, now.state.toLowerCase());
      state.dataset.state = now.state.toLowerCase();
      showAttempts(now.attempts);
      setText(dropped, now.dropReason ? `Dropped: ${now.dropReason}` : "");
    },
  };
}

/** An event has triggers or errors, never both. */
const causeOf = ({ triggers, errors }) =>
  [...triggers, ...errors.map(({ type, code, state }) => `${code ?? type} ${state}`)].join(", ");

function attemptSummary({ attempts }) {
  const last = attempts.at(-1);
  return last === undefined ? "none yet" : `${attempts.length} · ${last.status ?? "no answer"} · ${last.tookMillis} ms`;
}

function attemptItem() {
  const text = el("span", {});
  const failure = el("span", { class: "failure" });
  return {
    element: el("li", {}, text, failure),
    update({ number, deliveryId, at, status, failure: why, tookMillis, bytes, faults }) {
      const struck = faults.length === 0 ? "" : `, faults: ${faults.join(", ")}`;
      setText(
        text,
        `${number}. ${timeText(at)}: ${status ?? "no answer"} after ${tookMillis} ms, ${bytes} bytes, delivery ${deliveryId}${struck}`,
      );
      setText(failure, why ?? "");
    },
  };
}

function errorsOf(errors) {
  if (errors.length === 0) {
    return [];
  }
  const items = errors.map((error) =>
    el("li", {}, `${errorText(error)}: ${error.state}`, error.signals.length > 0 ? ` (${error.signals.join(", ")})` : ""),
  );
  return [el("h3", {}, "Errors"), el("ul", {}, ...items)];
}

function signalsOf(signals) {
  if (signals.length === 0) {
    return [];
  }
  const items = signals.map(({ code, status, error }) =>
    el("li", {}, el("code", {}, code), status === "SUCCESS" ? null : el("span", { class: "failure" }, errorText(error))),
  );
  return [el("h3", {}, `Signals (${signals.length})`), el("ul", { class: "signal-codes" }, ...items)];
}

/** Of the latest attempt; the others differ in `deliveryId` and `deliveredAt`. */
function bodyOf(body) {
  if (body === null) {
    return [];
  }
  const text = JSON.stringify(JSON.parse(body), null, 2);
  return [el("h3", {}, "Body"), el("pre", { class: "delivery-body", tabindex: 0, "aria-label": "Body" }, text)];
}
