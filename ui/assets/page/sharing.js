/* The menu to share: what its own page holds is put into it when it is opened. */
import { answer } from "./answers.js";
import { withServer } from "./citing.js";
import { one } from "./elements.js";
import { partsAt } from "./sent.js";
import { failed } from "./told.js";

/** @param {Event} event */
export async function unfold({ target }) {
  if (!(target instanceof HTMLDetailsElement) || !target.open || !target.matches(".share")) return;
  const box = one(".share-box", target);
  const way = box && one("a", box)?.getAttribute("href");
  if (!box || !way || !partsAt || target.dataset.filled) return;
  target.dataset.filled = "";
  const html = await answer(`${partsAt}/share?${way.split("?")[1] ?? ""}`).catch(failed);
  // Made by this server out of text that is escaped there (`ui/say/safe_html.py`).
  if (html) box.innerHTML = withServer(html, location.origin);
}
