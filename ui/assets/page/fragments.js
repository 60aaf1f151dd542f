/* Parts of the page: each place is filled with what is at its address. */
import { viewOf } from "./address.js";
import { answer } from "./answers.js";
import { isStanding, isStill } from "./app.js";
import { all, around, one } from "./elements.js";
import { toMap } from "./frame.js";
import { letGo } from "./presses.js";
import { choicesHere } from "./sent.js";
import { failed } from "./told.js";

const SAID_MS = 5000; // so long a link in header or footer waits for the server to know of the choice before it
/** @type {WeakMap<HTMLElement, string>} */
const asked = new WeakMap();
/** @type {Map<string, string>} */
const standing = new Map();
let mapShown = Promise.resolve(); // the state of the map that was asked for last
/** @type {{ name: string, id: string } | null} */
let focused = null; // the part that has the focus, and the id of what has it there

/* The parameters whose content the parts show. The visitor is ahead of the server: what it says of a choice before the
 * last (`ahead`, from the oldest on) is no longer what the page shows. */
let viewed = choicesHere();
/** @type {string | null} */
let heard = null;
/** @type {string[]} */
const ahead = [];
/** @type {Set<() => void>} */
const listening = new Set();

/** @param {HTMLElement} place */
const nameOf = (place) => place.dataset.part?.split("/").pop() ?? "";
/** @param {HTMLElement} place */
const addressOf = (place) => `${place.dataset.part}?${viewed}`;
/** @param {HTMLElement} place */
const isShown = (place) => (place.dataset.of || null) === viewOf(viewed);

function hear() {
  const said = document.body && one("[data-viewed]", document.body)?.dataset.viewed;
  if (said !== undefined && said !== null && said !== heard) {
    heard = said;
    const behind = said === viewed ? -1 : ahead.indexOf(said);
    if (behind < 0) viewed = said;
    ahead.splice(0, behind < 0 ? ahead.length : behind + 1);
  }
  if (isStanding()) document.getElementById("plain-way")?.remove();
  if (heard === viewed && isStill()) ahead.length = 0;
  for (const listener of listening) listener();
}

/**
 * When what knows nothing yet of the choice before this one will: a part that waits for its next content, or header and
 * footer before the server has run. Nothing where it is up to date, or where no server has run and nothing was chosen.
 *
 * @param {HTMLElement} within
 * @returns {Promise<unknown> | null}
 */
export function renewed(within) {
  if (within.dataset.part) {
    return within.hasAttribute("aria-busy") ? answer(addressOf(within)).catch(() => {}) : null;
  }
  if (within.dataset.viewed === viewed || (heard === null && !ahead.length)) return null;
  return new Promise((go) => {
    const done = () => {
      listening.delete(listener);
      go(undefined);
    };
    const listener = () => {
      if (one(`.${within.className}`)?.dataset.viewed === viewed) done();
    };
    listening.add(listener);
    setTimeout(done, SAID_MS);
  });
}

/**
 * @param {HTMLElement} place
 * @param {string} name
 * @param {string} html
 */
function put(place, name, html) {
  if (name === "map" && html.startsWith("{")) {
    place.replaceChildren();
    toMap(html);
    return;
  }
  const opened = () => /** @type {HTMLElement | null} */ (place.firstElementChild)?.dataset.opened;
  const scroller = place.closest("[class*='st-key-']");
  const before = opened();
  const typed = typedIn(place);
  // Made by this server out of text that is escaped there (`ui/say/safe_html.py`).
  place.innerHTML = html;
  const field = fieldIn(place);
  if (field && typed !== null) field.value = typed;
  if (scroller && before !== undefined && opened() !== before) scroller.scrollTop = 0;
  if (focused?.name !== name || document.activeElement !== document.body) return;
  place.tabIndex = -1;
  ((focused.id && document.getElementById(focused.id)) || place).focus({ preventScroll: true });
}

/**
 * @param {HTMLElement} place
 * @returns {HTMLInputElement | null}
 */
const fieldIn = (place) => place.querySelector("input[type=search]");

/**
 * What someone typed in the field of a place and did not send yet.
 *
 * @param {HTMLElement} place
 */
function typedIn(place) {
  const field = fieldIn(place);
  return field && field.value !== field.defaultValue ? field.value : null;
}

/**
 * Whether a place was never filled: it holds at most the way to its plain page.
 *
 * @param {HTMLElement} place
 */
function isEmpty(place) {
  const first = /** @type {HTMLElement | null} */ (place.firstElementChild);
  return !place.firstChild || first?.dataset.way !== undefined;
}

export function fillParts() {
  hear();
  for (const place of all("[data-part]")) {
    const wanted = addressOf(place);
    const name = nameOf(place);
    // What is folded away is fetched when it is opened; what is of another view goes or stays as it is.
    if (asked.get(place) === wanted || !isShown(place) || place.closest("details:not([open])")) continue;
    asked.set(place, wanted);
    const stood = standing.get(name);
    if (isEmpty(place) && stood !== undefined && name !== "map") put(place, name, stood);
    fill(place, wanted, name);
  }
}

/**
 * @param {HTMLElement} place
 * @param {string} wanted
 * @param {string} name
 */
async function fill(place, wanted, name) {
  place.setAttribute("aria-busy", "true");
  const html = await answer(wanted).catch(failed);
  if (name !== "map") await mapShown;
  await letGo(place);
  if (asked.get(place) !== wanted || !place.isConnected) return;
  place.removeAttribute("aria-busy");
  if (standing.get(name) === html && (name === "map" || !isEmpty(place))) return;
  put(place, name, html);
  standing.set(name, html);
}

/** @param {MouseEvent} event */
export function again(event) {
  const place = /** @type {HTMLElement | null | undefined} */ (around(event, "[data-again]")?.closest("[data-part]"));
  if (!place) return;
  asked.delete(place);
  fillParts();
}

/* The page will run anew and ask for the same parts: they are on their way before it does. Who chooses something looks at
 * the map: it is asked for and drawn first. */
export function bring() {
  viewed = choicesHere();
  if (ahead.at(-1) !== viewed) ahead.push(viewed);
  const coming = [];
  const places = all("[data-part]");
  for (const place of places.sort((a, b) => Number(nameOf(b) === "map") - Number(nameOf(a) === "map"))) {
    if (!isShown(place) || place.closest("details:not([open])")) continue;
    coming.push(answer(addressOf(place)));
    if (nameOf(place) === "map") mapShown = answer(addressOf(place)).then(nextPicture, () => {});
  }
  fillParts();
  return Promise.allSettled(coming);
}

/**
 * A window in the background draws no pictures.
 *
 * @returns {Promise<void>}
 */
function nextPicture() {
  return new Promise((shown) => {
    requestAnimationFrame(() => setTimeout(shown));
    setTimeout(shown, 100);
  });
}

/** @param {Event} event */
export function hold(event) {
  const place = around(event, "[data-part]");
  if (!place && event.type !== "pointerdown") return;
  focused = place && { name: nameOf(place), id: event.target instanceof Element ? event.target.id : "" };
}
