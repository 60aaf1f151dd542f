/* The map's frame: made at once and drawn while Streamlit's page is still starting, then moved into its place. A page
 * without a map puts it aside and the way back finds it as it was. Browsers that cannot move a frame without loading it
 * anew make one for each place. */
import { viewOf } from "./address.js";
import { answer } from "./answers.js";
import { isStill, theme } from "./app.js";
import { letGo } from "./presses.js";
import { alone, frameSent, served } from "./sent.js";
import { failed } from "./told.js";

const PLACE_MS = 1500; // so long after its run the page may take to show where the map stands
export const MOVES = "moveBefore" in Element.prototype;
export { early, mapState };

let frame = null,
  left = null; // and the place that it has left
let early = null; // what stands for the page while that is starting: all but the sidebar and the table

/* The map's frame takes its state when it is there; before that, it finds it here. */
let mapState = null;
export function toMap(json) {
  mapState = JSON.parse(json);
  if (!frame) return;
  frame.title = mapState.words.map;
  frame.contentWindow?.afsprakenkaart?.apply(mapState);
}

function makeFrame(address, place) {
  frame?.remove();
  const made = (frame = document.createElement("iframe"));
  made.className = "map-frame";
  made.title = mapState?.words.map || "";
  made.dataset.of = address;
  place.append(made);
  // Written, not loaded: to load a document takes the browser as long as to read all of it.
  const write = (html) => {
    made.contentDocument.open();
    made.contentDocument.write(html);
    made.contentDocument.close();
  };
  if (frameSent && address === `${served}/frame`) write(frameSent);
  else
    answer(address)
      .catch(failed)
      .then((html) => made.isConnected && write(html));
}

export function start() {
  early = document.createElement("div");
  early.className = alone ? "early alone" : "early";
  early.style.visibility = "hidden"; // until the styles are there
  const box = (className, ...children) => {
    const made = document.createElement("div");
    made.className = className;
    made.append(...children);
    return made;
  };
  const part = (name) => {
    const place = box(`part part-${name}`);
    place.dataset.part = `${served}/${name}`;
    return place;
  };
  const row = alone ? early : box("early-row", box("st-key-panel", part("panel")));
  if (alone) early.append(part("map"));
  else early.append(part("header"), part("figures"), part("map"), row);
  document.documentElement.append(early);
  makeFrame(`${served}/frame`, row);
}

export function placeFrame() {
  const place = document.querySelector(".map-place");
  // A page that says that there is no map has run to its end and gets no place for one.
  if (early && !place && !early.dropping && isStill()) {
    early.dropping = setTimeout(drop, PLACE_MS, early);
  }
  if (frame && !place) frame.classList.toggle("hidden", frame.classList.contains("aside"));
  if (!place || place === left || place.firstChild) return;
  // What is pressed stays until it is let go.
  const free = early && letGo(early);
  if (free) return void free.then(placeFrame);
  const address = place.dataset.frame;
  if (MOVES && frame?.isConnected && frame.dataset.of === address) place.moveBefore(frame, null);
  else makeFrame(address, place);
  frame.className = "map-frame";
  frame.style = "";
  if (early) drop(early);
}

export function drop(shown) {
  shown.remove();
  if (!frame?.isConnected) frame = null;
  early = null;
}

/* The page will show something else, or the map again: until it does, the map stays where it is. */
export function keepFrame() {
  left = viewOf(location.search) ? document.querySelector(".map-place") : null;
  if (early && viewOf(location.search)) return drop(early);
  if (!left || !MOVES || frame?.parentNode !== left) return placeFrame();
  const { left: x, top, width, height } = frame.getBoundingClientRect();
  frame.className = "map-frame aside";
  frame.style = `left: ${x}px; top: ${top}px; width: ${width}px; height: ${height}px`;
  document.documentElement.moveBefore(frame, null);
}

export const dress = () => frame?.contentWindow?.afsprakenkaart?.theme(theme());
