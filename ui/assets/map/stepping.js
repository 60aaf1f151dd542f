/* By keyboard: arrows step through what is in view, its name is said, Enter opens it, Escape closes. */
import { element } from "./elements.js";
import { labelPoint } from "./geometry.js";
import { groups, openGroup, togetherSaid } from "./groups.js";
import { pick, whatOf } from "./hits.js";
import { map, page, shapes, state } from "./state.js";

/** @import { Shape } from "../types" */

const ROW_PX = 40; // what lies so close in height is read from left to right

/**
 * @typedef {{ x: number, y: number, name: string, kind: string, key: string, open: () => void }} Step
 */

/** @type {HTMLElement} */
let said;
/** @type {HTMLElement} */
let ring;
/** @type {string | undefined} */
let standing; // at which step

const STEPS = /** @type {Record<string, number>} */ ({ ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 });
const MOVES = /** @type {Record<string, [number, number]>} */ ({
  ArrowRight: [120, 0],
  ArrowLeft: [-120, 0],
  ArrowDown: [0, 120],
  ArrowUp: [0, -120],
});

/**
 * In the order in which one reads: row by row, from the left.
 *
 * @template {{ x: number, y: number }} One
 * @param {One[]} steps
 */
export function inOrder(steps) {
  const row = (/** @type {One} */ { y }) => Math.floor(y / ROW_PX);
  return steps.sort((a, b) => row(a) - row(b) || a.x - b.x || a.y - b.y);
}

/** @param {Shape} shape */
function placeOf(shape) {
  if (shape.kind === "area") return shape.label?.getLatLng() ?? labelPoint(shape.layer);
  const part = shape.parts.find((one) => map.hasLayer(one));
  if (!part) return undefined;
  if ("getLatLng" in part) return part.getLatLng();
  const line = /** @type {import("leaflet").LatLng[]} */ (part.getLatLngs().flat());
  return line[Math.floor(line.length / 2)];
}

/** @returns {Step[]} */
function inView() {
  const size = map.getSize();
  /** @type {Step[]} */
  const found = [];
  const add = (/** @type {import("leaflet").LatLngExpression} */ at, /** @type {Omit<Step, "x" | "y">} */ step) => {
    const { x, y } = map.latLngToContainerPoint(at);
    if (x >= 0 && y >= 0 && x <= size.x && y <= size.y) found.push({ ...step, x, y });
  };
  for (const [key, shape] of shapes) {
    const at = shape.shown && !shape.drawing.fill && placeOf(shape);
    const opens = shape.about.subject || key;
    if (at) add(at, { name: shape.about.name || shape.id, kind: whatOf(shape), key, open: () => page().pick([opens]) });
  }
  for (const group of groups) {
    const name = togetherSaid(group.members.length);
    add(group.at, { name, kind: "", key: `group:${group.at}`, open: () => openGroup(group) });
  }
  return inOrder(found);
}

/** @param {number} by */
function step(by) {
  const steps = inView();
  if (!steps.length) return;
  const now = steps.findIndex(({ key }) => key === standing);
  const next = now < 0 ? (by > 0 ? 0 : steps.length - 1) : (now + by + steps.length) % steps.length;
  const { x, y, name, kind, key } = steps[next];
  standing = key;
  ring.hidden = false;
  ring.style.left = `${x}px`;
  ring.style.top = `${y}px`;
  const what = kind ? `${name}, ${kind}` : name;
  const { nth } = state.words.controls;
  said.textContent = nth
    .replace("{}", what)
    .replace("{}", String(next + 1))
    .replace("{}", String(steps.length));
}

function forget() {
  standing = undefined;
  ring.hidden = true;
}

function open() {
  const found = standing && inView().find(({ key }) => key === standing);
  if (found) found.open();
  else pick(map.getCenter());
}

function close() {
  if (state.closed) page().goTo(state.closed);
  else forget();
}

/** @param {KeyboardEvent} event */
function press(event) {
  if (event.target !== map.getContainer() || event.altKey || event.ctrlKey || event.metaKey || !shapes || !state)
    return;
  if (event.key in STEPS && event.shiftKey) map.panBy(MOVES[event.key], { animate: false });
  else if (event.key in STEPS) step(STEPS[event.key]);
  else if (event.key === "Enter") open();
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

export function makeSteps() {
  said = element("div", "said");
  said.setAttribute("aria-live", "polite");
  ring = element("div", "step");
  ring.hidden = true;
  const container = map.getContainer();
  container.append(ring, said);
  // Before Leaflet, whose arrows would move the map.
  container.addEventListener("keydown", press, true);
  map.on("movestart", forget);
}
