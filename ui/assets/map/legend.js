/* The legend: the signs of what is shown; and apart, where layers go on and off. */
import { element } from "./elements.js";
import { map, page, state, unreachable } from "./state.js";
import { swatch } from "./swatch.js";

/** @import { Legend, Option, Sign, Term } from "../types" */

const LINES = 6; // so many signs stand in it, the others are folded

/** @type {HTMLDetailsElement} */
let legend;
/** @type {HTMLDetailsElement} */
let layers;

export { legend };

/** @param {Option} option */
function choice(option) {
  const label = element("label", "choice");
  const input = element("input");
  input.type = "checkbox";
  input.name = `layer-${option.id}`;
  input.value = option.id;
  input.checked = option.checked;
  input.addEventListener("change", () => follow(optionNow(option.id).href));
  label.append(input, element("span", "", option.label));
  return label;
}

/** @param {string | undefined} address */
function follow(address) {
  if (address) page().goTo(address);
}

/**
 * Addresses change with every choice, the rest of the legend with few.
 *
 * @param {string} id
 * @returns {Partial<Option>}
 */
function optionNow(id) {
  return state.legend.options.find((option) => option.id === id) ?? {};
}

/**
 * A link whose address is that of the present state: `address` finds it.
 *
 * @param {string} label
 * @param {() => string | undefined} address
 */
function way(label, address) {
  const made = element("a", "", label);
  made.href = address() ?? "";
  made.addEventListener("click", (event) => {
    event.preventDefault();
    follow(address());
  });
  ways.push(() => {
    made.href = address() ?? "";
  });
  return made;
}

/** @type {(() => void)[]} */
let ways = [];

/**
 * A word of the field: one sentence to unfold, and a link to the rest of it.
 *
 * @param {Term} term
 * @param {number} nth
 */
function explained(term, nth) {
  const box = element("details", "term");
  const said = element("p", "", `${term.short} `);
  const more = way("→", () => state.legend.terms[nth]?.href);
  more.setAttribute("aria-label", term.name);
  said.append(more);
  box.append(element("summary", "", term.question), said);
  return box;
}

/**
 * What the legend says, as text that is the same as long as no more than addresses change.
 *
 * @param {Legend} described
 */
export function withoutAddresses(described) {
  return JSON.stringify(described, (name, value) => (name === "href" ? undefined : value));
}

export function drawLegend() {
  const described = state.legend;
  const said = withoutAddresses(described);
  if (legend.dataset.described !== said) {
    ways = [];
    buildLegend(described);
    buildLayers(described);
  }
  legend.dataset.described = said;
  for (const renew of ways) renew();
}

/**
 * The signs that stand in the legend at once, and those that are folded.
 *
 * @param {Pick<Sign, "minor">[]} items
 */
export function folded(items) {
  const major = items.filter(({ minor }) => !minor);
  const shown = new Set(major.slice(0, LINES));
  return { shown: [...shown], rest: items.filter((item) => !shown.has(item)) };
}

/** @param {Sign} item */
function row(item) {
  const made = element("div", "item");
  made.append(swatch(item), element("span", "", item.label));
  return made;
}

/** @param {Legend} described */
function buildLegend(described) {
  const body = element("div", "legend-body");
  const { shown, rest } = folded(described.items);
  const more = element("details", "more");
  more.open = Boolean(legend.querySelector(".more[open]"));
  more.append(element("summary", "", described.more));
  more.append(.../** @type {Sign[]} */ (rest).map(row));
  if (described.note) more.append(element("p", "note", described.note));
  more.append(...described.terms.map(explained));
  const table = element("p", "as-table");
  table.id = "as-table";
  table.append(way(described.table.label, () => state.legend.table.href));
  body.append(.../** @type {Sign[]} */ (shown).map(row), more, table);
  legend.replaceChildren(element("summary", "legend-title", described.title), body);
}

/** @param {Legend} described */
function buildLayers(described) {
  const held = document.activeElement;
  const focus = held instanceof HTMLInputElement && layers.contains(held) && held.value;
  const body = element("div", "legend-body");
  body.setAttribute("role", "group");
  body.setAttribute("aria-label", described.layers);
  body.append(...described.options.map(choice));
  if (state.background && unreachable) body.append(element("p", "note", state.words.unreachable));
  layers.replaceChildren(element("summary", "legend-title", described.layers), body);
  if (!focus) return;
  /** @type {HTMLElement | null} */ (layers.querySelector(`input[value="${CSS.escape(focus)}"]`))?.focus();
}

export function foldLegend() {
  legend.open = false;
  layers.open = false;
}

export function unfoldLegend() {
  legend.open = true;
}

/* What stands in it is made anew at the next drawing. */
export function forgetLegend() {
  if (legend) legend.dataset.described = "";
}

/** @param {boolean} open */
export function makeLegend(open) {
  const control = new L.Control({ position: "topleft" });
  control.onAdd = () => {
    const box = element("div", "legends");
    legend = element("details", "legend");
    legend.open = open;
    layers = element("details", "legend layers");
    box.append(legend, layers);
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    return box;
  };
  control.addTo(map);
}
