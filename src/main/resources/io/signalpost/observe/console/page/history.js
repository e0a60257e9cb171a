// What came in and went out by and by, asked for once by whoever shows it.

import { get } from "./api.js";
import { long, seconds } from "./words.js";

const FRESH_MILLIS = 8_000;
const MOST_MILLIS = 60_000;
const asked = new Map();

export const RANGES = ["1h", "24h", "7d"];

export function getHistory(range) {
  const before = asked.get(range);
  if (before !== undefined && Date.now() < before.until) {
    return before.answer;
  }
  const answer = get("/history", { range });
  const now = { until: Date.now() + FRESH_MILLIS, answer };
  asked.set(range, now);
  answer.then(
    (history) => (now.until += range === RANGES[0] ? 0 : longer(history)),
    () => asked.delete(range),
  );
  return answer;
}

/** In a minute a day and a week change little, unless less is known of them. */
const longer = ({ received: { since }, to }) => Math.min((Date.parse(to) - Date.parse(since ?? to)) / 100, MOST_MILLIS - FRESH_MILLIS);

/** Of the last minute or so: points are short just after one was noted. Undefined when nothing is known. */
export function perMinute(points, value) {
  let secs = 0;
  let sum = 0;
  for (const point of [...points].reverse()) {
    secs += point.seconds;
    sum += value(point);
    if (secs >= 50) {
      break;
    }
  }
  return secs < 1 ? undefined : (sum / secs) * 60;
}

/**
 * Points as a line: pairs of a time in seconds and a value a minute, null where nothing was noted. The last point is up to now and
 * may be short; then it counts with the one before.
 */
export function line(points, value, step) {
  let rest = { seconds: 0, count: 0 };
  return points.flatMap((point, index) => {
    const next = points[index + 1];
    const secs = point.seconds + rest.seconds;
    const count = value(point) + rest.count;
    if (next !== undefined && index + 2 === points.length && next.seconds < step / 2) {
      rest = { seconds: secs, count };
      return [];
    }
    rest = { seconds: 0, count: 0 };
    const at = Date.parse(point.at) / 1000;
    const rate = (count / secs) * 60;
    return secs < 5 ? [] : secs > 2.5 * step ? [[at - secs + 1, null], [at, rate]] : [[at, rate]];
  });
}

export const stepOf = (history) => seconds(history.step);

/** `since 10:32` when it is not known for the whole of the time. */
export function sinceText({ since }, history) {
  if (since === undefined) {
    return "not known yet";
  }
  const late = (Date.parse(since) - Date.parse(history.from)) / 1000;
  return late > 2 * stepOf(history) ? `in ${long((Date.parse(history.to) - Date.parse(since)) / 1000)}` : "";
}
