/* What the capacity map says of a place: its supply areas with their postcodes counted by status. Adds nothing to a status of
 * the place: one municipality lies in several supply areas. Pure. */
import { postcodeOf, UNKNOWN } from "./csv.js";

/** @import { Area, CapacityMap } from "./types" */

/**
 * The supply areas of the lines that pass, the one with most postcodes first.
 *
 * @param {CapacityMap} map
 * @param {(at: number) => boolean} passes
 * @returns {Area[]}
 */
export function areasOf(map, passes) {
  /** @type {Map<string, Area>} */
  const found = new Map();
  for (let at = 0; at < map.postcode.length; at += 1) {
    if (!passes(at)) continue;
    const key = `${map.area[at]} ${map.areaName[at]}`;
    let area = found.get(key);
    if (!area) {
      area = {
        id: map.texts[map.area[at]],
        name: map.texts[map.areaName[at]],
        stations: [],
        operators: [],
        postcodes: 0,
        offtake: [0, 0, 0, 0, 0],
        feed: [0, 0, 0, 0, 0],
      };
      found.set(key, area);
    }
    area.postcodes += 1;
    area.offtake[map.offtake[at] - UNKNOWN] += 1;
    area.feed[map.feed[at] - UNKNOWN] += 1;
    note(area.stations, map.texts[map.station[at]]);
    note(area.operators, map.texts[map.operator[at]]);
  }
  return [...found.values()].sort((a, b) => b.postcodes - a.postcodes || a.name.localeCompare(b.name));
}

/**
 * @param {string[]} texts
 * @param {string} text
 */
function note(texts, text) {
  if (text && !texts.includes(text)) texts.push(text);
}

/**
 * The supply areas of municipalities, as the file itself names them; none where it names no municipality.
 *
 * @param {CapacityMap} map
 * @param {string[]} codes
 */
export function areasOfPlace(map, codes) {
  if (map.columns.municipality < 0) return null;
  const wanted = new Set(map.texts.flatMap((text, at) => (codes.includes(text) ? [at] : [])));
  return areasOf(map, (at) => wanted.has(map.municipality[at]));
}

/**
 * The supply areas of a postcode of six characters, or of all that begin with four digits; none for another text.
 *
 * @param {CapacityMap} map
 * @param {string} text
 */
export function areasOfPostcode(map, text) {
  const digits = /^\s*([1-9]\d{3})\s*$/.exec(text);
  if (digits) return areasOf(map, (at) => Math.floor(map.postcode[at] / 676) === Number(digits[1]));
  const wanted = postcodeOf(text);
  return wanted === null ? null : areasOf(map, (at) => map.postcode[at] === wanted);
}
