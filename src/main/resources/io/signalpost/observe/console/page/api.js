// The operator's API.

import { api } from "./assets/api.js";

export const { get, post } = api("observe", "Signalpost");

const hex = (byte) => byte.toString(16).padStart(2, "0");

/** By which an action that is sent again is not done again. */
export const freshKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map(hex).join("");

/** A part of a path. */
export const part = encodeURIComponent;
