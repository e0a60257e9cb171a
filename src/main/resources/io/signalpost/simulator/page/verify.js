// Sends the challenge and explains the answer.

import { post } from "./api.js";
import { byId, describe, el, setText } from "./assets/dom.js";
import { act } from "./assets/feedback.js";
import { refreshNow } from "./assets/polling.js";

const dialog = byId("verify");
const result = byId("verify-result");
const again = byId("verify-again");
let current;

export async function verify(webhook) {
  current = webhook;
  setText(byId("verify-title"), `Verify ${webhook.name}`);
  if (!dialog.open) {
    dialog.showModal();
  }
  result.className = "result";
  setText(result, "Sending the challenge…");
  describe(byId("verify-facts"), []);
  try {
    const verification = await post(`/webhooks/${webhook.id}/verify`);
    if (current === webhook) {
      show(verification);
    }
  } catch (error) {
    dialog.close();
    throw error;
  }
  await refreshNow();
}

function show(verification) {
  result.classList.add(verification.verified ? "good" : "bad");
  setText(result, `${verification.verified ? "Verified." : "Not verified."} ${verification.explanation}`);
  describe(byId("verify-facts"), [
    ["Sent to", verification.callbackUri],
    ["Body sent", code(verification.request)],
    ["Status", verification.status === null ? "no answer" : `${verification.status}`],
    ["Content type", verification.contentType ?? "none"],
    ["Body returned", verification.response ? code(verification.response) : "none"],
    ["Expected hash", code(verification.expected)],
    ["Took", `${verification.tookMillis} ms`],
  ]);
}

const code = (text) => el("pre", { tabindex: "0" }, text);

again.addEventListener("click", () => act(again, () => verify(current)));
