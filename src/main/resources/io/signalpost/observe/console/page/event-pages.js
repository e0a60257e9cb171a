// The events that fit, as far as they were asked for, the newest first.

import { get } from "./api.js";

const PAGE = 200;
const AT_ONCE_MILLIS = 250;
const MOST = 100_000;
const CHANGING = 50;
const SETTLED = ["delivered", "nothing-sent", "filtered", "dead", "discarded", "before-start"];

/** @param onChange called when there are others */
export function eventPages(onChange) {
  let asked = [];
  let events = [];
  let next;
  let searchedTo;
  let loading = false;
  let fresh = [];
  let adding;

  /** Nothing of what somebody has asked for before, and does no longer. */
  async function ask(query) {
    const pairs = asked;
    const page = await get("/events", [...pairs, ...query]);
    return pairs === asked ? page : undefined;
  }

  async function load(cursor) {
    const page = await ask([["limit", PAGE], ["cursor", cursor]]);
    if (page !== undefined) {
      events = cursor === undefined ? page.events : [...events, ...page.events];
      ({ next, searchedTo } = page);
      onChange();
    }
  }

  function addFresh() {
    adding = undefined;
    const known = new Set(events.map(({ number }) => number));
    events = [...fresh.reverse().filter(({ number }) => !known.has(number)), ...events].slice(0, MOST);
    fresh = [];
    onChange();
  }

  return {
    all: () => events,
    hasMore: () => next !== undefined,
    searchedTo: () => searchedTo,
    first(pairs) {
      asked = pairs;
      events = [];
      fresh = [];
      next = undefined;
      return load();
    },
    async more() {
      if (next !== undefined && !loading) {
        loading = true;
        try {
          await load(next);
        } finally {
          loading = false;
        }
      }
    },
    /** Many may come a second; they are shown together. */
    add(event) {
      fresh.push(event);
      adding ??= setTimeout(addFresh, AT_ONCE_MILLIS);
    },
    /** Those of the newest that something may still become of, as they stand now. */
    async refreshChanging() {
      const changing = events.slice(0, CHANGING).filter(isChanging);
      if (changing.length > 0) {
        const { events: now } = await get("/events", { id: changing.map(({ id }) => id).join(","), limit: changing.length });
        events = merged(events, now);
        onChange();
      }
    },
  };
}

/** What becomes of an event is not known when it comes in. */
const isChanging = ({ deliveries }) => deliveries === undefined || Object.values(deliveries).some((state) => !SETTLED.includes(state));

/** An event that is as it was stays the same object, so that its row stays, too. */
function merged(events, now) {
  const known = new Map(now.map((event) => [event.number, event]));
  const newest = events.slice(0, CHANGING).map((event) => {
    const other = known.get(event.number);
    return other === undefined || JSON.stringify(other) === JSON.stringify(event) ? event : other;
  });
  return [...newest, ...events.slice(CHANGING)];
}
