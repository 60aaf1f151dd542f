/* What the page was sent with, in the element of this script: where its fragments are (`parts`, `shown`) and how the
 * server writes its parameters (`query`), where clicks on the map go (`picked`), where it says that it lives (`health`),
 * the files of the map, the document in its frame. */
import { choicesOf } from "./address.js";

const { parts, shown, query, picked, health, map, frame } = /** @type {DOMStringMap} */ (
  document.currentScript?.dataset ?? {}
);
const searched = location.search;

export const partsAt = parts;
export const shownAt = shown;
export const pickedAt = picked;
export const healthAt = health ?? "/healthz";
export const filesOfMap = map ? map.split(" ") : [];
export const frameSent = frame;
/* The map alone, in a page of someone else. */
export const alone = new URLSearchParams(searched).get("embed") === "true";
/* Which built folder the page was made of. */
export const digest = /\/parts\/([^/]+)\//.exec(parts ?? "")?.[1];

/**
 * The parameters of the present address, as the server writes them: it said so of the address that was typed, and wrote
 * all others itself.
 */
export function choicesHere() {
  return query !== undefined && location.search === searched ? query : choicesOf(location.search);
}
