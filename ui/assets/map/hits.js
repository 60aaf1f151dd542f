/* What lies under a point of the map: what a click opens and what the pointer is told. */
import { clusterAt, openCluster } from "./clusters.js";
import { municipalityAt } from "./detail.js";
import { element } from "./elements.js";
import { insidePolygon } from "./geometry.js";
import { groupAt, openGroup, togetherSaid } from "./groups.js";
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
 * How far a point of the map is from a mark or line, in pixels beyond its edge; infinite where it is out of reach.
 *
 * @param {import("leaflet").LatLng} at
 * @param {Site} shape
 * @param {import("leaflet").LatLngBounds} reachable
 */
function distance(at, shape, reachable) {
  const here = map.latLngToContainerPoint(at);
  const beyond = shape.parts.map((part) => {
    if (!map.hasLayer(part)) return Infinity;
    if ("getLatLng" in part) {
      const shift = ("shift" in part.options && part.options.shift) || [0, 0];
      const middle = map.latLngToContainerPoint(part.getLatLng()).add(shift);
      return Math.max(middle.distanceTo(here) - ("getRadius" in part ? part.getRadius() : 7), 0);
    }
    if (!reachable.intersects(part.getBounds())) return Infinity;
    const given = /** @type {import("leaflet").LatLng[] | import("leaflet").LatLng[][]} */ (part.getLatLngs());
    const lines = /** @type {import("leaflet").LatLng[][]} */ (Array.isArray(given[0]) ? given : [given]);
    const sides = lines.flatMap((line) => {
      const points = line.map((p) => map.latLngToContainerPoint(p));
      return points.slice(1).map((p, i) => L.LineUtil.pointToSegmentDistance(here, points[i], p));
    });
    return Math.max(Math.min(...sides) - 3, 0);
  });
  return Math.min(...beyond);
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
    if (shape.kind === "area") {
      if (insidePolygon(at, shape.layer)) found.push({ shape, beyond: 0 });
    } else {
      const beyond = distance(at, shape, reachable);
      if (beyond <= (shape.kind === "point" ? TOUCH_PX / 2 : TOUCH_PX - 3)) found.push({ shape, beyond });
    }
  }
  return topmostFirst(found).map(({ shape }) => shape);
}

/**
 * As they are seen: what is drawn on top first, and what lies under the pointer itself before what is within reach.
 * Points before lines before areas, and the smallest area first.
 *
 * @template {{ shape: Pick<Shape, "kind" | "size" | "n"> & { drawing: { look: string, order?: number } }, beyond: number }} Hit
 * @param {Hit[]} found
 */
export function topmostFirst(found) {
  // An area may be one shape with what it lies on: the ground comes first then.
  const size = (/** @type {Hit["shape"]} */ s) => s.size * (s.drawing.look === "ground" ? 0.98 : 1);
  return found.sort(
    ({ shape: a, beyond: farA }, { shape: b, beyond: farB }) =>
      RANK[a.kind] - RANK[b.kind] ||
      farA - farB ||
      (a.kind === "area" ? size(a) - size(b) : (b.drawing.order ?? 0) - (a.drawing.order ?? 0) || b.n - a.n),
  );
}

/** @param {import("leaflet").LatLng} at */
export function pick(at) {
  const mark = clusterAt(at);
  if (mark) return openCluster(mark);
  const group = groupAt(at);
  if (group) return openGroup(group);
  // What is drawn beside a place opens that place.
  const found = [...new Set(under(at).map(({ about, layerId, id }) => about.subject || `${layerId}:${id}`))];
  if (found.length) page().pick(found);
}

/**
 * What a feature is, in a word: some kinds within a layer go by a name of their own.
 *
 * @param {Shape} shape
 */
export const whatOf = ({ layerId, about }) =>
  state.words.kinds[layerId]?.[about.kind ?? ""] ?? state.words.one[layerId];

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
  const mark = clusterAt(event.latlng);
  const group = mark ? undefined : groupAt(event.latlng);
  const hits = shapes && !group ? under(event.latlng) : [];
  map.getContainer().style.cursor = hits.length || mark || group ? "pointer" : "";
  tooltip.hidden = hits.length === 0 && !mark && !group;
  if (tooltip.hidden) return;
  tooltip.replaceChildren();
  if (mark) {
    const { count, layerId } = mark.options.cluster;
    tooltip.append(element("div", "first", `${count} × ${state.words.one[layerId]}`));
  }
  if (group) {
    tooltip.append(element("div", "first", togetherSaid(group.members.length)));
  }
  const lines = (group?.members ?? hits).slice(0, 4).map((s) => [s.about.name || s.id, whatOf(s)]);
  const municipality = municipalityAt(event.latlng);
  if (municipality && !group) lines.push([municipality, state.words.municipality]);
  lines.forEach(([name, what], i) => {
    const line = element("div", i || group ? "also" : "first", name);
    line.append(element("span", "what", ` · ${what}`));
    tooltip.append(line);
  });
  const size = map.getSize();
  const { x, y } = event.containerPoint;
  tooltip.style.left = `${Math.min(x + 14, size.x - tooltip.offsetWidth - 6)}px`;
  tooltip.style.top = `${y + 18 + tooltip.offsetHeight > size.y ? y - tooltip.offsetHeight - 8 : y + 18}px`;
}
