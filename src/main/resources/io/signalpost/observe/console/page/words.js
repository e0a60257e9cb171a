// Values as people read them. What is not known is a dash, and never a nought.

export const MISSING = "–";

const known = (value) => value !== null && value !== undefined;

export const count = (value) => (known(value) ? value.toLocaleString() : MISSING);

export const plural = (number, one, many = `${one}s`) => `${count(number)} ${number === 1 ? one : many}`;

/** Seconds of an ISO 8601 duration such as PT1H4M3.5S; undefined for none. */
export function seconds(duration) {
  const parts = /^(-)?PT(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?[\d.]+)S)?$/.exec(duration ?? "");
  return parts === null
    ? undefined
    : (parts[1] ? -1 : 1) * (Number(parts[2] ?? 0) * 3600 + Number(parts[3] ?? 0) * 60 + Number(parts[4] ?? 0));
}

const UNITS = [
  [86400, "d"],
  [3600, "h"],
  [60, "min"],
  [1, "s"],
];

/** How long, in the two largest units: `4 min 3 s`. */
export function long(secs) {
  if (!known(secs)) {
    return MISSING;
  }
  if (secs > 0 && secs < 0.1) {
    return "< 0.1 s";
  }
  if (secs < 10) {
    return `${Number(secs.toFixed(1)).toLocaleString()}\u00a0s`;
  }
  const [size, unit] = UNITS.find(([each]) => secs >= each);
  const rest = UNITS.find(([each]) => each < size);
  const whole = Math.floor(secs / size);
  const part = rest && whole < 10 ? Math.floor((secs % size) / rest[0]) : 0;
  return part > 0 ? `${whole}\u00a0${unit} ${part}\u00a0${rest[1]}` : `${whole}\u00a0${unit}`;
}

export const duration = (text) => long(seconds(text));

/** As duration, of a mean time that is told in whole seconds. */
export const every = (text) => (seconds(text) === 0 ? "< 1 s" : duration(text));

export const millis = (value) =>
  !known(value) ? MISSING : value < 1000 ? `${count(value)}\u00a0ms` : `${(value / 1000).toLocaleString()}\u00a0s`;

export const ago = (instant) =>
  known(instant) ? `${long(Math.max(0, (Date.now() - Date.parse(instant)) / 1000))} ago` : MISSING;

/** Of a hundred; a dash when there was none. */
export const share = (good, all) =>
  !known(good) || all === 0 ? MISSING : `${((Math.floor((good / all) * 1000) / 10)).toLocaleString()}\u00a0%`;

export const bytes = (size) => (size < 1024 ? `${size} B` : `${(size / 1024).toFixed(1)} KB`);

/** `0a8c63ca-5a40-…` in a table. */
export const brief = (id) => (known(id) ? (id.length > 13 ? `${id.slice(0, 8)}…` : id) : MISSING);
