/* How each look is drawn once, and how a shape of it is styled: what is special of a layer is its look, never its id. */
import { circleAt, drawAreas, drawBeside, drawLabels, drawPoints, markAt } from "./drawing.js";
import { styleChanged, styleCircle, styleMark } from "./styles.js";

/** @import { Drawing, Points, Shape, Shapes, Style } from "../types" */

/**
 * @typedef {{
 *   draw: (drawing: Drawing, topology: Shapes, points: Points) => void,
 *   style: (shape: any, style: Style, chosen: boolean) => void,
 * }} Look
 */

/** @type {Record<string, Look>} */
const LOOKS = {
  ground: {
    draw: (drawing, topology) => {
      drawAreas(drawing, topology);
      drawLabels();
    },
    style: styleChanged,
  },
  areas: { draw: drawAreas, style: styleChanged },
  circles: { draw: (drawing, _, points) => drawPoints(drawing, points, circleAt), style: styleCircle },
  marks: { draw: (drawing, _, points) => drawPoints(drawing, points, markAt), style: styleMark },
  beside: { draw: drawBeside, style: styleMark },
};

/**
 * @param {Drawing} drawing
 * @param {Shapes} topology
 * @param {Points} points
 */
export const drawLook = (drawing, topology, points) => LOOKS[drawing.look].draw(drawing, topology, points);

/**
 * @param {Shape} shape
 * @param {Style} style
 * @param {boolean} chosen
 */
export const styleLook = (shape, style, chosen) => LOOKS[shape.drawing.look].style(shape, style, chosen);
