/* The grid operators' capacity map beside what the letters say: loaded by `page/scripts.js` where a page offers it.
 *
 * - A box with `data-grid` holds the words, and the municipalities of the page (`ui/views/grid_map.py`).
 * - In it a visitor chooses a file of their own (`input[type=file]`), which is read here and sent nowhere; what it says
 *   stands in `.grid-said`. It stays for the pages that follow, until the page is loaded anew.
 * - A postcode in `input[name=grid-postcode]` is looked up in it.
 */
import { areasOfPlace, areasOfPostcode } from "./areas.js";
import { FileFault, read } from "./reading.js";
import { element, filled, tableOf } from "./table.js";

/** @import { CapacityMap, Place } from "./types" */

const BOX = "[data-grid]";
/** @type {CapacityMap | null} */
let map = null;
let reading = 0; // each file that is chosen has a number: only the last one is shown

/** @param {Event} event */
const boxOf = ({ target }) =>
  target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest(BOX)) : null;
/** @param {HTMLElement} box */
const placeOf = (box) => /** @type {Place} */ (JSON.parse(box.dataset.grid ?? "{}"));
/** @param {HTMLElement} box */
const saidIn = (box) => /** @type {HTMLElement} */ (box.querySelector(".grid-said"));

/**
 * The box itself, or the one that the page put in its place meanwhile.
 *
 * @param {HTMLElement} box
 * @returns {HTMLElement}
 */
const standing = (box) => (box.isConnected ? box : (document.querySelector(BOX) ?? box));

/** @param {HTMLElement} box */
function show(box) {
  if (!map) return;
  const { name, codes, words } = placeOf(box);
  const count = (/** @type {number} */ number) => number.toLocaleString(document.documentElement.lang);
  const made = [element("p", filled(words.read, map.name, count(map.postcode.length)))];
  if (map.skipped) {
    const told = map.faults.map(({ line, fault, said }) =>
      element("li", filled(words.faults[fault], count(line), said)),
    );
    made.push(element("p", filled(words.skipped, count(map.skipped))), element("ul", ...told));
  }
  const typed = /** @type {HTMLInputElement | null} */ (box.querySelector("[name=grid-postcode]"))?.value ?? "";
  if (typed.trim()) {
    const found = areasOfPostcode(map, typed);
    made.push(
      ...(found === null
        ? [element("p", filled(words.noPostcode, typed.trim()))]
        : found.length
          ? tableOf(found, filled(words.ofPostcode, typed.trim()), words)
          : [element("p", filled(words.notThere, typed.trim()))]),
    );
  }
  const here = areasOfPlace(map, codes);
  if (here === null) made.push(element("p", words.noMunicipalities));
  else if (!here.length) made.push(element("p", filled(words.notThere, name)));
  else made.push(...tableOf(here, filled(words.ofPlace, name, count(here.length)), words));
  saidIn(box).replaceChildren(...made);
}

/**
 * @param {HTMLElement} box
 * @param {File} file
 */
async function readInto(box, file) {
  const { words } = placeOf(box);
  const mine = ++reading;
  const line = element("p", filled(words.reading, "0"));
  saidIn(box).replaceChildren(line);
  try {
    const found = await read(file, (part) => {
      if (mine === reading) line.textContent = filled(words.reading, String(Math.round(part * 100)));
    });
    if (mine !== reading) return;
    map = found;
    show(standing(box));
  } catch (fault) {
    if (mine !== reading) return;
    const told = fault instanceof FileFault ? filled(words[fault.kind], fault.said) : words.unreadable;
    const alert = element("p", told);
    alert.className = "remark fault";
    saidIn(standing(box)).replaceChildren(alert);
  }
}

document.addEventListener("change", (event) => {
  const box = boxOf(event);
  const file = event.target instanceof HTMLInputElement && event.target.files?.[0];
  if (box && file) readInto(box, file);
});
document.addEventListener("input", (event) => {
  const box = boxOf(event);
  if (box && event.target instanceof HTMLInputElement && event.target.name === "grid-postcode") show(box);
});
/** @type {WeakSet<Element>} */
const met = new WeakSet();
/* A file that was read stays for the boxes of the pages that follow. One that was chosen before this script had come
 * is read now: nobody is told of it again. */
function meet() {
  for (const box of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(BOX))) {
    if (met.has(box)) continue;
    met.add(box);
    const file = /** @type {HTMLInputElement | null} */ (box.querySelector("input[type=file]"))?.files?.[0];
    if (file) readInto(box, file);
    else show(box);
  }
}
meet();
new MutationObserver(meet).observe(document.documentElement, { childList: true, subtree: true });
