/* The sign of one line of the legend. */
import { svg } from "./elements.js";
import { paint, themed } from "./patterns.js";

/** @import { Sign, Style } from "../types" */

const X = 16; // the middle of a sign
const Y = 9;

/**
 * @param {Style} style
 * @param {Element} box
 */
function line(style, box) {
  const dash = style.dash || "none";
  svg(
    "path",
    { d: "M1,9 H31", stroke: style.stroke, "stroke-width": style.weight ?? 3, "stroke-dasharray": dash },
    box,
  );
}

/**
 * The outline of a diamond, and what of it is filled, from below.
 *
 * @param {number} full
 * @param {number} r
 */
export function diamond(full, r) {
  const cut = Y + r - 2 * r * full;
  const half = r - Math.abs(cut - Y);
  const sides = full > 0.5 ? `L${X + r},${Y} L${X},${Y + r} L${X - r},${Y}` : `L${X},${Y + r}`;
  return {
    outline: `M${X},${Y - r} l${r},${r} l${-r},${r} l${-r},${-r} Z`,
    filled: full ? `M${X - half},${cut} H${X + half} ${sides} Z` : "",
  };
}

/** @type {Record<string, (style: Style, box: Element) => void>} */
const SIGNS = {
  line,
  track: (style, box) => {
    line(style, box);
    const { outline, filled } = diamond(style.full ?? 1, style.size ? style.size / 2 + 1 : 7);
    svg("path", { d: outline, class: "paper", stroke: style.stroke, "stroke-width": 1.5 }, box);
    if (filled) svg("path", { d: filled, fill: style.stroke }, box);
  },
  circle: (style, box) => {
    const look = { stroke: style.stroke, "stroke-width": 1.5, "stroke-dasharray": style.dash || "none" };
    svg("circle", { cx: X, cy: Y, r: 6, fill: style.fill || "none", ...look }, box);
  },
  triangle: (style, box) => {
    const r = (style.size ?? 12) / 2;
    svg("path", { d: `M${X},${Y - r} l${r},${2 * r} h${-2 * r} Z`, fill: style.fill }, box);
  },
  clash: (style, box) => {
    svg("circle", { cx: X, cy: Y, r: 6, fill: "none", stroke: style.stroke, "stroke-width": 2.5 }, box);
    const cross = "M13.8,6.8 l4.4,4.4 M18.2,6.8 l-4.4,4.4";
    svg("path", { d: cross, stroke: style.stroke, "stroke-width": 1.8 }, box);
  },
  group: (style, box) => {
    svg("circle", { cx: X, cy: Y, r: 7, class: "paper", stroke: style.stroke, "stroke-width": 2.5 }, box);
    svg("path", { d: "M15,6.5 l1.5,-1 v7", stroke: style.stroke, "stroke-width": 1.2, fill: "none" }, box);
  },
  diamond: (style, box) => {
    svg("path", { d: diamond(1, 6).outline, fill: style.fill || style.stroke, stroke: "#ffffff" }, box);
  },
  square: (style, box) => {
    svg("rect", { x: X - 4, y: Y - 4, width: 8, height: 8, fill: style.fill || style.stroke, stroke: "#ffffff" }, box);
  },
  area: (style, box) => {
    const look = { stroke: style.stroke, "stroke-width": style.weight ?? 1, "stroke-dasharray": style.dash || "none" };
    const place = { x: 3, y: 1, width: 26, height: 16, rx: 2 };
    svg("rect", { ...place, fill: paint(style), "fill-opacity": style.opacity ?? 0.75, ...look }, box);
  },
};

/** @param {Sign} spec */
export function swatch(spec) {
  const box = svg("svg", { width: 32, height: 18, class: "swatch", "aria-hidden": "true" });
  SIGNS[spec.shape](themed(spec.style), box);
  return box;
}
