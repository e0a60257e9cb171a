// The keyboard. What a view does by a key it says when it is shown; the sheet shows both.

import { may } from "./session.js";
import { byId, el } from "./assets/dom.js";
import { say } from "./assets/feedback.js";

const SETTING = "signalpost.single-keys";
const always = [];
let ofView = [];

const isTyping = (target) => target.closest("input, select, textarea, [contenteditable]") !== null;
/** Enter there is a click. */
const isPressed = (event) => event.key === "Enter" && event.target.closest("a, button, summary, [role=listbox]") !== null;
const isOn = () => localStorage.getItem(SETTING) !== "off";

/**
 * @param bindings each `{key, does, run(event)}`; with `ctrl` it works while somebody types, too; without `run` it is only shown;
 *                 `needs` is the role without which it does nothing
 */
export function bind(...bindings) {
  always.push(...bindings);
}

/** In place of those of the view before. */
export function bindView(bindings) {
  ofView = bindings;
}

function pressed(event) {
  const single = !event.ctrlKey && !event.metaKey && !event.altKey;
  const openDialog = document.querySelector("dialog[open]") !== null;
  const binding = [...ofView, ...always].find(
    ({ key, ctrl, run }) => run !== undefined && key === event.key && (ctrl ? event.ctrlKey || event.metaKey : single),
  );
  if (binding === undefined || isPressed(event) || (!binding.ctrl && (openDialog || isTyping(event.target) || !isOn()))) {
    return;
  }
  event.preventDefault();
  if (may(binding.needs)) {
    binding.run(event);
  } else {
    say(`This key needs the role ${binding.needs}.`, true);
  }
}

function showSheet() {
  const others = always.filter(({ key, ctrl }) => !ofView.some((of) => of.key === key && of.ctrl === ctrl));
  byId("sheet-keys").replaceChildren(
    ...[...ofView, ...others].map(({ key, ctrl, does, needs }) =>
      el("div", { "data-needs": needs }, el("dt", {}, el("kbd", {}, `${ctrl ? "Ctrl " : ""}${key === "k" && ctrl ? "K" : key}`)), el("dd", {}, does)),
    ),
  );
  byId("single-keys").checked = isOn();
  byId("sheet").showModal();
}

addEventListener("keydown", pressed);
byId("open-sheet").addEventListener("click", showSheet);
byId("single-keys").addEventListener("change", ({ target }) =>
  localStorage.setItem(SETTING, target.checked ? "on" : "off"),
);
bind({ key: "?", does: "Show this sheet", run: showSheet });
