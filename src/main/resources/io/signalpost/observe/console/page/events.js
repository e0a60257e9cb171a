// The events that came in.

import { eventDrawer } from "./event-drawer.js";
import { replay } from "./event-actions.js";
import { eventPages } from "./event-pages.js";
import { eventRow, HEADS } from "./event-row.js";
import { filter } from "./filter.js";
import { go } from "./place.js";
import { stateText } from "./state.js";
import { hindering, tail } from "./tail.js";
import { virtualList } from "./virtual-list.js";
import { perform } from "./actions.js";
import { ApiError } from "./assets/api.js";
import { el, setText } from "./assets/dom.js";
import { act, attempt, say } from "./assets/feedback.js";
import { timeText } from "./assets/format.js";

export const title = "Events";

const ROW_PIXELS = 36;

export function open(section, heading) {
  let asked;
  let unanswered = false;
  let endTail;

  const filters = filter();
  const pages = eventPages(draw);
  const more = () => attempt(pages.more);
  const state = stateText();
  const follow = el("button", { type: "button", class: "chip", "aria-pressed": "false", "aria-keyshortcuts": "t", onclick: toggleTail }, "Tail");
  const searched = el("p", { class: "hint" });
  const list = virtualList({
    label: title,
    rowHeight: ROW_PIXELS,
    key: ({ number }) => number,
    row: eventRow,
    onOpen: ({ id }) => go("events", id, filters.pairs()),
    onNearEnd: more,
  });
  const drawer = eventDrawer(() => {
    go("events", undefined, filters.pairs());
    list.element.focus();
  });
  const head = el("div", { class: "row head", "aria-hidden": "true" }, ...HEADS.map((each) => el("span", {}, each)));
  const table = el("div", { class: "event-list" }, head, list.element);
  section.append(el("div", { class: "title-row" }, heading, follow), filters.element, state.element, el("div", { class: "with-drawer" }, table, drawer.element), searched);

  function draw() {
    const further = pages.hasMore();
    list.show(pages.all());
    table.hidden = pages.all().length === 0;
    state.none();
    if (table.hidden) {
      filters.pairs().length > 0
        ? noMatch(further)
        : state.empty("No event has come in yet. Smartcar posts the first after a webhook is verified and has a vehicle.");
    }
    setText(searched, further ? `There are more from before ${timeText(pages.searchedTo())}.` : "");
  }

  const button = (text, onclick) => el("button", { type: "button", onclick }, text);

  function noMatch(further) {
    further
      ? state.empty(`No event fits among those from ${timeText(pages.searchedTo())} on.`, button("Look further back", more))
      : state.empty("No event fits these filters.", button("Show all events", filters.clear));
  }

  function toggleTail() {
    if (endTail !== undefined) {
      stopTail();
      return;
    }
    const hindered = hindering(filters.pairs());
    if (hindered.length > 0) {
      say(`A tail is of what comes in now, of which nobody knows ${hindered.join(" and ")}. Take that filter off.`, true);
      return;
    }
    endTail = tail(filters.pairs(), pages.add, () => {
      stopTail();
      say("There are as many tails under way as may be, or Signalpost stops.", true);
    });
    follow.setAttribute("aria-pressed", "true");
  }

  function stopTail() {
    endTail?.();
    endTail = undefined;
    follow.setAttribute("aria-pressed", "false");
  }

  const again = () => {
    const chosen = drawer.event() ?? list.chosen();
    chosen === undefined ? say("Choose an event first, by j and k.") : act(list.element, () => perform(replay(chosen.id)));
  };

  return {
    keys: [
      { key: "/", does: "Type a filter", run: filters.focus },
      { key: "j", does: "Next event", run: () => list.move(1) },
      { key: "k", does: "Event before", run: () => list.move(-1) },
      { key: "Enter", does: "Open the event", run: () => list.chosen() && go("events", list.chosen().id, filters.pairs()) },
      { key: "r", does: "Replay the event", needs: "operator", run: again },
      { key: "t", does: "Follow what comes in, or stop", run: toggleTail },
      { key: "Escape", does: "Close the event", run: drawer.close },
    ],
    async show({ id, query }) {
      const wanted = query.toString();
      if (wanted !== asked) {
        asked = wanted;
        unanswered = false;
        stopTail();
        filters.show(query);
        table.hidden = true;
        list.top();
        state.loading();
        try {
          await pages.first(filters.pairs());
        } catch (error) {
          if (!(error instanceof ApiError)) {
            throw error;
          }
          setText(searched, "");
          unanswered = error.status === 0 || error.status >= 500;
          state.failed(error, () => {
            asked = undefined;
            this.show({ id, query });
          });
        }
      }
    },
    async refresh({ id, query }) {
      if (unanswered) {
        asked = undefined;
        await this.show({ id, query });
      }
      await drawer.show(id);
      await pages.refreshChanging();
    },
    hide() {
      stopTail();
      asked = undefined; // there are others when somebody comes back
    },
  };
}
