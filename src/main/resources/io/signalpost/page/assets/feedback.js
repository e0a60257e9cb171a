// Telling the person what happened. The page has a `#notice` at its foot.

import { ApiError } from "./api.js";
import { byId, el, setText } from "./dom.js";

let fading;

/** Says it at the foot of the page, and to screen readers. */
export function say(message, failed = false) {
  const notice = byId("notice");
  clearTimeout(fading);
  notice.classList.toggle("failed", failed);
  setText(notice, message);
  fading = setTimeout(() => setText(notice, ""), failed ? 12000 : 5000);
}

/** Shows each error at the field it names, the rest at the form, and goes to the first; returns that place. */
export function showErrors(form, error) {
  if (!(error instanceof ApiError)) {
    throw error;
  }
  clearErrors(form);
  let first = null;
  for (const { field, message } of error.errors) {
    const name = field.replace(/\[.*$/, "");
    const place = placeOf(form, name) ?? placeOf(form, "");
    if (place === null) {
      say(message, true);
      continue;
    }
    setText(place, `${place.textContent} ${message}`.trim());
    const input = form.querySelector(`input[name="${CSS.escape(name)}"], select[name="${CSS.escape(name)}"]`);
    if (input !== null) {
      place.id ||= `error-of-${name}`;
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-errormessage", place.id);
    }
    first ??= { place, input };
  }
  first?.input?.focus();
  return first;
}

const placeOf = (form, field) => form.querySelector(`[data-error-for="${CSS.escape(field)}"]`);

export function clearErrors(form) {
  form.querySelectorAll("[data-error-for]").forEach((place) => setText(place, ""));
  form.querySelectorAll("[aria-invalid]").forEach((input) => {
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-errormessage");
  });
}

/** Runs an action and says what was refused. */
export async function attempt(action) {
  try {
    await action();
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    say(error.message, true);
  }
}

/**
 * Runs the action of a button once at a time. The button is not disabled meanwhile, since it would lose the focus.
 */
export async function act(button, action) {
  if (button.getAttribute("aria-busy") === "true") {
    return;
  }
  button.setAttribute("aria-busy", "true");
  try {
    await attempt(action);
  } finally {
    button.removeAttribute("aria-busy");
  }
}

const asked = el("p", { id: "ask-question" });
const confirmed = el("button", { id: "ask-yes", value: "yes" });
const cancelled = el("button", { class: "quiet", id: "ask-no", value: "" }, "Cancel");
const dialog = el(
  "dialog",
  { id: "ask", "aria-labelledby": "ask-question" },
  el("form", { method: "dialog" }, el("div", { class: "body" }, asked), el("footer", { class: "buttons" }, confirmed, cancelled)),
);
document.body.append(dialog);

/**
 * Asks before something is done; resolves to whether it was confirmed. One question at a time: while one is open, no other is asked,
 * and none is confirmed.
 *
 * @param danger whether it cannot be undone
 */
export function ask(question, yes, danger = true) {
  if (dialog.open) {
    return Promise.resolve(false);
  }
  setText(asked, question);
  setText(confirmed, yes);
  confirmed.className = danger ? "danger" : "primary";
  dialog.returnValue = "";
  dialog.showModal();
  cancelled.focus();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}
