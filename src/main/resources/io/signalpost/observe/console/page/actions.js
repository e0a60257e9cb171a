// What an operator does: it is counted first, confirmed, done once, and told. What an auditor is shown.

import { freshKey, post } from "./api.js";
import { ApiError } from "./assets/api.js";
import { el } from "./assets/dom.js";
import { act, ask, say } from "./assets/feedback.js";
import { refreshNow } from "./assets/polling.js";

/**
 * @param path     of the API
 * @param body     of the post, without `dryRun`
 * @param question from what a dry run answers: `{text, yes, danger}`, or a text when there is nothing to be done
 * @param done     from the answer, what to say
 * @returns the answer; undefined when it was not done
 */
export async function perform({ path, body, question, done }) {
  const forecast = question(await post(path, { ...body, dryRun: true }));
  if (typeof forecast === "string") {
    say(forecast);
    return undefined;
  }
  if (!(await ask(forecast.text, forecast.yes, forecast.danger ?? false))) {
    return undefined;
  }
  const answer = await once(path, body);
  say(done(answer));
  refreshNow();
  return answer;
}

/** With a key, so that it may be sent again when the connection broke before the answer was there. */
async function once(path, body) {
  const headers = { "Idempotency-Key": freshKey() };
  try {
    return await post(path, body, headers);
  } catch (error) {
    if (error instanceof ApiError && error.status === 0) {
      return post(path, body, headers);
    }
    throw error;
  }
}

/** The attributes of a button that performs an action; only those who may act see it. */
export const performing = (order) => ({
  type: "button",
  "data-needs": "operator",
  onclick: (event) => act(event.currentTarget, async () => perform(order())),
});

/** A button that has personal data shown; only those who may see it see the button. */
export const revealButton = (what, run) =>
  el(
    "button",
    {
      type: "button",
      "data-needs": "auditor",
      title: `Shows ${what}; the audit notes that you looked`,
      onclick: (event) => act(event.currentTarget, run),
    },
    "Reveal…",
  );
