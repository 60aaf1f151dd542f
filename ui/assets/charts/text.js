/* Words in a picture: how wide they are, and where a line of them breaks. */

/** @import { Measure } from "./types" */

/** Faces of the same widths, of which every system has one: a picture looks the same elsewhere. */
export const FAMILY = "Arial, Helvetica, 'Liberation Sans', sans-serif";

/**
 * How wide texts are in a face.
 *
 * @param {string} family
 * @returns {Measure}
 */
export function measureIn(family) {
  const context = document.createElement("canvas").getContext("2d");
  return (text, size, bold = false) => {
    if (!context) return text.length * size * 0.55;
    context.font = `${bold ? 600 : 400} ${size}px ${family}`;
    return context.measureText(text).width;
  };
}

/**
 * A text in lines of at most `room`; a word that is too long by itself is broken.
 *
 * @param {string} text
 * @param {number} room
 * @param {(text: string) => number} wide
 * @returns {string[]}
 */
export function wrap(text, room, wide) {
  /** @type {string[]} */
  const lines = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (wide(longer) <= room) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = word;
    while (wide(line) > room && line.length > 1) {
      let cut = line.length - 1;
      while (cut > 1 && wide(line.slice(0, cut)) > room) cut -= 1;
      lines.push(line.slice(0, cut));
      line = line.slice(cut);
    }
  }
  return line ? [...lines, line] : lines;
}
