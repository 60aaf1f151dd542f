/* Names on the map: each where it lies on no mark and on no other name, or not at all. */
import { clusters } from "./clusters.js";
import { labelPlaces } from "./geometry.js";
import { groups } from "./groups.js";
import { isNarrow } from "./looking.js";
import { map, put, shapes } from "./state.js";

/** @import { Area, Box, Municipality, Part, Place } from "../types" */

const AROUND_PX = 5; // so much stays free around a name
const PLACES = 24; // so many are tried for a municipality
const MARK_PX = 8; // half the width of a mark

/**
 * Whether two boxes have something in common.
 *
 * @param {Box} a
 * @param {Box} b
 */
export const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * @param {{ x: number, y: number }} at
 * @param {number} width
 * @param {number} height
 * @returns {Box}
 */
export const boxAround = ({ x, y }, width, height) => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

/** @param {Part} part */
function boxOf(part) {
  if (!("getLatLng" in part) || !map.hasLayer(part)) return [];
  const r = "getRadius" in part ? part.getRadius() : MARK_PX;
  const shift = ("shift" in part.options && part.options.shift) || [0, 0];
  return [boxAround(map.latLngToContainerPoint(part.getLatLng()).add(shift), 2 * r + 2, 2 * r + 2)];
}

function marks() {
  const taken = groups.map(({ at, r }) => boxAround(map.latLngToContainerPoint(at), 2 * r + 2, 2 * r + 2));
  for (const { marks: many } of clusters.values()) {
    for (const mark of /** @type {import("../types").Mark[]} */ (many.getLayers())) {
      const { size } = mark.options.cluster;
      taken.push(boxAround(map.latLngToContainerPoint(mark.getLatLng()), size, size));
    }
  }
  for (const shape of shapes.values()) {
    if (shape.kind === "point" && shape.shown) taken.push(...shape.parts.flatMap(boxOf));
  }
  return taken;
}

const FONT = '"Source Sans", "Source Sans Pro", system-ui, sans-serif'; // as in map.css, and so are the sizes below
const LINE_PX = 15;
const VALUE_PX = 114;
/** @type {CanvasRenderingContext2D | null | undefined} */
let pen;
/** @type {Map<string, number>} */
const widths = new Map();

/**
 * How wide a text is, without laying out all that was drawn.
 *
 * @param {string} text
 * @param {string} font
 */
function widthOf(text, font) {
  const said = `${font}|${text}`;
  let width = widths.get(said);
  if (width === undefined) {
    pen ??= document.createElement("canvas").getContext("2d");
    if (pen) pen.font = `${font} ${FONT}`;
    width = pen?.measureText(text).width ?? 8 * text.length;
    widths.set(said, width);
  }
  return width;
}

/* Once the font has come, every text has another width. */
export function forgetWidths() {
  widths.clear();
}

/**
 * The size of a name with what stands under it, broken into lines as the styles do.
 *
 * @param {string} name
 * @param {string} value
 * @param {string} [font]
 * @returns {[number, number]}
 */
function sizeOf(name, value, font = "600 13px") {
  const lines = [""];
  for (const word of value.split(" ").filter(Boolean)) {
    const longer = `${lines[lines.length - 1]} ${word}`.trim();
    if (widthOf(longer, "12px") <= VALUE_PX) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  // What is broken into lines takes the whole width that it may.
  const broken = lines.length > 1 ? VALUE_PX : widthOf(lines[0], "12px");
  const wide = Math.max(widthOf(name, font), broken);
  return [wide + AROUND_PX, LINE_PX * (1 + (value ? lines.length : 0)) + AROUND_PX];
}

/* How much of a name may stick out of its area on each side, and whether it is the short one: the best first. */
const TRIES = /** @type {const} */ ([
  [0.2, false],
  [0.4, false],
  [0.25, true],
  [Infinity, true],
]);

/**
 * The first place at which a name of this size lies on nothing that is taken.
 *
 * @param {Place[]} places
 * @param {[number, number]} size
 * @param {Box[]} taken
 * @param {number} [over]
 */
function free(places, [width, height], taken, over = Infinity) {
  const pxPerDegree = (256 * 2 ** map.getZoom()) / 360;
  for (const { at, west, east } of places) {
    const here = map.latLngToContainerPoint(at);
    const beyond = width / 2 - over * width;
    if (beyond > (at.lng - west) * pxPerDegree || beyond > (east - at.lng) * pxPerDegree) continue;
    const box = boxAround(here, width, height);
    if (!taken.some((other) => meet(box, other))) return { at, box };
  }
  return undefined;
}

/**
 * @param {Area} shape
 * @param {Box[]} taken
 */
function nameArea(shape, taken) {
  const { label } = shape;
  const box = /** @type {HTMLElement | null | undefined} */ (label?.getElement()?.querySelector(".label"));
  if (!label || !box) return;
  const [name, value] = [...box.childNodes].map(({ textContent }) => textContent ?? "");
  shape.places ??= labelPlaces(shape.layer);
  const seen = map.getBounds();
  const places = shape.places.filter(({ at }) => seen.contains(at));
  for (const [over, short] of TRIES) {
    if (isNarrow() && !short) continue;
    const found = free(places, sizeOf(name, short ? "" : value), taken, over);
    if (!found) continue;
    box.className = `${box.className.replace(/ (short|unplaced)/g, "")}${short ? " short" : ""}`;
    label.setLatLng(found.at);
    taken.push(found.box);
    return;
  }
  box.classList.add("unplaced");
}

/** @type {Municipality[]} */
let named = [];

/**
 * Which municipalities have a name now, the largest first.
 *
 * @param {Municipality[]} areas
 */
export function nameMunicipalities(areas) {
  const wanted = new Set(areas);
  for (const { label } of named.filter((area) => !wanted.has(area))) put(label, false);
  named = areas;
  placeLabels();
}

export function placeLabels() {
  if (!shapes) return;
  const taken = marks();
  for (const shape of shapes.values()) if (shape.kind === "area" && shape.label) nameArea(shape, taken);
  for (const area of named) {
    put(area.label, true);
    const box = /** @type {HTMLElement | null | undefined} */ (area.label.getElement()?.querySelector(".label"));
    if (!box) continue;
    area.places ??= labelPlaces(area.layer).slice(0, PLACES);
    const found = free(area.places, sizeOf(area.name, "", "12px"), taken, 0.3);
    box.classList.toggle("unplaced", !found);
    if (!found) continue;
    area.label.setLatLng(found.at);
    taken.push(found.box);
  }
}
