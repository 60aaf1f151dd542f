/* A click on the map. */
import { inOrder } from "./address.js";
import { goTo } from "./links.js";
import { tell, tellFault, words } from "./told.js";

/* What lies under a click on the map, the nearest first: the server says which view that opens. */
let picks = 0;
export async function pick(hits) {
  const part = document.querySelector("[data-part]")?.dataset.part;
  if (!part) return;
  const [, , digest, language] = part.split("/"),
    turn = ++picks;
  const asked = hits.map((hit) => `&hit=${encodeURIComponent(hit)}`).join("");
  try {
    const response = await fetch(`/picked/${digest}/${language}?${inOrder(location.search)}${asked}`);
    if (!response.ok) throw new Error(`${response.status}`);
    const { address } = await response.json();
    if (turn === picks) goTo(address);
  } catch {
    if (turn === picks) tellFault(tell(), words().noPart || "", () => pick(hits));
  }
}
