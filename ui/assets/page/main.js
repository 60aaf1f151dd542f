/* The page around the map: what a browser does not do by itself.
 *
 * - Links within the app (`?view=...`) bring what another view shows into the places of this page (`data-part`); those
 *   for another window are left to the browser. Before this script has come they load the page anew.
 * - A form with `data-follow` leads to the address of its fields, as a link would.
 * - A button with `data-copy` copies that text and says so in `data-copied`.
 * - A button with `data-cite` (the id of a fact) copies what its card shows, with edition and address; `data-report`
 *   beside it prepares a mail with the same, or copies it where the server names no address.
 * - A link with a place on its page (`?view=about#novex`) goes there once the page shows it; `data-to` names a part of
 *   this page by its class, `data-top` its top.
 * - A link to a file fetches it: the visitor sees that it is being made, or that it could not be, and stays on the page.
 * - The search offers hits while someone types (`.search-box`, `data-suggest`).
 * - A press on a link is a click on it, also where the page has meanwhile put the same link anew.
 * - A click anywhere on a row of the table of facts follows the link in it.
 * - The map stands in a frame that is made here and kept.
 * - An element with `data-script` (charts, pictures) has a script of its own, which is loaded once it is shown; what is pressed before
 *   it has come is pressed then.
 * - Streamlit begins when the rest is there: it only has notices to bring.
 */
import { load } from "./answers.js";
import { cite, copy } from "./citing.js";
import { take } from "./files.js";
import { send } from "./forms.js";
import { again, fillLater, hold, start } from "./fragments.js";
import { makeFrame, mapState, theme } from "./frame.js";
import { follow, go, goTo, row, step } from "./links.js";
import { newer, reload } from "./newer.js";
import { pick } from "./picks.js";
import { lift, lifted, press } from "./presses.js";
import { bringScripts, keep } from "./scripts.js";
import * as search from "./search.js";
import { filesOfMap } from "./sent.js";
import { unfold } from "./sharing.js";

const DRAWN_MS = 8000; // so long Streamlit waits for a map that may never be drawn
const QUIET_MS = 2000; // and so long, after that, for what the visitor does first

// Streamlit asks for 375 kB of icons at its start. No icon is shown then: they come with the first that is.
function iconsLater() {
  const load = document.fonts.load.bind(document.fonts);
  document.fonts.load = (font, text) => (font.includes("Material Symbols") ? Promise.resolve([]) : load(font, text));
}

let begun = false;
function begin() {
  if (begun) return;
  begun = true;
  iconsLater();
  document.getElementById("plain-way")?.remove();
  const when = window.requestIdleCallback ?? setTimeout;
  setTimeout(() => when(() => window.afsprakenkaartBegin()), QUIET_MS);
}

window.afsprakenkaartPage = {
  goTo,
  pick,
  load,
  theme,
  drawn: begin,
  get mapState() {
    return mapState;
  },
};

document.addEventListener("click", follow);
document.addEventListener("submit", send);
document.addEventListener("click", take);
document.addEventListener("click", keep);
document.addEventListener("click", row);
document.addEventListener("click", again);
document.addEventListener("click", reload);
document.addEventListener("click", copy);
document.addEventListener("click", cite);
document.addEventListener("focusin", hold);
document.addEventListener("pointerdown", hold);
document.addEventListener("pointerdown", press, true);
document.addEventListener("pointerup", lift, true);
document.addEventListener("pointercancel", () => lifted(), true);
document.addEventListener("toggle", fillLater, true);
document.addEventListener("toggle", bringScripts, true);
document.addEventListener("toggle", unfold, true);
document.addEventListener("focusin", search.ready);
document.addEventListener("input", search.typed);
document.addEventListener("keydown", search.key);
document.addEventListener("submit", search.submit);
document.addEventListener("pointerdown", search.point);
document.addEventListener("click", search.take);
document.addEventListener("focusout", search.leave);
// Before Streamlit's own.
window.addEventListener("popstate", step);

if (document.querySelector('.stage[data-shows="map"]')) {
  for (const address of filesOfMap) load(address);
  makeFrame("");
  setTimeout(begin, DRAWN_MS);
} else {
  begin();
}
start();
bringScripts();
go();
const root = document.getElementById("root");
if (root) new MutationObserver(newer).observe(root, { childList: true, subtree: true });
