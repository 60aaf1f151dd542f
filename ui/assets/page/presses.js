/* A press on what is put anew: it is a click on what has come in its place. */
import { leftAlone } from "./address.js";
import { all, around } from "./elements.js";

const PRESS_MS = 3000; // who presses longer than this does not click
const CLICK_MS = 120; // so long after a finger is lifted its click may come
const STILL_PX = 4; // a pointer that goes further drags
const PRESSED = "a, button, summary, .facts-table tbody tr";

/** @type {{ on: EventTarget | null, link: HTMLElement | null, x: number, y: number } | null} */
let pressed = null; // what the pointer is pressed on, the link that it belongs to, and where
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
  if (event.button) return;
  pressed = { on: event.target, link: around(event, PRESSED), x: event.clientX, y: event.clientY };
}

/**
 * Browsers give no click where what was pressed has gone, or has moved away under a pointer that stays; of a touch they
 * look only where it ends.
 *
 * @param {PointerEvent} event
 */
export function lift(event) {
  const began = pressed?.link;
  const now = around(event, PRESSED);
  const isTouch = event.pointerType === "touch";
  const still = pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) <= STILL_PX;
  lifted(isTouch ? CLICK_MS : 0);
  if (!began || isTouch || leftAlone(event)) return;
  if (!began.isConnected) {
    if (now && same(began, now)) now.click();
  } else if (still && event.target instanceof Node && !began.contains(event.target)) {
    began.click();
  }
}

/**
 * @param {number} [wait] until the click has come, in milliseconds
 */
export function lifted(wait = 0) {
  pressed = null;
  setTimeout(() => {
    for (const go of lifting.splice(0)) go();
  }, wait);
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
