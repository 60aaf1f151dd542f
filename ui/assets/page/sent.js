/* What the page was sent with, in the element of this script: where its parts are (`parts`) and how the server writes
 * its parameters (`query`), where clicks on the map go (`picked`), the files of the map, the document in its frame. */
import { choicesOf, viewOf } from "./address.js";

const { parts, query, picked, map, frame } = /** @type {DOMStringMap} */ (document.currentScript?.dataset ?? {});
const searched = location.search;

export const served = parts;
export const pickedSent = picked;
export const filesOfMap = map ? map.split(" ") : [];
export const frameSent = frame;
export const alone = new URLSearchParams(searched).get("embed") === "true";

/**
 * The parameters of the present address, as the server writes them: it said so of the address that was typed, and wrote
 * all others itself.
 */
export function choicesHere() {
  return query !== undefined && location.search === searched ? query : choicesOf(location.search);
}

/** @type {string[]} */
export const AT_FIRST = viewOf(choicesHere())
  ? []
  : alone
    ? ["map"]
    : ["header", "map", "figures", "panel", "table", "search", "filters"];
