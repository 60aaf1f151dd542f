/* What the view is about stands out: the rest is dimmed, and it has an outline. */
import { rings } from "./geometry.js";
import { map, municipalities, put, shapes, state } from "./state.js";

/** @type {[number, number][]} */
const EVERYWHERE = [
  [40, -20],
  [40, 30],
  [65, 30],
  [65, -20],
];

/** @type {import("leaflet").Polygon | undefined} */
let mask;
/** @type {import("leaflet").Polyline | undefined} */
let outline;
/** @type {string | undefined} */
let shown;

/** @returns {import("leaflet").Polygon[]} */
function about() {
  if (state.outlined.length) {
    const codes = new Set(state.outlined);
    return (municipalities?.areas ?? []).filter(({ code }) => codes.has(code)).map(({ layer }) => layer);
  }
  return state.focus.flatMap((key) => {
    const shape = shapes.get(key);
    return shape?.kind === "area" ? [shape.layer] : [];
  });
}

export function showMask() {
  const found = about();
  const wanted = JSON.stringify([state.focus, state.outlined, found.length, Boolean(municipalities)]);
  if (wanted === shown) return;
  shown = wanted;
  const edges = found.flatMap((layer) => rings(layer).map(([edge]) => edge));
  mask ??= L.polygon([], { pane: "mask", interactive: false, stroke: false, fillOpacity: 1, className: "mask" });
  outline ??= L.polyline([], { pane: "mask", interactive: false, className: "outlined", weight: 3 });
  mask.setLatLngs([EVERYWHERE, ...edges]);
  outline.setLatLngs(edges.map((edge) => [...edge, edge[0]]));
  put(mask, edges.length > 0);
  put(outline, edges.length > 0);
  map.getContainer().classList.toggle("masked", edges.length > 0);
}
