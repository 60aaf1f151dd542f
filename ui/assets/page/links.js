/* Links within the app change the address and let Streamlit follow it, without loading the page anew. */
import { leftAlone, stepTo } from "./address.js";
import { around, one } from "./elements.js";
import { bring, renewed } from "./fragments.js";
import { keepFrame } from "./frame.js";
import { twin } from "./presses.js";
import { choicesHere } from "./sent.js";

const PATIENCE_MS = 300; // so long the page waits for its parts before it runs anew
let sought = location.hash.slice(1); // the place on the page that the address names, until it is there

/* Whether the sidebar lies over the page: the styles know from which width on. */
const sidebarLiesOver = () =>
  getComputedStyle(document.documentElement).getPropertyValue("--sidebar-lies-over").trim() === "1";

/**
 * Streamlit listens to the browser's way back and forward: a link is a step forward.
 *
 * @param {MouseEvent} event
 */
export function follow(event) {
  const link = /** @type {HTMLAnchorElement | null} */ (around(event, 'a[href^="?"]'));
  if (!link || link.target || leftAlone(event)) return;
  event.preventDefault();
  const within = /** @type {HTMLElement | null} */ (link.closest("[data-part], [data-viewed]"));
  const coming = within && renewed(within);
  if (!within || !coming) {
    open(link);
    return;
  }
  coming.then(() =>
    setTimeout(() => {
      const now = link.isConnected ? link : twin(link, within.isConnected ? within : document);
      // A part may be waiting for more by now.
      if (now && within.dataset.part) now.click();
      else open(now || link);
    }),
  );
}

/** @param {HTMLElement} link */
function open(link) {
  goTo(link.getAttribute("href") ?? "");
  if (link.closest(".hits") && sidebarLiesOver()) one('[data-testid="stSidebarCollapseButton"] button')?.click();
  if (link.dataset.top !== undefined) one(".site-header")?.scrollIntoView();
  if (link.dataset.to) one(`.${CSS.escape(link.dataset.to)}`)?.scrollIntoView();
}

/**
 * What the visitor waits for comes first: Streamlit's run, which brings header and widgets up to date, after it.
 *
 * @param {string} address
 */
export async function goTo(address) {
  history.pushState({}, "", stepTo(address, location));
  sought = address.split("#")[1] || "";
  const here = choicesHere() + location.hash;
  keepFrame();
  await Promise.race([bring(), new Promise((late) => setTimeout(late, PATIENCE_MS))]);
  if (choicesHere() + location.hash === here) window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
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
