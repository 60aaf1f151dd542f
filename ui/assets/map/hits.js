/* What lies under a point of the map: what a click opens and what the pointer is told. */
import { clusterAt, openCluster } from "./clusters.js";
import { municipalityAt } from "./detail.js";
import { element } from "./elements.js";
import { insidePolygon } from "./geometry.js";
import { map, page, shapes, state } from "./state.js";

/** @import { Shape, Site } from "../types" */

const TOUCH_PX = 9; // how far from a point or line a click still counts

/** @type {HTMLElement} */
let tooltip;

/**
 * What lies within reach of a click, as a box: most lines are passed over by their own box.
 *
 * @param {import("leaflet").LatLng} at
 */
function reachOf(at) {
  const here = map.latLngToContainerPoint(at),
    reach = L.point(TOUCH_PX, TOUCH_PX);
  return L.latLngBounds(map.containerPointToLatLng(here.subtract(reach)), map.containerPointToLatLng(here.add(reach)));
}

/**
 * @param {import("leaflet").LatLng} at
 * @param {Site} shape
 * @param {import("leaflet").LatLngBounds} reachable
 */
function near(at, shape, reachable) {
  const here = map.latLngToContainerPoint(at);
  return shape.parts.some((part) => {
    if ("getLatLng" in part) {
      const reach = ("getRadius" in part ? part.getRadius() : 7) + TOUCH_PX / 2;
      return (
        map
          .latLngToContainerPoint(part.getLatLng())
          .add(("shift" in part.options && part.options.shift) || [0, 0])
          .distanceTo(here) <= reach
      );
    }
    if (!reachable.intersects(part.getBounds())) return false;
    const given = /** @type {import("leaflet").LatLng[] | import("leaflet").LatLng[][]} */ (part.getLatLngs());
    const lines = /** @type {import("leaflet").LatLng[][]} */ (Array.isArray(given[0]) ? given : [given]);
    return lines.some((line) => {
      const points = line.map((p) => map.latLngToContainerPoint(p));
      return points.slice(1).some((p, i) => L.LineUtil.pointToSegmentDistance(here, points[i], p) <= TOUCH_PX);
    });
  });
}

const RANK = { point: 0, line: 1, area: 2 };

/**
 * @param {import("leaflet").LatLng} at
 * @returns {Shape[]}
 */
function under(at) {
  const reachable = reachOf(at);
  const found = [];
  for (const shape of shapes.values()) {
    if (!shape.shown) continue;
    if (shape.kind === "area" ? insidePolygon(at, shape.layer) : near(at, shape, reachable)) found.push(shape);
  }
  return nearestFirst(found);
}

/**
 * Points before lines before areas, and the smallest area first.
 *
 * @template {Pick<Shape, "kind" | "size"> & { drawing: { look: string } }} Hit
 * @param {Hit[]} found
 */
export function nearestFirst(found) {
  // An area may be one shape with what it lies on: the ground comes first then.
  const size = (/** @type {Hit} */ s) => s.size * (s.drawing.look === "ground" ? 0.98 : 1);
  return found.sort((a, b) => RANK[a.kind] - RANK[b.kind] || size(a) - size(b));
}

/** @param {import("leaflet").LatLng} at */
export function pick(at) {
  const mark = clusterAt(at);
  if (mark) return openCluster(mark);
  // What is drawn beside a place opens that place.
  const found = [...new Set(under(at).map(({ about, layerId, id }) => about.subject || `${layerId}:${id}`))];
  if (found.length) page().pick(found);
}

/**
 * What a feature is, in a word: some kinds within a layer go by a name of their own.
 *
 * @param {Shape} shape
 */
const whatOf = ({ layerId, about }) => state.words.kinds[layerId]?.[about.kind ?? ""] ?? state.words.one[layerId];

export function makeTooltip() {
  tooltip = element("div", "tip");
  tooltip.hidden = true;
  map.getContainer().append(tooltip);
  map.on("mouseout", () => {
    tooltip.hidden = true;
  });
}

/** @param {import("leaflet").LeafletMouseEvent} event */
export function hover(event) {
  const hits = shapes ? under(event.latlng) : [];
  map.getContainer().style.cursor = hits.length || clusterAt(event.latlng) ? "pointer" : "";
  const mark = clusterAt(event.latlng);
  tooltip.hidden = hits.length === 0 && !mark;
  if (tooltip.hidden) return;
  tooltip.replaceChildren();
  if (mark)
    tooltip.append(
      element("div", "first", `${mark.options.cluster.count} × ${state.words.one[mark.options.cluster.layerId]}`),
    );
  const lines = hits.slice(0, 4).map((s) => [s.about.name || s.id, whatOf(s)]);
  const municipality = municipalityAt(event.latlng);
  if (municipality) lines.push([municipality, state.words.municipality]);
  lines.forEach(([name, what], i) => {
    const line = element("div", i ? "also" : "first", name);
    line.append(element("span", "what", ` · ${what}`));
    tooltip.append(line);
  });
  const size = map.getSize();
  const { x, y } = event.containerPoint;
  tooltip.style.left = `${Math.min(x + 14, size.x - tooltip.offsetWidth - 6)}px`;
  tooltip.style.top = `${y + 18 + tooltip.offsetHeight > size.y ? y - tooltip.offsetHeight - 8 : y + 18}px`;
}
