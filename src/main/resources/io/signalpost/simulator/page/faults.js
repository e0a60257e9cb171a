// The fault dial and the management token.

import { get, getCatalog, post, put } from "./api.js";
import { byId, el } from "./assets/dom.js";
import { clearErrors, say, showErrors } from "./assets/feedback.js";

const dial = byId("faults");
const token = byId("token");

export async function show() {
  const { faults } = await getCatalog();
  const rates = await get("/faults");
  byId("fault-fields").replaceChildren(...faults.map(({ code, description }) => field(code, description, rates[code])));
}

/** The dial is set by hand: nothing here changes by itself. */
export async function refresh() {}

function field(code, description, rate) {
  const id = `fault-${code}`;
  return el(
    "p",
    { class: "field" },
    el("label", { for: id }, code.replaceAll("-", " ")),
    el("span", { class: "unit-field" },
      el("input", { id, name: code, type: "number", min: 0, max: 100, step: "any", value: +(rate * 100).toFixed(4), "aria-describedby": `${id}-hint` }),
      el("span", { "aria-hidden": "true" }, "%"),
    ),
    el("span", { class: "hint", id: `${id}-hint` }, description),
    el("span", { class: "field-error", "data-error-for": code }),
  );
}

async function apply(message) {
  clearErrors(dial);
  const rates = [...new FormData(dial)].map(([code, percent]) => [code, Number(percent) / 100]);
  try {
    await put("/faults", Object.fromEntries(rates));
    say(message);
  } catch (error) {
    showErrors(dial, error);
  }
}

dial.addEventListener("submit", (event) => {
  event.preventDefault();
  apply("The fault dial is set.");
});
byId("no-faults").addEventListener("click", () => {
  dial.querySelectorAll("input").forEach((input) => (input.value = 0));
  apply("All faults are off.");
});
token.addEventListener("submit", async (event) => {
  event.preventDefault();
  clearErrors(token);
  try {
    await post("/application/token", {
      token: token.elements.token.value,
      liveStaysOnFormer: token.elements.liveStaysOnFormer.checked,
    });
    token.reset();
    say("The new token signs from now on.");
  } catch (error) {
    showErrors(token, error);
  }
});
