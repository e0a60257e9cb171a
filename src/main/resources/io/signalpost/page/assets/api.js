// Asking the server that the page comes from.

/**
 * What the API refused, or that it did not answer: `errors` are pairs of field and message; field is "" for the whole request.
 * `status` is that of HTTP, 0 when there was no answer.
 */
export class ApiError extends Error {
  constructor(errors, status = 0) {
    super(errors.map((error) => sentence(error.message)).join(" "));
    this.status = status;
    this.errors = errors.map(({ field, message }) => ({ field, message: sentence(message) }));
  }
}

/** The API writes what a field "is"; on the page it stands alone. */
const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1).replace(/([^.!?…])$/, "$1.");

/** As the simulator tells them, or by RFC 9457. */
function errorsOf(text) {
  try {
    const { errors, detail } = JSON.parse(text);
    return errors ?? (detail === undefined ? undefined : [{ field: "", message: detail }]);
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
  async function call(method, path, body, headers) {
    const { ok, status, text } = await exchange(method, path, body, headers);
    if (!ok) {
      throw new ApiError(errorsOf(text) ?? [{ field: "", message: `${who} answered ${status}.` }], status);
    }
    return text === "" ? null : JSON.parse(text);
  }

  async function exchange(method, path, body, headers) {
    try {
      const response = await fetch(`${base}${path}`, {
        method,
        headers: { ...headers, ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      return { ok: response.ok, status: response.status, text: await response.text() };
    } catch {
      throw new ApiError([{ field: "", message: `${who} does not answer.` }]);
    }
  }

  return {
    /** @param query an object or pairs; values that are empty are left out */
    get(path, query = {}, headers = {}) {
      const pairs = Array.isArray(query) ? query : Object.entries(query);
      const filled = pairs.filter(([, value]) => value !== "" && value !== null && value !== undefined);
      return call("GET", filled.length === 0 ? path : `${path}?${new URLSearchParams(filled)}`, undefined, headers);
    },
    post: (path, body, headers) => call("POST", path, body, headers),
    put: (path, body) => call("PUT", path, body),
    remove: (path, headers) => call("DELETE", path, undefined, headers),
  };
}
