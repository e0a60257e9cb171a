// The delivery log: one row for each delivery, which opens to its attempts and signals.

import { get } from "./api.js";
import { deliveryRow } from "./delivery-row.js";
import { byId, el, keyedList, liveFacts } from "./assets/dom.js";
import { shortId, vehicleName } from "./assets/format.js";

const PAGE = 50;

const filter = byId("delivery-filter");
const follow = byId("follow");
const more = byId("more-deliveries");
const names = new Map();
const open = new Set();
let shown = [];
let limit = PAGE;
let asked = false;

const showTotals = liveFacts(byId("totals"));
const showAll = keyedList(
  byId("delivery-table"),
  (delivery) => delivery.eventId,
  (delivery) => deliveryRow(delivery, (id) => names.get(id) ?? shortId(id), open),
);

/** @param query of the address: which webhook or vehicle to show */
export async function show(query) {
  await learnNames();
  for (const name of ["webhookId", "vehicleId", "state"]) {
    filter.elements[name].value = query.get(name) ?? "";
  }
  limit = PAGE;
  asked = false;
  open.clear();
  shown = [];
  showAll(shown);
}

export async function refresh(place, { totals }) {
  showTotals(totalsOf(totals));
  const still = asked && !follow.checked;
  const newest = still ? [] : await getNewest();
  const listed = new Set(newest.map(({ eventId }) => eventId));
  // Rows that are open stay, even when newer ones have pushed them out of the list.
  const kept = shown.filter(({ eventId }) => !listed.has(eventId) && (still || open.has(eventId)));
  shown = [...newest, ...(await Promise.all(kept.map(upToDate)))];
  byId("no-deliveries").hidden = shown.length > 0;
  byId("delivery-table").hidden = shown.length === 0;
  showAll(shown);
}

async function getNewest() {
  const deliveries = await get("/deliveries", { ...Object.fromEntries(new FormData(filter)), limit });
  if (deliveries.some(({ webhookId, vehicleId }) => !names.has(webhookId) || !names.has(vehicleId))) {
    await learnNames();
    deliveries.forEach(({ webhookId, vehicleId }) => [webhookId, vehicleId].forEach(remember));
  }
  more.hidden = deliveries.length < limit;
  asked = true;
  return deliveries;
}

/** Its last attempt may have come since; when it has left the log, nothing more is to be learnt. */
function upToDate(delivery) {
  return delivery.state === "PENDING" ? get(`/deliveries/${delivery.eventId}`).catch(() => delivery) : delivery;
}

async function learnNames() {
  const webhooks = await get("/webhooks");
  const vehicles = await get("/vehicles");
  webhooks.forEach(({ id, name }) => names.set(id, name));
  vehicles.forEach((vehicle) => names.set(vehicle.id, vehicleName(vehicle)));
  offer(filter.elements.webhookId, webhooks);
  offer(filter.elements.vehicleId, vehicles);
}

/** What is not in the lists, such as the made-up vehicle of a test delivery, has no name to be learnt. */
function remember(id) {
  if (id !== null && !names.has(id)) {
    names.set(id, shortId(id));
  }
}

function offer(select, items) {
  const present = new Set([...select.options].map(({ value }) => value));
  const missing = items.filter(({ id }) => !present.has(id));
  select.append(...missing.map(({ id }) => el("option", { value: id }, `${names.get(id)} (${shortId(id)})`)));
}

function totalsOf(totals) {
  return [
    ["Sent", `${totals.sent}`],
    ["Acknowledged", `${totals.acknowledged}`],
    ["Retried", `${totals.retried}`],
    ["Dropped", `${totals.dropped}`],
    ["Pending", `${totals.pending}`],
    ["Attempts", `${totals.attempts}`],
    ["Median", `${totals.p50Millis} ms`],
    ["95 %", `${totals.p95Millis} ms`],
    ["99 %", `${totals.p99Millis} ms`],
    ["Longest", `${totals.maxMillis} ms`],
  ];
}

filter.addEventListener("change", () => {
  location.hash = `deliveries?${new URLSearchParams(new FormData(filter))}`;
});
more.addEventListener("click", () => {
  limit += PAGE;
  asked = false;
});
