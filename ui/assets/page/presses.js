/* A press on what is put anew: it is a click on what has come in its place. */
import { leftAlone } from "./address.js";
import { all, around } from "./elements.js";

const PRESS_MS = 3000; // who presses longer than this does not click
const PRESSED = "a, button, summary, .facts-table tbody tr";

/** @type {{ on: EventTarget | null, link: HTMLElement | null } | null} */
let pressed = null; // what the pointer is pressed on, and the link that it belongs to
/** @type {(() => void)[]} */
const lifting = [];

/** @param {HTMLElement} link */
const looks = (link) =>
  [link.localName, link.className, link.textContent, link.ariaLabel, link.dataset.cite].join("\n");

/**
 * @param {HTMLElement} one
 * @param {HTMLElement} other
 */
const same = (one, other) => (one.id || other.id ? one.id === other.id : looks(one) === looks(other));

/**
 * The same link where it has been put anew.
 *
 * @param {HTMLElement} link
 * @param {ParentNode} within
 */
export const twin = (link, within) => all(link.localName, within).find((other) => same(link, other));

/** @param {PointerEvent} event */
export function press(event) {
  if (!event.button) pressed = { on: event.target, link: around(event, PRESSED) };
}

/**
 * Browsers give no click where what was pressed has gone; of a touch they look only where it ends.
 *
 * @param {PointerEvent} event
 */
export function lift(event) {
  const began = pressed?.link;
  const now = around(event, PRESSED);
  lifted();
  if (!began || !now || began.isConnected || event.pointerType === "touch") return;
  if (same(began, now) && !leftAlone(event)) now.click();
}

export function lifted() {
  pressed = null;
  // Behind the click.
  setTimeout(() => {
    for (const go of lifting.splice(0)) go();
  });
}

/**
 * When the pointer that is pressed within an element is let go; nothing where none is.
 *
 * @param {Element} element
 * @returns {Promise<void> | null}
 */
export function letGo(element) {
  if (!(pressed?.on instanceof Node) || !element.contains(pressed.on)) return null;
  return new Promise((go) => {
    lifting.push(go);
    setTimeout(() => {
      if (lifting.includes(go)) lifted();
    }, PRESS_MS);
  });
}
