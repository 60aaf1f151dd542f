/* Geometry of what is drawn, in degrees: longitude and latitude as if they were flat. */

/** @import { LatLng, Ring, Ringed } from "../types" */

/**
 * The parts of a polygon, each a list of rings: its outline, then its holes.
 *
 * @param {Pick<Ringed, "getLatLngs">} layer
 */
export function rings(layer) {
  const nested = /** @type {Ring[] | Ring[][]} */ (layer.getLatLngs());
  return /** @type {Ring[][]} */ (Array.isArray(nested[0]?.[0]) ? nested : [nested]);
}

/**
 * Where a side crosses a latitude.
 *
 * @param {LatLng} a
 * @param {LatLng} b
 * @param {number} lat
 */
const crossing = (a, b, lat) => a.lng + ((b.lng - a.lng) * (lat - a.lat)) / (b.lat - a.lat);

/**
 * @param {LatLng} at
 * @param {Ring} ring
 */
export function insideRing(at, ring) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i];
    const b = ring[j];
    if (a.lat > at.lat !== b.lat > at.lat && at.lng < crossing(a, b, at.lat)) inside = !inside;
  }
  return inside;
}

/**
 * @param {import("leaflet").LatLng} at
 * @param {Ringed} layer
 */
export function insidePolygon(at, layer) {
  return (
    layer.getBounds().contains(at) &&
    rings(layer).some((part) => part.filter((ring) => insideRing(at, ring)).length % 2 === 1)
  );
}

/** @param {Ring} ring */
function ringArea(ring) {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    sum += ring[j].lng * ring[i].lat - ring[i].lng * ring[j].lat;
  }
  return Math.abs(sum);
}

/**
 * Twice the area in square degrees, without holes: it tells the larger from the smaller.
 *
 * @param {Pick<Ringed, "getLatLngs">} layer
 */
export function area(layer) {
  let sum = 0;
  for (const part of rings(layer)) {
    part.forEach((ring, hole) => {
      sum += hole ? -ringArea(ring) : ringArea(ring);
    });
  }
  return sum;
}

/** @param {Ring} ring */
function boxOf(ring) {
  const box = { south: Infinity, north: -Infinity, west: Infinity, east: -Infinity };
  for (const { lat, lng } of ring) {
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
    box.west = Math.min(box.west, lng);
    box.east = Math.max(box.east, lng);
  }
  return box;
}

/** @param {Ring} ring */
function boxSize(ring) {
  const { south, north, west, east } = boxOf(ring);
  return (east - west) * (north - south);
}

/**
 * Where a ring crosses a latitude, from west to east.
 *
 * @param {Ring} ring
 * @param {number} lat
 */
function cutsOf(ring, lat) {
  const cuts = [];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    if (ring[i].lat > lat !== ring[j].lat > lat) cuts.push(crossing(ring[i], ring[j], lat));
  }
  return cuts.sort((x, y) => x - y);
}

/**
 * Places for a name within the largest ring, the best first: in the middle of a wide horizontal cut, then beside it.
 *
 * Each with the ends of that cut, within which the name is to stand.
 *
 * @param {Pick<Ringed, "getLatLngs">} layer
 * @returns {{ at: LatLng, west: number, east: number }[]}
 */
export function labelPlaces(layer) {
  const largest = rings(layer)
    .map(([outline]) => outline)
    .reduce((a, b) => (boxSize(b) > boxSize(a) ? b : a));
  const { south, north, west, east } = boxOf(largest);
  const found = [];
  for (let step = 2; step <= 30; step++) {
    const lat = south + ((north - south) * step) / 32;
    const cuts = cutsOf(largest, lat);
    for (let i = 0; i + 1 < cuts.length; i += 2) {
      const middle = 1 - Math.abs(step - 16) / 32; // between equals, the one in the middle
      const width = cuts[i + 1] - cuts[i];
      for (const aside of [0, -0.12, 0.12, -0.24, 0.24]) {
        const lng = (cuts[i] + cuts[i + 1]) / 2 + aside * width;
        const good = width * middle * (1 - Math.abs(aside));
        found.push({ good, at: { lat, lng }, west: cuts[i], east: cuts[i + 1] });
      }
    }
  }
  const middle = { lat: (south + north) / 2, lng: (west + east) / 2 };
  return found.length ? found.sort((a, b) => b.good - a.good) : [{ at: middle, west, east }];
}

/**
 * The best place for a name: inside the shape, unlike the centre of its box.
 *
 * @param {Pick<Ringed, "getLatLngs">} layer
 */
export const labelPoint = (layer) => labelPlaces(layer)[0].at;
