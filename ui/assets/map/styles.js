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
 * How firm the number of a circle is: agreed, only stated, or none.
 *
 * @param {import("../types").About} about
 * @param {Pick<import("../types").Drawing, "by" | "firm">} of
 */
export function firmness(about, { by = "", firm = "" }) {
  if (!about[by]) return "not_stated";
  return about[firm] ? "agreed" : "stated";
}

/**
 * @param {Site} shape
 * @param {Style} _style
 * @param {boolean} selected
 */
export function styleCircle(shape, _style, selected) {
  const { drawing, about } = shape;
  const value = Number(about[drawing.by ?? ""]) || 0;
  const style = themed(drawing.looks?.[firmness(about, drawing)] ?? _style);
  for (const circle of shape.parts) {
    if (!("setRadius" in circle)) continue;
    circle.setRadius(radiusOf(value, drawing));
    circle.setStyle({
      color: selected ? config.selected : style.stroke,
      weight: selected ? 3.5 : (style.weight ?? 1.5),
      fill: true,
      fillColor: style.fill ?? themed({ fill: config.paper }).fill,
      fillOpacity: style.fill ? 0.9 : 0.75,
      dashArray: style.dash || NO_DASH,
    });
    named(circle, shape);
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
        weight: (style.weight ?? 4) + (selected ? 3 : 0),
        opacity: 0.95,
        dashArray: style.dash || NO_DASH,
      });
    } else {
      const mark = part.getElement();
      if (!mark) continue;
      mark.style.setProperty("--mark", style.fill || style.stroke || "");
      mark.style.setProperty("--full", `${100 * (style.full ?? 1)}%`);
      mark.style.setProperty("--size", `${style.size ?? 12}px`);
      mark.classList.toggle("selected", selected);
    }
    named(part, shape);
  }
}

/**
 * What is drawn bears its name for who does not see it.
 *
 * @param {import("../types").Part} part
 * @param {Shape} shape
 */
function named(part, shape) {
  const drawn = part.getElement();
  if (!drawn || drawn.hasAttribute("aria-label")) return;
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", shape.about.name || shape.id);
}
