/* Scripts that only some pages need: each is loaded once, when what needs it (`data-script`) is shown. */
import { all, around } from "./elements.js";

/** @type {Map<string, boolean>} */
const brought = new Map(); // each script that was asked for, and whether it has come
/** @type {Map<string, HTMLElement>} */
const early = new Map(); // the button that was pressed last before its script had come

export function bringScripts() {
  for (const place of all("[data-script]")) {
    const address = place.dataset.script ?? "";
    if (brought.has(address) || place.closest("details:not([open])")) continue;
    bring(address);
  }
}

/** @param {string} address */
function bring(address) {
  brought.set(address, false);
  const script = document.createElement("script");
  script.src = address;
  script.addEventListener("load", () => {
    brought.set(address, true);
    early.get(address)?.click();
    early.delete(address);
  });
  // The next press asks again.
  script.addEventListener("error", () => {
    brought.delete(address);
    script.remove();
  });
  document.head.append(script);
}

/**
 * Keeps what is pressed before its script has come, and presses it then.
 *
 * @param {Event} event
 */
export function keep(event) {
  const button = around(event, "[data-script] button");
  const address = /** @type {HTMLElement | null | undefined} */ (button?.closest("[data-script]"))?.dataset.script;
  if (!button || address === undefined || brought.get(address)) return;
  early.set(address, /** @type {HTMLElement} */ (button));
  if (!brought.has(address)) bring(address);
}
