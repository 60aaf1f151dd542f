/* The sign of one line of the legend. */
import { svg } from "./elements.js";
import { paint, themed } from "./patterns.js";

/** @import { Sign } from "../types" */

/** @param {Sign} spec */
export function swatch(spec) {
  const box = svg("svg", { width: 22, height: 16, class: "swatch", "aria-hidden": "true" });
  const style = themed(spec.style);
  if (spec.shape === "line")
    svg(
      "path",
      {
        d: "M1,8 H21",
        stroke: style.stroke,
        "stroke-width": style.weight ?? 4,
        "stroke-dasharray": style.dash || "none",
      },
      box,
    );
  else if (spec.shape === "circle" || spec.shape === "hollow") {
    svg(
      "circle",
      {
        cx: 11,
        cy: 8,
        r: spec.radius || 6,
        fill: spec.shape === "circle" ? style.fill : "none",
        stroke: style.stroke,
        "stroke-width": 2,
        "stroke-dasharray": spec.shape === "hollow" ? "3 2" : "none",
      },
      box,
    );
  } else if (spec.shape === "triangle") {
    svg("path", { d: "M11,2 L17,14 H5 Z", fill: style.fill }, box);
  } else if (spec.shape === "clash") {
    svg("circle", { cx: 11, cy: 8, r: 6, fill: "none", stroke: style.stroke, "stroke-width": 2.5 }, box);
    svg("path", { d: "M8.8,5.8 l4.4,4.4 M13.2,5.8 l-4.4,4.4", stroke: style.stroke, "stroke-width": 1.8 }, box);
  } else if (spec.shape === "diamond" || spec.shape === "square")
    svg(
      "rect",
      {
        x: 7,
        y: 4,
        width: 8,
        height: 8,
        ...(spec.shape === "diamond" ? { transform: "rotate(45 11 8)" } : {}),
        fill: style.fill || style.stroke,
        stroke: "#ffffff",
      },
      box,
    );
  else {
    svg(
      "rect",
      {
        x: 1,
        y: 1,
        width: 20,
        height: 14,
        fill: paint(style),
        "fill-opacity": style.opacity ?? 0.75,
        stroke: style.stroke,
        "stroke-width": style.weight ?? 1,
        "stroke-dasharray": style.dash || "none",
      },
      box,
    );
  }
  return box;
}
