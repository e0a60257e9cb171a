// Asking the server that the page comes from.

/** What the API refused, or that it did not answer: `errors` are pairs of field and message; field is "" for the whole request. */
export class ApiError extends Error {
  constructor(errors) {
    super(errors.map((error) => sentence(error.message)).join(" "));
    this.errors = errors.map(({ field, message }) => ({ field, message: sentence(message) }));
  }
}

/** The API writes what a field "is"; on the page it stands alone. */
const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1).replace(/([^.!?…])$/, "$1.");

function errorsOf(text) {
  try {
    return JSON.parse(text).errors;
  } catch {
    return undefined;
  }
}

/**
 * The calls of an API. Each throws ApiError.
 *
 * @param base of its paths, for instance `api`
 * @param who  answers, as people call it: `The simulator`
 */
export function api(base, who) {
  async function call(method, path, body) {
    const { ok, status, text } = await exchange(method, path, body);
    if (!ok) {
      throw new ApiError(errorsOf(text) ?? [{ field: "", message: `${who} answered ${status}.` }]);
    }
    return text === "" ? null : JSON.parse(text);
  }

  async function exchange(method, path, body) {
    try {
      const response = await fetch(`${base}${path}`, {
        method,
        headers: body === undefined ? {} : { "Content-Type": "application/json" },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      return { ok: response.ok, status: response.status, text: await response.text() };
    } catch {
      throw new ApiError([{ field: "", message: `${who} does not answer.` }]);
    }
  }

  return {
    /** @param query values that are empty are left out */
    get(path, query = {}) {
      const filled = Object.entries(query).filter(([, value]) => value !== "" && value !== null);
      return call("GET", filled.length === 0 ? path : `${path}?${new URLSearchParams(filled)}`);
    },
    post: (path, body) => call("POST", path, body),
    put: (path, body) => call("PUT", path, body),
    remove: (path) => call("DELETE", path),
  };
}
