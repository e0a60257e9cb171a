// Which section is shown, and what keeps it fresh.

import { get } from "./api.js";
import { showClock } from "./clock.js";
import * as deliveries from "./deliveries.js";
import { byId } from "./assets/dom.js";
import { markSection } from "./assets/frame.js";
import * as faults from "./faults.js";
import { refreshNow, startPolling } from "./assets/polling.js";
import * as vehicle from "./vehicle.js";
import * as vehicles from "./vehicles.js";
import * as webhooks from "./webhooks.js";

const views = { webhooks, vehicles, vehicle, deliveries, faults };
let current;

/** `#vehicles/<id>` is one vehicle; a query stands behind the name: `#deliveries?webhookId=…`. */
function placeOf(hash) {
  const [path, query] = hash.slice(1).split("?");
  const [section, id] = path.split("/");
  const name = section === "vehicles" && id ? "vehicle" : section in views ? section : "webhooks";
  return { name, section: name === "vehicle" ? "vehicles" : name, id, query: new URLSearchParams(query) };
}

function navigate() {
  const former = current;
  current = placeOf(location.hash);
  for (const name of Object.keys(views)) {
    byId(`view-${name}`).hidden = name !== current.name;
  }
  markSection(current.section);
  if (former !== undefined && former.name !== current.name) {
    byId(`${current.name}-title`).focus();
  }
  current.stale = true;
  return refreshNow();
}

async function refresh() {
  const place = current;
  const view = views[place.name];
  if (place.stale && view.show) {
    await view.show(place.query);
  }
  place.stale = false;
  const status = await get("/status");
  showClock(status);
  await view.refresh(place, status);
  document.title = `${byId(`${place.name}-title`).textContent} · Signalpost simulator`;
}

addEventListener("hashchange", navigate);
navigate();
startPolling(refresh);
