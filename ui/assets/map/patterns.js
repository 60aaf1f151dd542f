/* How a style is painted: its colours in the theme of the page, and its pattern, as no meaning hangs on colour alone. */
import { svg } from "./elements.js";
import { config } from "./state.js";

/** @import { Style } from "../types" */

/**
 * A style as the theme of the page wants it.
 *
 * @param {Style} style
 * @returns {Style}
 */
export function themed(style) {
  if (document.documentElement.dataset.theme !== "dark") return style;
  const made = { ...style };
  for (const name of /** @type {const} */ (["fill", "stroke", "ink"]))
    if (made[name]) made[name] = config.dark[made[name]] || made[name];
  return made;
}

/** @type {Record<string, string[]>} */
export const LINES = {
  diagonal: ["M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4"],
  back: ["M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4"],
  cross: ["M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4", "M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4"],
  horizontal: ["M0,4 h8"],
  vertical: ["M4,0 v8"],
  hatch: ["M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4"],
};

/**
 * The id of the pattern of a style, empty where it has none.
 *
 * @param {Style} style
 */
export function patternId({ pattern, fill = "#none", stroke = "#none", ink = stroke }) {
  return pattern && pattern !== "none" ? `pattern-${pattern}-${fill.slice(1)}-${ink.slice(1)}` : "";
}

/**
 * The fill of a style: its colour, or a pattern drawn over that colour (made at first use).
 *
 * @param {Style} style
 */
export function paint(style) {
  const id = patternId(style);
  if (!style.pattern || !id) return style.fill || "none";
  if (!document.getElementById(id)) {
    let defs = document.querySelector("#patterns defs");
    if (!defs) {
      const holder = svg("svg", { id: "patterns", width: 0, height: 0, "aria-hidden": "true" }, document.body);
      defs = svg("defs", {}, holder);
    }
    const pattern = svg("pattern", { id, width: 8, height: 8, patternUnits: "userSpaceOnUse" }, defs);
    if (style.fill) svg("rect", { width: 8, height: 8, fill: style.fill }, pattern);
    const ink = style.ink || style.stroke;
    if (style.pattern === "dots") svg("circle", { cx: 4, cy: 4, r: style.ink ? 1.1 : 1.4, fill: ink }, pattern);
    for (const d of LINES[style.pattern] || []) {
      svg("path", { d, stroke: ink, "stroke-width": 1.1, fill: "none" }, pattern);
    }
  }
  return `url(#${id})`;
}
