/* The background tiles; where they cannot be had, the legend says so. */
import { drawLegend, forgetLegend } from "./legend.js";
import { config, put, state, unreachable, unreachableIs } from "./state.js";

const TILES_FAILED = 4; // so many after another, and the background counts as unreachable

/** @type {import("leaflet").TileLayer | undefined} */
let tiles;

/* Tiles that fail one after another are given up, and the legend says so; switching them off and on tries again. */
function makeTiles() {
  let failed = 0;
  const made = L.tileLayer(config.background.url, {
    minZoom: 6,
    maxZoom: 19,
    maxNativeZoom: 19,
    attribution: config.background.credit,
  });
  made.on("tileload", () => {
    failed = 0;
  });
  made.on("tileerror", () => {
    failed += 1;
    if (failed < TILES_FAILED || unreachable) return;
    unreachableIs(true);
    failed = 0;
    // Not while Leaflet is handing out this very failure.
    setTimeout(() => {
      made.remove();
      forgetLegend();
      drawLegend();
    });
  });
  return made;
}

export function showBackground() {
  if (!state.background) unreachableIs(false);
  const wanted = state.background && !unreachable;
  if (wanted && !tiles) tiles = makeTiles();
  if (tiles) put(tiles, wanted);
}
