// Which view is shown, and what keeps it fresh.

import { getAttention } from "./attention.js";
import * as audit from "./audit.js";
import * as deadLetters from "./dead-letters.js";
import * as destination from "./destination.js";
import * as destinations from "./destinations.js";
import * as events from "./events.js";
import { bind, bindView } from "./keys.js";
import * as overview from "./overview.js";
import "./palette.js";
import { placeOf } from "./place.js";
import * as refused from "./refused.js";
import { bindRows } from "./rows.js";
import { isAsking, permission } from "./session.js";
import * as vehicle from "./vehicle.js";
import * as vehicles from "./vehicles.js";
import { ApiError } from "./assets/api.js";
import { byId, el, setText } from "./assets/dom.js";
import { markSection } from "./assets/frame.js";
import { refreshNow, startPolling } from "./assets/polling.js";

const INTERVAL_MILLIS = 2000;

const sections = { overview, events, "dead-letters": deadLetters, refused, vehicles, destinations, audit };
const ofOne = { vehicles: vehicle, destinations: destination };
const opened = new Map();
let current;

function moduleOf({ name, id }) {
  return id !== undefined && name in ofOne ? ofOne[name] : sections[name];
}

function open(module) {
  if (!opened.has(module)) {
    const title = el("h1", { tabindex: -1 }, module.title);
    const element = el("section", { "aria-label": module.title });
    byId("main").append(element);
    opened.set(module, { element, title, view: module.open(element, title) });
  }
  return opened.get(module);
}

function navigate() {
  const place = placeOf(location.hash);
  if (!(place.name in sections)) {
    place.name = "overview";
  }
  const former = current;
  current = { place, ...open(moduleOf(place)) };
  opened.forEach(({ element }) => (element.hidden = element !== current.element));
  markSection(place.name);
  if (former !== undefined && former.element !== current.element) {
    former.view.hide?.();
    current.title.focus();
  }
  bindView(current.view.keys ?? []);
  current.view.show?.(place);
  return refreshNow();
}

async function refresh() {
  if (isAsking()) {
    return;
  }
  try {
    await refreshView();
  } catch (error) {
    if (error.status !== 401) {
      throw error; // else somebody is asked to log in
    }
  }
}

async function refreshView() {
  const { view, title, place } = current;
  document.title = `${title.textContent} · Signalpost`;
  try {
    await view.refresh?.(place);
  } catch (error) {
    if (!(error instanceof ApiError) || [0, 401].includes(error.status) || !view.failed) {
      throw error;
    }
    view.failed(error);
  }
  await showAttention();
}

const COUNTS = { "/observe/dead-letters": "dead-letters", "/observe/refused": "refused", "/observe/destinations": "destinations" };

async function showAttention() {
  for (const { what, count, path } of await getAttention()) {
    if (path in COUNTS) {
      const badge = byId(`count-${COUNTS[path]}`);
      setText(badge, count === 0 ? "" : `${count}`);
      badge.title = count === 0 ? "" : what;
    }
  }
}

Object.keys(sections).forEach((name, index) =>
  bind({ key: `${index + 1}`, does: sections[name].title, run: () => (location.hash = name) }),
);
bindRows();
addEventListener("hashchange", navigate);
navigate();
startPolling(refresh, INTERVAL_MILLIS);
permission().catch(() => {}); // to show who it is; else the view has somebody asked
