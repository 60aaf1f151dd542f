/* Links within the app change the address and let Streamlit follow it, without loading the page anew. */
import { leftAlone } from "./address.js";
import { bring, renewed } from "./fragments.js";
import { keepFrame } from "./frame.js";
import { twin } from "./presses.js";

const PATIENCE_MS = 300; // so long the page waits for its parts before it runs anew
const NARROW = matchMedia("(max-width: 768px)"); // here the sidebar lies over the page
let sought = location.hash.slice(1); // the place on the page that the address names, until it is there

/* Streamlit listens to the browser's way back and forward: a link is a step forward. */
export function follow(event) {
  const link = event.target.closest?.('a[href^="?"]');
  if (!link || link.target || leftAlone(event)) return;
  event.preventDefault();
  const around = link.closest("[data-part], [data-viewed]");
  const coming = around && renewed(around);
  if (!coming) return open(link);
  coming.then(() =>
    setTimeout(() => {
      const now = link.isConnected ? link : twin(link, around.isConnected ? around : document);
      // A part may be waiting for more by now.
      if (now && around.dataset.part) now.click();
      else open(now || link);
    }),
  );
}

function open(link) {
  goTo(link.getAttribute("href"));
  if (link.closest(".hits") && NARROW.matches)
    document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  if (link.dataset.top !== undefined) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  if (link.dataset.to) document.querySelector(`.${CSS.escape(link.dataset.to)}`)?.scrollIntoView();
}

/* What the visitor waits for comes first: Streamlit's run, which brings header and widgets up to date, after it. */
export async function goTo(address) {
  const [query, place] = address.split("#");
  const wanted = new URLSearchParams(query),
    embedded = new URLSearchParams(location.search).get("embed");
  if (embedded) wanted.set("embed", embedded);
  history.pushState({}, "", (wanted.size ? `?${wanted}` : location.pathname) + (place ? `#${place}` : ""));
  sought = place || "";
  const here = location.href;
  keepFrame();
  await Promise.race([bring(), new Promise((late) => setTimeout(late, PATIENCE_MS))]);
  if (location.href === here) window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}

export function row(event) {
  const link = event.target.closest?.(".facts-table tbody tr")?.querySelector("a");
  // Who marks words in a row to copy them does not choose it.
  if (link && !event.target.closest("a") && !event.button && getSelection().isCollapsed) link.click();
}

export function go() {
  const place = sought && document.getElementById(sought);
  if (!place) return;
  sought = "";
  place.scrollIntoView();
}
