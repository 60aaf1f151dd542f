/* The menu to share: what its own page holds is put into it when it is opened. */
import { answer } from "./answers.js";
import { withServer } from "./citing.js";
import { one } from "./elements.js";
import { partsAt } from "./sent.js";
import { failed } from "./told.js";

/** @param {Event} event */
export async function unfold({ target }) {
  if (!(target instanceof HTMLDetailsElement) || !target.open || !target.matches(".share")) return;
  const way = one("a", target);
  const address = way?.getAttribute("href");
  if (!way || !address || !partsAt || target.dataset.filled) return;
  target.dataset.filled = "";
  const html = await answer(`${partsAt}/share?${address.split("?")[1] ?? ""}`).catch(failed);
  if (!html) return;
  const box = document.createElement("div");
  box.className = "share-box";
  // Made by this server out of text that is escaped there (`ui/say/safe_html.py`).
  box.innerHTML = withServer(html, location.origin);
  way.replaceWith(box);
}
