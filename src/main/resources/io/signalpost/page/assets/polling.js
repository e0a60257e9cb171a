// Asks again and again while the page can be seen; one question at a time, so that no old answer follows a newer one.
// The page has `#offline`, where it says that nobody answers.

import { ApiError } from "./api.js";
import { byId, setText } from "./dom.js";

let interval;
let refresh = async () => {};
let last = Promise.resolve();

/** @param view what to do each time; may throw ApiError */
export function startPolling(view, millis = 1000) {
  refresh = view;
  interval = millis;
  tick();
}

/** For after an action. */
export function refreshNow() {
  last = last.then(once);
  return last;
}

async function tick() {
  if (!document.hidden) {
    await refreshNow();
  }
  setTimeout(tick, interval);
}

async function once() {
  const offline = byId("offline");
  try {
    await refresh();
    offline.hidden = true;
  } catch (error) {
    if (!(error instanceof ApiError)) {
      console.error(error);
    }
    offline.hidden = false;
    setText(offline, `${error.message} Trying again…`);
  }
}
