/* The sign of one line of the legend of a map, in a picture: on paper, and by itself. */
import { svg } from "../map/elements.js";

/** @import { Sign, Style } from "./types" */

/** @type {Record<string, string>} */
const HATCHES = {
  diagonal: "M0,14 L14,0 M8,14 L22,0",
  back: "M0,0 L14,14 M8,0 L22,14",
  cross: "M0,14 L14,0 M8,14 L22,0 M0,0 L14,14 M8,0 L22,14",
  horizontal: "M0,4 H22 M0,10 H22",
  vertical: "M5,0 V14 M11,0 V14 M17,0 V14",
};

/**
 * @param {Element} into
 * @param {Sign} sign
 * @param {number} x
 * @param {number} y
 */
export function swatch(into, { shape, style, radius }, x, y) {
  const box = svg("svg", { x, y, width: 24, height: 16, viewBox: "0 0 24 16" }, into);
  const line = { stroke: style.stroke ?? "none", "stroke-dasharray": style.dash || "none" };
  if (shape === "line") svg("path", { d: "M1,8 H23", fill: "none", "stroke-width": style.weight ?? 4, ...line }, box);
  else if (shape === "circle" || shape === "hollow") {
    const fill = shape === "circle" ? (style.fill ?? "none") : "none";
    const dash = shape === "hollow" ? "3 2" : "none";
    svg("circle", { cx: 12, cy: 8, r: Math.min(radius || 6, 7), fill, ...line, "stroke-width": 2, "stroke-dasharray": dash }, box);
  } else if (shape === "triangle") svg("path", { d: "M12,2 L18,14 H6 Z", fill: style.fill ?? "none" }, box);
  else if (shape === "clash") {
    svg("circle", { cx: 12, cy: 8, r: 6, fill: "none", stroke: style.stroke ?? "none", "stroke-width": 2.5 }, box);
    svg("path", { d: "M9.8,5.8 l4.4,4.4 M14.2,5.8 l-4.4,4.4", stroke: style.stroke ?? "none", "stroke-width": 1.8 }, box);
  } else if (shape === "diamond" || shape === "square") {
    const turned = shape === "diamond" ? "rotate(45 12 8)" : "none";
    svg("rect", { x: 8, y: 4, width: 8, height: 8, transform: turned, fill: style.fill || style.stroke || "none" }, box);
  } else area(box, style, line);
}

/**
 * @param {Element} box
 * @param {Style} style
 * @param {Record<string, string>} line
 */
function area(box, style, line) {
  const look = { fill: style.fill || "none", "fill-opacity": style.opacity ?? 0.75, "stroke-width": style.weight ?? 1 };
  svg("rect", { x: 1, y: 1, width: 22, height: 14, ...look, ...line }, box);
  const d = style.pattern && HATCHES[style.pattern];
  if (style.pattern === "dots") {
    for (const x of [5, 12, 19]) svg("circle", { cx: x, cy: 8, r: 1.4, fill: style.stroke ?? "none" }, box);
  } else if (d) svg("path", { d, stroke: style.stroke ?? "none", "stroke-width": 1.1, fill: "none", transform: "translate(1 1)" }, box);
}
