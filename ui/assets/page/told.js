/* What is told at the foot of the window, where no other content takes it along. */
import { theme } from "./app.js";
import { one } from "./elements.js";

const foot = document.createElement("div");
foot.className = "told";
foot.setAttribute("role", "status");

/** @returns {Record<string, string | undefined>} */
export const words = () => one(":is(.site-header, .whole-map)[data-again]")?.dataset ?? {};

export function tell() {
  const line = document.createElement("p");
  line.className = "remark";
  foot.style.colorScheme = theme();
  foot.append(line);
  if (!foot.isConnected) document.body.append(foot);
  return line;
}

/**
 * @param {HTMLElement} line
 * @param {string} said
 * @param {() => void} again
 */
export function tellFault(line, said, again) {
  /**
   * @param {string} label
   * @param {string | undefined} name
   * @param {() => void} [act]
   */
  const button = (label, name, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    if (name) made.setAttribute("aria-label", name);
    made.addEventListener("click", () => {
      line.remove();
      act?.();
    });
    return made;
  };
  line.classList.add("fault");
  line.setAttribute("role", "alert");
  line.replaceChildren(said, " ", button(words().again || "↻", "", again), " ", button("✕", words().close));
}

/* What stands where a part could not be had. */
export function failed() {
  const said = one(".site-header")?.dataset;
  const note = document.createElement("p");
  const again = document.createElement("button");
  note.className = "remark fault";
  note.setAttribute("role", "alert");
  again.dataset.again = "";
  again.type = "button";
  again.textContent = said?.again || "↻";
  note.append(said?.noPart || "", " ", again);
  return note.outerHTML;
}
