/* A chart as SVG, by Observable Plot: bars in the colour of their meaning, on one scale from zero. */
import * as Plot from "@observablehq/plot";
import { svg } from "../map/elements.js";

/** @import { Chart, Key, Layout } from "./types" */

/** @typedef {{ ink: string, paper: string, family: string, size: number }} Look */

const HATCH = "hatched";

/**
 * The lines that say that nothing is stated, as a pattern for the bars of a drawing.
 *
 * @param {string} ink
 */
export function hatching(ink) {
  const defs = svg("defs", {});
  const pattern = svg("pattern", { id: HATCH, width: 7, height: 7, patternUnits: "userSpaceOnUse" }, defs);
  svg(
    "path",
    { d: "M-2,2 l4,-4 M0,7 l7,-7 M5,9 l4,-4", stroke: ink, "stroke-width": 1, "stroke-opacity": 0.55 },
    pattern,
  );
  return defs;
}

/**
 * Black or white, whichever is easier to read on a colour.
 *
 * @param {string} colour
 */
export function readable(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 ? "#ffffff" : "#000000";
}

/**
 * @param {Key[]} legend
 * @param {string} series
 */
const keyOf = (legend, series) => legend.find((key) => key.series === series);

/**
 * What Plot drew, without a style sheet of its own; its groups have names for us, not for who hears the page, who is told
 * what the chart says.
 *
 * @param {Element} drawn
 */
function plain(drawn) {
  const made = /** @type {SVGSVGElement} */ (drawn instanceof SVGSVGElement ? drawn : drawn.querySelector("svg"));
  made.querySelector("style")?.remove();
  for (const group of made.querySelectorAll("[aria-label]")) {
    group.setAttribute("class", group.getAttribute("aria-label") ?? "");
    group.removeAttribute("aria-label");
  }
  return made;
}

/**
 * Bars as they were laid out.
 *
 * @param {Chart} chart
 * @param {Layout} at
 * @param {number} width
 * @param {Look} look
 * @returns {SVGSVGElement}
 */
export function bars(chart, at, width, { ink, paper, family, size }) {
  // Words stand at pixels, bars at numbers: both go through the one scale.
  const number = (/** @type {number} */ px) => ((px - at.left) / (at.right - at.left)) * at.most;
  const colour = (/** @type {string} */ series) => keyOf(chart.legend, series)?.colour ?? ink;
  const hatched = (/** @type {string} */ series) => keyOf(chart.legend, series)?.hatched;
  /** @param {Layout["texts"]} texts @param {number} px @param {Plot.TextOptions} options */
  const words = (texts, px, options) =>
    Plot.text(texts, { x: (d) => number(d.x), y: "y", text: "text", textAnchor: "start", fontSize: px, ...options });
  const outside = at.texts.filter((text) => !text.on);
  const drawn = Plot.plot({
    width,
    height: at.height,
    margin: 0,
    x: { domain: [0, at.most], range: [at.left, at.right], axis: null },
    y: { type: "identity", axis: null },
    style: { fontFamily: family, fontSize: `${size}px`, color: ink, background: "none", overflow: "visible" },
    marks: [
      Plot.rect(at.bars, {
        x1: "from",
        x2: "to",
        y1: "top",
        y2: (d) => d.top + d.height,
        fill: (d) => (hatched(d.series) ? `url(#${HATCH})` : colour(d.series)),
        stroke: (d) => (hatched(d.series) ? ink : "none"),
        strokeOpacity: 0.55,
        insetRight: chart.stacked ? 1 : 0,
        title: "said",
      }),
      Plot.ruleX(at.bases, { x: 0, y1: "top", y2: "bottom", stroke: ink, strokeOpacity: 0.6 }),
      words(
        outside.filter((t) => t.bold),
        size,
        { fontWeight: 600, fill: ink },
      ),
      words(
        outside.filter((t) => !t.bold && !t.quiet),
        size,
        { fill: ink },
      ),
      words(
        outside.filter((t) => t.quiet),
        size,
        { fill: ink, fillOpacity: 0.78, fontStyle: "italic" },
      ),
      words(
        at.texts.filter((t) => t.on && !hatched(t.on)),
        size - 1,
        { fill: (d) => readable(colour(d.on)) },
      ),
      words(
        at.texts.filter((t) => t.on && hatched(t.on)),
        size - 1,
        { fill: ink, stroke: paper, strokeWidth: 5 },
      ),
    ],
  });
  const made = plain(drawn);
  // The smallest number is still seen.
  for (const rect of made.querySelectorAll("rect")) {
    if (Number(rect.getAttribute("width")) < 1.5) rect.setAttribute("width", "1.5");
  }
  made.prepend(hatching(ink));
  return made;
}

/**
 * A matrix: boxes by row and column.
 *
 * @param {Chart} chart
 * @param {number} width
 * @param {number} height
 * @param {number} names
 * @param {number} heads
 * @param {Look} look
 * @returns {SVGSVGElement}
 */
export function matrix(chart, width, height, names, heads, { ink, family, size }) {
  const boxes = chart.boxes.flatMap(({ name, states }) =>
    states.map((state, at) => ({ name, column: chart.columns[at], state })),
  );
  const drawn = Plot.plot({
    width,
    height,
    marginLeft: names,
    marginTop: heads,
    marginRight: Math.ceil(heads * 0.9),
    marginBottom: 2,
    x: { domain: chart.columns, label: null, padding: 0.08 },
    y: { domain: chart.boxes.map((row) => row.name), label: null, padding: 0.12 },
    style: { fontFamily: family, fontSize: `${size}px`, color: ink, background: "none", overflow: "visible" },
    marks: [
      Plot.axisX({
        anchor: "top",
        tickSize: 0,
        tickRotate: -40,
        textAnchor: "start",
        lineAnchor: "bottom",
        fontSize: size,
        label: null,
      }),
      Plot.axisY({ tickSize: 0, fontSize: size, label: null }),
      Plot.cell(boxes, {
        x: "column",
        y: "name",
        fill: (d) =>
          d.state === "said" ? keyOf(chart.legend, "said")?.colour : d.state === "unread" ? `url(#${HATCH})` : "none",
        stroke: (d) => (d.state === "said" ? "none" : ink),
        strokeOpacity: 0.55,
        rx: 2,
      }),
    ],
  });
  const made = plain(drawn);
  made.prepend(hatching(ink));
  return made;
}
