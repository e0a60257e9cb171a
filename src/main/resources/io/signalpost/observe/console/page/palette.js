// Finds a section, a destination, or whatever has an id.

import { get, part } from "./api.js";
import { bind } from "./keys.js";
import { hashOf } from "./place.js";
import { ApiError } from "./assets/api.js";
import { byId, el, setText } from "./assets/dom.js";

const dialog = byId("palette");
const input = byId("palette-text");
const list = byId("palette-list");
const hint = byId("palette-hint");
const WAIT_MILLIS = 150;

let found = [];
let foundFor;
let chosen = 0;
let waiting;

async function destinations() {
  return (await get("/destinations")).map(({ name, state }) => ({
    label: name,
    what: `destination, ${state}`,
    hash: hashOf("destinations", name),
  }));
}

const sections = () =>
  [...document.querySelectorAll("nav a")].map((link) => ({
    label: link.firstChild.textContent.trim(),
    what: "section",
    hash: link.hash,
  }));

/** What is asked of the API for an id, and what there is when it answers. */
const ids = (id) => [
  [`/events/${part(id)}`, (event) => ({ what: `event, ${event.type}`, hash: hashOf("events", event.id) })],
  [`/vehicles/${part(id)}`, ({ make, model }) => ({ what: `vehicle, ${[make, model].filter(Boolean).join(" ")}`, hash: hashOf("vehicles", id) })],
  ...(/^\d+$/.test(id) ? [[`/refused/${id}`, ({ cause }) => ({ what: `refused request, ${cause}`, hash: hashOf("refused", id) })]] : []),
];

async function withId(id) {
  const answers = await Promise.all(
    ids(id).map(([path, item]) =>
      get(path)
        .then((answer) => ({ label: id, ...item(answer) }))
        .catch(nothing),
    ),
  );
  const user = await get("/events", { user: id, limit: 1 })
    .then(({ events }) => (events.length > 0 ? { label: id, what: "user, its events", hash: hashOf("events", undefined, { user: id }) } : undefined))
    .catch(nothing);
  return [...answers, user].filter((item) => item !== undefined);
}

function nothing(error) {
  if (!(error instanceof ApiError)) {
    throw error;
  }
  return undefined;
}

async function find() {
  const text = input.value.trim();
  const names = [...sections(), ...(await destinations().catch(() => []))].filter(({ label }) =>
    label.toLowerCase().includes(text.toLowerCase()),
  );
  const items = [...names, ...(text.length > 0 ? await withId(text) : [])];
  if (text === input.value.trim()) {
    foundFor = text;
    show(items);
    setText(hint, items.length > 0 ? "" : `Nothing is called ${text}, and nothing has that id.`);
  }
}

function show(items) {
  found = items;
  chosen = 0;
  list.replaceChildren(
    ...items.map((item, index) =>
      el("li", { role: "option", id: `palette-${index}`, onclick: () => open(item) }, el("span", {}, item.label), el("small", {}, item.what)),
    ),
  );
  mark();
}

function mark() {
  [...list.children].forEach((option, index) => option.setAttribute("aria-selected", `${index === chosen}`));
  input.setAttribute("aria-activedescendant", found.length > 0 ? `palette-${chosen}` : "");
  list.children[chosen]?.scrollIntoView({ block: "nearest" });
}

function open(item) {
  dialog.close();
  location.hash = item.hash;
}

function openPalette() {
  if (dialog.open) {
    return;
  }
  input.value = "";
  foundFor = undefined;
  setText(hint, "");
  dialog.showModal();
  find();
}

input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(find, WAIT_MILLIS);
});
input.addEventListener("keydown", async (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    chosen = (chosen + (event.key === "ArrowDown" ? 1 : found.length - 1)) % Math.max(1, found.length);
    mark();
  } else if (event.key === "Enter") {
    event.preventDefault();
    clearTimeout(waiting);
    if (foundFor !== input.value.trim()) {
      await find();
    }
    if (found.length > 0) {
      open(found[Math.min(chosen, found.length - 1)]);
    }
  }
});
byId("open-palette").addEventListener("click", openPalette);
bind({ key: "k", ctrl: true, does: "Find a section, a destination or any id", run: openPalette });
