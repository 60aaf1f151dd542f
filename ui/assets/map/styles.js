/* Styles put on shapes that are drawn. */
import { paint, themed } from "./patterns.js";
import { config, put } from "./state.js";

/** @import { Area, Shape, Site, Style } from "../types" */

/* No dashes: undefined would leave those that there are. */
const NO_DASH = /** @type {string} */ (/** @type {unknown} */ (null));

/**
 * @param {Shape} shape
 * @param {boolean} wanted
 */
export function on(shape, wanted) {
  put(shape.layer, wanted);
  shape.shown = wanted;
}

/**
 * @param {Area} shape
 * @param {Style} style
 * @param {boolean} selected
 */
function styleArea(shape, style, selected) {
  shape.layer.setStyle({
    color: selected ? config.selected : style.stroke,
    weight: selected ? 3 : (style.weight ?? 1),
    dashArray: style.dash || NO_DASH,
    fill: Boolean(style.fill || (style.pattern && style.pattern !== "none")),
    fillColor: paint(style),
    fillOpacity: style.opacity ?? 0.75,
    opacity: style.faint && !selected ? 0.35 : 1,
  });
}

/**
 * Thousands of areas are not styled anew where nothing of theirs changed.
 *
 * @param {Area} shape
 * @param {Style} style
 * @param {boolean} chosen
 */
export function styleChanged(shape, style, chosen) {
  if (shape.style === style && shape.chosen === chosen) return;
  Object.assign(shape, { style, chosen });
  styleArea(shape, style, chosen);
}

/**
 * The radius of the circle of a number, in pixels.
 *
 * @param {number | undefined} value
 * @param {Pick<import("../types").Drawing, "breaks" | "px" | "hollowPx">} sizes
 */
export function radiusOf(value, { breaks = [], px = [], hollowPx = 6 }) {
  return value ? px[breaks.filter((low) => value >= low).length - 1] : hollowPx;
}

/**
 * @param {Site} shape
 * @param {Style} style
 * @param {boolean} selected
 */
export function styleCircle(shape, style, selected) {
  const { by = "", hollow = {} } = shape.drawing;
  const value = Number(shape.about[by]) || 0;
  if (!value) style = themed(hollow);
  for (const circle of shape.parts) {
    if (!("setRadius" in circle)) continue;
    circle.setRadius(radiusOf(value, shape.drawing));
    circle.setStyle({
      color: selected ? config.selected : style.stroke,
      weight: selected ? 3.5 : 2,
      fill: true,
      fillColor: value ? style.fill : themed({ fill: config.paper }).fill,
      fillOpacity: value ? 0.8 : 0.55,
      dashArray: value ? NO_DASH : "3 2",
    });
  }
}

/**
 * @param {Site} shape
 * @param {Style} style
 * @param {boolean} selected
 */
export function styleMark(shape, style, selected) {
  for (const part of shape.parts) {
    if ("setStyle" in part) {
      part.setStyle({
        color: selected ? config.selected : style.stroke,
        weight: selected ? 7 : 4,
        opacity: 0.95,
        dashArray: style.dash || NO_DASH,
      });
    } else {
      const mark = part.getElement();
      if (!mark) continue;
      mark.style.setProperty("--mark", style.fill || style.stroke || "");
      mark.classList.toggle("selected", selected);
    }
  }
}
