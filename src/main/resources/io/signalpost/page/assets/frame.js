// The bar above a page, with its sections, and the way past it: `#skip` leads to `#main`.

import { byId } from "./dom.js";

/** Marks the section that is shown. */
export function markSection(name) {
  document.querySelectorAll("nav a").forEach((link) => {
    link.removeAttribute("aria-current");
    if (link.hash === `#${name}`) {
      link.setAttribute("aria-current", "page");
      link.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  });
}

byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("main").focus();
});
