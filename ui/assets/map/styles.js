/* Styles put on shapes that are drawn. */
import { paint, themed } from "./patterns.js";
import { config, put } from "./state.js";

export function on(shape, wanted) {
  put(shape.layer, wanted);
  shape.shown = wanted;
}

function styleArea(shape, style, selected) {
  shape.layer.setStyle({
    color: selected ? config.selected : style.stroke,
    weight: selected ? 3 : style.weight ?? 1,
    dashArray: style.dash || null,
    fill: Boolean(style.fill || (style.pattern && style.pattern !== "none")),
    fillColor: paint(style),
    fillOpacity: style.opacity ?? 0.75,
    opacity: style.faint && !selected ? 0.35 : 1,
  });
}

/* Thousands of areas are not styled anew where nothing of theirs changed. */
export function styleChanged(shape, style, chosen) {
  if (shape.style === style && shape.chosen === chosen) return;
  Object.assign(shape, { style, chosen });
  styleArea(shape, style, chosen);
}

export function styleCircle(shape, style, selected) {
  const value = shape.about.homes;
  if (!value) style = themed(config.hollow);
  const { breaks, px, hollow } = config.radius;
  for (const circle of shape.parts) {
    circle.setRadius(value ? px[breaks.filter((low) => value >= low).length - 1] : hollow);
    circle.setStyle({
      color: selected ? config.selected : style.stroke, weight: selected ? 3.5 : 2,
      fill: true, fillColor: value ? style.fill : themed({ fill: config.paper }).fill, fillOpacity: value ? 0.8 : 0.55,
      dashArray: value ? null : "3 2",
    });
  }
}

export function styleLine(shape, style, selected) {
  for (const part of shape.parts) {
    if (part.setStyle) {
      part.setStyle({ color: selected ? config.selected : style.stroke, weight: selected ? 7 : 4, opacity: 0.95, dashArray: style.dash || null });
    } else if (part.getElement()) {
      const mark = part.getElement();
      mark.style.setProperty("--mark", style.fill || style.stroke);
      mark.classList.toggle("selected", selected);
    }
  }
}
