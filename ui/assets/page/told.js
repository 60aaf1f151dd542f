/* What is told at the foot of the window, where no other content takes it along. */
import { one } from "./elements.js";
import { healthAt } from "./sent.js";

const foot = document.createElement("div");
foot.className = "told";
foot.setAttribute("role", "status");
/** @type {HTMLElement | null} */
let banner = null; // that there is no connection: one, whatever could not be had
let lastSeen = new Date(); // when the server answered last

/** @returns {Record<string, string | undefined>} */
export const words = () => one(":is(.site-header, .whole-map)[data-again]")?.dataset ?? {};

export function tell() {
  const line = document.createElement("p");
  line.className = "remark";
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

/**
 * Ask until the server answers, ever less often, and each visitor at another moment: a server that starts is not to be
 * asked by all of them at once.
 *
 * @param {() => void} back
 * @param {() => boolean} isOver
 */
function untilBack(back, isOver, wait = 2000) {
  setTimeout(
    async () => {
      if (isOver()) return;
      const isThere = await fetch(healthAt, { cache: "no-store" }).then(
        (answered) => answered.ok,
        () => false,
      );
      if (isOver()) return;
      if (isThere) back();
      else untilBack(back, isOver, Math.min(wait * 1.5, 20_000));
    },
    wait * (0.75 + Math.random() / 2),
  );
}

/** @param {() => void} again */
export function offline(again) {
  banner?.remove();
  banner = tell();
  const at = lastSeen.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  const { offline: noConnection = "", noPart = "" } = words();
  const retry = () => {
    window.removeEventListener("online", retry);
    banner?.remove();
    banner = null;
    again();
  };
  // The machine may be connected while the server is not, and the other way round.
  tellFault(banner, noConnection ? noConnection.replace("{}", at) : noPart, retry);
  window.addEventListener("online", retry, { once: true });
  const mine = banner;
  untilBack(retry, () => banner !== mine);
}

export function online() {
  lastSeen = new Date();
  banner?.remove();
  banner = null;
}

/* What stands where a part could not be had. */
export function failed() {
  const said = words();
  const note = document.createElement("p");
  const again = document.createElement("button");
  note.className = "remark fault";
  note.setAttribute("role", "alert");
  again.dataset.again = "";
  again.type = "button";
  again.textContent = said.again || "↻";
  note.append(said.noPart || "", " ", again);
  return note.outerHTML;
}
