/* Streamlit's scripts, some sixty files, wait for the map: side by side both are later than one after the other. */

export function release() {
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", release, { once: true });
    return;
  }
  window.afsprakenkaartBegin();
}
