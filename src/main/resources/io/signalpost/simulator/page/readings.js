// Readings of a vehicle as the list of vehicles shows them.

import { valueText } from "./assets/format.js";

/** A reading of a vehicle; "–" when it has none. */
export function readingText(reading) {
  return reading?.body ? valueText(reading.body) : "–";
}

export const doorsText = (reading) => {
  const doors = reading?.body?.values;
  if (doors === undefined) {
    return "–";
  }
  const open = doors.filter((door) => door.isOpen).length;
  const locked = doors.every((door) => door.isLocked) ? "locked" : "unlocked";
  return open === 0 ? `closed, ${locked}` : `${open} open`;
};
