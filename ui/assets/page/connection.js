/* The connection with the server. */
import { one } from "./elements.js";

let connection = "";

/* A server that has just been reached knows nothing of this visit and is not asked before the next choice, which it
 * cannot tell from what was chosen before. A step in the history asks it for what the address says. */
export function connected() {
  const now = one('[data-testid="stApp"]')?.dataset.testConnectionState || "";
  const again = now === "CONNECTED" && connection === "lost";
  if (now === "CONNECTED") connection = now;
  else if (connection) connection = "lost";
  if (!again) return;
  // With a place in the address Streamlit takes the step for one within the page.
  if (location.hash) history.replaceState(history.state, "", location.pathname + location.search);
  window.dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
}
