// Choosing signals from the catalogue, and the permissions that they need.

import { getCatalog, post } from "./api.js";
import { el, setText } from "./assets/dom.js";

/**
 * Groups that open and close, with a checkbox for each signal and a search over all of them.
 *
 * @param onChange is called after the person changed the choice
 * @param note     text for a signal, or null
 */
export async function signalPicker(container, { label, onChange = () => {}, note = () => null }) {
  const { groups } = await getCatalog();
  const search = el("input", { type: "search", placeholder: "Search", "aria-label": `Search ${label}`, oninput: filter });
  const count = el("p", { class: "count", "aria-live": "polite" });
  const boxes = [];
  const sections = groups.map(({ group, signals }) => {
    const chosenHere = el("span", { class: "count" });
    const entries = signals.map((signal) => entryOf(group, signal));
    boxes.push(...entries.map((entry) => entry.box));
    const summary = el("summary", {}, el("span", {}, spaced(group)), chosenHere);
    const element = el("details", {}, summary, el("ul", {}, ...entries.map((entry) => entry.element)));
    return { element, entries, chosenHere };
  });

  function entryOf(group, signal) {
    const box = el("input", { type: "checkbox", value: signal.code, onchange: changed });
    const remark = note(signal);
    const element = el(
      "li",
      {},
      el(
        "label",
        { class: "check" },
        box,
        el(
          "span",
          {},
          spaced(signal.name),
          remark === null ? null : el("em", {}, remark),
          el("small", {}, el("code", {}, signal.code), ` ${signal.description}`),
        ),
      ),
    );
    return { box, element, text: `${group} ${signal.name} ${signal.code} ${signal.description}`.toLowerCase() };
  }

  function filter() {
    const words = search.value.toLowerCase().split(/\s+/);
    for (const { element, entries } of sections) {
      entries.forEach((entry) => (entry.element.hidden = !words.every((word) => entry.text.includes(word))));
      element.hidden = entries.every((entry) => entry.element.hidden);
      element.open = search.value !== "" && !element.hidden;
    }
    nothing.hidden = sections.some(({ element }) => !element.hidden);
  }

  function showCounts() {
    setText(count, `${chosen().length} chosen`);
    for (const { entries, chosenHere } of sections) {
      const ticked = entries.filter(({ box }) => box.checked).length;
      setText(chosenHere, ticked === 0 ? `${entries.length}` : `${ticked} of ${entries.length}`);
      chosenHere.classList.toggle("some", ticked > 0);
    }
  }

  function changed() {
    showCounts();
    onChange();
  }

  /** Enter goes to the first signal found instead of to the next step; Escape empties the field first. */
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      boxes.find((box) => !box.disabled && box.checkVisibility())?.focus();
    } else if (event.key === "Escape" && search.value !== "") {
      event.preventDefault();
      search.value = "";
      filter();
    }
  });

  const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);
  const nothing = el("p", { class: "empty", hidden: true }, "No signal matches.");
  container.replaceChildren(el("div", { class: "picker-head" }, search, count), ...sections.map((s) => s.element), nothing);

  return {
    chosen,
    /** @param fixed codes that are chosen and stay so */
    choose(codes, fixed = []) {
      for (const box of boxes) {
        box.disabled = fixed.includes(box.value);
        box.checked = box.disabled || codes.includes(box.value);
      }
      search.value = "";
      filter();
      sections.forEach(({ element, entries }) => (element.open = entries.some(({ box }) => box.checked)));
      showCounts();
    },
  };
}

const asked = new WeakMap();

/** Shows what the owner has to grant for these signals, and the `scope` for Connect. */
export async function showPermissions(container, codes) {
  asked.set(container, codes);
  const { permissions, scope, unmapped } = await post("/permissions", { signals: codes });
  if (asked.get(container) !== codes) {
    return; // another choice has been made meanwhile
  }
  container.replaceChildren(
    el("h3", {}, `Permissions the owner grants (${permissions.length})`),
    permissions.length === 0 ? el("p", { class: "hint" }, "None so far.") : permissionList(permissions),
    ...(scope === "" ? [] : [el("h3", {}, "Connect scope"), el("p", { class: "scope" }, el("code", {}, scope))]),
    unmapped.length === 0
      ? ""
      : el("p", { class: "hint" }, `Smartcar does not say which permission these need: ${unmapped.join(", ")}.`),
  );
}

const permissionList = (permissions) =>
  el(
    "ul",
    {},
    ...permissions.map(({ name, description }) => el("li", {}, el("code", {}, name), el("small", {}, description))),
  );

/** `TractionBattery` as people write it. */
export const spaced = (name) => name.replace(/([a-z])([A-Z])/g, "$1 $2");
