// What is done with an event.

import { get, part } from "./api.js";
import { plural } from "./words.js";
import { el } from "./assets/dom.js";
import { say } from "./assets/feedback.js";

const LOCAL = "http://localhost:8080/webhooks/smartcar";

/** @param to one destination; all when it is empty */
export const replay = (id, to = "") => ({
  path: "/replays",
  body: { id, destinations: to === "" ? "all" : [to] },
  question: ({ destinations }) => {
    const getting = Object.entries(destinations).filter(([, counts]) => (counts.entered ?? 0) + (counts.retried ?? 0) > 0);
    return getting.length === 0
      ? "No destination would get it: each is still to have it, or does not ask for it."
      : { text: `Deliver this event again, to ${getting.map(([name]) => name).join(", ")}?`, yes: "Replay" };
  },
  done: ({ replay: number, destinations }) => `Replay ${number} delivers it again, at ${plural(destinations.length, "destination")}.`,
});

const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

/** The signature comes from the server, which gives it only for what Smartcar has signed; the token stays there. */
export async function copyCurl(id) {
  const { headers, body } = await get(`/events/${part(id)}/request`);
  const lines = [
    `curl -i ${LOCAL}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    `--data-binary ${quoted(body)}`,
  ];
  await copy(lines.join(" \\\n  "));
  say("Copied, with what is personal in it. The audit has noted that.");
}

/** Browsers have a clipboard for pages by HTTPS and of this machine only; the old way goes everywhere. */
async function copy(text) {
  if (navigator.clipboard !== undefined) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const area = el("textarea", {});
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

/** Of what is shown: with what is personal only when that was revealed. */
export function saveFixture({ id, type, body, masked }) {
  const address = URL.createObjectURL(new Blob([body], { type: "application/json" }));
  el("a", { href: address, download: `${type.toLowerCase().replaceAll("_", "-")}-${id.slice(0, 8)}.json` }).click();
  URL.revokeObjectURL(address);
  say(masked ? "Saved, without what is personal. Put it beside your route's test." : "Saved, with what is personal in it.");
}
