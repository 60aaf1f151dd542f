/* The detail, once someone zooms in: finer geometry, and the municipalities. */
import { land, landOf } from "./drawing.js";
import { element } from "./elements.js";
import { insidePolygon, labelPoint } from "./geometry.js";
import { hasRoom } from "./looking.js";
import { themed } from "./patterns.js";
import { config, load, map, put, shapes, state } from "./state.js";

const DETAIL_ZOOM = 10; // here a pixel is 94 m: what the overview may be off, TOLERANCE_M in layers/build.py
const MUNICIPALITY_NAMES_ZOOM = 11; // below it too few of them have room for their name

let detail, municipalities;

/* Fetches the finer geometry at the first zoom that shows more than the overview has, and puts it into the shapes that
 * are there: styles, selection and what is on stay as they are. What fails is tried again at the next zoom. */
export function showDetail() {
  if (!shapes || !hasRoom()) return;
  if (map.getZoom() >= DETAIL_ZOOM) {
    detail ??= load(config.detail).then(refine).catch((fault) => { detail = undefined; console.warn(fault); });
  }
  showMunicipalities();
}

function refine(topology) {
  replaceRings(land, landOf(topology));
  for (const { layerId, id, kind, layer } of shapes.values()) {
    const found = kind === "area" && topology.objects[layerId].geometries.find((geometry) => String(geometry.id) === id);
    if (found) replaceRings(layer, topojson.feature(topology, found).geometry);
  }
  drawMunicipalities(topology);
  showMunicipalities();
  document.body.dataset.detail = String(municipalities.areas.length);
}

function replaceRings(layer, geometry) {
  layer.setLatLngs(L.GeoJSON.coordsToLatLngs(geometry.coordinates, geometry.type === "Polygon" ? 1 : 2));
}

function arcsOf(object) {
  return new Set(object.geometries.flatMap((geometry) => geometry.arcs.flat(Infinity)).map((n) => (n < 0 ? ~n : n)));
}

/* The borders between municipalities of one province, each once: what is a province's border is drawn as that. */
function drawMunicipalities(topology) {
  const object = topology.objects.municipalities;
  const outer = arcsOf(topology.objects.provinces);
  const arcs = [...arcsOf(object)].filter((n) => !outer.has(n)).map((n) => [n]);
  const borders = L.geoJSON(topojson.feature(topology, { type: "MultiLineString", arcs }), {
    pane: "municipalities", interactive: false, smoothFactor: 0.5,
  });
  const areas = L.geoJSON(topojson.feature(topology, object)).getLayers().map((layer) => {
    const { name } = layer.feature.properties;
    const icon = L.divIcon({ className: "", html: element("div", "label municipality", name), iconSize: null });
    const label = L.marker(labelPoint(layer), { pane: "municipality-names", interactive: false, keyboard: false, icon });
    return { name, layer, label };
  });
  municipalities = { borders, areas, shown: false };
}

function showMunicipalities() {
  if (!municipalities || !state) return;
  const { borders, areas } = municipalities;
  municipalities.shown = map.getZoom() >= DETAIL_ZOOM && state.layers.provinces.on;
  put(borders, municipalities.shown);
  const { stroke, weight } = themed(config.styles.municipalities["*"]);
  borders.setStyle({ color: stroke, weight });
  const named = municipalities.shown && map.getZoom() >= MUNICIPALITY_NAMES_ZOOM;
  for (const { label } of areas) put(label, named && map.getBounds().contains(label.getLatLng()));
}

export function municipalityAt(at) {
  if (!municipalities?.shown) return undefined;
  return municipalities.areas.find(({ layer }) => layer.getBounds().contains(at) && insidePolygon(at, layer))?.name;
}
