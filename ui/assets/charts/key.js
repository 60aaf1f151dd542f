/* What the colours of a chart on the page mean. */
import { element, svg } from "../map/elements.js";
import { hatching } from "./draw.js";

/** @import { Key } from "./types" */

/** @param {Key[]} legend */
export function key(legend) {
  const list = element("ul", "chart-key");
  for (const { name, colour, hatched } of legend) {
    const item = document.createElement("li");
    const sign = svg("svg", { width: 14, height: 14, "aria-hidden": "true" }, item);
    const fill = hatched ? "url(#hatched)" : colour;
    sign.append(hatching("currentColor"));
    svg(
      "rect",
      { width: 14, height: 14, fill, stroke: hatched ? "currentColor" : "none", "stroke-opacity": 0.55 },
      sign,
    );
    item.append(` ${name}`);
    list.append(item);
  }
  return list;
}
