// The operator's API, as whoever has logged in.

import { askToLogIn, calls, permission } from "./session.js";

const PRESENT_MILLIS = 60_000;

let usedAt = Date.now();
["keydown", "pointerdown"].forEach((type) => addEventListener(type, () => (usedAt = Date.now()), { capture: true, passive: true }));

/** What the page asks by itself while nobody is there does not keep the session. */
const background = () => (Date.now() - usedAt > PRESENT_MILLIS ? { "X-Background": "true" } : {});

async function asUser(call) {
  try {
    return await call();
  } catch (error) {
    if (error.status === 401) {
      askToLogIn();
    }
    throw error;
  }
}

export const get = (path, query) => asUser(() => calls.get(path, query, background()));

export const post = (path, body, headers) =>
  asUser(async () => calls.post(path, body, { ...headers, ...(await permission()) }));

const hex = (byte) => byte.toString(16).padStart(2, "0");

/** By which an action that is sent again is not done again. */
export const freshKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map(hex).join("");

/** A part of a path. */
export const part = encodeURIComponent;
