// How fast simulated time goes, and whether it does.

import { put } from "./api.js";
import { byId, setText } from "./assets/dom.js";
import { act, clearErrors, say, showErrors } from "./assets/feedback.js";

const form = byId("clock");
const scale = form.elements.timeScale;
const pause = byId("pause");
let running = true;

/** @param status of the simulator; what is being typed stays */
export function showClock(status) {
  running = status.running;
  setText(pause, running ? "Pause" : "Resume");
  if (document.activeElement !== scale) {
    scale.value = status.timeScale;
  }
}

async function set(change, message) {
  clearErrors(form);
  try {
    showClock(await put("/clock", change));
    say(message);
  } catch (error) {
    showErrors(form, error);
  }
}

scale.addEventListener("change", () => {
  if (scale.value !== "") {
    set({ timeScale: Number(scale.value) }, `Vehicles live at ${scale.value} times the speed.`);
  }
});
form.addEventListener("submit", (event) => event.preventDefault());
pause.addEventListener("click", () =>
  act(pause, () =>
    set({ running: !running }, running ? "Time stands still; deliveries under way go on." : "Time goes on."),
  ),
);
