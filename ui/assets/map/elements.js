/* Elements of HTML and SVG. Text is only ever set as textContent. */

const SVG = "http://www.w3.org/2000/svg";

/* The size of an icon that its styles give it: Leaflet knows null, its types do not. */
export const NO_SIZE = /** @type {import("leaflet").PointExpression} */ (/** @type {unknown} */ (null));

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [className]
 * @param {string} [text]
 */
export function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/**
 * @param {keyof SVGElementTagNameMap} tag
 * @param {Record<string, string | number | undefined>} attributes
 * @param {Element} [parent]
 */
export function svg(tag, attributes, parent) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (parent) parent.append(made);
  return made;
}
