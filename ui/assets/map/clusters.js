/* Many points: what lies close together is one mark with a number, and a click on it comes closer. */
import { element } from "./elements.js";
import { styleLook } from "./looks.js";
import { themed } from "./patterns.js";
import { config, map, shapes, state } from "./state.js";
import { on } from "./styles.js";

/** @import { Clustered, Mark, Points, Site } from "../types" */

const CLUSTER_FROM = 500; // a layer of more points than this shows what lies close together as one mark
const CLUSTER_PX = 44; // how close that is
const CLUSTER_TO = 15; // the last zoom at which points are one mark

/** @type {Map<string, Clustered>} */
export const clusters = new Map(); // by layer: its points, the index of those that are shown, the marks on the map

/** @param {Points} points */
export async function prepareClusters(points) {
  const many = Object.keys(points).filter((layerId) => points[layerId].length > CLUSTER_FROM);
  if (!many.length) return;
  await addScript(config.supercluster);
  for (const layerId of many) {
    /** @type {Clustered["points"]} */
    const found = [];
    for (const shape of shapes.values()) {
      if (shape.layerId !== layerId || shape.kind !== "point") continue;
      for (const part of shape.parts) {
        if (!("getLatLng" in part)) continue;
        const { lat, lng } = part.getLatLng();
        found.push({ type: "Feature", properties: { shape }, geometry: { type: "Point", coordinates: [lng, lat] } });
      }
    }
    clusters.set(layerId, {
      drawing: found[0]?.properties.shape.drawing,
      points: found,
      index: null,
      indexed: null,
      marks: L.layerGroup().addTo(map),
      alone: new Set(),
    });
  }
  map.on("moveend", () => state && drawClusters());
}

/** @param {string} url */
function addScript(url) {
  return new Promise((resolve, reject) => {
    const script = element("script");
    script.src = url;
    script.onload = resolve;
    script.onerror = () => reject(new Error(url));
    document.head.append(script);
  });
}

/**
 * The points of those features that a state lists, all of them where it lists none.
 *
 * @param {Clustered["points"]} points
 * @param {number[] | null} show
 */
export function listedPoints(points, show) {
  const listed = show && new Set(show);
  return points.filter(({ properties: { shape } }) => !listed || listed.has(shape.n));
}

/* Draws the points of large layers: those that stand alone as always, the others as marks with a number. */
export function drawClusters() {
  for (const [layerId, held] of clusters) {
    const spec = state.layers[layerId] || { on: false, show: [] };
    const wanted = JSON.stringify([spec.on, spec.show]);
    if (!held.index || held.indexed !== wanted) {
      const points = spec.on ? listedPoints(held.points, spec.show) : [];
      held.index = new Supercluster({ radius: CLUSTER_PX, extent: 256, maxZoom: CLUSTER_TO });
      held.index.load(points);
      held.indexed = wanted;
    }
    const seen = map.getBounds().pad(0.2);
    /** @type {GeoJSON.BBox} */
    const box = [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()];
    held.marks.clearLayers();
    /** @type {Set<Site>} */
    const alone = new Set();
    for (const found of held.index.getClusters(box, Math.floor(map.getZoom()))) {
      if ("cluster" in found.properties) addCluster(held, found.geometry, found.properties);
      else alone.add(found.properties.shape);
    }
    const chosen = shapes.get(state.selection[0]);
    if (chosen?.layerId === layerId && chosen.kind !== "area") alone.add(chosen);
    for (const shape of held.alone) if (!alone.has(shape)) on(shape, false);
    for (const shape of alone) {
      on(shape, true);
      stylePoint(shape, shape === chosen);
    }
    held.alone = alone;
  }
}

/**
 * @param {Site} shape
 * @param {boolean} chosen
 */
function stylePoint(shape, chosen) {
  const fixed = config.styles[shape.layerId];
  const style = themed(fixed[shape.id] || fixed["*"]);
  styleLook(shape, style, chosen);
}

/**
 * @param {Clustered} held
 * @param {GeoJSON.Point} geometry
 * @param {import("supercluster").ClusterProperties} properties
 */
function addCluster(held, geometry, properties) {
  const made = clusterMark(held.drawing, geometry, properties);
  held.marks.addLayer(made);
  made.getElement()?.style.setProperty("--cluster", held.drawing.cluster);
}

/**
 * @param {import("../types").Drawing} drawing
 * @param {GeoJSON.Point} geometry
 * @param {import("supercluster").ClusterProperties} properties
 */
function clusterMark({ layer: layerId, mark }, geometry, properties) {
  const { point_count: count, point_count_abbreviated: short, cluster_id: id } = properties;
  const [lng, lat] = geometry.coordinates;
  const size = 26 + 6 * Math.floor(Math.log10(count));
  const icon = L.divIcon({
    className: `cluster cluster-${mark}`,
    html: element("span", "", String(short)),
    iconSize: [size, size],
  });
  return L.marker([lat, lng], {
    pane: "points",
    interactive: false,
    keyboard: false,
    icon,
    cluster: { layerId, id, count, size },
  });
}

/**
 * The mark with a number under a point of the map, none where no such mark lies there.
 *
 * @param {import("leaflet").LatLng} at
 * @returns {Mark | null}
 */
export function clusterAt(at) {
  const here = map.latLngToContainerPoint(at);
  for (const { marks } of clusters.values()) {
    for (const mark of /** @type {Mark[]} */ (marks.getLayers())) {
      if (map.latLngToContainerPoint(mark.getLatLng()).distanceTo(here) <= mark.options.cluster.size / 2) return mark;
    }
  }
  return null;
}

/** @param {Mark} mark */
export function openCluster(mark) {
  const { layerId, id } = mark.options.cluster;
  const index = clusters.get(layerId)?.index;
  if (index) map.setView(mark.getLatLng(), index.getClusterExpansionZoom(id), { animate: false });
}
