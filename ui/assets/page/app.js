/* Streamlit's app: whether it is at work, and the theme that it shows. */
import { one } from "./elements.js";

const prefersDark = matchMedia("(prefers-color-scheme: dark)");
/** @type {HTMLElement | null} */
let app = null;
let dressed = () => {};
const dresser = new MutationObserver(() => dressed());

/**
 * Looks which element is the app now, and lets `dress` follow its theme.
 *
 * @param {() => void} dress
 */
export function seek(dress) {
  const shown = one('[data-testid="stApp"]');
  if (!shown || shown === app) return;
  app = shown;
  dressed = dress;
  dresser.observe(app, { attributes: true, attributeFilter: ["class"] });
  dress();
}

/* The theme that Streamlit shows; before it shows any, the one that the browser prefers. */
export function theme() {
  const shown = app ? getComputedStyle(app).colorScheme : "";
  if (shown === "light" || shown === "dark") return shown;
  return prefersDark.matches ? "dark" : "light";
}

export const isStill = () => app?.dataset.testScriptState === "notRunning";

/* Whether Streamlit's page has come to stand: it is connected, and has run to its end. */
export const isStanding = () => app?.dataset.testConnectionState === "CONNECTED" && isStill();
