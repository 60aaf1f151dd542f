/* Words in a picture: how wide they are, and where a line of them breaks. */

/** @import { Measure } from "./types" */

/** The face of the page, which goes along in a picture; else one that every system has. */
const FACE = "Picture Sans";
export const FAMILY = `'${FACE}', Arial, Helvetica, sans-serif`;

/** @type {Promise<string> | undefined} */
let sheet;

/**
 * The style sheet that takes the face of the page along in a picture; empty where it cannot be had.
 *
 * @param {string} address
 * @returns {Promise<string>}
 */
export function face(address) {
  sheet ??= fetched(address).catch(() => "");
  return sheet;
}

/** @param {string} address */
async function fetched(address) {
  const answer = await fetch(address);
  if (!address || !answer.ok) throw new Error(`${answer.status} ${address}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  // Words are measured in the face in which they will be drawn.
  document.fonts.add(await new FontFace(FACE, bytes, { weight: "200 900" }).load());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return `@font-face{font-family:'${FACE}';font-weight:200 900;src:url(data:font/woff2;base64,${btoa(text)}) format('woff2')}`;
}

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
 * A title in as few lines as `wrap` makes of it, all about as long.
 *
 * @param {string} text
 * @param {number} room
 * @param {(text: string) => number} wide
 * @returns {string[]}
 */
export function balanced(text, room, wide) {
  let lines = wrap(text, room, wide);
  for (let less = room * 0.96; less > room / 2; less *= 0.96) {
    const closer = wrap(text, less, wide);
    if (closer.length > lines.length) break;
    lines = closer;
  }
  return lines;
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
