// The steps in which a webhook is made or changed.

import { get, getCatalog, post, put } from "./api.js";
import { ApiError } from "./assets/api.js";
import { byId, el, setText } from "./assets/dom.js";
import { act, ask, attempt, clearErrors, showErrors } from "./assets/feedback.js";
import { showReview } from "./review.js";
import { showPermissions, signalPicker } from "./signals.js";

const dialog = byId("wizard");
const form = dialog.querySelector("form");
const steps = [...form.querySelectorAll("fieldset[data-step]")];
const marks = [...dialog.querySelectorAll(".steps li")];

let pickers;
let step;
let touched;
let edited;
let saved;

/**
 * @param webhook to change; null makes a new one
 * @param onSaved is called with the webhook and whether to verify it now
 */
export async function openWizard(webhook, onSaved) {
  pickers ??= await build();
  const { suggestedCallbackUri } = await get("/status");
  edited = webhook;
  saved = onSaved;
  touched = false;
  setText(byId("wizard-title"), webhook === null ? "Create webhook" : `Edit ${webhook.name}`);
  fill(webhook ?? { autoSubscribe: true, callbackUri: suggestedCallbackUri ?? "", triggers: [], data: [] });
  clearErrors(form);
  dialog.showModal();
  show(0);
}

async function build() {
  const { profiles, integrationTypes } = await getCatalog();
  byId("profile").replaceChildren(...profiles.map((profile) => el("option", { value: profile }, profile)));
  byId("integration-types").replaceChildren(...integrationTypes.map(integrationType));
  return {
    triggers: await signalPicker(byId("trigger-picker"), {
      label: "triggers",
      note: (signal) => (signal.attribute ? "never changes, so it never triggers" : null),
    }),
    data: await signalPicker(byId("data-picker"), { label: "signals", onChange: showDataPermissions }),
  };
}

function integrationType({ type, simulated, message }) {
  const title = type === "rest" ? "REST API" : "Webhook";
  const text = simulated ? "Smartcar posts signals to your receiver when they change. Recommended." : message;
  return el(
    "label",
    { class: "choice" },
    el("input", { type: "radio", name: "type", value: type, disabled: !simulated }),
    el("span", {}, title, simulated ? null : el("em", {}, "not simulated"), el("small", {}, text)),
  );
}

function fill(webhook) {
  form.reset();
  form.elements.type.value = webhook.type ?? "webhook";
  form.elements.name.value = webhook.name ?? "";
  form.elements.callbackUri.value = webhook.callbackUri;
  form.elements.errorCallbackUri.value = webhook.errorCallbackUri ?? "";
  form.elements.units.value = webhook.units ?? "metric";
  form.elements.profile.value = webhook.profile ?? form.elements.profile.options[0].value;
  form.elements.autoSubscribe.checked = webhook.autoSubscribe;
  const triggers = webhook.triggers.map((signal) => signal.code);
  pickers.triggers.choose(triggers);
  pickers.data.choose(
    webhook.data.map((signal) => signal.code),
    triggers,
  );
}

function draft() {
  return {
    type: form.elements.type.value,
    name: form.elements.name.value.trim(),
    callbackUri: form.elements.callbackUri.value.trim(),
    errorCallbackUri: form.elements.errorCallbackUri.value.trim() || null,
    triggers: pickers.triggers.chosen(),
    data: pickers.data.chosen(),
    units: form.elements.units.value,
    autoSubscribe: form.elements.autoSubscribe.checked,
    profile: form.elements.profile.value,
  };
}

/** What is plainly missing is said at its step; the simulator judges the rest. */
function missing() {
  if (steps[step].dataset.step === "Triggers" && pickers.triggers.chosen().length === 0) {
    return [{ field: "triggers", message: "Choose at least one signal: without a trigger nothing is ever sent." }];
  }
  return [...steps[step].querySelectorAll(":invalid")].map(({ name, validationMessage }) => ({
    field: name,
    message: validationMessage,
  }));
}

function next() {
  const errors = missing();
  if (errors.length > 0) {
    showErrors(form, new ApiError(errors));
  } else {
    clearErrors(form);
    show(step + 1);
  }
}

function show(index) {
  step = index;
  const name = steps[step].dataset.step;
  const last = step === steps.length - 1;
  steps.forEach((fieldset, i) => (fieldset.hidden = i !== step));
  marks.forEach((mark, i) => {
    mark.toggleAttribute("data-done", i < step);
    if (i === step) {
      mark.setAttribute("aria-current", "step");
    } else {
      mark.removeAttribute("aria-current");
    }
  });
  byId("wizard-back").hidden = step === 0;
  byId("save-only").hidden = !last;
  setText(byId("wizard-next"), last ? "Save and verify" : "Next");
  if (name === "Data") {
    const triggers = pickers.triggers.chosen();
    pickers.data.choose(pickers.data.chosen(), triggers);
    showDataPermissions();
  }
  if (last) {
    attempt(() => showReview(draft()));
  }
  dialog.querySelector(".body").scrollTop = 0;
  (last ? byId("wizard-next") : steps[step].querySelector("input:enabled:checked, input:enabled")).focus();
}

const showDataPermissions = () =>
  attempt(() => showPermissions(byId("data-permissions"), pickers.data.chosen()));

async function save(verify) {
  let webhook;
  try {
    webhook = await (edited === null ? post("/webhooks", draft()) : put(`/webhooks/${edited.id}`, draft()));
  } catch (error) {
    const first = showErrors(form, error);
    const wrong = steps.indexOf(first?.place.closest("fieldset"));
    if (wrong >= 0) {
      show(wrong);
      first.input?.focus();
    }
    return;
  }
  dialog.close();
  attempt(() => saved(webhook, verify)); // not waited for: the button is free for the next webhook
}

async function cancel() {
  if (!touched || (await ask("Discard what you have entered?", "Discard"))) {
    dialog.close();
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (step < steps.length - 1) {
    next();
  } else {
    act(byId("wizard-next"), () => save(true));
  }
});
form.addEventListener("input", () => (touched = true));
byId("save-only").addEventListener("click", () => act(byId("save-only"), () => save(false)));
byId("wizard-back").addEventListener("click", () => show(step - 1));
byId("wizard-cancel").addEventListener("click", cancel);
dialog.addEventListener("cancel", (event) => {
  event.preventDefault();
  cancel();
});
