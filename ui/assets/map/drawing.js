/* Everything that is drawn once, when the geometry has come. */
import { element } from "./elements.js";
import { area, labelPoint } from "./geometry.js";
import { config, map, shapes } from "./state.js";

const CANVAS_FROM = 2000; // a layer of more areas than this is drawn on a canvas, where it needs no pattern

let land;
export { land };

export function pane(name, zIndex) {
  const made = map.createPane(name);
  made.style.zIndex = zIndex;
  made.style.pointerEvents = "none";
  return name;
}

const places = new Map();

/* The place of a feature in the list of its layer: by that a state names it. */
function placeOf(layerId, id) {
  if (!places.has(layerId)) places.set(layerId, new Map(Object.keys(config.features[layerId] || {}).map((key, n) => [key, n])));
  return places.get(layerId).get(id) ?? -1;
}

function keep(layerId, id, kind, layer, extra) {
  const n = placeOf(layerId, id);
  shapes.set(`${layerId}:${id}`, { layerId, id, n, kind, layer, about: config.features[layerId]?.[id] || {}, ...extra });
}

export function drawAreas(topology, layerId, paneName) {
  const object = topology.objects[layerId];
  if (!object) return;
  const options = { pane: paneName, interactive: false, smoothFactor: 0.5 };
  const canvas = object.geometries.length > CANVAS_FROM && L.canvas({ pane: paneName });
  for (const feature of topojson.feature(topology, object).features) {
    const id = String(feature.id);
    const renderer = canvas && !hasPattern(layerId, id) ? { renderer: canvas } : {};
    L.geoJSON(feature, { ...options, ...renderer }).eachLayer((layer) => keep(layerId, id, "area", layer, { size: area(layer) }));
  }
}

/* A canvas knows no patterns, and what a state colours may get one. */
function hasPattern(layerId, id) {
  const style = config.styles[layerId][id];
  return !style || Boolean(style.pattern && style.pattern !== "none");
}

/* Land under everything, so that sea and land differ where no background is shown. */
export function drawLand(topology) {
  const style = { stroke: false, fillOpacity: 1, className: "land" };
  [land] = L.geoJSON(landOf(topology), { pane: "land", interactive: false, smoothFactor: 0.5, style }).addTo(map).getLayers();
}

export function landOf(topology) {
  return topojson.merge(topology, topology.objects.provinces.geometries);
}

export function drawPoints(features, layerId, paneName) {
  for (const feature of features || []) {
    const id = String(feature.id ?? feature.properties.id);
    const parts = [];
    L.geoJSON(feature, {
      pane: paneName, interactive: false,
      pointToLayer: (_, at) => (layerId === "housing"
        ? L.circleMarker(at, { pane: paneName, interactive: false })
        : L.marker(at, { pane: paneName, interactive: false, keyboard: false, icon: L.divIcon({ className: `mark mark-${layerId}`, iconSize: [12, 12] }) })),
    }).eachLayer(function flatten(layer) { if (layer.eachLayer) layer.eachLayer(flatten); else parts.push(layer); });
    const layer = L.featureGroup(parts);
    keep(layerId, id, feature.geometry.type.includes("Line") ? "line" : "point", layer, { parts, size: 0 });
  }
}

/* Beside the place, not on it: what lies there is still seen, and two bottlenecks at one place stand side by side. */
export function drawCollisions(paneName) {
  const beside = new Map();
  for (const [id, about] of Object.entries(config.features.collisions || {})) {
    const place = shapes.get(about.subject);
    if (!place) continue;
    // A place that no layer draws has a point of its own, [longitude, latitude].
    const own = about.at && L.latLng(about.at[1], about.at[0]);
    const spot = own ? String(own) : about.subject;
    const nth = beside.get(spot) || 0;
    beside.set(spot, nth + 1);
    const points = place.parts?.flatMap((part) => (part.getLatLng ? [part.getLatLng()] : part.getLatLngs().flat()));
    const at = own || (place.kind === "area" ? labelPoint(place.layer) : points[Math.floor(points.length / 2)]);
    const shift = [11 + 17 * nth, place.kind === "area" && !own ? 30 : -11];
    const icon = L.divIcon({ className: "mark mark-collisions", iconSize: [14, 14], iconAnchor: [7 - shift[0], 7 - shift[1]] });
    const mark = L.marker(at, { pane: paneName, interactive: false, keyboard: false, shift, icon });
    keep("collisions", id, "point", L.featureGroup([mark]), { parts: [mark], size: 0 });
  }
}

export function drawLabels() {
  for (const shape of [...shapes.values()].filter((s) => s.layerId === "provinces")) {
    const box = element("div", "label");
    box.append(element("span", "label-name", shape.about.name || shape.id), element("span", "label-value"));
    shape.label = L.marker(labelPoint(shape.layer), {
      pane: "labels", interactive: false, keyboard: false, icon: L.divIcon({ className: "", html: box, iconSize: null }),
    });
  }
}
