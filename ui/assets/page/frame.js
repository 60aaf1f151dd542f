/* The map's frame: made when a page first shows the map, and kept. */
import { one } from "./elements.js";
import { frameSent } from "./sent.js";

/** @import { State } from "../types" */

const prefersDark = matchMedia("(prefers-color-scheme: dark)");
/** @type {HTMLIFrameElement | null} */
let frame = null;
/** @type {State | null} */
let mapState = null;

export { mapState };
export const theme = () => (prefersDark.matches ? "dark" : "light");
prefersDark.addEventListener("change", () => frame?.contentWindow?.afsprakenkaart?.theme(theme()));

/**
 * The map's frame takes its state when it is there; before that, it finds it here.
 *
 * @param {string} json
 */
export function toMap(json) {
  const state = /** @type {State} */ (JSON.parse(json));
  mapState = state;
  makeFrame(state.words.map);
  frame?.contentWindow?.afsprakenkaart?.apply(state);
}

/** @param {string} title */
export function makeFrame(title) {
  const place = one(".map-box");
  if (frame) frame.title = title;
  if (frame || !place || !frameSent) return;
  frame = document.createElement("iframe");
  frame.className = "map-frame";
  frame.title = title;
  place.replaceChildren(frame);
  // Written, not loaded: to load a document takes the browser as long as to read all of it.
  frame.contentDocument?.open();
  frame.contentDocument?.write(frameSent);
  frame.contentDocument?.close();
}
