// Events as they come in, by server-sent events.

import { address } from "./session.js";

const OF_THE_PAST = ["from", "to", "state", "destination"];

/** Which filters a tail cannot have, as what they ask is not known yet when an event comes in. */
export const hindering = (pairs) => pairs.map(([name]) => name).filter((name) => OF_THE_PAST.includes(name));

/**
 * @param onEvent takes each line
 * @param onEnd   called when the connection is refused for good
 * @returns a function that ends it
 */
export function tail(pairs, onEvent, onEnd) {
  const source = new EventSource(`${address}/stream?${new URLSearchParams(pairs)}`);
  source.addEventListener("event", ({ data }) => onEvent(JSON.parse(data)));
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) {
      onEnd();
    }
  });
  return () => source.close();
}
