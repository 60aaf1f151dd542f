/* Where the map looks. */
import { legend } from "./legend.js";
import { map, shapes, state } from "./state.js";

/** @type {[number, number][]} */
const NETHERLANDS = [
  [50.72, 3.3],
  [53.58, 7.25],
];

/** @type {string | undefined} */
let focused;

/* Sizes that the styles say, in pixels. The legend's is not asked of itself: that is to lay out all that was drawn. */
let narrowPx = 0;
let legendPx = 0;

/* Reads the sizes, once, before anything is drawn. */
export function readSizes() {
  const styles = getComputedStyle(document.documentElement);
  narrowPx = Number(styles.getPropertyValue("--narrow-px"));
  legendPx = Number(styles.getPropertyValue("--legend-px"));
}

export const isNarrow = () => window.innerWidth <= narrowPx;

/**
 * What must stay free at the edges when the map moves to something: the legend, the credit.
 *
 * @returns {{ paddingTopLeft: [number, number], paddingBottomRight: [number, number] }}
 */
function edges() {
  const beside = legend?.open && !isNarrow() ? legendPx + 16 : 8;
  return { paddingTopLeft: [beside, 8], paddingBottomRight: [8, 22] };
}

/* Whether anything is left between the edges. Streamlit gives the frame its size when it likes; Leaflet's sums on a map
 * that is smaller than its edges end in NaN, and the map never comes back from that. */
export function hasRoom() {
  const {
    paddingTopLeft: [left, top],
    paddingBottomRight: [right, bottom],
  } = edges();
  const size = map.getSize();
  return size.x > left + right && size.y > top + bottom;
}

/**
 * @param {import("leaflet").LatLngBoundsExpression} box
 * @param {import("leaflet").FitBoundsOptions} [options]
 */
function fit(box, options) {
  map.fitBounds(box, { ...edges(), animate: false, ...options });
}

/* What the map shows of itself fits again, in the size that it has now. */
export function moveAgain() {
  focused = undefined;
  moveTo();
}

/* The whole country, before any state says what to look at. */
export function startAtHome() {
  if (!hasRoom()) return;
  fit(NETHERLANDS);
  focused = "[]";
}

export function moveTo() {
  const wanted = JSON.stringify(state.focus);
  if (wanted !== focused) {
    focused = wanted;
    const box = L.latLngBounds([]);
    for (const key of state.focus) {
      const shape = shapes.get(key);
      if (shape) box.extend(shape.layer.getBounds());
    }
    if (box.isValid()) fit(box, { maxZoom: 10 });
    else fit(NETHERLANDS);
  }
  const chosen = shapes.get(state.selection[0]);
  if (chosen && !map.getBounds().intersects(chosen.layer.getBounds())) {
    map.panTo(chosen.layer.getBounds().getCenter(), { animate: false });
  }
}
