/* Everything that is drawn once, when the geometry has come. */
import { element, NO_SIZE } from "./elements.js";
import { area, labelPoint } from "./geometry.js";
import { config, map, shapes } from "./state.js";

/** @import { Area, Drawing, Part, Points, Shapes, Site } from "../types" */

const CANVAS_FROM = 2000; // a layer of more areas than this is drawn on a canvas, where it needs no pattern

/** @type {import("leaflet").Polygon} */
let land;

export { land };

/**
 * @param {string} name
 * @param {number} zIndex
 */
export function pane(name, zIndex) {
  const made = map.createPane(name);
  made.style.zIndex = String(zIndex);
  made.style.pointerEvents = "none";
  return name;
}

/** @type {Map<string, Map<string, number>>} */
const places = new Map();

/**
 * The place of a feature in the list of its layer: by that a state names it.
 *
 * @param {string} layerId
 * @param {string} id
 */
function placeOf(layerId, id) {
  let known = places.get(layerId);
  if (!known) {
    known = new Map(Object.keys(config.features[layerId] || {}).map((key, n) => [key, n]));
    places.set(layerId, known);
  }
  return known.get(id) ?? -1;
}

/**
 * @param {Drawing} drawing
 * @param {string} id
 * @param {Pick<Area, "kind" | "layer" | "size"> | Pick<Site, "kind" | "layer" | "parts" | "size">} drawn
 */
function keep(drawing, id, drawn) {
  const layerId = drawing.layer;
  const n = placeOf(layerId, id);
  shapes.set(`${layerId}:${id}`, {
    layerId,
    id,
    n,
    drawing,
    about: config.features[layerId]?.[id] || {},
    ...drawn,
  });
}

/**
 * @param {GeoJSON.GeoJsonObject} shape
 * @param {import("leaflet").PolylineOptions} options
 */
function polygons(shape, options) {
  return /** @type {import("leaflet").Polygon[]} */ (L.geoJSON(shape, options).getLayers());
}

/**
 * @param {Drawing} drawing
 * @param {Shapes} topology
 */
export function drawAreas(drawing, topology) {
  const { layer: layerId, pane: paneName } = drawing;
  const object = topology.objects[layerId];
  if (!object) return;
  const options = { pane: paneName, interactive: false, smoothFactor: 0.5 };
  const canvas = object.geometries.length > CANVAS_FROM && L.canvas({ pane: paneName });
  for (const feature of topojson.feature(topology, object).features) {
    const id = String(feature.id);
    const renderer = canvas && !hasPattern(layerId, id) ? { renderer: canvas } : {};
    for (const layer of polygons(feature, { ...options, ...renderer })) {
      keep(drawing, id, { kind: "area", layer, size: area(layer) });
    }
  }
}

/**
 * A canvas knows no patterns, and what a state colours may get one.
 *
 * @param {string} layerId
 * @param {string} id
 */
function hasPattern(layerId, id) {
  const style = config.styles[layerId][id];
  return !style || Boolean(style.pattern && style.pattern !== "none");
}

/**
 * Land under everything, so that sea and land differ where no background is shown.
 *
 * @param {Shapes} topology
 */
export function drawLand(topology) {
  const style = { stroke: false, fillOpacity: 1, className: "land" };
  [land] = polygons(landOf(topology), { pane: "land", interactive: false, smoothFactor: 0.5, ...style });
  land.addTo(map);
}

/** @param {Shapes} topology */
export function landOf(topology) {
  return topojson.merge(topology, topology.objects[config.ground].geometries);
}

/** @typedef {(at: import("leaflet").LatLng, drawing: Drawing) => import("leaflet").Layer} Spot */

/** @type {Spot} */
export const circleAt = (at, { pane }) => L.circleMarker(at, { pane, interactive: false });

/** @type {Spot} */
export const markAt = (at, { pane, mark }) =>
  L.marker(at, {
    pane,
    interactive: false,
    keyboard: false,
    zIndexOffset: 1000, // above the circles of the same pane
    icon: L.divIcon({ className: `mark mark-${mark}`, iconSize: [12, 12] }),
  });

/**
 * @param {Drawing} drawing
 * @param {Points} points
 * @param {Spot} spot
 */
export function drawPoints(drawing, points, spot) {
  for (const feature of points[drawing.layer] || []) {
    const id = String(feature.id ?? feature.properties.id);
    /** @type {Part[]} */
    const parts = [];
    L.geoJSON(feature, {
      pane: drawing.pane,
      interactive: false,
      pointToLayer: (_, at) => spot(at, drawing),
    }).eachLayer(function flatten(layer) {
      if (layer instanceof L.LayerGroup) layer.eachLayer(flatten);
      else parts.push(/** @type {Part} */ (layer));
    });
    const layer = L.featureGroup(parts);
    keep(drawing, id, { kind: feature.geometry.type.includes("Line") ? "line" : "point", layer, parts, size: 0 });
  }
}

/**
 * The point in the middle of all points of a site.
 *
 * @param {Site} place
 */
function middleOf(place) {
  const points = place.parts.flatMap((part) =>
    "getLatLng" in part ? [part.getLatLng()] : /** @type {import("leaflet").LatLng[]} */ (part.getLatLngs().flat()),
  );
  return points[Math.floor(points.length / 2)];
}

/**
 * Beside the place, not on it: what lies there is still seen, and two marks at one place stand side by side.
 *
 * @param {Drawing} drawing
 */
export function drawBeside(drawing) {
  const beside = new Map();
  for (const [id, about] of Object.entries(config.features[drawing.layer] || {})) {
    const place = shapes.get(about.subject ?? "");
    if (!place) continue;
    // A place that no layer draws has a point of its own, [longitude, latitude].
    const own = about.at && L.latLng(about.at[1], about.at[0]);
    const spot = own ? String(own) : about.subject;
    const nth = beside.get(spot) || 0;
    beside.set(spot, nth + 1);
    const at = own || (place.kind === "area" ? labelPoint(place.layer) : middleOf(place));
    /** @type {[number, number]} */
    const shift = [11 + 17 * nth, place.kind === "area" && !own ? 30 : -11];
    const icon = L.divIcon({
      className: `mark mark-${drawing.mark}`,
      iconSize: [14, 14],
      iconAnchor: [7 - shift[0], 7 - shift[1]],
    });
    const made = L.marker(at, {
      pane: drawing.pane,
      interactive: false,
      keyboard: false,
      zIndexOffset: 2000,
      shift,
      icon,
    });
    keep(drawing, id, { kind: "point", layer: L.featureGroup([made]), parts: [made], size: 0 });
  }
}

export function drawLabels() {
  for (const shape of shapes.values()) {
    if (shape.drawing.look !== "ground" || shape.kind !== "area") continue;
    const box = element("div", "label");
    box.append(element("span", "label-name", shape.about.name || shape.id), element("span", "label-value"));
    shape.label = L.marker(labelPoint(shape.layer), {
      pane: "labels",
      interactive: false,
      keyboard: false,
      icon: L.divIcon({ className: "", html: box, iconSize: NO_SIZE }),
    });
  }
}
