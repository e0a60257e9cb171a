// A list of any length of which only the rows in sight are in the document. One row of it is chosen, by keys or the mouse.

import { el } from "./assets/dom.js";

const BEYOND = 8;
const NEAR_END = 20;

/**
 * @param label     of the list
 * @param rowHeight in pixels
 * @param key       of an item
 * @param row       makes the content of an item's row: an array of elements
 * @param onOpen    what is done with an item by Enter or a click
 * @param onNearEnd called when the end comes into sight
 */
export function virtualList({ label, rowHeight, key, row, onOpen, onNearEnd }) {
  const space = el("div", { class: "space", role: "presentation" });
  const element = el("div", { class: "virtual-list", role: "listbox", tabindex: 0, "aria-label": label }, space);
  const rows = new Map();
  let items = [];
  let chosen = -1;

  function visible() {
    const from = Math.max(0, Math.floor(element.scrollTop / rowHeight) - BEYOND);
    const to = Math.min(items.length, Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + BEYOND);
    return [from, to];
  }

  function render() {
    const [from, to] = visible();
    const wanted = new Map(items.slice(from, to).map((item, offset) => [key(item), { item, index: from + offset }]));
    for (const [gone, { option }] of [...rows].filter(([present]) => !wanted.has(present))) {
      option.remove();
      rows.delete(gone);
    }
    for (const [id, { item, index }] of wanted) {
      if (rows.get(id)?.item !== item) {
        rows.get(id)?.option.remove();
        const option = el("div", { role: "option", class: "row", id: `row-${id}`, onclick: () => choose(indexOf(id), true) }, ...row(item));
        rows.set(id, { item, option });
        space.append(option);
      }
      const { option } = rows.get(id);
      option.style.top = `${index * rowHeight}px`;
      option.setAttribute("aria-posinset", `${index + 1}`);
      option.setAttribute("aria-setsize", "-1");
      option.setAttribute("aria-selected", `${index === chosen}`);
    }
    const option = items[chosen] === undefined ? undefined : rows.get(key(items[chosen]))?.option;
    option === undefined ? element.removeAttribute("aria-activedescendant") : element.setAttribute("aria-activedescendant", option.id);
    if (items.length > 0 && to > items.length - NEAR_END) {
      onNearEnd?.();
    }
  }

  const indexOf = (id) => items.findIndex((item) => `${key(item)}` === `${id}`);

  function choose(index, open = false) {
    if (items.length === 0) {
      return;
    }
    chosen = Math.min(items.length - 1, Math.max(0, index));
    const top = chosen * rowHeight;
    if (top < element.scrollTop) {
      element.scrollTop = top;
    } else if (top + rowHeight > element.scrollTop + element.clientHeight) {
      element.scrollTop = top + rowHeight - element.clientHeight;
    }
    render();
    if (open) {
      onOpen(items[chosen]);
    }
  }

  function pressed(event) {
    const page = Math.max(1, Math.floor(element.clientHeight / rowHeight) - 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -items.length, End: items.length };
    if (event.key in steps) {
      event.preventDefault();
      choose(chosen + steps[event.key]);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      onOpen(items[chosen]);
    }
  }

  element.addEventListener("scroll", render, { passive: true });
  element.addEventListener("keydown", pressed);
  new ResizeObserver(render).observe(element);
  return {
    element,
    /** Keeps the chosen item chosen, and what is in sight where it is, when others come before it. */
    show(now) {
      const former = items[chosen];
      const above = element.scrollTop > 0 && items.length > 0 ? now.findIndex((item) => key(item) === key(items[0])) : 0;
      items = now;
      chosen = former === undefined ? -1 : items.findIndex((item) => key(item) === key(former));
      space.style.height = `${items.length * rowHeight}px`;
      if (above > 0) {
        element.scrollTop += above * rowHeight;
      }
      render();
    },
    move: (step) => choose(chosen + step),
    chosen: () => items[chosen],
    top: () => (element.scrollTop = 0),
  };
}
