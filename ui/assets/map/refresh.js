/* The state of the page, applied in place to all that is drawn. */
import { showBackground } from "./background.js";
import { clusters, drawClusters } from "./clusters.js";
import { showDetail } from "./detail.js";
import { showSites } from "./groups.js";
import { placeLabels } from "./labels.js";
import { drawLegend } from "./legend.js";
import { hasRoom, moveTo } from "./looking.js";
import { styleLook } from "./looks.js";
import { showNotice } from "./notices.js";
import { themed } from "./patterns.js";
import { config, page, put, shapes, state } from "./state.js";
import { on } from "./styles.js";

export function refresh() {
  if (!state || !document.body.dataset.drawn) return; // a state that comes before all is ready is applied then
  showNotice();
  drawLegend();
  // First where the map looks, then what is drawn there: the other way round each line would be projected twice.
  const room = hasRoom();
  if (room) moveTo();
  const selected = new Set(state.selection.slice(0, 1));
  const listedIn = new Map(Object.entries(state.layers).map(([layerId, { show }]) => [layerId, show && new Set(show)]));
  for (const [key, shape] of shapes) {
    const spec = state.layers[shape.layerId] || { on: false, show: [] };
    if (shape.kind === "point" && clusters.has(shape.layerId)) continue;
    const listed = spec.show === null || Boolean(listedIn.get(shape.layerId)?.has(shape.n));
    const chosen = selected.has(key);
    const fixed = config.styles[shape.layerId];
    const style = themed(state.styles[shape.layerId]?.[shape.id] || fixed[shape.id] || fixed["*"]);
    // What hangs on the fill is not shown for being chosen: another fill is in its place.
    const wanted = (spec.on && listed) || (chosen && !shape.drawing.fill);
    if (shape.kind === "point") {
      shape.wanted = wanted;
      continue;
    }
    on(shape, wanted);
    if (shape.label) {
      put(shape.label, spec.on);
      const box = shape.label.getElement()?.querySelector(".label");
      if (box) {
        box.classList.toggle("faint", Boolean(style.faint));
        if (box.lastChild) box.lastChild.textContent = style.label || "";
      }
    }
    if (!shape.shown) continue;
    styleLook(shape, style, chosen);
    if (chosen && shape.layer.bringToFront) shape.layer.bringToFront();
  }
  drawClusters();
  showSites(true);
  placeLabels();
  if (!room) return; // the observer of the size comes back here
  setTimeout(showBackground); // what is known is drawn first
  showDetail();
  document.body.dataset.applied = state.stamp;
  page().drawn();
}
