// What opens beside a list and shows one thing of it.

import { el } from "./assets/dom.js";

/** `{element, title, body, open(), close()}` @param onClose when somebody closes it */
export function drawer(label, onClose) {
  const title = el("h2", { tabindex: -1 });
  const body = el("div", { class: "drawer-body" });
  const close = el("button", { type: "button", class: "quiet", "aria-label": "Close", onclick: () => onClose() }, "✕");
  const element = el("section", { class: "drawer", "aria-label": label, hidden: true }, el("header", {}, title, close), body);
  return {
    element,
    title,
    body,
    open() {
      if (element.hidden) {
        element.hidden = false;
        title.focus();
      }
    },
    hide: () => (element.hidden = true),
    close() {
      if (!element.hidden) {
        onClose();
      }
    },
  };
}
