// Which events are asked for: chips, a line to type in, and the address of the page. All three say the same.

import { go, replace } from "./place.js";
import { el } from "./assets/dom.js";

const NAMES = ["id", "vehicle", "user", "type", "trigger", "signal", "mode", "token", "from", "to", "destination", "state"];
const OFFERED = [
  ["state", "dead"],
  ["state", "retrying"],
  ["state", "waiting"],
  ["type", "VEHICLE_ERROR"],
  ["trigger", "FIRST_DELIVERY"],
  ["mode", "LIVE"],
];

const HELP = "name=value, such as state=dead or signal=tractionbattery-stateofcharge:lt:20. An id alone finds that event.";

const has = (pairs, [name, value]) => pairs.some(([n, v]) => n === name && v === value);

/** `{element, show(query), focus(), pairs()}` */
export function filter() {
  let pairs = [];
  const input = el("input", {
    type: "search",
    "aria-label": "Filter events",
    "aria-describedby": "filter-help",
    placeholder: "type=VEHICLE_ERROR, or an id",
    spellcheck: "false",
    autocomplete: "off",
    list: "filter-names",
  });
  const names = el("datalist", { id: "filter-names" }, ...NAMES.map((name) => el("option", { value: `${name}=` })));
  const chips = el("div", { class: "chips", role: "group", "aria-label": "Filters" });
  const form = el("form", { class: "filter-line", role: "search" }, input, names, el("button", {}, "Filter"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = input.value.trim().split(/\s+/).filter((text) => text !== "");
    input.value = "";
    set([...pairs, ...typed.map(pairOf).filter((pair) => !has(pairs, pair))]);
  });

  const set = (wanted) => go("events", undefined, wanted);

  function chip(pair, on) {
    const [name, value] = pair;
    const toggled = on ? pairs.filter(([n, v]) => n !== name || v !== value) : [...pairs, pair];
    return el(
      "button",
      { type: "button", class: "chip", "aria-pressed": `${on}`, onclick: () => set(toggled) },
      el("span", {}, name),
      " ",
      value,
      on ? el("span", { "aria-hidden": "true" }, " ×") : null,
    );
  }

  return {
    element: el("div", { class: "filter-bar" }, form, chips, el("p", { class: "hint", id: "filter-help" }, HELP)),
    show(query) {
      pairs = [...query];
      chips.replaceChildren(
        ...pairs.map((pair) => chip(pair, true)),
        ...OFFERED.filter((pair) => !has(pairs, pair)).map((pair) => chip(pair, false)),
      );
    },
    focus: () => input.focus(),
    pairs: () => pairs,
    clear: () => replace("events"),
  };
}

/** What has no name is an id. */
function pairOf(text) {
  const at = text.indexOf("=");
  return at < 0 ? ["id", text] : [text.slice(0, at), text.slice(at + 1)];
}
