/* Many points: what lies close together is one mark with a number, and a click on it comes closer. */
import { element } from "./elements.js";
import { themed } from "./patterns.js";
import { config, map, shapes, state } from "./state.js";
import { on, styleCircle, styleLine } from "./styles.js";

const CLUSTER_FROM = 500; // a layer of more points than this shows what lies close together as one mark
const CLUSTER_PX = 44; // how close that is
const CLUSTER_TO = 15; // the last zoom at which points are one mark

export const clusters = new Map(); // by layer: its points, the index of those that are shown, the marks on the map

export async function prepareClusters(points) {
  const many = Object.keys(points).filter((layerId) => points[layerId].length > CLUSTER_FROM);
  if (!many.length) return;
  await addScript(config.supercluster);
  for (const layerId of many) {
    const found = [];
    for (const shape of shapes.values()) {
      if (shape.layerId !== layerId || shape.kind !== "point") continue;
      for (const part of shape.parts) {
        const { lat, lng } = part.getLatLng();
        found.push({ type: "Feature", properties: { shape }, geometry: { type: "Point", coordinates: [lng, lat] } });
      }
    }
    clusters.set(layerId, { points: found, index: null, indexed: null, marks: L.layerGroup().addTo(map), alone: new Set() });
  }
  map.on("moveend", () => state && drawClusters());
}

function addScript(url) {
  return new Promise((resolve, reject) => {
    const script = element("script");
    script.src = url;
    script.onload = resolve;
    script.onerror = () => reject(new Error(url));
    document.head.append(script);
  });
}

/* Draws the points of large layers: those that stand alone as always, the others as marks with a number. */
export function drawClusters() {
  for (const [layerId, held] of clusters) {
    const spec = state.layers[layerId] || { on: false, show: [] };
    const wanted = JSON.stringify([spec.on, spec.show]);
    if (held.indexed !== wanted) {
      const listed = spec.show && new Set(spec.show);
      const shown = spec.on ? held.points.filter(({ properties: { shape } }) => !listed || listed.has(shape.n)) : [];
      held.index = new Supercluster({ radius: CLUSTER_PX, extent: 256, maxZoom: CLUSTER_TO }).load(shown);
      held.indexed = wanted;
    }
    const seen = map.getBounds().pad(0.2);
    const box = [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()];
    held.marks.clearLayers();
    const alone = new Set();
    for (const found of held.index.getClusters(box, Math.floor(map.getZoom()))) {
      if (found.properties.cluster) held.marks.addLayer(clusterMark(layerId, found));
      else alone.add(found.properties.shape);
    }
    const chosen = shapes.get(state.selection[0]);
    if (chosen?.layerId === layerId) alone.add(chosen);
    for (const shape of held.alone) if (!alone.has(shape)) on(shape, false);
    for (const shape of alone) {
      on(shape, true);
      stylePoint(shape, shape === chosen);
    }
    held.alone = alone;
  }
}

function stylePoint(shape, chosen) {
  const fixed = config.styles[shape.layerId];
  const style = themed(fixed[shape.id] || fixed["*"]);
  if (shape.layerId === "housing") styleCircle(shape, style, chosen); else styleLine(shape, style, chosen);
}

function clusterMark(layerId, found) {
  const { point_count: count, point_count_abbreviated: short, cluster_id: id } = found.properties;
  const [lng, lat] = found.geometry.coordinates;
  const size = 26 + 6 * Math.floor(Math.log10(count));
  const icon = L.divIcon({ className: `cluster cluster-${layerId}`, html: element("span", "", String(short)), iconSize: [size, size] });
  return L.marker([lat, lng], { pane: "points", interactive: false, keyboard: false, icon, cluster: { layerId, id, count, size } });
}

/* The mark with a number under a point of the map, none where no such mark lies there. */
export function clusterAt(at) {
  const here = map.latLngToContainerPoint(at);
  for (const { marks } of clusters.values()) {
    for (const mark of marks.getLayers()) {
      if (map.latLngToContainerPoint(mark.getLatLng()).distanceTo(here) <= mark.options.cluster.size / 2) return mark;
    }
  }
  return null;
}

export function openCluster(mark) {
  const { layerId, id } = mark.options.cluster;
  const closer = clusters.get(layerId).index.getClusterExpansionZoom(id);
  map.setView(mark.getLatLng(), closer, { animate: false });
}
