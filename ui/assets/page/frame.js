/* The map's frame: made at once and drawn while Streamlit's page is still starting, then moved into its place. A page
 * without a map puts it aside and the way back finds it as it was. Browsers that cannot move a frame without loading it
 * anew make one for each place. */
import { viewOf } from "./address.js";
import { answer } from "./answers.js";
import { isStanding, theme } from "./app.js";
import { one } from "./elements.js";
import { letGo } from "./presses.js";
import { alone, choicesHere, frameSent, served } from "./sent.js";
import { failed } from "./told.js";

/** @import { State } from "../types" */

const PLACE_MS = 1500; // so long after its run the page may take to show where the map stands
export const MOVES = "moveBefore" in Element.prototype;

/** @type {HTMLIFrameElement | null} */
let frame = null;
/** @type {HTMLElement | null} */
let left = null; // the place that it has left
/** @type {HTMLElement | null} */
let early = null; // what stands for the page while that is starting: all but the sidebar and the table
let dropping = false; // that, before the page has shown a place for the map
/** @type {State | null} */
let mapState = null;

export { early, mapState };

/**
 * The map's frame takes its state when it is there; before that, it finds it here.
 *
 * @param {string} json
 */
export function toMap(json) {
  const state = /** @type {State} */ (JSON.parse(json));
  mapState = state;
  if (!frame) return;
  frame.title = state.words.map;
  frame.contentWindow?.afsprakenkaart?.apply(state);
}

/**
 * @param {string} address
 * @param {HTMLElement} place
 */
function makeFrame(address, place) {
  frame?.remove();
  const made = document.createElement("iframe");
  frame = made;
  made.className = "map-frame";
  made.title = mapState?.words.map || "";
  made.dataset.of = address;
  place.append(made);
  // Written, not loaded: to load a document takes the browser as long as to read all of it.
  const write = (/** @type {string} */ html) => {
    made.contentDocument?.open();
    made.contentDocument?.write(html);
    made.contentDocument?.close();
  };
  if (frameSent && address === `${served}/frame`) write(frameSent);
  else
    answer(address)
      .catch(failed)
      .then((html) => made.isConnected && write(html));
}

/**
 * @param {string} className
 * @param {...Element} children
 */
function box(className, ...children) {
  const made = document.createElement("div");
  made.className = className;
  made.append(...children);
  return made;
}

/** @param {string} name */
function part(name) {
  const place = box(`part part-${name}`);
  place.dataset.part = `${served}/${name}`;
  return place;
}

export function start() {
  early = box(alone ? "early alone" : "early");
  early.style.visibility = "hidden"; // until the styles are there
  const row = alone ? early : box("early-row", box("st-key-panel", part("panel")));
  if (alone) early.append(part("map"));
  else early.append(part("header"), part("figures"), part("map"), row);
  document.documentElement.append(early);
  makeFrame(`${served}/frame`, row);
}

export function placeFrame() {
  const place = one(".map-place");
  // A page that says that there is no map has run to its end and gets no place for one.
  if (early && !place && !dropping && isStanding()) {
    dropping = true;
    setTimeout(dropUnplaced, PLACE_MS);
  }
  if (frame && !place) frame.classList.toggle("hidden", frame.classList.contains("aside"));
  if (!place || place === left || place.firstChild) return;
  // What is pressed stays until it is let go.
  const free = early && letGo(early);
  if (free) {
    free.then(placeFrame);
    return;
  }
  const address = place.dataset.frame ?? "";
  if (MOVES && frame?.isConnected && frame.dataset.of === address) place.moveBefore(frame, null);
  else makeFrame(address, place);
  if (frame) frame.className = "map-frame";
  frame?.removeAttribute("style");
  if (early) drop(early);
}

/* A server that is slow to begin its run has come no further than before: the page that starts stays. */
function dropUnplaced() {
  dropping = false;
  if (early && !one(".map-place") && isStanding()) drop(early);
}

/** @param {HTMLElement} shown */
export function drop(shown) {
  shown.remove();
  if (!frame?.isConnected) frame = null;
  early = null;
}

/* The page will show something else, or the map again: until it does, the map stays where it is. */
export function keepFrame() {
  const leaving = viewOf(choicesHere()) !== null;
  left = leaving ? one(".map-place") : null;
  if (early && leaving) {
    drop(early);
    return;
  }
  if (!left || !MOVES || !frame || frame.parentNode !== left) {
    placeFrame();
    return;
  }
  const { left: x, top, width, height } = frame.getBoundingClientRect();
  frame.className = "map-frame aside";
  frame.style.cssText = `left: ${x}px; top: ${top}px; width: ${width}px; height: ${height}px`;
  document.documentElement.moveBefore(frame, null);
}

export const dress = () => frame?.contentWindow?.afsprakenkaart?.theme(theme());
