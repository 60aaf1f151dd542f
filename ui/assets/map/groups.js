/* Marks that would lie on one another are one mark with their number, until there is room for each. */
import { element } from "./elements.js";
import { styleLook } from "./looks.js";
import { themed } from "./patterns.js";
import { config, map, page, put, shapes, state } from "./state.js";
import { radiusOf } from "./styles.js";

/** @import { Group, Part, Point, Site, Spot } from "../types" */

const GROUP_PX = 13; // half the width of a mark that stands for several
const APART_ZOOM = 12; // from here on only what lies at one place is together
const SAME_PX = 8;
const NEAREST_ZOOM = 14;

/** @type {Group[]} */
export let groups = [];
/** @type {import("leaflet").LayerGroup} */
let layer;
/** @type {string | undefined} */
let done;

/**
 * Puts spots together until no two marks lie on one another; a mark stands where its largest spot does.
 *
 * @template {Spot} One
 * @param {One[]} spots
 * @param {number} zoom
 * @returns {One[][]}
 */
export function together(spots, zoom) {
  const marks = [...spots].sort((a, b) => b.r - a.r).map((spot) => ({ of: [spot], r: spot.r }));
  const touch = (/** @type {typeof marks[0]} */ a, /** @type {typeof marks[0]} */ b) => {
    const [one, other] = [a.of[0], b.of[0]];
    const reach = zoom < APART_ZOOM ? a.r + b.r : SAME_PX;
    return one.apart === other.apart && Math.hypot(one.x - other.x, one.y - other.y) < reach;
  };
  for (let i = 0; i < marks.length; ) {
    const mark = marks[i];
    const near = marks.findIndex((other, j) => j > i && touch(mark, other));
    if (near < 0) {
      i += 1;
      continue;
    }
    mark.of.push(...marks[near].of);
    mark.r = Math.max(mark.r, GROUP_PX);
    marks.splice(near, 1);
    // It has grown: what stood free of it may now touch it.
    i = marks.findIndex((other) => other === mark || touch(other, mark));
  }
  return marks.map(({ of }) => of);
}

/**
 * @param {Site} shape
 * @returns {Point[]}
 */
function pointsOf(shape) {
  const { drawing, about } = shape;
  const circle = drawing.look === "circles";
  const r = circle ? radiusOf(Number(about[drawing.by ?? ""]) || 0, drawing) : drawing.look === "beside" ? 9 : 7;
  return shape.parts.flatMap((part) => {
    if (!("getLatLng" in part)) return [];
    const { x, y } = map.latLngToLayerPoint(part.getLatLng());
    const [dx, dy] = ("shift" in part.options && part.options.shift) || [0, 0];
    // What stands beside its place is together with its like only.
    return [{ shape, part, x: x + dx, y: y + dy, r, apart: drawing.look === "beside" }];
  });
}

/* Shows what is wanted of the sites: each by itself where there is room, else together. `force` where the state is new. */
export function showSites(force = false) {
  if (!state || !shapes) return;
  const wanted = /** @type {Site[]} */ (
    [...shapes.values()].filter((s) => s.kind === "point" && s.wanted !== undefined)
  );
  const now = `${map.getZoom()}`;
  if (!force && now === done) return;
  done = now;
  const chosen = state.selection[0];
  const points = wanted.filter((shape) => shape.wanted).flatMap(pointsOf);
  const isChosen = (/** @type {Point} */ { shape }) => `${shape.layerId}:${shape.id}` === chosen;
  const found = together(
    points.filter((point) => !isChosen(point)),
    map.getZoom(),
  );
  /** @type {Set<Part>} */
  const alone = new Set(points.filter(isChosen).map(({ part }) => part));
  const several = [];
  for (const near of found) {
    if (new Set(near.map(({ shape }) => shape)).size > 1) several.push(near);
    else alone.add(near[0].part);
  }
  for (const shape of wanted) show(shape, alone, `${shape.layerId}:${shape.id}` === chosen);
  drawGroups(several);
}

/**
 * @param {Site} shape
 * @param {Set<Part>} alone
 * @param {boolean} chosen
 */
function show(shape, alone, chosen) {
  const parts = shape.wanted ? shape.parts.filter((part) => alone.has(part)) : [];
  for (const part of shape.parts) {
    if (parts.includes(part)) shape.layer.addLayer(part);
    else shape.layer.removeLayer(part);
  }
  put(shape.layer, parts.length > 0);
  shape.shown = parts.length > 0;
  if (!shape.shown) return;
  const fixed = config.styles[shape.layerId];
  styleLook(shape, themed(state.styles[shape.layerId]?.[shape.id] || fixed[shape.id] || fixed["*"]), chosen);
}

/** @param {Point[][]} found */
function drawGroups(found) {
  layer ??= L.layerGroup().addTo(map);
  layer.clearLayers();
  groups = found.map((near) => {
    const members = [...new Set(near.map(({ shape }) => shape))];
    const at = map.layerPointToLatLng([near[0].x, near[0].y]);
    const bounds = L.latLngBounds(near.map(({ part }) => /** @type {import("leaflet").Marker} */ (part).getLatLng()));
    const mark = L.marker(at, {
      pane: "points",
      interactive: false,
      keyboard: false,
      zIndexOffset: 3000,
      icon: icon(members),
    });
    layer.addLayer(mark);
    mark.getElement()?.style.setProperty("--ring", ring(members));
    mark.getElement()?.setAttribute("role", "img");
    const names = members.map(({ about, id }) => about.name || id).join(" · ");
    mark.getElement()?.setAttribute("aria-label", `${togetherSaid(members.length)}: ${names}`);
    return { at, members, bounds, r: GROUP_PX };
  });
}

/** @param {number} count */
export const togetherSaid = (count) => state.words.controls.together.replace("{}", String(count));

/** @param {Site[]} members */
function icon(members) {
  const html = element("span", "", String(members.length));
  return L.divIcon({ className: "group", html, iconSize: [2 * GROUP_PX, 2 * GROUP_PX] });
}

/**
 * A ring with the colours of the layers, each as long as its part.
 *
 * @param {Site[]} members
 */
function ring(members) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { drawing } of members) {
    const colour = themed({ fill: drawing.cluster }).fill ?? "";
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  let from = 0;
  const stops = [...counts].map(([colour, count]) => {
    const to = from + (100 * count) / members.length;
    const stop = `${colour} ${from}% ${to}%`;
    from = to;
    return stop;
  });
  return `conic-gradient(${stops.join(", ")})`;
}

/**
 * @param {import("leaflet").LatLng} at
 * @returns {Group | undefined}
 */
export function groupAt(at) {
  const here = map.latLngToContainerPoint(at);
  return groups.find((group) => map.latLngToContainerPoint(group.at).distanceTo(here) <= group.r + 2);
}

/**
 * Comes closer until its marks stand apart; what never does opens, one after the other.
 *
 * @param {Group} group
 */
export function openGroup({ bounds, members }) {
  const nearest = Math.min(NEAREST_ZOOM, map.getMaxZoom());
  const zoom = Math.min(Math.max(map.getBoundsZoom(bounds, false, L.point(60, 60)), map.getZoom() + 1), nearest);
  if (
    map.getZoom() >= nearest ||
    (bounds.getSouthWest().equals(bounds.getNorthEast()) && map.getZoom() >= APART_ZOOM)
  ) {
    page().pick(members.map(({ layerId, id, about }) => about.subject || `${layerId}:${id}`));
  } else {
    map.setView(bounds.getCenter(), zoom, { animate: !matchMedia("(prefers-reduced-motion: reduce)").matches });
  }
}
