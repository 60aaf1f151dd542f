/* Fragments: what the places of the page hold, and how they get what another view has in them. */
import { viewOf } from "./address.js";
import { answer } from "./answers.js";
import { all, around, one } from "./elements.js";
import { toMap } from "./frame.js";
import { letGo } from "./presses.js";
import { bringScripts } from "./scripts.js";
import { choicesHere, partsAt, shownAt } from "./sent.js";
import { failed, offline, online } from "./told.js";

/** @typedef {{ language: string, title: string, parts: Record<string, string> }} Shown */

/** @type {Map<string, string>} */
const standing = new Map(); // what each place was filled with last
/** @type {{ name: string, id: string } | null} */
let focused = null; // the place that has the focus, and the id of what has it there
let viewed = choicesHere(); // the parameters of what the page shows
let turns = 0;
/** @type {Promise<unknown> | null} */
let coming = null; // the view that was asked for last, until it is shown

/** @param {HTMLElement} place */
const nameOf = (place) => place.dataset.part?.split("/").pop() ?? "";

/** The view that is on its way, if any: what is pressed meanwhile was made for the view before it. */
export const onItsWay = () => coming;

/**
 * Shows a view. Nothing changes before the server has answered, the address neither (`arrived` changes it), and what
 * fails leaves all as it was. Who chooses something looks at the map: it is drawn first.
 *
 * @param {string} query
 * @param {() => void} [arrived]
 */
export function show(query, arrived) {
  const turn = ++turns;
  const isLast = () => turn === turns;
  const addresses = [`${shownAt}?${query}`];
  if (!viewOf(query)) addresses.unshift(`${partsAt}/map?${query}`);
  for (const place of all("[data-part]")) place.setAttribute("aria-busy", "true");

  const shown = (async () => {
    try {
      const answers = await Promise.all(addresses.map(answer));
      if (!isLast()) return;
      const sent = /** @type {Shown} */ (JSON.parse(answers.pop() ?? ""));
      arrived?.();
      viewed = query;
      online();
      for (const state of answers) {
        onStage("map");
        toMap(state);
        await nextPicture();
      }
      await putAll(sent, isLast);
    } catch (fault) {
      if (!isLast()) return;
      console.warn(fault);
      offline(() => show(query, arrived));
    } finally {
      if (isLast()) {
        coming = null;
        for (const place of all("[data-part]")) place.removeAttribute("aria-busy");
      }
    }
  })();
  coming = shown;
  return shown;
}

/** @param {"map" | "page"} view */
function onStage(view) {
  const stage = one(".stage");
  if (stage) stage.dataset.shows = view;
}

/**
 * Fills the places; one that a pointer is pressed on waits until that is let go.
 *
 * @param {Shown} sent
 * @param {() => boolean} isLast
 */
async function putAll(sent, isLast) {
  onStage(viewOf(viewed) ? "page" : "map");
  document.title = sent.title;
  document.documentElement.lang = sent.language;
  const held = [];
  for (const place of all("[data-part]")) {
    const name = nameOf(place);
    const html = sent.parts[name];
    const fill = () => {
      if (!isLast()) return;
      if (html !== undefined && standing.get(name) !== html) put(place, name, html);
      place.removeAttribute("aria-busy");
    };
    const free = letGo(place);
    if (free) held.push(free.then(fill));
    else fill();
  }
  fillLater();
  bringScripts();
  await Promise.all(held);
  if (held.length) fillLater();
}

/**
 * @param {HTMLElement} place
 * @param {string} name
 * @param {string} html
 */
function put(place, name, html) {
  const opened = () => /** @type {HTMLElement | null} */ (place.firstElementChild)?.dataset.opened;
  const before = opened();
  const unfolded = all("details[open][id]", place).map(({ id }) => id);
  const typed = typedIn(place);
  // Made by this server out of text that is escaped there (`ui/say/safe_html.py`).
  place.innerHTML = html;
  standing.set(name, html);
  for (const id of unfolded) document.getElementById(id)?.setAttribute("open", "");
  const field = fieldIn(place);
  if (field && typed !== null) field.value = typed;
  if (before !== undefined && opened() !== before) place.scrollTop = 0;
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

/* What was sent empty (the text of a letter) is fetched once it is on the page, and what is folded away once it opens. */
export function fillLater() {
  for (const place of all("[data-part][data-later]")) {
    if (!place.checkVisibility()) continue;
    const address = `${place.dataset.part}?${viewed}`;
    if (place.dataset.asked === address) continue;
    place.dataset.asked = address;
    answer(address)
      .catch(failed)
      .then((html) => {
        if (place.dataset.asked !== address) return;
        place.innerHTML = html;
        bringScripts();
      });
  }
}

/** @param {Event} event */
export function again(event) {
  const place = /** @type {HTMLElement | null | undefined} */ (
    around(event, "button[data-again]")?.closest("[data-part]")
  );
  if (!place) return;
  delete place.dataset.asked;
  if (place.dataset.later !== undefined) fillLater();
  else show(viewed);
}

/* The state of the map at the start: all else stands in the page. */
export function start() {
  fillLater();
  if (viewOf(viewed)) return Promise.resolve();
  return answer(`${partsAt}/map?${viewed}`)
    .then(toMap)
    .catch(() => offline(start));
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
