// Building and changing the document. Data becomes text, never markup.

/** An element; attributes that are null or false are left out, `onclick` and the like are listeners. */
export function el(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** As el, of a drawing. */
export function svg(tag, attributes, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export const byId = (id) => document.getElementById(id);

/** Touches the document only when the text is another one. */
export function setText(element, text) {
  if (element.textContent === text) {
    return false;
  }
  element.textContent = text;
  return true;
}

/** Touches the document only when what is to be seen is something else; so what somebody has selected stays selected. */
export function setContent(element, ...children) {
  const now = el("div", {}, ...children);
  if (element.innerHTML !== now.innerHTML) {
    element.replaceChildren(...now.childNodes);
  }
}

/** As setText, and lights up for a moment when a value takes the place of another. */
export function setLiveText(element, text) {
  const first = element.textContent === "";
  if (setText(element, text) && !first && !matchMedia("(prefers-reduced-motion: reduce)").matches) {
    element.animate([{ backgroundColor: "var(--flash)" }, { backgroundColor: "transparent" }], 1200);
  }
}

/**
 * Keeps the children of an element in step with a list, and leaves those alone that stay: focus, selection and open rows
 * survive. Children that are there already, such as a table's head, stay in front.
 *
 * @param key    of an item
 * @param create makes `{element, update(item)}` for a new item
 * @returns a function that takes the list
 */
export function keyedList(parent, key, create) {
  const rows = new Map();
  const before = parent.childElementCount;
  return (items) => {
    const wanted = new Set(items.map(key));
    for (const [gone, row] of [...rows].filter(([present]) => !wanted.has(present))) {
      row.element.remove();
      rows.delete(gone);
    }
    let next = parent.children[before] ?? null;
    for (const item of items) {
      if (!rows.has(key(item))) {
        rows.set(key(item), create(item));
      }
      const row = rows.get(key(item));
      row.update(item);
      if (row.element === next) {
        next = next.nextElementSibling;
      } else {
        parent.insertBefore(row.element, next);
      }
    }
  };
}

/** A `<dl>` whose texts change: returns a function that takes pairs of a term and a text. */
export function liveFacts(list) {
  return keyedList(
    list,
    ([term]) => term,
    ([term]) => {
      const text = el("dd", {});
      return { element: el("div", {}, el("dt", {}, term), text), update: ([, now]) => setText(text, now) };
    },
  );
}

/** Fills a `<dl>` with pairs of a term and text or an element; null leaves a pair out. */
export function describe(list, pairs) {
  setContent(
    list,
    ...pairs
      .filter(([, value]) => value !== null && value !== undefined && value !== "")
      .map(([term, value]) => el("div", {}, el("dt", {}, term), el("dd", {}, value))),
  );
}
