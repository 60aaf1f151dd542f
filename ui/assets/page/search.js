/* The search offers hits while someone types: a combobox over a form that works without this script.
 *
 * The server says what is offered, by kind; what was typed stands marked in it. Arrows go through the hits, Enter takes
 * the one that is on or else the first, Escape closes the list. The list stands until the next one has come. */
import { around, one } from "./elements.js";
import { goTo } from "./links.js";
import { choicesHere } from "./sent.js";

/** @import { Hit, Suggestions } from "../types.d.ts" */

const SAID_MS = 600; // so long nothing is typed before the hits are said aloud
const KEPT = 60; // answers
/** @type {Map<string, Suggestions>} */
const answers = new Map();
/** @type {AbortController | null} */
let asking = null;
/** @type {Promise<Hit[]> | null} */
let coming = null;
/** @type {Hit[]} */
let hits = [];
let on = -1; // which hit the arrows are on
let saying = 0;
let entered = false; // whether the form is sent by Enter

/** @param {Event} event */
const boxOf = (event) => /** @type {HTMLFormElement | null} */ (around(event, ".search-box"));
/** @param {HTMLElement} box */
const fieldOf = (box) => /** @type {HTMLInputElement} */ (one("input[type=search]", box));
/** @param {HTMLElement} box */
const listOf = (box) => /** @type {HTMLElement} */ (one(".search-list", box));

/**
 * @param {string} tag
 * @param {string} name
 * @param {string} [said]
 */
function made(tag, name, said = "") {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = said;
  return element;
}

/**
 * The field says that it has a list to choose from: only once this script can keep that promise.
 *
 * @param {FocusEvent} event
 */
export function ready(event) {
  const box = boxOf(event);
  if (!box) return;
  const field = fieldOf(box);
  if (event.target !== field || field.role) return;
  const list = listOf(box);
  field.role = "combobox";
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");
  list.role = "listbox";
  list.setAttribute("aria-label", list.dataset.title ?? "");
}

/**
 * @param {HTMLElement} box
 * @param {number} nth
 */
function mark(box, nth) {
  const field = fieldOf(box);
  on = nth;
  for (const option of listOf(box).querySelectorAll("[role=option]")) {
    const is = option.id === `search-hit-${nth}`;
    option.setAttribute("aria-selected", `${is}`);
    if (is) option.scrollIntoView({ block: "nearest" });
  }
  if (nth < 0) field.removeAttribute("aria-activedescendant");
  else field.setAttribute("aria-activedescendant", `search-hit-${nth}`);
}

/** @param {HTMLElement} box */
function close(box) {
  asking?.abort();
  asking = coming = null;
  hits = [];
  listOf(box).replaceChildren();
  fieldOf(box).setAttribute("aria-expanded", "false");
  mark(box, -1);
}

/** @param {Hit} hit */
function nameOf(hit) {
  const name = made("span", "search-name");
  let at = 0;
  for (const [from, to] of hit.marks) {
    name.append(hit.name.slice(at, from), made("mark", "", hit.name.slice(from, to)));
    at = to;
  }
  name.append(hit.name.slice(at));
  return name;
}

/**
 * @param {HTMLElement} box
 * @param {Suggestions} found
 */
function show(box, found) {
  const list = listOf(box);
  /** @type {Hit[]} */
  const next = [];
  const groups = found.groups.map((group) => {
    const held = made("div", "search-group");
    const title = made("div", "search-title", group.title);
    title.id = `search-${group.kind}`;
    held.role = "group";
    held.setAttribute("aria-labelledby", title.id);
    held.append(title);
    for (const hit of group.hits) {
      const option = made("div", "search-hit");
      option.role = "option";
      option.id = `search-hit-${next.length}`;
      option.setAttribute("aria-selected", "false");
      option.append(nameOf(hit), made("span", "quiet", hit.about));
      held.append(option);
      next.push(hit);
    }
    return held;
  });
  hits = next;
  const told = found.guessed || (hits.length ? "" : found.said);
  list.replaceChildren(...(told ? [made("div", "search-told", told)] : []), ...groups);
  fieldOf(box).setAttribute("aria-expanded", `${hits.length > 0}`);
  mark(box, -1);
  clearTimeout(saying);
  saying = window.setTimeout(() => {
    const said = one(".search-said", box);
    if (said) said.textContent = found.said;
  }, SAID_MS);
}

/**
 * @param {string} address
 * @param {AbortSignal} signal
 * @returns {Promise<Suggestions>}
 */
async function answer(address, signal) {
  const kept = answers.get(address);
  if (kept) return kept;
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${response.status}`);
  const found = await response.json();
  answers.set(address, found);
  if (answers.size > KEPT) answers.delete([...answers.keys()][0]);
  return found;
}

/**
 * @param {HTMLElement} box
 * @param {string} typed
 */
function ask(box, typed) {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  const kept = new URLSearchParams(choicesHere());
  for (const name of ["q", "at", "fact", "page", "more"]) kept.delete(name);
  kept.set("q", typed);
  coming = answer(`${box.dataset.suggest}?${kept}`, signal)
    .then((found) => {
      if (!signal.aborted) show(box, found);
      return hits;
    })
    .catch(() => []);
}

/** @param {Event} event */
export function typed(event) {
  const box = boxOf(event);
  if (!box || event.target !== fieldOf(box)) return;
  const text = fieldOf(box).value.trim();
  if (text) ask(box, text);
  else close(box);
}

/**
 * @param {HTMLElement} box
 * @param {Hit} hit
 */
function choose(box, hit) {
  const field = fieldOf(box);
  close(box);
  field.value = "";
  if (matchMedia("(pointer: coarse)").matches) field.blur(); // the keyboard would cover what was found
  goTo(hit.href);
}

/** @param {KeyboardEvent} event */
export function key(event) {
  const box = boxOf(event);
  if (!box || event.target !== fieldOf(box) || event.isComposing) return;
  entered = event.key === "Enter";
  if (event.key === "Escape" && listOf(box).childElementCount) {
    event.preventDefault();
    close(box);
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && hits.length) {
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    // Between the last and the first is the field itself.
    const places = hits.length + 1;
    mark(box, ((on + 1 + step + places) % places) - 1);
  } else if (event.key === "ArrowDown" && fieldOf(box).value.trim()) {
    ask(box, fieldOf(box).value.trim());
  }
}

/**
 * Enter takes the hit that the arrows are on, else the first; the button, and Enter where there is none, finds all that
 * holds the words.
 *
 * @param {SubmitEvent} event
 */
export async function submit(event) {
  const box = boxOf(event);
  if (!box) return;
  event.preventDefault();
  const byEnter = entered;
  entered = false;
  const found = coming && byEnter ? await coming : hits;
  const hit = found[Math.max(on, 0)];
  if (hit && byEnter) {
    choose(box, hit);
    return;
  }
  const given = new URLSearchParams(/** @type {Record<string, string>} */ (/** @type {unknown} */ (new FormData(box))));
  if (!given.get("q")?.trim()) given.delete("q");
  close(box);
  goTo(`?${given}`);
}

/** @param {PointerEvent} event */
export function point(event) {
  const box = boxOf(event);
  if (box && around(event, ".search-list")) event.preventDefault(); // the field keeps the focus
}

/** @param {MouseEvent} event */
export function take(event) {
  const box = boxOf(event);
  const option = box && around(event, ".search-hit");
  if (box && option) choose(box, hits[Number(option.id.replace("search-hit-", ""))]);
}

/** @param {FocusEvent} event */
export function leave(event) {
  const box = boxOf(event);
  if (box && !(event.relatedTarget instanceof Node && box.contains(event.relatedTarget))) close(box);
}
