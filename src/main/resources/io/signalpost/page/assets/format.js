// Values as people read them.

const UNITS = { percent: "%", celsius: "°C", fahrenheit: "°F", kph: "km/h", ampere: "A", volts: "V", watts: "W", liters: "l" };

/** The body of a signal, whatever its shape, in one line. */
export function valueText(body) {
  const { value, values, unit, ...rest } = body;
  if ("latitude" in body) {
    return `${body.latitude}, ${body.longitude}`;
  }
  const shown = value !== undefined ? value : (values ?? withoutCounts(rest));
  return `${plain(shown)}${unit ? `\u00a0${UNITS[unit] ?? unit}` : ""}`;
}

const withoutCounts = ({ rowCount, columnCount, ...rest }) => rest;

function plain(value) {
  if (value === null) {
    return "unknown";
  }
  if (typeof value === "boolean") {
    return value ? "yes" : "no";
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? "none" : value.map(plain).join("; ");
  }
  if (typeof value === "object") {
    return Object.entries(value)
      .map(([name, part]) => `${name} ${plain(part)}`)
      .join(", ");
  }
  return `${value}`;
}

export const errorText = ({ type, code }) => (code === null ? type : `${type} / ${code}`);

/** Local time of day; the date only when it is not today. */
export function timeText(instant) {
  const date = new Date(instant);
  const time = date.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  return date.toDateString() === new Date().toDateString() ? time : `${date.toLocaleDateString()} ${time}`;
}

export const vehicleName = ({ make, model, year }) => `${title(make)} ${model} ${year}`;

/** `TESLA` as people write it; short ones such as `BMW` are left alone. */
const title = (make) => (make.length <= 3 ? make : make.toLowerCase().replace(/\b\p{L}/gu, (letter) => letter.toUpperCase()));

export const shortId = (id) => id.slice(0, 8);
