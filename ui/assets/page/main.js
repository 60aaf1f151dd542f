/* The page around the map: what Streamlit's page does not do by itself.
 *
 * - Links within the app (`?view=...`) change the address and let Streamlit follow it, without loading the page anew;
 *   those for another window are left to the browser.
 * - The page says the language that it is in, as the header (or the line under an embedded map) in it says.
 * - A button with `data-copy` copies that text and says so in `data-copied`.
 * - A button with `data-cite` (the id of a fact) copies what its card shows, with edition and address; `data-report`
 *   beside it prepares a mail with the same, or copies it where the server names no address.
 * - A link with a place on its page (`?view=about#novex`) goes there once the page shows it; `data-to` names a part of
 *   this page by its class.
 * - An element with `data-part` is the place of a part of the page (`data-of`: of which view, none for the map): its content
 *   is at that address with the parameters of the page, which the header or the line under an embedded map says
 *   (`data-viewed`). What stood there stays until the next has come, and until a pointer that is pressed on it is let go. A
 *   link that is followed brings the parts of its address at once.
 * - A link to a file fetches it: the visitor sees that it is being made, or that it could not be, and stays on the page.
 * - The search offers hits while someone types (`.search-box`, `data-suggest`).
 * - A press on a link is a click on it, also where the page has meanwhile put the same link anew.
 * - A click anywhere on a row of the table of facts follows the link in it.
 * - The map stands in a frame that is made here, drawn while Streamlit is still starting, and kept from page to page.
 * - When the server that showed the page is gone and another one answers, that one shows what the address says.
 */
import { answer, load } from "./answers.js";
import { seek, theme } from "./app.js";
import { cite, copy } from "./citing.js";
import { connected } from "./connection.js";
import { one } from "./elements.js";
import { take } from "./files.js";
import { again, bring, fillParts, hold } from "./fragments.js";
import { dress, drop, early, keepFrame, MOVES, mapState, placeFrame, start } from "./frame.js";
import { release } from "./held.js";
import { follow, go, goTo, row } from "./links.js";
import { pick } from "./picks.js";
import { lift, lifted, press } from "./presses.js";
import * as search from "./search.js";
import { AT_FIRST, choicesHere, filesOfMap, served } from "./sent.js";

const HELD_MS = 800; // so long Streamlit's scripts wait for the map

/* Streamlit's own page is still starting: what it will ask for is on its way. */
if (served) for (const name of AT_FIRST) answer(`${served}/${name}?${choicesHere()}`);
if (AT_FIRST.length) for (const address of filesOfMap) load(address);

window.afsprakenkaartPage = {
  goTo,
  pick,
  load,
  theme,
  drawn: release,
  get mapState() {
    return mapState;
  },
};
// Behind all that the frame may ask for at once.
if (served && AT_FIRST.length && MOVES) {
  setTimeout(release, HELD_MS); // first: whatever goes wrong with the map, Streamlit begins
  try {
    start();
    fillParts();
  } catch (fault) {
    console.warn(fault);
    if (early) drop(early);
  }
} else {
  release();
}

let waiting = false;
function look() {
  waiting = false;
  go();
  seek(dress);
  const said = one(":is(.site-header, .whole-map)[lang]")?.lang;
  if (said && document.documentElement.lang !== said) document.documentElement.lang = said;
}

document.addEventListener("click", follow);
document.addEventListener("click", take);
document.addEventListener("click", row);
document.addEventListener("click", again);
document.addEventListener("focusin", hold);
document.addEventListener("pointerdown", hold);
document.addEventListener("pointerdown", press, true);
document.addEventListener("pointerup", lift, true);
document.addEventListener("pointercancel", lifted, true);
document.addEventListener("toggle", fillParts, true);
window.addEventListener("popstate", keepFrame);
window.addEventListener("popstate", bring);
document.addEventListener("click", copy);
document.addEventListener("click", cite);
document.addEventListener("focusin", search.ready);
document.addEventListener("input", search.typed);
document.addEventListener("keydown", search.key);
document.addEventListener("submit", search.submit);
document.addEventListener("pointerdown", search.point);
document.addEventListener("click", search.take);
document.addEventListener("focusout", search.leave);
new MutationObserver(() => {
  placeFrame();
  fillParts();
  // Not with the next picture: a window in the background draws none, and must not miss that the connection was lost.
  connected();
  if (!waiting) requestAnimationFrame(look);
  waiting = true;
}).observe(document.documentElement, {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ["lang", "data-test-connection-state", "data-test-script-state"],
});
