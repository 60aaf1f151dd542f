/* A newer map than the one that the page was made of: Streamlit says which is the newest (`ui/shell/notice.py`). */
import { all, around } from "./elements.js";
import { digest } from "./sent.js";

export function newer() {
  for (const line of all(".newer[data-newest]")) line.hidden = !digest || line.dataset.newest === digest;
}

/** @param {Event} event */
export function reload(event) {
  if (around(event, "[data-reload]")) location.reload();
}
