// One refused request, with the doctor's verdict and the way into the log.

import { get, part } from "./api.js";
import { performing, revealButton } from "./actions.js";
import { bodyTree } from "./body-tree.js";
import { drawer } from "./drawer.js";
import { bytes } from "./words.js";
import { ApiError } from "./assets/api.js";
import { describe, el, setText } from "./assets/dom.js";
import { timeText } from "./assets/format.js";

/** `{element, show(id), close()}` @param onClose when somebody closes it */
export function refusedDrawer(onClose) {
  const panel = drawer("Refused request", onClose);
  let shown;
  let told;

  /** What was revealed stays until something else changes: to look again would be another entry in the audit. */
  async function show(id, reveal = false) {
    shown = id;
    if (id === undefined) {
      told = undefined;
      panel.hide();
      return;
    }
    try {
      const request = await get(`/refused/${part(id)}`, { reveal: reveal || undefined });
      if (id !== shown) {
        return; // somebody has gone on, or has closed it
      }
      if (reveal || JSON.stringify(request) !== told) {
        told = reveal ? told : JSON.stringify(request);
        setText(panel.title, `Request ${id}`);
        panel.body.replaceChildren(...content(request, () => show(id, true)));
      }
    } catch (error) {
      if (!(error instanceof ApiError) || error.status === 0) {
        throw error;
      }
      if (id !== shown) {
        return;
      }
      told = undefined;
      setText(panel.title, `Request ${id}`);
      panel.body.replaceChildren(el("p", { class: "empty failure" }, error.message));
    }
    panel.open();
  }

  return { element: panel.element, show, close: panel.close };
}

function content(request, look) {
  const { id, today, body, bodyBase64, masked } = request;
  return [
    el(
      "div",
      { class: "buttons" },
      el("button", { ...performing(() => release(id)), class: "primary release" }, "Release…"),
      el("button", performing(() => discard(id)), "Discard…"),
      masked ? revealButton("the body as it came", look) : null,
    ),
    el(
      "div",
      { class: `result ${today.releasable ? "good" : "bad"}` },
      el("p", {}, el("strong", {}, today.diagnosis), today.tokenName ? ` by the token ${today.tokenName}` : ""),
      el("p", {}, today.happened),
      today.advice ? el("p", {}, today.advice) : null,
      today.because && today.because !== today.happened ? el("p", {}, `It stays: ${today.because}`) : null,
    ),
    facts(request),
    el("h3", {}, "Headers"),
    headers(request),
    el("h3", {}, "Body"),
    ...(body === undefined ? [el("pre", { tabindex: 0, role: "region", "aria-label": "Body" }, bodyBase64 ?? (masked ? "hidden" : "none"))] : bodyOf(body)),
  ];
}

function facts(request) {
  const list = el("dl", { class: "facts" });
  describe(list, [
    ["Received", timeText(request.receivedAt)],
    ["Answered", `${request.status}, ${request.cause}`],
    ["From", request.remote],
    ["Application", request.application],
    ["Signature", request.signature],
    ["Type", request.eventType],
    ["Mode", request.mode],
    ["Size", bytes(request.size)],
  ]);
  return list;
}

function headers(request) {
  const list = el("dl", { class: "facts" });
  describe(list, Object.entries(request.headers).map(([name, values]) => [name, values.join(", ")]));
  return list;
}

/** It is of a stranger, and may be anything. */
function bodyOf(text) {
  try {
    return [bodyTree(JSON.parse(text))];
  } catch {
    return [el("pre", { tabindex: 0, role: "region", "aria-label": "Body" }, text)];
  }
}

const OUTCOMES = { NEW: "It is in the log now.", DUPLICATE: "The log had it already.", DISCARDED: "Discarded the request." };

const done = ({ outcome, because }) => OUTCOMES[outcome] ?? `It stays: ${because}`;

const release = (id) => ({
  path: `/refused/${id}`,
  body: { action: "release" },
  question: ({ outcome, because }) =>
    outcome === "STAYS"
      ? `It stays: ${because}`
      : { text: outcome === "NEW" ? "Let this request into the log? It is authentic, and the log does not have its event." : "Remove this request? The log has its event already.", yes: "Release" },
  done,
});

const discard = (id) => ({
  path: `/refused/${id}`,
  body: { action: "discard" },
  question: () => ({ text: "Discard this request? Nothing is kept of it.", yes: "Discard", danger: true }),
  done,
});
