/* Files: each is fetched, so that the visitor sees that it is being made, or that it could not be. */
import { leftAlone } from "./address.js";
import { nameIn } from "./answers.js";
import { around } from "./elements.js";
import { tell, tellFault, words } from "./told.js";

const FILES = "a[data-file]";
const SLOW_FILE_MS = 400; // what comes sooner needs no word
const FILE_KEPT_MS = 60_000; // so long the browser may take to write it away
const underway = new Set();
let lane = Promise.resolve(""); // of what the server makes one at a time (`data-file="queued"`): several wait here

/** @param {MouseEvent} event */
export function take(event) {
  const link = /** @type {HTMLAnchorElement | null} */ (around(event, FILES));
  if (!link || link.target || leftAlone(event)) return;
  event.preventDefault();
  const name = link.getAttribute("aria-label") || link.textContent.trim();
  bringFile(link.getAttribute("href") ?? "", name, link.dataset.file === "queued");
}

/**
 * @param {string} address
 * @param {string} name
 * @param {boolean} queued
 */
async function bringFile(address, name, queued) {
  if (underway.has(address)) return;
  underway.add(address);
  const line = tell();
  const say = (/** @type {string} */ what) => words()[what]?.replace("{}", name) || name;
  setTimeout(() => {
    if (underway.has(address)) line.textContent = say("making");
  }, SLOW_FILE_MS);
  const wanted = () => file(address).catch(() => "noFile");
  if (queued) lane = lane.then(wanted);
  const fault = await (queued ? lane : wanted());
  underway.delete(address);
  if (fault) tellFault(line, say(fault), () => bringFile(address, name, queued));
  else line.remove();
}

/**
 * Fetches a file and lets the browser save it; which words say why it could not be had, none where it could.
 *
 * @param {string} address
 */
async function file(address) {
  const response = await fetch(address);
  if (!response.ok) return response.status === 503 ? "busy" : "noFile";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = nameIn(response.headers.get("Content-Disposition"));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), FILE_KEPT_MS);
  return "";
}
