/* What stands on the map beside the legend: the way back to the whole, full screen, and the hint about two fingers. */
import { element } from "./elements.js";
import { goHome, isNarrow } from "./looking.js";
import { map, state } from "./state.js";

const HINT_MS = 1500;
const DRAG_PX = 12; // a finger that moves so far wants to move something

const HOME = "M3,11 L12,4 L21,11 M6,9.5 V19 H18 V9.5 M10,19 V14 H14 V19";
const FULL = "M4,9 V4 H9 M15,4 H20 V9 M20,15 V20 H15 M9,20 H4 V15";

/** @type {Record<string, HTMLElement>} */
const buttons = {};

/**
 * @param {string} name
 * @param {string} drawing
 * @param {() => void} act
 */
function button(name, drawing, act) {
  const made = element("a", "control");
  made.href = "#";
  made.setAttribute("role", "button");
  made.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${drawing}"/></svg>`;
  L.DomEvent.on(made, "click", (event) => {
    L.DomEvent.stop(event);
    act();
  });
  made.addEventListener("keydown", (event) => {
    if (event.key === " ") act();
  });
  buttons[name] = made;
  return made;
}

function toggleFull() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen().catch(() => {});
}

/** @type {import("leaflet").Control} */
let control;

/* On a narrow map the country reaches to the top right: what stands there would lie on it. */
export function placeControls() {
  const wanted = isNarrow() ? "bottomleft" : "topright";
  if (control.getPosition() !== wanted) control.setPosition(wanted);
}

export function makeControls() {
  const bar = element("div", "leaflet-bar");
  bar.append(button("home", HOME, goHome));
  if (document.fullscreenEnabled) bar.append(button("full", FULL, toggleFull));
  L.DomEvent.disableClickPropagation(bar);
  control = new L.Control({ position: "topright" });
  control.onAdd = () => bar; // again, where it gets another place
  control.addTo(map);
  placeControls();
  const zoom = map.zoomControl.getContainer();
  buttons.zoom_in = /** @type {HTMLElement} */ (zoom?.querySelector(".leaflet-control-zoom-in"));
  buttons.zoom_out = /** @type {HTMLElement} */ (zoom?.querySelector(".leaflet-control-zoom-out"));
  if (matchMedia("(pointer: coarse)").matches) listenToFingers();
}

export function nameControls() {
  for (const [name, made] of Object.entries(buttons)) {
    made.title = state.words.controls[name];
    made.setAttribute("aria-label", state.words.controls[name]);
  }
}

/* One finger moves the page, two move the map; who has the whole screen moves the map with one. */
function listenToFingers() {
  const container = map.getContainer();
  const hint = element("div", "fingers");
  hint.hidden = true;
  container.append(hint);
  map.dragging.disable();
  container.classList.add("two-fingers");
  document.addEventListener("fullscreenchange", () => {
    const whole = Boolean(document.fullscreenElement);
    container.classList.toggle("two-fingers", !whole);
    if (whole) map.dragging.enable();
    else map.dragging.disable();
  });
  /** @type {{ x: number, y: number } | null} */
  let from = null;
  let hiding = 0;
  const at = (/** @type {TouchEvent} */ event) => ({ x: event.touches[0].clientX, y: event.touches[0].clientY });
  container.addEventListener(
    "touchstart",
    (event) => {
      const onLegend = event.target instanceof Element && event.target.closest(".legends");
      from = event.touches.length === 1 && !onLegend ? at(event) : null;
      if (event.touches.length > 1) hint.hidden = true;
    },
    { passive: true },
  );
  container.addEventListener(
    "touchmove",
    (event) => {
      if (!from || event.touches.length !== 1 || map.dragging.enabled() || !state) return;
      const { x, y } = at(event);
      if (Math.hypot(x - from.x, y - from.y) < DRAG_PX) return;
      hint.textContent = state.words.controls.fingers;
      hint.hidden = false;
      clearTimeout(hiding);
      hiding = window.setTimeout(() => {
        hint.hidden = true;
      }, HINT_MS);
    },
    { passive: true },
  );
}
