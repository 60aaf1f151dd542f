/* Charts and pictures: loaded by `page/scripts.js` where the page shows one.
 *
 * - A box with `data-chart` holds the words and numbers of a chart (`ui/say/chart_drawing.py`); it is drawn in
 *   `.chart-drawn` within it, anew whenever its width changes.
 * - A button with `data-picture` (`png`, `svg`) and `data-shape` saves the box around it as a picture.
 */
import { bars } from "./draw.js";
import { key } from "./key.js";
import { layout } from "./layout.js";
import { save } from "./save.js";
import { measureIn } from "./text.js";

/** @import { Chart, Told } from "./types" */

const SIZE = 14;
/** @type {WeakMap<Element, number>} */
const drawn = new WeakMap();

/** @param {Element} within */
const toldOf = (within) =>
  /** @type {Told} */ (
    JSON.parse(/** @type {HTMLElement | null} */ (within.closest("[data-chart]"))?.dataset.chart ?? "{}")
  );

/** @param {Element} place */
function draw(place) {
  const width = Math.floor(place.clientWidth);
  if (!width || drawn.get(place) === width) return;
  drawn.set(place, width);
  const chart = /** @type {Chart} */ (toldOf(place));
  const family = getComputedStyle(place).fontFamily;
  const at = layout(chart, { width, size: SIZE, measure: measureIn(family) });
  const made = bars(chart, at, width, {
    ink: "currentColor",
    paper: "var(--paper)",
    family,
    size: SIZE,
  });
  place.replaceChildren(...(chart.stacked ? [key(chart.legend)] : []), made);
}

const widths = new ResizeObserver((changed) => {
  for (const { target } of changed) draw(target);
});

function look() {
  for (const place of document.querySelectorAll("[data-chart] .chart-drawn")) {
    if (drawn.has(place)) continue;
    draw(place);
    widths.observe(place);
  }
}

/** @param {MouseEvent} event */
async function take({ target }) {
  const button =
    target instanceof Element ? /** @type {HTMLButtonElement | null} */ (target.closest("button[data-picture]")) : null;
  if (!button || button.disabled) return;
  const told = toldOf(button);
  button.disabled = true;
  try {
    await save(told, button.dataset.picture ?? "png", button.dataset.shape === "square" ? "square" : "wide");
  } catch (fault) {
    console.warn(fault);
    button.insertAdjacentElement("afterend", failed(told.around.fault));
  }
  button.disabled = false;
}

/** @param {string} said */
function failed(said) {
  const note = document.createElement("span");
  note.setAttribute("role", "alert");
  note.textContent = said;
  return note;
}

document.addEventListener("click", take);
new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
look();
