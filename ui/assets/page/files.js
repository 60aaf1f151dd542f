/* Files: each is fetched, so that the visitor sees that it is being made, or that it could not be. */
import { leftAlone } from "./address.js";
import { tell, tellFault, words } from "./told.js";

const FILES = 'a[href^="/layers/"], a[href^="/facts."], a[href^="/charts/"]';
const SLOW_FILE_MS = 400; // what comes sooner needs no word
const FILE_KEPT_MS = 60_000; // so long the browser may take to write it away
const underway = new Set();
let lane = Promise.resolve(); // the server makes one GeoPackage at a time: who asks for several waits here

export function take(event) {
  const link = event.target.closest?.(FILES);
  if (!link || link.target || leftAlone(event)) return;
  event.preventDefault();
  bringFile(link.getAttribute("href"), link.getAttribute("aria-label") || link.textContent.trim());
}

async function bringFile(address, name) {
  if (underway.has(address)) return;
  underway.add(address);
  const line = tell(),
    say = (what) => words()[what]?.replace("{}", name) || name;
  setTimeout(() => {
    if (underway.has(address)) line.textContent = say("making");
  }, SLOW_FILE_MS);
  const wanted = () => file(address).catch(() => "noFile");
  const fault = await (/\.gpkg(\?|$)/.test(address) ? (lane = lane.then(wanted)) : wanted());
  underway.delete(address);
  if (fault) tellFault(line, say(fault), () => bringFile(address, name));
  else line.remove();
}

/* Fetches a file and lets the browser save it; which words say why it could not be had, none where it could. */
async function file(address) {
  const response = await fetch(address);
  if (!response.ok) return response.status === 503 ? "busy" : "noFile";
  const link = document.createElement("a"),
    named = /filename="([^"]*)"/.exec(response.headers.get("Content-Disposition"));
  link.href = URL.createObjectURL(await response.blob());
  link.download = named?.[1] || "";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), FILE_KEPT_MS);
  return "";
}
