// Asks again every second while the page can be seen; one question at a time, so that no old answer follows a newer one.
// The page has `#offline`, where it says that nobody answers.

import { ApiError } from "./api.js";
import { byId, setText } from "./dom.js";

const INTERVAL_MILLIS = 1000;

let refresh = async () => {};
let last = Promise.resolve();

/** @param view what to do each time; may throw ApiError */
export function startPolling(view) {
  refresh = view;
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
  setTimeout(tick, INTERVAL_MILLIS);
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
