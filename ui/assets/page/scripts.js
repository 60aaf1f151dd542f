/* Scripts that only some pages need: each is loaded once, when what needs it (`data-script`) is shown. */
import { all } from "./elements.js";

const asked = new Set();

export function bringScripts() {
  for (const place of all("[data-script]")) {
    const address = place.dataset.script ?? "";
    if (asked.has(address) || place.closest("details:not([open])")) continue;
    asked.add(address);
    const script = document.createElement("script");
    script.src = address;
    document.head.append(script);
  }
}
