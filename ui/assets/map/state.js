/* What all of the map's modules share: the map itself, what the server said once (`config`) and says with every choice
 * (`state`), and all that is drawn (`shapes`, by `layer:id`). Undefined until `mount` and `apply` have brought it. */

/** @import { Config, Municipalities, Shape, State } from "../types" */

/** @type {import("leaflet").Map} */
let map;
/** @type {Config} */
let config;
/** @type {State} */
let state;
/** @type {Map<string, Shape>} */
let shapes;
let unreachable = false; // the background
/** @type {Municipalities | undefined} */
let municipalities;

export { config, map, municipalities, shapes, state, unreachable };

/** @param {typeof map} made */
export function mapIs(made) {
  map = made;
}

/** @param {Config} given */
export function configIs(given) {
  config = given;
}

/** @param {State} given */
export function stateIs(given) {
  state = given;
}

/** @param {typeof shapes} made */
export function shapesAre(made) {
  shapes = made;
}

/** @param {Municipalities} made */
export function municipalitiesAre(made) {
  municipalities = made;
}

/** @param {boolean} found */
export function unreachableIs(found) {
  unreachable = found;
}

/* The page around this frame: it knows the address, and brings the state that belongs to it. */
export const page = () => window.parent.afsprakenkaartPage;

/**
 * @param {import("leaflet").Layer} layer
 * @param {boolean} wanted
 */
export function put(layer, wanted) {
  if (wanted === map.hasLayer(layer)) return;
  if (wanted) layer.addTo(map);
  else layer.remove();
}

/**
 * The page around has begun to fetch the files before this frame was there.
 *
 * @param {string} address
 */
export const load = (address) => page().load(address);
