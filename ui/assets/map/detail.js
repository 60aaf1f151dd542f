/* The detail, once someone zooms in: finer geometry, and the municipalities. */
import { land, landOf } from "./drawing.js";
import { element, NO_SIZE } from "./elements.js";
import { area, insidePolygon, labelPoint } from "./geometry.js";
import { nameMunicipalities } from "./labels.js";
import { hasRoom, moveTo } from "./looking.js";
import { themed } from "./patterns.js";
import { config, load, map, municipalities, municipalitiesAre, put, shapes, state } from "./state.js";

/** @import { Areas, Municipalities, Shapes } from "../types" */

const MUNICIPALITY_NAMES_ZOOM = 10; // below it too few of them have room for their name

/** @type {Promise<void> | undefined} */
let coming;

/* Fetches the finer geometry at the first zoom that shows more than the overview has, and puts it into the shapes that
 * are there: styles, selection and what is on stay as they are. What fails is tried again at the next zoom. */
export function showDetail() {
  if (!shapes || !hasRoom()) return;
  if ((map.getZoom() >= config.detail_zoom || state?.outlined.length) && !coming) {
    coming = load(config.detail)
      .then(refine)
      .catch((fault) => {
        coming = undefined;
        console.warn(fault);
      });
  }
  showMunicipalities();
}

/** @param {Shapes} topology */
function refine(topology) {
  replaceRings(land, landOf(topology));
  for (const { layerId, id, kind, layer } of shapes.values()) {
    const found =
      kind === "area" && topology.objects[layerId].geometries.find((geometry) => String(geometry.id) === id);
    if (found) replaceRings(layer, ringsOf(topology, found));
  }
  const made = drawMunicipalities(topology);
  municipalitiesAre(made);
  // A municipality that the view is about is known from now on.
  if (state.outlined.length) moveTo();
  showMunicipalities();
  document.body.dataset.detail = String(made.areas.length);
}

/**
 * @param {Shapes} topology
 * @param {Areas["geometries"][number]} geometry
 */
function ringsOf(topology, geometry) {
  const feature = /** @type {GeoJSON.Feature<GeoJSON.Polygon>} */ (topojson.feature(topology, geometry));
  return feature.geometry;
}

/**
 * @param {import("leaflet").Polygon} layer
 * @param {GeoJSON.Polygon | GeoJSON.MultiPolygon} geometry
 */
function replaceRings(layer, geometry) {
  layer.setLatLngs(L.GeoJSON.coordsToLatLngs(geometry.coordinates, geometry.type === "Polygon" ? 1 : 2));
}

/** @param {Areas} object */
function arcsOf(object) {
  const arcs = object.geometries.flatMap((geometry) => /** @type {number[]} */ (geometry.arcs.flat(Infinity)));
  return new Set(arcs.map((n) => (n < 0 ? ~n : n)));
}

/**
 * The borders between municipalities of one province, each once: what is a province's border is drawn as that.
 *
 * @param {Shapes} topology
 * @returns {Municipalities}
 */
function drawMunicipalities(topology) {
  const object = topology.objects.municipalities;
  const outer = arcsOf(topology.objects[config.ground]);
  const arcs = [...arcsOf(object)].filter((n) => !outer.has(n)).map((n) => [n]);
  /** @type {import("leaflet").PolylineOptions} */
  const options = { pane: "municipalities", interactive: false, smoothFactor: 0.5 };
  const borders = L.geoJSON(topojson.feature(topology, { type: "MultiLineString", arcs }), options);
  const areas = /** @type {import("leaflet").Polygon[]} */ (
    L.geoJSON(topojson.feature(topology, object)).getLayers()
  ).map((layer) => {
    const name = String(layer.feature?.properties.name);
    const icon = L.divIcon({ className: "", html: element("div", "label municipality", name), iconSize: NO_SIZE });
    const { lat, lng } = labelPoint(layer);
    const at = L.latLng(lat, lng);
    const label = L.marker(at, {
      pane: "municipality-names",
      interactive: false,
      keyboard: false,
      icon,
    });
    return { code: String(layer.feature?.id), name, layer, label, at, size: area(layer) };
  });
  areas.sort((a, b) => b.size - a.size);
  return { borders, areas, shown: false };
}

function showMunicipalities() {
  if (!municipalities || !state) return;
  const { borders, areas } = municipalities;
  municipalities.shown = map.getZoom() >= config.detail_zoom && state.layers[config.ground].on;
  put(borders, municipalities.shown);
  const { stroke, weight } = themed(config.styles.municipalities["*"]);
  borders.setStyle({ color: stroke, weight });
  const named = municipalities.shown && map.getZoom() >= MUNICIPALITY_NAMES_ZOOM;
  const seen = map.getBounds();
  nameMunicipalities(named ? areas.filter(({ at }) => seen.contains(at)) : []);
}

/** @param {import("leaflet").LatLng} at */
export function municipalityAt(at) {
  if (!municipalities?.shown) return undefined;
  return municipalities.areas.find(({ layer }) => layer.getBounds().contains(at) && insidePolygon(at, layer))?.name;
}
