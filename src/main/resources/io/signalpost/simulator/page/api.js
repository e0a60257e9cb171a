// The control API of the simulator.

import { api } from "./assets/api.js";

export const { get, post, put, remove } = api("api", "The simulator");

let catalog;

/** Signals, permissions, errors and faults; asked for once. */
export function getCatalog() {
  catalog ??= get("/catalog").catch((error) => {
    catalog = undefined;
    throw error;
  });
  return catalog;
}
