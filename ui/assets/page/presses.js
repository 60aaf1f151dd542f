/* A press on what is put anew: it is a click on what has come in its place. */
import { leftAlone } from "./address.js";

const PRESS_MS = 3000; // who presses longer than this does not click
const PRESSED = "a, button, summary, .facts-table tbody tr";
const looks = (link) =>
  [link.localName, link.className, link.textContent, link.ariaLabel, link.dataset.cite].join("\n");
const same = (one, other) => (one.id || other.id ? one.id === other.id : looks(one) === looks(other));
export const twin = (link, within) => [...within.querySelectorAll(link.localName)].find((other) => same(link, other));
let pressed = null; // what the pointer is pressed on, and the link that it belongs to
const lifting = [];

export function press(event) {
  if (!event.button) pressed = { on: event.target, link: event.target.closest?.(PRESSED) };
}

/* Browsers give no click where what was pressed has gone; of a touch they look only where it ends. */
export function lift(event) {
  const began = pressed?.link,
    now = event.target.closest?.(PRESSED);
  lifted();
  if (!began || !now || began.isConnected || event.pointerType === "touch") return;
  if (same(began, now) && !leftAlone(event)) now.click();
}

export function lifted() {
  pressed = null;
  setTimeout(() => {
    for (const go of lifting.splice(0)) go();
  }); // behind the click
}

/* When the pointer that is pressed within an element is let go; nothing where none is. */
export function letGo(element) {
  return (
    pressed &&
    element.contains(pressed.on) &&
    new Promise((go) => {
      lifting.push(go);
      setTimeout(() => {
        if (lifting.includes(go)) lifted();
      }, PRESS_MS);
    })
  );
}
