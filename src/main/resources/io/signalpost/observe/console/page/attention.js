// What needs somebody's attention, asked for once by whoever shows it.

import { get } from "./api.js";

const FRESH_MILLIS = 1_000;
let asked;

/** Each `{what, count, path}`. */
export async function getAttention() {
  if (asked === undefined || Date.now() - asked.at > FRESH_MILLIS) {
    asked = { at: Date.now(), answer: get("") };
  }
  return (await asked.answer).attention;
}
