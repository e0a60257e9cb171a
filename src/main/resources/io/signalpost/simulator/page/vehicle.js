// One vehicle with all its signals.

import { get, getCatalog } from "./api.js";
import { connection, subscriptions } from "./connection.js";
import { byId, el, keyedList, liveFacts, setLiveText, setText } from "./assets/dom.js";
import { errorText, timeText, valueText, vehicleName } from "./assets/format.js";
import { spaced } from "./signals.js";

const showFacts = liveFacts(byId("vehicle-facts"));
const showSubscriptions = subscriptions(byId("vehicle-webhooks"));
const showConnection = connection(byId("vehicle-connection"));
const showGroups = keyedList(byId("signal-table"), ({ group }) => group, groupRows);

/** Values of another vehicle are not changes: everything is made anew. */
export async function show() {
  setText(byId("vehicle-title"), "Vehicle");
  showFacts([]);
  showGroups([]);
}

export async function refresh({ id }) {
  const { groups } = await getCatalog();
  const webhooks = await get("/webhooks");
  const vehicle = await get(`/vehicles/${id}`);
  setText(byId("vehicle-title"), vehicleName(vehicle));
  showFacts([
    ["Vehicle id", vehicle.id],
    ["User id", vehicle.userId],
    ["Powertrain", vehicle.powertrainType],
    ["Mode", vehicle.mode],
    ["Activity", vehicle.activity.toLowerCase()],
    ["Granted", vehicle.permissions.join(" ")],
  ]);
  showSubscriptions(vehicle, webhooks);
  showConnection(vehicle);
  showGroups(groups.map(({ group, signals }) => ({ group, signals, readings: vehicle.signals })));
}

function groupRows({ group, signals }) {
  const rows = signals.map(signalRow);
  return {
    element: el(
      "tbody",
      {},
      el("tr", {}, el("th", { colspan: 3, scope: "rowgroup" }, spaced(group))),
      ...rows.map(({ element }) => element),
    ),
    update({ readings }) {
      rows.forEach(({ update }) => update(readings));
    },
  };
}

function signalRow({ code, name }) {
  const value = el("td", {});
  const updated = el("td", {});
  return {
    element: el("tr", {}, el("th", { scope: "row", title: code }, spaced(name)), value, updated),
    update(readings) {
      const reading = readings[code];
      const failed = !reading?.body;
      setLiveText(value, failed ? (reading?.error ? errorText(reading.error) : "–") : valueText(reading.body));
      value.classList.toggle("missing", failed);
      setText(updated, failed || !reading.oemUpdatedAt ? "" : timeText(reading.oemUpdatedAt));
    },
  };
}
