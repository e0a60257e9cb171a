// What a view says instead of a list: that it looks, that there is nothing, that nothing fits, or that it went wrong.

import { el } from "./assets/dom.js";

/** `{element, loading(), empty(text, button), failed(error, again), none()}` */
export function stateText() {
  const element = el("div", { class: "empty", role: "status" });
  const show = (...children) => {
    element.replaceChildren(...children);
    element.hidden = children.length === 0;
  };
  return {
    element,
    loading: (text = "Looking…") => show(el("p", {}, text)),
    empty: (text, button) => show(el("p", {}, text), ...(button ? [button] : [])),
    failed: (error, again) =>
      show(
        el("p", { class: "failure" }, error.message),
        el("p", {}, el("button", { type: "button", onclick: again }, "Try again")),
      ),
    none: () => show(),
  };
}
