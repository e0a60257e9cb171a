// Who uses the console. Asks for a name and a password when the receiver wants them.

import { api, ApiError } from "./assets/api.js";
import { byId, setText } from "./assets/dom.js";

/** Beside the page; without the login that its own address may have been written with, which no request may have. */
export const address = new URL("observe", `${location.origin}${location.pathname}`).href;

export const calls = api(address, "Signalpost");

const dialog = byId("login");
const logOut = byId("log-out");

function show({ user, roles, by, csrfToken }) {
  logOut.hidden = by !== "session";
  setText(logOut, `Log out ${user}`);
  logOut.title = roles.join(", ");
  document.body.dataset.roles = roles.join(" ");
  return { "X-CSRF-Token": csrfToken };
}

/** Whether whoever asks has a role, or none is needed. Until it is known who that is only the receiver can tell. */
export function may(role) {
  const { roles } = document.body.dataset;
  return role === undefined || roles === undefined || roles.split(" ").includes(role);
}

/** The headers of whatever acts. Asked for each time, as a restart of the receiver ends what it knew. */
export const permission = async () => show(await calls.get("/session", {}, { "X-Background": "true" }));

export const isAsking = () => dialog.open;

/** Hides what was shown, as somebody else may come next; who logs in gets the page anew. */
export function askToLogIn() {
  logOut.hidden = true;
  byId("main").hidden = true;
  if (!dialog.open) {
    dialog.showModal();
    byId("login-user").focus();
  }
}

byId("login-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const password = byId("login-password");
  try {
    await calls.post("/session", { user: byId("login-user").value, password: password.value });
    password.value = "";
    location.reload();
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    setText(byId("login-error"), error.message);
    password.select();
  }
});
dialog.addEventListener("cancel", (event) => event.preventDefault());
logOut.addEventListener("click", async () => {
  try {
    await calls.remove("/session", await permission());
  } finally {
    location.reload(); // nothing that was shown or revealed is left
  }
});
