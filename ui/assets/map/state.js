/* What all of the map's modules share: the map itself, what the server said once (`config`) and says with every choice
 * (`state`), and all that is drawn (`shapes`, by `layer:id`). Undefined until `mount` and `apply` have brought it. */

let map, config, state, shapes;
let unreachable = false; // the background
export { config, map, shapes, state, unreachable };

export function mapIs(made) {
  map = made;
}

export function configIs(given) {
  config = given;
}

export function stateIs(given) {
  state = given;
}

export function shapesAre(made) {
  shapes = made;
}

export function unreachableIs(found) {
  unreachable = found;
}

/* The page around this frame: it knows the address, and brings the state that belongs to it. */
export const page = () => window.parent.afsprakenkaartPage;

export function put(layer, wanted) {
  if (wanted === map.hasLayer(layer)) return;
  if (wanted) layer.addTo(map); else layer.remove();
}

/* The page around has begun to fetch the files before this frame was there. */
export const load = (address) => page().load(address);
