// One event: what became of it and when, what it says, and what can be done with it.

import { get, part } from "./api.js";
import { bodyTree } from "./body-tree.js";
import { showDifferences } from "./differences.js";
import { drawer } from "./drawer.js";
import { copyCurl, replay, saveFixture } from "./event-actions.js";
import { performing, revealButton } from "./actions.js";
import { hashOf } from "./place.js";
import { timeline } from "./timeline.js";
import { bytes, MISSING } from "./words.js";
import { ApiError } from "./assets/api.js";
import { describe, el, setText } from "./assets/dom.js";
import { act } from "./assets/feedback.js";

/** `{element, show(id), event(), close()}` @param onClose when somebody closes it */
export function eventDrawer(onClose) {
  const panel = drawer("Event", onClose);
  let shown;
  let event;
  let told;

  async function show(id, reveal = false) {
    if (id === undefined) {
      shown = event = told = undefined;
      panel.hide();
      return;
    }
    if (id !== shown) {
      shown = id;
      event = told = undefined;
      setText(panel.title, "Event");
      panel.body.replaceChildren(el("p", { class: "empty", role: "status" }, "Looking…"));
      panel.open();
    }
    try {
      const now = await get(`/events/${part(id)}`, { reveal: reveal || undefined });
      if (id === shown && !settled() && JSON.stringify(now) !== told) {
        told = JSON.stringify(now);
        event = now;
        setText(panel.title, now.type);
        panel.body.replaceChildren(...content(now));
      }
    } catch (error) {
      if (!(error instanceof ApiError) || reveal || [0, 401].includes(error.status)) {
        throw error;
      }
      if (id === shown) {
        told = undefined; // so that it is drawn anew when it is there again
        panel.body.replaceChildren(el("p", { class: "empty failure" }, error.message));
      }
    }
  }

  /** Not asked for again and again: each time is in the audit. */
  const settled = () => event !== undefined && !event.masked;

  function content(now) {
    const to = el(
      "select",
      { "aria-label": "Where to replay it" },
      el("option", { value: "" }, "everywhere"),
      ...now.deliveries.map(({ destination }) => el("option", { value: destination }, destination)),
    );
    return [
      el(
        "div",
        { class: "buttons" },
        el("span", { class: "joined", "data-needs": "operator" }, el("button", { ...performing(() => replay(now.id, to.value)), class: "primary" }, "Replay…"), to),
        button("Copy as signed curl", () => copyCurl(now.id), "auditor"),
        button("Save as fixture", () => saveFixture(now)),
        now.masked && now.body ? revealButton("what is personal", () => show(now.id, true)) : null,
      ),
      facts(now),
      el("h3", {}, "What became of it"),
      timeline(now),
      el("h3", {}, "What has changed"),
      showDifferences(now),
      el("h3", {}, now.masked ? "Body, without what is personal" : "Body, as it was posted"),
      now.body ? bodyTree(JSON.parse(now.body)) : el("p", { class: "hint" }, "Nothing more is kept of it: it was erased."),
    ];
  }

  const button = (text, run, needs) =>
    el("button", { type: "button", "data-needs": needs, onclick: (event) => act(event.currentTarget, run) }, text);

  return {
    element: panel.element,
    show: (id) => (id === shown && settled() ? Promise.resolve() : show(id)),
    event: () => event,
    close: panel.close,
  };
}

function facts(event) {
  const list = el("dl", { class: "facts" });
  const link = (name, id) => (id === undefined || id === null ? MISSING : el("a", { href: hashOf(name, id) }, el("code", {}, id)));
  describe(list, [
    ["Event", el("code", {}, event.id)],
    ["Vehicle", link("vehicles", event.vehicleId)],
    ["Car", event.vehicle ? [event.vehicle.make, event.vehicle.model, event.vehicle.year].filter(Boolean).join(" ") : null],
    ["User", event.user],
    ["Mode", event.mode],
    ["Version", event.version],
    ["Size", bytes(event.size)],
  ]);
  return list;
}
