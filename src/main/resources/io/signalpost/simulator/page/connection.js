// What can be done to a vehicle: subscribe it, break its connection, mend it.

import { getCatalog, post, put, remove } from "./api.js";
import { byId, el, keyedList, setText } from "./assets/dom.js";
import { act, clearErrors, say, showErrors } from "./assets/feedback.js";
import { errorText, vehicleName } from "./assets/format.js";
import { refreshNow } from "./assets/polling.js";

const dialog = byId("break");
const form = dialog.querySelector("form");
const select = byId("break-error");
let breaking;
let errors;

/** One button for each webhook in a list; returns a function that takes the vehicle and the webhooks. */
export function subscriptions(list) {
  let vehicle;
  const showAll = keyedList(
    list,
    (webhook) => webhook.id,
    (webhook) => {
      const name = el("span", {});
      const button = el("button", { type: "button", onclick: () => act(button, () => toggle(vehicle, webhook)) });
      return {
        element: el("li", {}, name, button),
        update(now) {
          const label = subscribed(vehicle, now) ? "Unsubscribe" : "Subscribe";
          setText(name, now.name);
          setText(button, label);
          button.setAttribute("aria-label", `${label} ${vehicleName(vehicle)}: ${now.name}`);
        },
      };
    },
  );
  return (now, webhooks) => {
    vehicle = now;
    showAll(webhooks);
  };
}

const subscribed = (vehicle, webhook) => vehicle.subscriptions.some(({ webhookId }) => webhookId === webhook.id);

async function toggle(vehicle, webhook) {
  if (subscribed(vehicle, webhook)) {
    await remove(`/vehicles/${vehicle.id}/subscriptions/${webhook.id}`);
    say(`Unsubscribed ${vehicleName(vehicle)} from ${webhook.name}.`);
  } else {
    await post(`/vehicles/${vehicle.id}/subscriptions`, { webhookId: webhook.id });
    say(`Subscribing ${vehicleName(vehicle)} to ${webhook.name}.`);
  }
  await refreshNow();
}

/** The state of the connection with its button; returns a function that takes the vehicle. */
export function connection(container) {
  let vehicle;
  const state = el("span", { class: "badge" });
  const button = el("button", {
    type: "button",
    onclick: () => act(button, () => (vehicle.connectionError === null ? openBreak(vehicle) : recover(vehicle))),
  });
  container.append(state, button);
  return (now) => {
    vehicle = now;
    const broken = vehicle.connectionError !== null;
    setText(state, broken ? (vehicle.connectionError.code ?? vehicle.connectionError.type) : "Connected");
    state.title = broken ? errorText(vehicle.connectionError) : "";
    state.dataset.state = broken ? "broken" : "connected";
    setText(button, broken ? "Recover" : "Break…");
    button.setAttribute("aria-label", `${broken ? "Recover" : "Break the connection of"} ${vehicleName(vehicle)}`);
  };
}

async function recover(vehicle) {
  await remove(`/vehicles/${vehicle.id}/error`);
  say(`${vehicleName(vehicle)} is back.`);
  await refreshNow();
}

async function openBreak(vehicle) {
  errors ??= await offerErrors();
  breaking = vehicle;
  setText(byId("break-vehicle"), vehicleName(vehicle));
  clearErrors(form);
  dialog.showModal();
}

async function offerErrors() {
  const offered = (await getCatalog()).errors;
  const types = [...new Set(offered.map(({ type }) => type))];
  select.replaceChildren(
    ...types.map((type) =>
      el(
        "optgroup",
        { label: type },
        ...offered
          .filter((error) => error.type === type)
          .map((error) => el("option", { value: offered.indexOf(error) }, error.code ?? "(no code)")),
      ),
    ),
  );
  select.addEventListener("change", () => setText(byId("break-description"), offered[select.value].description));
  select.dispatchEvent(new Event("change"));
  return offered;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { type, code } = errors[select.value];
  try {
    await put(`/vehicles/${breaking.id}/error`, { type, code });
    dialog.close();
    say(`Broke the connection of ${vehicleName(breaking)}.`);
    await refreshNow();
  } catch (error) {
    showErrors(form, error);
  }
});
byId("break-cancel").addEventListener("click", () => dialog.close());
