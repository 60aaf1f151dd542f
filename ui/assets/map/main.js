/* The map inside its frame: geometry by URL, a state applied in place, clicks sent back.
 *
 * `afsprakenkaart.mount(map, address)` runs once, with the map; `afsprakenkaart.apply(state)` runs with every change of the
 * state, perhaps before the geometry has arrived (then it is kept).
 */
import { prepareClusters } from "./clusters.js";
import { makeControls, nameControls, placeControls } from "./controls.js";
import { showDetail } from "./detail.js";
import { drawLand, pane } from "./drawing.js";
import { element } from "./elements.js";
import { showSites } from "./groups.js";
import { hover, makeTooltip, pick } from "./hits.js";
import { forgetWidths, placeLabels } from "./labels.js";
import { foldLegend, forgetLegend, makeLegend, unfoldLegend } from "./legend.js";
import { hasRoom, isNarrow, moveAgain, readSizes, startAtHome, takeSize, unfit } from "./looking.js";
import { drawLook } from "./looks.js";
import { doneLoading, makeNotices, sayFault, sayWords } from "./notices.js";
import { refresh } from "./refresh.js";
import { config, configIs, load, map, mapIs, page, shapes, shapesAre, state, stateIs } from "./state.js";
import { makeSteps } from "./stepping.js";

/** @import { Config, State } from "../types" */

const PANES = {
  land: 150,
  fills: 410,
  outlines: 420,
  municipalities: 425,
  hatches: 430,
  lines: 440,
  "municipality-names": 445,
  mask: 448,
  points: 450,
  labels: 460,
};

/** @param {string} base */
function theme(base) {
  if (document.documentElement.dataset.theme === base) return;
  document.documentElement.dataset.theme = base;
  forgetLegend();
  refresh();
}

/**
 * @param {import("leaflet").Map} made
 * @param {string} address
 */
async function mount(made, address) {
  mapIs(made);
  readSizes();
  document.documentElement.dataset.theme = page().theme();
  map.attributionControl.setPrefix(false);
  map.zoomControl.setPosition("topright");
  L.control.scale({ imperial: false, position: "bottomright" }).addTo(map);
  for (const [name, zIndex] of Object.entries(PANES)) pane(name, zIndex);
  makeLegend(!isNarrow());
  makeControls();
  makeTooltip();
  makeSteps();
  makeNotices();
  const { mapState } = page();
  if (mapState) apply(mapState);
  describe(); // a state that came before the map
  sayWords();
  listen();
  followSize();
  try {
    await draw(await load(address));
  } catch (fault) {
    sayFault();
    console.warn(fault);
  } finally {
    doneLoading();
  }
}

function listen() {
  const container = map.getContainer();
  // Leaflet gives the map the focus when it is pressed: a page that scrolls for that moves under the pointer.
  container.focus = (options) => HTMLElement.prototype.focus.call(container, { preventScroll: true, ...options });
  map.on("click", (event) => shapes && pick(event.latlng));
  map.on("mousemove", hover);
  map.on("zoomend", () => showSites());
  map.on("moveend", placeLabels);
  map.on("moveend", showDetail);
  const keyboard = (/** @type {boolean} */ used) => () => container.classList.toggle("keyboard", used);
  container.addEventListener("pointerdown", keyboard(false));
  document.addEventListener("keydown", keyboard(true));
  container.append(element("div", "crosshair"));
}

/* The frame gets its size when Streamlit likes, and another one later. */
function followSize() {
  const container = map.getContainer();
  let touched = false; // by the visitor
  for (const used of ["pointerdown", "wheel", "keydown"]) {
    container.addEventListener(
      used,
      () => {
        touched = true;
      },
      { passive: true, once: true },
    );
  }
  let narrow = isNarrow();
  new ResizeObserver(() => {
    takeSize();
    // A legend that was open at a desk would cover a narrow map whole.
    if (!narrow && isNarrow()) foldLegend();
    // A frame may be narrow only because the page around it is still being laid out.
    if (narrow && !isNarrow() && !touched) unfoldLegend();
    narrow = isNarrow();
    placeControls();
    if (!touched) unfit();
    if (state && document.body.dataset.applied !== state.stamp) refresh();
    // What the map shows of itself fits again; what someone chose to see stays.
    else if (state && shapes && !touched && hasRoom()) moveAgain();
  }).observe(container);
}

/** @param {Config} given */
async function draw(given) {
  if (given.font) {
    const font = new FontFace("Source Sans", `url(${given.font})`, { weight: "200 900" });
    font.load().then(
      (loaded) => {
        document.fonts.add(loaded);
        forgetWidths();
        placeLabels();
      },
      () => {},
    );
  }
  map.attributionControl.addAttribution(given.credit);
  const [topology, points, features] = await Promise.all([load(given.topology), load(given.points), load(given.names)]);
  configIs({ ...given, features });
  shapesAre(new Map());
  startAtHome();
  drawLand(topology);
  for (const drawing of config.drawn) drawLook(drawing, topology, points);
  await prepareClusters(points);
  document.body.dataset.drawn = String(shapes.size);
  refresh();
}

/* The words come with the state, which may be there before the map or after it. */
function describe() {
  if (!map || !state) return;
  const container = map.getContainer();
  container.setAttribute("role", "application");
  container.setAttribute("aria-label", state.words.map);
  container.setAttribute("aria-describedby", "as-table");
  nameControls();
}

/** @param {State} given */
function apply(given) {
  if (state?.stamp === given.stamp) return;
  stateIs(given);
  document.documentElement.lang = state.language;
  sayWords();
  describe();
  refresh();
}

window.afsprakenkaart = { mount, apply, theme };
