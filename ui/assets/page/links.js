/* Links within the app: each brings the view that it names, without loading the page anew. */
import { choicesOf, leftAlone, stepTo } from "./address.js";
import { around, one } from "./elements.js";
import { onItsWay, show } from "./fragments.js";
import { twin } from "./presses.js";
import { choicesHere } from "./sent.js";

let sought = location.hash.slice(1); // the place on the page that the address names, until it is there

/** @param {MouseEvent} event */
export function follow(event) {
  const link = /** @type {HTMLAnchorElement | null} */ (around(event, 'a[href^="?"]'));
  if (!link || link.target || leftAlone(event)) return;
  event.preventDefault();
  const within = link.closest("[data-part]");
  // Made before the choice that is on its way, and before those that wait for it: its twin knows of them.
  const inTurn = () => {
    const before = within && onItsWay();
    if (before) before.then(inTurn);
    else open(link.isConnected ? link : twin(link, within?.isConnected ? within : document) || link);
  };
  inTurn();
}

/** @param {HTMLElement} link */
function open(link) {
  const { top, to } = link.dataset;
  const sheet = /** @type {HTMLElement | null} */ (link.closest(":popover-open"));
  sheet?.hidePopover();
  goTo(link.getAttribute("href") ?? "").then(() => {
    if (top !== undefined) scrollTo(0, 0);
    if (to) one(`.${CSS.escape(to)}`)?.scrollIntoView();
  });
}

/**
 * Shows the view of an address; the address follows once the view is there.
 *
 * @param {string} address
 */
export async function goTo(address) {
  const wanted = stepTo(address, location);
  await show(choicesOf(address.split("#")[0]), () => {
    if (wanted !== location.search + location.hash) history.pushState({}, "", wanted);
    sought = address.split("#")[1] || "";
  });
  go();
}

/**
 * A step back or forward. Streamlit would make a run of it, for nothing that it shows.
 *
 * @param {PopStateEvent} event
 */
export function step(event) {
  event.stopImmediatePropagation();
  sought = location.hash.slice(1);
  show(choicesHere()).then(go);
}

/**
 * A click anywhere on a row of the table of facts follows the link in it; one that ends a selection of text does not.
 *
 * @param {MouseEvent} event
 */
export function row(event) {
  const link = around(event, ".facts-table tbody tr")?.querySelector("a");
  if (link && !around(event, "a") && !event.button && getSelection()?.isCollapsed) link.click();
}

/* Goes to the place on the page that the address names, once it is there. */
export function go() {
  const place = sought && document.getElementById(sought);
  if (!place) return;
  sought = "";
  place.scrollIntoView();
}
