/* The legend: also where layers go on and off and the fill is chosen. */
import { element } from "./elements.js";
import { map, page, state, unreachable } from "./state.js";
import { swatch } from "./swatch.js";

/** @import { Legend, Option, Term } from "../types" */

/** @type {HTMLDetailsElement} */
let legend;

export { legend };

/** @type {HTMLElement} */
let title;
/** @type {HTMLElement} */
let body;

/**
 * @param {"radio" | "checkbox"} kind
 * @param {Option} option
 */
function choice(kind, option) {
  const label = element("label", "choice");
  const input = element("input");
  input.type = kind;
  input.name = kind === "radio" ? "fill" : `layer-${option.id}`;
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
  return state.legend.sections.flatMap(({ options }) => options).find((option) => option.id === id) ?? {};
}

/**
 * A word of the field: one sentence to unfold, and a link to the rest of it.
 *
 * @param {string} id
 * @param {Term} term
 */
function explained(id, term) {
  const box = element("details", "term"),
    said = element("p", "", `${term.short} `),
    more = element("a", "", "→");
  more.dataset.option = id;
  more.setAttribute("aria-label", term.name);
  more.addEventListener("click", (event) => {
    event.preventDefault();
    follow(optionNow(id).term?.href);
  });
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
  if (legend.dataset.described !== said) buildLegend(described);
  legend.dataset.described = said;
  for (const more of /** @type {NodeListOf<HTMLAnchorElement>} */ (legend.querySelectorAll("a[data-option]")))
    more.href = optionNow(more.dataset.option ?? "").term?.href ?? "";
}

/** @param {Legend} described */
function buildLegend(described) {
  const held = document.activeElement;
  const focus = held instanceof HTMLInputElement && held.closest(".legend") && held.value;
  const scrolled = body.firstChild ? body.scrollTop : 0; // to ask is to lay out all that was drawn
  body.replaceChildren();
  title.textContent = described.title;
  for (const section of described.sections) {
    const group = element("fieldset");
    group.append(element("legend", "", section.title));
    for (const option of section.options) {
      group.append(choice(section.kind, option));
      if (!option.checked) continue;
      for (const item of option.items || []) {
        const row = element("div", "item");
        row.append(swatch(item), element("span", "", item.label));
        group.append(row);
      }
      if (option.id === "background" && unreachable) group.append(element("p", "note", state.words.unreachable));
      if (option.note) group.append(element("p", "note", option.note));
      if (option.term) group.append(explained(option.id, option.term));
    }
    body.append(group);
  }
  if (scrolled) body.scrollTop = scrolled;
  if (!focus) return;
  /** @type {HTMLElement | null} */ (body.querySelector(`input[value="${CSS.escape(focus)}"]`))?.focus();
}

export function foldLegend() {
  legend.open = false;
}

/* What stands in it is made anew at the next drawing. */
export function forgetLegend() {
  if (legend) legend.dataset.described = "";
}

/** @param {boolean} open */
export function makeLegend(open) {
  const control = new L.Control({ position: "topleft" });
  control.onAdd = () => {
    legend = element("details", "legend");
    legend.open = open;
    title = element("summary", "legend-title");
    body = element("div", "legend-body");
    legend.append(title, body);
    L.DomEvent.disableClickPropagation(legend);
    L.DomEvent.disableScrollPropagation(legend);
    return legend;
  };
  control.addTo(map);
}
