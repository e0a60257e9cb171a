// The list of webhooks, and what can be done with one.

import { get, post, remove } from "./api.js";
import { byId, describe, el, keyedList, setText } from "./assets/dom.js";
import { act, ask, say } from "./assets/feedback.js";
import { refreshNow } from "./assets/polling.js";
import { openWizard } from "./wizard.js";
import { verify } from "./verify.js";

const showAll = keyedList(byId("webhook-list"), (webhook) => webhook.id, card);

export async function refresh() {
  const webhooks = await get("/webhooks");
  byId("no-webhooks").hidden = webhooks.length > 0;
  showAll(webhooks);
}

function card(first) {
  let webhook = first;
  let shown;
  const title = el("h2", {});
  const state = el("span", { class: "badge" });
  const facts = el("dl", { class: "facts" });
  const vehicles = el("span", {});
  const warnings = el("ul", { class: "warnings" });
  const action = (label, run) => {
    const button = el("button", { type: "button", onclick: () => act(button, () => run(webhook)) }, label);
    return button;
  };
  const toggle = action("", enableOrDisable);
  const buttons = [
    action("Verify", verify),
    action("Test", testWebhook),
    action("Edit", edit),
    toggle,
    action("Delete", deleteWebhook),
  ];
  return {
    element: el(
      "li",
      { class: "card" },
      el("div", { class: "title-row" }, title, state),
      facts,
      warnings,
      el("div", { class: "buttons" }, ...buttons, el("a", { href: `#deliveries?webhookId=${first.id}` }, "Deliveries")),
    ),
    update(now) {
      webhook = now;
      const { subscriptions, ...rest } = now;
      setText(vehicles, `${subscriptions}${now.autoSubscribe ? ", new ones automatically" : ""}`);
      // Only then: the lists of signals may have been opened.
      if (shown === JSON.stringify(rest)) {
        return;
      }
      shown = JSON.stringify(rest);
      setText(title, webhook.name);
      setText(state, stateOf(webhook));
      state.dataset.state = stateOf(webhook).toLowerCase();
      setText(toggle, webhook.enabled ? "Disable" : "Enable");
      buttons.forEach((button) => button.setAttribute("aria-label", `${button.textContent} ${webhook.name}`));
      describe(facts, factsOf(webhook, vehicles));
      warnings.replaceChildren(...webhook.warnings.map((warning) => el("li", {}, warning)));
    },
  };
}

const stateOf = ({ enabled, verified }) => (!enabled ? "Disabled" : verified ? "Verified" : "Unverified");

function factsOf(webhook, vehicles) {
  return [
    ["Data callback", webhook.callbackUri],
    ["Error callback", webhook.errorCallbackUri],
    ["Triggers", folded(webhook.triggers)],
    ["Data", folded(webhook.data)],
    ["Vehicles", vehicles],
    ["Profile", `${webhook.profile}, ${webhook.units}`],
    ["Connect scope", el("code", {}, webhook.scope)],
  ];
}

function folded(signals) {
  const codes = signals.map(({ code }) => code);
  if (codes.length <= 3) {
    return codes.join(", ");
  }
  return el("details", {}, el("summary", {}, `${codes.length} signals`), codes.join(", "));
}

function edit(webhook) {
  return openWizard(webhook, afterSave);
}

async function afterSave(webhook, verifyNow) {
  say(`Saved ${webhook.name}.`);
  await refreshNow();
  if (verifyNow) {
    await verify(webhook);
  }
}

async function testWebhook(webhook) {
  await post(`/webhooks/${webhook.id}/test`);
  say(`Sent a test delivery to ${webhook.name}. It is in the delivery log.`);
}

async function enableOrDisable(webhook) {
  await post(`/webhooks/${webhook.id}/${webhook.enabled ? "disable" : "enable"}`);
  say(webhook.enabled ? `Disabled ${webhook.name}. Nothing is queued.` : `Enabled ${webhook.name}.`);
  await refreshNow();
}

async function deleteWebhook(webhook) {
  if (await ask(`Delete ${webhook.name} and its subscriptions?`, "Delete")) {
    await remove(`/webhooks/${webhook.id}`);
    say(`Deleted ${webhook.name}.`);
    await refreshNow();
    byId("webhooks-title").focus();
  }
}

const create = byId("create-webhook");
create.addEventListener("click", () => act(create, () => openWizard(null, afterSave)));
