/* Streamlit's scripts, some sixty files, wait for the map: side by side both are later than one after the other. */

export function release() {
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", release, { once: true });
    return;
  }
  const held = /** @type {HTMLTemplateElement | null} */ (document.getElementById("held"));
  for (const one of held?.content.children || []) {
    const made = document.createElement(one.localName); // a script that is copied does not run
    for (const { name, value } of one.attributes) made.setAttribute(name, value);
    document.head.append(made);
  }
  held?.remove();
}
