// The last step of the wizard: what has been chosen.

import { getCatalog } from "./api.js";
import { byId, describe, el } from "./assets/dom.js";
import { showPermissions, spaced } from "./signals.js";

export async function showReview({ triggers, data, ...rest }) {
  describe(byId("review"), [
    ["Name", rest.name],
    ["Vehicle data callback", rest.callbackUri],
    ["Vehicle error callback", rest.errorCallbackUri ?? "the same"],
    ["Triggers", await names(triggers)],
    ["Data", await names(data)],
    ["Units", rest.units],
    ["Vehicles", rest.autoSubscribe ? "all, automatically" : "none until you subscribe them"],
    ["Wire profile", rest.profile],
  ]);
  await showPermissions(byId("review-permissions"), data);
}

async function names(codes) {
  const { groups } = await getCatalog();
  const labels = groups.flatMap(({ group, signals }) =>
    signals.filter(({ code }) => codes.includes(code)).map(({ name }) => `${spaced(group)}: ${spaced(name)}`),
  );
  return el("ul", {}, ...labels.map((label) => el("li", {}, label)));
}
