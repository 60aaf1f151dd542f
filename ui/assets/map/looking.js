/* Where the map looks, and what of that stands in the address. */

import { legend } from "./legend.js";
import { showMask } from "./mask.js";
import { map, municipalities, shapes, state } from "./state.js";

/** @import { Shape } from "../types" */

/** @type {[number, number][]} */
const NETHERLANDS = [
  [50.72, 3.3],
  [53.58, 7.25],
];
/* As `ui.data.choices.ZOOMS` and `WORLD`: nobody gets lost. */
const ZOOMS = /** @type {const} */ ([6, 16]);
/** @type {[number, number][]} */
const WORLD = [
  [49.5, 1],
  [55, 10],
];

/** @type {string | undefined} */
let focused;
let ours = false; // a move that the page makes, not the visitor
let away = false; // the visitor has moved the map

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
export const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

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

const HOP = 1.5; // levels of zoom that the map flies at once
let flights = 0;

/**
 * Moves the map, which is not a move of the visitor's.
 *
 * @param {() => unknown} move
 */
export function byPage(move) {
  ours = true;
  document.body.dataset.moving = "";
  map.once("moveend", () => {
    delete document.body.dataset.moving;
    ours = false;
  });
  move();
}

/* Takes the size that the frame has now. */
export function takeSize() {
  ours = true;
  map.invalidateSize({ animate: false, debounceMoveend: false });
  ours = document.body.dataset.moving !== undefined;
}

/**
 * @param {import("leaflet").LatLngBoundsExpression} box
 * @param {import("leaflet").FitBoundsOptions} [options]
 */
function fit(box, options) {
  fly(++flights, L.latLngBounds(/** @type {[number, number][]} */ (box)), { animate: false, ...options });
  away = false;
  write();
}

/**
 * Goes there in hops where the way is long: what is drawn is stretched while it moves, and stretched far it no longer
 * fits into the memory of a browser, which then leaves parts of the whole page white.
 *
 * @param {number} flight
 * @param {import("leaflet").LatLngBounds} box
 * @param {import("leaflet").FitBoundsOptions} options
 */
function fly(flight, box, options) {
  if (flight !== flights) return;
  const way = Math.min(map.getBoundsZoom(box), options.maxZoom ?? ZOOMS[1]) - map.getZoom();
  if (!options.animate || Math.abs(way) <= HOP) {
    byPage(() => map.fitBounds(box, { ...edges(), ...options }));
    return;
  }
  byPage(() => {
    map.once("moveend", () => fly(flight, box, options));
    map.setView(box.getCenter(), map.getZoom() + Math.sign(way) * HOP, { animate: true });
  });
}

/* What was fitted into another size is fitted anew at the next drawing. */
export function unfit() {
  if (!away) focused = undefined;
}

/* What the map shows of itself fits again, in the size that it has now. */
export function moveAgain() {
  if (away) return;
  focused = undefined;
  moveTo();
}

/* Everything that the view is about again, as if the map had never been moved. */
export function goHome() {
  focused = undefined;
  away = false;
  moveTo(!isCalm());
}

/**
 * Where an address says that the map looks, undefined where it says nothing that can be looked at.
 *
 * @param {string} query
 * @returns {{ zoom: number, at: [number, number] } | undefined}
 */
export function placeIn(query) {
  const given = new URLSearchParams(query);
  const zoom = /^\d{1,2}(\.\d{1,2})?$/.test(given.get("z") ?? "") ? Number(given.get("z")) : NaN;
  const found = /^(\d{1,2}(?:\.\d{1,4})?),(\d{1,2}(?:\.\d{1,4})?)$/.exec(given.get("c") ?? "");
  if (!found || !(zoom >= ZOOMS[0] && zoom <= ZOOMS[1])) return undefined;
  const at = /** @type {[number, number]} */ ([Number(found[1]), Number(found[2])]);
  const [[south, west], [north, east]] = WORLD;
  return at[0] >= south && at[0] <= north && at[1] >= west && at[1] <= east ? { zoom, at } : undefined;
}

/**
 * A query with the place that the map looks at, or without one.
 *
 * @param {string} query
 * @param {string[]} place
 */
export function withPlace(query, place) {
  const kept = query.replace(/^\?/, "").split("&");
  return [...kept.filter((part) => part && !/^[zc]=/.test(part)), ...place].join("&");
}

/* Puts where the visitor looks into the address: nothing is asked of the server for it. */
function write() {
  const { location, history } = window.parent;
  const { lat, lng } = map.getCenter();
  const place = away ? [`z=${Number(map.getZoom().toFixed(2))}`, `c=${lat.toFixed(4)},${lng.toFixed(4)}`] : [];
  const query = withPlace(location.search, place);
  if (query === location.search.replace(/^\?/, "")) return;
  history.replaceState(history.state, "", (query ? `?${query}` : location.pathname) + location.hash);
}

/* The whole country, or what the address says, before any state says what to look at. */
export function startAtHome() {
  map.setMinZoom(ZOOMS[0]);
  map.setMaxZoom(ZOOMS[1]);
  map.setMaxBounds(WORLD);
  map.options.maxBoundsViscosity = 1;
  map.on("moveend", () => {
    if (ours || !state) return;
    away = true;
    write();
  });
  const place = placeIn(window.parent.location.search);
  if (place) {
    byPage(() => map.setView(place.at, place.zoom, { animate: false }));
    away = true;
  } else if (hasRoom()) {
    fit(NETHERLANDS);
    focused = JSON.stringify([[], []]);
  }
}

/** What the view is about: the municipality, else the provinces; null where a municipality is still to come. */
function about() {
  const bounds = L.latLngBounds([]);
  for (const code of state.outlined) {
    const found = municipalities?.areas.find((area) => area.code === code);
    if (!found) return null;
    bounds.extend(found.layer.getBounds());
  }
  if (!state.outlined.length) {
    for (const key of state.focus) {
      const shape = shapes.get(key);
      if (shape) bounds.extend(shape.layer.getBounds());
    }
  }
  return bounds;
}

/**
 * Where a shape lies: also where its marks are not drawn now.
 *
 * @param {Shape} shape
 */
function boundsOf(shape) {
  if (shape.kind === "area") return shape.layer.getBounds();
  const bounds = L.latLngBounds([]);
  for (const part of shape.parts) bounds.extend("getLatLng" in part ? part.getLatLng() : part.getBounds());
  return bounds;
}

/**
 * A filter shows at once what it leaves: to fly there is to draw everything twice. To one place the map flies.
 *
 * @param {boolean} [flying]
 */
export function moveTo(flying = state.outlined.length > 0 && document.body.dataset.applied !== undefined && !isCalm()) {
  const wanted = JSON.stringify([state.focus, state.outlined]);
  showMask();
  if (wanted !== focused) {
    const box = about();
    if (!box) return;
    const kept = away && focused === undefined;
    focused = wanted;
    if (kept) return;
    if (box.isValid()) fit(box, { maxZoom: state.outlined.length ? 12 : 10, animate: flying });
    else fit(NETHERLANDS, { animate: flying });
  } else if (away) write();
  const chosen = shapes.get(state.selection[0]);
  const bounds = chosen && boundsOf(chosen);
  if (bounds && !map.getBounds().intersects(bounds)) byPage(() => map.panTo(bounds.getCenter(), { animate: false }));
}
