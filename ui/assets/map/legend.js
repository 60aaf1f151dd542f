/* The legend: also where layers go on and off and the fill is chosen. */
import { element } from "./elements.js";
import { map, page, state, unreachable } from "./state.js";
import { swatch } from "./swatch.js";

let legend;
export { legend };

function choice(kind, option) {
  const label = element("label", "choice");
  const input = element("input");
  input.type = kind;
  input.name = kind === "radio" ? "fill" : `layer-${option.id}`;
  input.value = option.id;
  input.checked = option.checked;
  input.addEventListener("change", () => page().goTo(optionNow(option.id).href));
  label.append(input, element("span", "", option.label));
  return label;
}

/* Addresses change with every choice, the rest of the legend with few. */
function optionNow(id) {
  return state.legend.sections.flatMap(({ options }) => options).find((option) => option.id === id);
}

/* A word of the field: one sentence to unfold, and a link to the rest of it. */
function explained({ id, term }) {
  const box = element("details", "term"), said = element("p", "", `${term.short} `), more = element("a", "", "→");
  more.dataset.option = id;
  more.setAttribute("aria-label", term.name);
  more.addEventListener("click", (event) => { event.preventDefault(); page().goTo(optionNow(id).term.href); });
  said.append(more);
  box.append(element("summary", "", term.question), said);
  return box;
}

export function drawLegend() {
  const described = state.legend, said = JSON.stringify(described, (name, value) => (name === "href" ? undefined : value));
  if (legend.dataset.described !== said) buildLegend(described);
  legend.dataset.described = said;
  for (const more of legend.querySelectorAll("a[data-option]")) more.href = optionNow(more.dataset.option).term.href;
}

function buildLegend(described) {
  const focus = document.activeElement?.closest?.(".legend") && document.activeElement.value;
  const body = legend.querySelector(".legend-body");
  const scrolled = body.firstChild ? body.scrollTop : 0; // to ask is to lay out all that was drawn
  body.replaceChildren();
  legend.querySelector(".legend-title").textContent = described.title;
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
      if (option.term) group.append(explained(option));
    }
    body.append(group);
  }
  if (scrolled) body.scrollTop = scrolled;
  if (focus) body.querySelector(`input[value="${CSS.escape(focus)}"]`)?.focus();
}

export function foldLegend() {
  legend.open = false;
}

/* What stands in it is made anew at the next drawing. */
export function forgetLegend() {
  if (legend) legend.dataset.described = "";
}

export function makeLegend(open) {
  const control = L.control({ position: "topleft" });
  control.onAdd = () => {
    legend = element("details", "legend");
    legend.open = open;
    legend.append(element("summary", "legend-title"), element("div", "legend-body"));
    L.DomEvent.disableClickPropagation(legend);
    L.DomEvent.disableScrollPropagation(legend);
    return legend;
  };
  control.addTo(map);
}
