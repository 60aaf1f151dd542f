/* What is told at the foot of the window, where no other content takes it along. */
import { theme } from "./app.js";

export const words = () => document.querySelector(":is(.site-header, .whole-map)[data-again]")?.dataset || {};
const foot = document.createElement("div");
foot.className = "told";
foot.setAttribute("role", "status");

export function tell() {
  const line = document.createElement("p");
  line.className = "remark";
  foot.style.colorScheme = theme();
  foot.append(line);
  if (!foot.isConnected) document.body.append(foot);
  return line;
}

export function tellFault(line, said, again) {
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
  line.replaceChildren(said, " ", button(words().again || "↻", "", again), " ", button("✕", words().close, null));
}

export function failed() {
  const said = document.querySelector(".site-header")?.dataset;
  const note = document.createElement("p"),
    again = document.createElement("button");
  note.className = "remark fault";
  note.setAttribute("role", "alert");
  again.dataset.again = "";
  again.type = "button";
  again.textContent = said?.again || "↻";
  note.append(said?.noPart || "", " ", again);
  return note.outerHTML;
}
