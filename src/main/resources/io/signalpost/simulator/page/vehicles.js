// The connected vehicles with a handful of live values.

import { get, post } from "./api.js";
import { connection, subscriptions } from "./connection.js";
import { byId, el, keyedList, setLiveText, setText } from "./assets/dom.js";
import { clearErrors, say, showErrors } from "./assets/feedback.js";
import { shortId, vehicleName } from "./assets/format.js";
import { refreshNow } from "./assets/polling.js";
import { doorsText, readingText } from "./readings.js";

/** More rows than this make a browser slow and help nobody. */
const MOST_ROWS = 200;

let webhooks = [];
const showAll = keyedList(byId("vehicle-list"), (vehicle) => vehicle.id, row);

export async function refresh() {
  webhooks = await get("/webhooks");
  const vehicles = await get("/vehicles");
  byId("no-vehicles").hidden = vehicles.length > 0;
  byId("vehicle-table").hidden = vehicles.length === 0;
  byId("more-vehicles").hidden = vehicles.length <= MOST_ROWS;
  setText(byId("more-vehicles"), `The first ${MOST_ROWS} of ${vehicles.length} vehicles.`);
  showAll(vehicles.slice(0, MOST_ROWS));
}

function row(vehicle) {
  const cell = (label) => el("td", { "data-label": label });
  const activity = el("span", { class: "badge" });
  const energy = cell("Energy");
  const odometer = cell("Odometer");
  const doors = cell("Doors");
  const location = cell("Location");
  const list = el("ul", { class: "subscriptions" });
  const showSubscriptions = subscriptions(list);
  const link = el("div", { class: "connection" });
  const showConnection = connection(link);
  return {
    element: el(
      "tr",
      {},
      el(
        "th",
        { scope: "row" },
        el("a", { href: `#vehicles/${vehicle.id}` }, vehicleName(vehicle)),
        el("small", {}, `${vehicle.powertrainType} ${shortId(vehicle.id)}`),
      ),
      el("td", { "data-label": "Activity" }, activity),
      energy,
      odometer,
      doors,
      location,
      el("td", { "data-label": "Webhooks" }, list),
      el("td", { "data-label": "Connection" }, link),
    ),
    update(now) {
      const { signals } = now;
      setText(activity, now.activity.toLowerCase());
      activity.dataset.state = now.activity.toLowerCase();
      setLiveText(energy, energyText(signals));
      setLiveText(odometer, readingText(signals["odometer-traveleddistance"]));
      setLiveText(doors, doorsText(signals["closure-doors"]));
      setLiveText(location, readingText(signals["location-preciselocation"]));
      showSubscriptions(now, webhooks);
      showConnection(now);
    },
  };
}

function energyText(signals) {
  const battery = signals["tractionbattery-stateofcharge"];
  const fuel = signals["internalcombustionengine-fuellevel"];
  if (battery?.body && fuel?.body) {
    return `${readingText(battery)}, fuel ${readingText(fuel)}`;
  }
  return readingText(battery?.body ? battery : fuel);
}

const connect = byId("connect");
connect.addEventListener("submit", async (event) => {
  event.preventDefault();
  clearErrors(connect);
  try {
    const ids = await post("/vehicles", { count: Number(connect.elements.count.value) });
    say(ids.length === 1 ? "Connected another vehicle." : `Connected ${ids.length} more vehicles.`);
    await refreshNow();
  } catch (error) {
    showErrors(connect, error);
  }
});
