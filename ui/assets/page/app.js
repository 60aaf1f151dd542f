/* Streamlit's app: whether it is at work, and the theme that it shows. */

/* The theme that Streamlit shows; before it shows any, the one that the browser prefers. */
const prefersDark = matchMedia("(prefers-color-scheme: dark)");
let app = null;
const dresser = new MutationObserver(() => dressed?.());
let dressed = null;

/* Looks which element is the app now, and lets `dress` follow its theme. */
export function seek(dress) {
  const shown = document.querySelector('[data-testid="stApp"]');
  if (!shown || shown === app) return;
  app = shown;
  dressed = dress;
  dresser.observe(app, { attributes: true, attributeFilter: ["class"] });
  dress();
}

export function theme() {
  const shown = app && getComputedStyle(app).colorScheme;
  return ["light", "dark"].includes(shown) ? shown : prefersDark.matches ? "dark" : "light";
}

export const isStill = () => app?.dataset.testScriptState === "notRunning";
