/* Names on the map: each where it lies on no mark and on no other name, or not at all. */
import { labelPlaces } from "./geometry.js";
import { groups } from "./groups.js";
import { isNarrow } from "./looking.js";
import { map, put, shapes } from "./state.js";

/** @import { Area, Box, Municipality, Part, Place } from "../types" */

const AROUND_PX = 2; // so much stays free around a name
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
  for (const shape of shapes.values()) {
    if (shape.kind === "point" && shape.shown) taken.push(...shape.parts.flatMap(boxOf));
  }
  return taken;
}

/** @type {Map<string, [number, number]>} */
const sizes = new Map();

/**
 * The size of a name in pixels; to ask is to lay out all that was drawn, so each is asked for once.
 *
 * @param {HTMLElement} box
 */
function sizeOf(box) {
  const said = `${box.className}|${[...box.childNodes].map(({ textContent }) => textContent).join("|")}`;
  let size = sizes.get(said);
  if (!size) {
    size = [box.offsetWidth + AROUND_PX, box.offsetHeight + AROUND_PX];
    if (box.offsetWidth) sizes.set(said, size);
  }
  return size;
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
  for (const { at, west, east } of places) {
    const here = map.latLngToContainerPoint(at);
    const left = map.latLngToContainerPoint([at.lat, west]).x - over * width;
    const right = map.latLngToContainerPoint([at.lat, east]).x + over * width;
    if (here.x - width / 2 < left || here.x + width / 2 > right) continue;
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
  shape.places ??= labelPlaces(shape.layer);
  const seen = map.getBounds();
  const places = shape.places.filter(({ at }) => seen.contains(at));
  for (const [over, short] of TRIES) {
    if (isNarrow() && !short) continue;
    box.classList.toggle("short", short);
    const found = free(places, sizeOf(box), taken, over);
    box.classList.toggle("unplaced", !found);
    if (!found) continue;
    label.setLatLng(found.at);
    taken.push(found.box);
    return;
  }
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
  for (const { label, at } of named) {
    put(label, true);
    const box = /** @type {HTMLElement | null | undefined} */ (label.getElement()?.querySelector(".label"));
    if (!box) continue;
    const found = free([{ at, west: at.lng, east: at.lng }], sizeOf(box), taken);
    box.classList.toggle("unplaced", !found);
    if (found) taken.push(found.box);
  }
}
