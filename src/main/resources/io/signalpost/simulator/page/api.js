// The control API of the simulator.

/** What the API refused, or that it did not answer: `errors` are pairs of field and message; field is "" for the whole request. */
export class ApiError extends Error {
  constructor(errors) {
    super(errors.map((error) => sentence(error.message)).join(" "));
    this.errors = errors.map(({ field, message }) => ({ field, message: sentence(message) }));
  }
}

/** The API writes what a field "is"; on the page it stands alone. */
const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1).replace(/([^.!?…])$/, "$1.");

async function call(method, path, body) {
  const { ok, status, text } = await exchange(method, path, body);
  if (!ok) {
    throw new ApiError(errorsOf(text) ?? [{ field: "", message: `The simulator answered ${status}.` }]);
  }
  return text === "" ? null : JSON.parse(text);
}

async function exchange(method, path, body) {
  try {
    const response = await fetch(`api${path}`, {
      method,
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { ok: response.ok, status: response.status, text: await response.text() };
  } catch {
    throw new ApiError([{ field: "", message: "The simulator does not answer." }]);
  }
}

function errorsOf(text) {
  try {
    return JSON.parse(text).errors;
  } catch {
    return undefined;
  }
}

/** @param query values that are empty are left out */
export function get(path, query = {}) {
  const filled = Object.entries(query).filter(([, value]) => value !== "" && value !== null);
  return call("GET", filled.length === 0 ? path : `${path}?${new URLSearchParams(filled)}`);
}

export const post = (path, body) => call("POST", path, body);
export const put = (path, body) => call("PUT", path, body);
export const remove = (path) => call("DELETE", path);

let catalog;

/** Signals, permissions, errors and faults; asked for once. */
export function getCatalog() {
  catalog ??= get("/catalog").catch((error) => {
    catalog = undefined;
    throw error;
  });
  return catalog;
}
