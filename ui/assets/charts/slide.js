/* A picture to take along: a drawing with title, filters, legend, source, date and address, for a slide or a page. */

import { svg } from "../map/elements.js";
import { bars, matrix } from "./draw.js";
import { layout } from "./layout.js";
import { balanced, FAMILY, face, measureIn, wrap } from "./text.js";

/** @import { Chart, MapDrawing, Measure, Told } from "./types" */

/** Pixels of the drawing; a picture is `SCALE` times as large. */
export const SHAPES = { wide: [1280, 720], square: [1080, 1080] };
export const SCALE = 1.25;

const EDGE = 40;
const INK = "#1d2733";
const QUIET = "#4a5563";
const PAPER = "#ffffff";
const LOOK = { ink: INK, paper: PAPER, family: FAMILY };
const SVG = "http://www.w3.org/2000/svg";
const SIGN = 42; // a sign of the legend of a map, and what stands between it and its words
const LEAST = 14; // nothing in a picture is smaller
const SIZES = [22, 20, 18, 17, 16, 15, LEAST];

/**
 * Lines of text, one under the other; where the next thing may begin.
 *
 * @param {Element} into
 * @param {string} text
 * @param {{ x: number, y: number, room: number, size: number, measure: Measure, bold?: boolean, fill?: string }} how
 */
function lines(into, text, { x, y, room, size, measure, bold = false, fill = INK }) {
  const gap = Math.round(size * 1.3);
  const broken = size > 20 ? balanced : wrap;
  for (const line of broken(text, room, (part) => measure(part, size, bold))) {
    const made = svg("text", { x, y: y + size, "font-size": size, "font-weight": bold ? 600 : 400, fill }, into);
    made.textContent = line;
    y += gap;
  }
  return y;
}

/**
 * How high a text is when it is broken to fit.
 *
 * @param {string} text
 * @param {number} room
 * @param {number} size
 * @param {Measure} measure
 * @param {boolean} [bold]
 */
const heightOf = (text, room, size, measure, bold) =>
  wrap(text, room, (part) => measure(part, size, bold)).length * Math.round(size * 1.3);

/**
 * The signs of a chart in rows; how high they are.
 *
 * @param {Element} into
 * @param {Chart} chart
 * @param {{ x: number, y: number, room: number, measure: Measure, size: number }} how
 */
function key(into, chart, { x, y, room, measure, size }) {
  let at = x;
  for (const { name, colour, hatched, series } of chart.legend) {
    const wide = 20 + measure(name, size) + 22;
    if (at > x && at + wide > x + room) {
      at = x;
      y += Math.round(size * 1.5);
    }
    const empty = series === "silent";
    const fill = empty ? "none" : hatched ? "url(#hatched)" : colour;
    const box = {
      x: at,
      y: y + 3,
      width: 14,
      height: 14,
      fill,
      stroke: hatched ? INK : "none",
      "stroke-opacity": 0.55,
    };
    svg("rect", box, into);
    svg("text", { x: at + 20, y: y + 3 + size * 0.82, "font-size": size, fill: INK }, into).textContent = name;
    at += wide;
  }
  return y + Math.round(size * 1.5);
}

/**
 * A chart in the room that is left; where not all of it fits, the smallest rows go and it says so.
 *
 * @param {Element} into
 * @param {Chart} chart
 * @param {{ x: number, y: number, width: number, height: number, measure: Measure }} room
 */
function chartIn(into, chart, { x, y, width, height, measure }) {
  const below = key(into, chart, { x, y, room: width, measure, size: 15 }) + 8;
  const left = height - (below - y);
  if (chart.boxes.length) {
    const size = width < 1100 ? 15 : 16;
    const names = Math.ceil(Math.max(...chart.boxes.map((row) => measure(row.name, size)))) + 12;
    const heads = Math.ceil(Math.max(...chart.columns.map((name) => measure(name, size))) * 0.66) + 22;
    const tall = Math.min(left, heads + chart.boxes.length * 46);
    place(
      into,
      matrix(chart, Math.min(width, names + heads + chart.columns.length * 90), tall, names, heads, { ...LOOK, size }),
      x,
      below,
    );
    return;
  }
  const { size, at } = fitted(chart, width, left, measure);
  place(into, bars(chart, at, width, { ...LOOK, size }), x, below);
  if (at.dropped) {
    const said = { x, y: below + at.height + LEAST, "font-size": LEAST, fill: QUIET };
    svg("text", said, into).textContent = chart.around.more.replace("{}", String(at.dropped));
  }
}

/**
 * The largest words with which a chart fits: first what says nothing goes onto one line, then the smallest rows go.
 *
 * @param {Chart} chart
 * @param {number} width
 * @param {number} height
 * @param {Measure} measure
 */
export function fitted(chart, width, height, measure) {
  for (const joined of [false, true]) {
    for (const size of SIZES) {
      const at = layout(chart, { width, size, measure, joined });
      if (at.height <= height) return { size, at };
    }
  }
  const rows = chart.panels.flatMap((panel) => panel.rows).reduce((all, row) => all + row.bars.length, 0);
  for (let dropped = 1; dropped < rows; dropped += 1) {
    const at = layout(chart, { width, size: LEAST, measure, joined: true, dropped });
    if (at.height + LEAST * 1.5 <= height) return { size: LEAST, at };
  }
  return { size: LEAST, at: layout(chart, { width, size: LEAST, measure, joined: true, dropped: rows - 1 }) };
}

/**
 * @param {Element} into
 * @param {Element} drawing
 * @param {number} x
 * @param {number} y
 */
function place(into, drawing, x, y) {
  drawing.setAttribute("x", String(x));
  drawing.setAttribute("y", String(y));
  into.append(drawing);
}

/**
 * The legend of a map: its signs, in one column or two.
 *
 * @param {Element} into
 * @param {MapDrawing} map
 * @param {{ x: number, y: number, width: number, height: number, measure: Measure }} room
 */
function legend(into, map, { x, y, width, height, measure }) {
  const holder = drawnIn(`<svg xmlns="${SVG}">${map.looks}</svg>`);
  into.append(...holder.childNodes);
  const high = (/** @type {number} */ size, /** @type {number} */ room) =>
    map.signs.reduce((all, { label }) => all + heightOf(label, room - SIGN, size, measure) + 5, 0);
  const size = [17, 16, 15, LEAST].find((px) => high(px, width) <= height) ?? LEAST;
  const two = high(size, width) > height;
  const room = two ? width / 2 - 10 : width;
  const half = two ? high(size, room) / 2 : Number.POSITIVE_INFINITY;
  let [left, top] = [x, y];
  for (const { drawn, label } of map.signs) {
    if (left === x && top - y > half) [left, top] = [x + width / 2 + 10, y];
    place(into, drawnIn(drawn.replace("<svg", `<svg xmlns="${SVG}"`)), left, top + size * 0.65 - 9);
    top = lines(into, label, { x: left + SIGN, y: top, room: room - SIGN, size, measure }) + 5;
  }
}

/**
 * A drawing of this server as an element of this document.
 *
 * @param {string} text
 */
function drawnIn(text) {
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (root.localName !== "svg") throw new Error("the drawing cannot be read");
  return document.importNode(root, true);
}

/**
 * The map as the server draws it.
 *
 * @param {string} address
 */
async function mapAt(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return drawnIn(await answer.text());
}

/**
 * A slide as one SVG.
 *
 * @param {Told} told
 * @param {keyof typeof SHAPES} shape
 */
export async function slide(told, shape) {
  const [width, height] = SHAPES[shape];
  const { around } = told;
  const style = await face(around.font);
  const measure = measureIn(FAMILY);
  const root = svg("svg", {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `0 0 ${width} ${height}`,
    width: width * SCALE,
    height: height * SCALE,
    "font-family": FAMILY,
    "xml:lang": around.language,
  });
  svg("title", {}, root).textContent = told.title;
  svg("style", {}, root).textContent = style;
  svg("rect", { width, height, fill: PAPER }, root);
  const column = told.map !== undefined && shape === "wide" ? 520 : width - 2 * EDGE;
  let y = EDGE - 8;
  if (told.question) y = lines(root, told.question, { x: EDGE, y, room: column, size: 16, measure, fill: QUIET }) + 2;
  const title = heightOf(told.title, column, 30, measure, true) > 2 * 39 ? 25 : 30;
  y = lines(root, told.title, { x: EDGE, y, room: column, size: title, measure, bold: true }) + 6;
  y = lines(root, around.filters, { x: EDGE, y, room: column, size: 16, measure, fill: QUIET }) + 12;

  const address = new URL(around.address, location.href).href;
  const foot = [told.source, `${around.site} · ${address}`];
  if (told.note) foot.unshift(told.note);
  const high = foot.reduce((all, text) => all + heightOf(text, column, LEAST, measure), 0);
  let low = height - EDGE + 8 - high;
  const end = low - 14;
  svg("path", { d: `M${EDGE},${low - 6}h${column}`, stroke: INK, "stroke-opacity": 0.3, fill: "none" }, root);
  for (const text of foot)
    low = lines(root, text, { x: EDGE, y: low, room: column, size: LEAST, measure, fill: QUIET });

  if (told.map === undefined) {
    chartIn(root, told, { x: EDGE, y, width: width - 2 * EDGE, height: end - y, measure });
    return root;
  }
  const drawing = await mapAt(told.map);
  const side = shape === "wide" ? height - EDGE : Math.min(end - y, width - 2 * EDGE - 300);
  drawing.setAttribute("width", String(side));
  drawing.setAttribute("height", String(side));
  place(root, drawing, width - side - EDGE / 2, shape === "wide" ? EDGE / 2 : y);
  const beside = shape === "wide" ? column : width - side - 1.5 * EDGE - 20;
  legend(root, told, { x: EDGE, y, width: beside, height: end - y, measure });
  return root;
}
