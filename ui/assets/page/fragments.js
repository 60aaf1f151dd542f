/* Parts of the page: each place is filled with what is at its address. */
import { inOrder, viewOf } from "./address.js";
import { answer } from "./answers.js";
import { isStill } from "./app.js";
import { toMap } from "./frame.js";
import { letGo } from "./presses.js";
import { failed } from "./told.js";

const SAID_MS = 5000; // so long a link in header or footer waits for the server to know of the choice before it
const asked = new WeakMap(),
  standing = new Map();
let mapShown = Promise.resolve(); // the state of the map that was asked for last
let focused = null; // the part that has the focus, and the id of what has it there

const nameOf = (place) => place.dataset.part.split("/").pop();

/* The parameters whose content the parts show. The visitor is ahead of the server: what it says of a choice before the
 * last (`ahead`, from the oldest on) is no longer what the page shows. */
let viewed = inOrder(location.search),
  heard = null;
const ahead = [],
  listening = new Set();

function hear() {
  const said = document.body?.querySelector("[data-viewed]")?.dataset.viewed;
  if (said !== undefined && said !== heard) {
    heard = said;
    const behind = said === viewed ? -1 : ahead.indexOf(said);
    if (behind < 0) viewed = said;
    ahead.splice(0, behind < 0 ? ahead.length : behind + 1);
  }
  if (heard === viewed && isStill()) ahead.length = 0;
  for (const listener of listening) listener();
}

const addressOf = (place) => `${place.dataset.part}?${viewed}`;
const isShown = (place) => (place.dataset.of || null) === viewOf(viewed);

/* When what knows nothing yet of the choice before this one will: a part that waits for its next content, or header and
 * footer before the server has run. Nothing where it is up to date, or where no server has run and nothing was chosen. */
export function renewed(around) {
  if (around.dataset.part) return around.hasAttribute("aria-busy") && answer(addressOf(around)).catch(() => {});
  if (around.dataset.viewed === viewed || (heard === null && !ahead.length)) return null;
  return new Promise((go) => {
    const done = () => {
      listening.delete(listener);
      go();
    };
    const listener = () => {
      if (document.querySelector(`.${around.className}`)?.dataset.viewed === viewed) done();
    };
    listening.add(listener);
    setTimeout(done, SAID_MS);
  });
}

function put(place, name, html) {
  if (name === "map" && html.startsWith("{")) {
    place.replaceChildren();
    toMap(html);
    return;
  }
  const scroller = place.closest("[class*='st-key-']"),
    before = place.firstElementChild?.dataset.opened;
  // Made by this server out of text that is escaped there (`ui/safe_html.py`).
  place.innerHTML = html;
  if (scroller && before !== undefined && place.firstElementChild?.dataset.opened !== before) scroller.scrollTop = 0;
  if (focused?.name !== name || document.activeElement !== document.body) return;
  place.tabIndex = -1;
  ((focused.id && document.getElementById(focused.id)) || place).focus({ preventScroll: true });
}

export function fillParts() {
  hear();
  for (const place of document.querySelectorAll("[data-part]")) {
    const wanted = addressOf(place),
      name = nameOf(place);
    // What is folded away is fetched when it is opened; what is of another view goes or stays as it is.
    if (asked.get(place) === wanted || !isShown(place) || place.closest("details:not([open])")) continue;
    asked.set(place, wanted);
    if (!place.firstChild && standing.has(name) && name !== "map") put(place, name, standing.get(name));
    fill(place, wanted, name);
  }
}

async function fill(place, wanted, name) {
  place.setAttribute("aria-busy", "true");
  let html = null;
  try {
    html = await answer(wanted);
  } catch {
    html = failed();
  }
  if (name !== "map") await mapShown;
  await letGo(place);
  if (asked.get(place) !== wanted || !place.isConnected) return;
  place.removeAttribute("aria-busy");
  if (standing.get(name) === html && (place.firstChild || name === "map")) return;
  put(place, name, html);
  standing.set(name, html);
}

export function again(event) {
  const place = event.target.closest?.("[data-again]")?.closest("[data-part]");
  if (!place) return;
  asked.delete(place);
  fillParts();
}

/* The page will run anew and ask for the same parts: they are on their way before it does. Who chooses something looks at
 * the map: it is asked for and drawn first. */
export function bring() {
  viewed = inOrder(location.search);
  if (ahead.at(-1) !== viewed) ahead.push(viewed);
  const coming = [];
  const places = [...document.querySelectorAll("[data-part]")];
  for (const place of places.sort((one, other) => (nameOf(other) === "map") - (nameOf(one) === "map"))) {
    if (!isShown(place) || place.closest("details:not([open])")) continue;
    coming.push(answer(addressOf(place)));
    if (nameOf(place) === "map") mapShown = answer(addressOf(place)).then(nextPicture, () => {});
  }
  fillParts();
  return Promise.allSettled(coming);
}

/* A window in the background draws no pictures. */
function nextPicture() {
  return new Promise((shown) => {
    requestAnimationFrame(() => setTimeout(shown));
    setTimeout(shown, 100);
  });
}

export function hold(event) {
  const place = event.target.closest?.("[data-part]");
  if (place || event.type === "pointerdown") focused = place && { name: nameOf(place), id: event.target.id };
}
