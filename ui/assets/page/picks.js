/* What lies under a click on the map, the nearest first: the server says which view that opens. */
import { goTo } from "./links.js";
import { choicesHere, pickedAt } from "./sent.js";
import { tell, tellFault, words } from "./told.js";

let picks = 0;

/** @param {string[]} hits */
export async function pick(hits) {
  const turn = ++picks;
  const asked = hits.map((hit) => `&hit=${encodeURIComponent(hit)}`).join("");
  try {
    const response = await fetch(`${pickedAt}?${choicesHere()}${asked}`);
    if (!response.ok) throw new Error(`${response.status}`);
    const { address } = await response.json();
    if (turn === picks) goTo(address);
  } catch {
    if (turn === picks) tellFault(tell(), words().noPart || "", () => pick(hits));
  }
}
