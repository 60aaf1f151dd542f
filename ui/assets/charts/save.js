/* A picture as a file. */
import { SCALE, SHAPES, slide } from "./slide.js";

/** @import { Told } from "./types" */

const KEPT_MS = 60_000; // so long the browser may take to write it away

/**
 * @param {SVGElement} drawing
 * @returns {string}
 */
export const written = (drawing) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(drawing)}`;

/**
 * @param {string} text
 * @param {number} width
 * @param {number} height
 * @returns {Promise<Blob>}
 */
async function painted(text, width, height) {
  const image = new Image(width, height);
  // As data in the address: the policy of the page knows no other pictures that are made here.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext("2d")?.drawImage(image, 0, 0, width, height);
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture was made"))), "image/png");
  });
}

/**
 * Makes a picture and lets the browser save it.
 *
 * @param {Told} told
 * @param {string} form
 * @param {keyof typeof SHAPES} shape
 */
export async function save(told, form, shape) {
  const text = written(/** @type {SVGElement} */ (await slide(told, shape)));
  const [width, height] = SHAPES[shape].map((side) => side * SCALE);
  const blob = form === "png" ? await painted(text, width, height) : new Blob([text], { type: "image/svg+xml" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `afsprakenkaart-${told.id}-${shape}.${form}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
