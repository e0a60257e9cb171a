// Where in the console somebody is: `#events/<id>?type=VEHICLE_ERROR`.

/** `{name, id, query}`; id is undefined when there is none, query are pairs that may repeat. */
export function placeOf(hash) {
  const [path, query] = hash.replace(/^#/, "").split("?");
  const [name, ...rest] = path.split("/");
  const id = rest.join("/");
  return { name, id: id === "" ? undefined : decodeURIComponent(id), query: new URLSearchParams(query) };
}

export function hashOf(name, id, query) {
  const pairs = new URLSearchParams(query).toString();
  return `#${name}${id === undefined ? "" : `/${encodeURIComponent(id)}`}${pairs === "" ? "" : `?${pairs}`}`;
}

export function go(name, id, query) {
  location.hash = hashOf(name, id, query);
}

/** As go, without a way back. */
export function replace(name, id, query) {
  history.replaceState(null, "", hashOf(name, id, query));
  dispatchEvent(new HashChangeEvent("hashchange"));
}
