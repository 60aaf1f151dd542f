/* The page around the map: what Streamlit's page does not do by itself.
 *
 * - Links within the app (`?view=...`) change the address and let Streamlit follow it, without loading the page anew;
 *   those for another window are left to the browser.
 * - The page says the language that it is in, as the header (or the line under an embedded map) in it says.
 * - A button with `data-copy` copies that text and says so in `data-copied`.
 * - A button with `data-cite` (the id of a fact) copies what its card shows, with edition and address; `data-report`
 *   beside it prepares a mail with the same, or copies it where the server names no address.
 * - A link with a place on its page (`?view=about#novex`) goes there once the page shows it; `data-to` names a part of
 *   this page by its class.
 * - An element with `data-part` is the place of a part of the page (`data-of`: of which view, none for the map): its content
 *   is at that address with the parameters of the page, which the header or the line under an embedded map says
 *   (`data-viewed`). What stood there stays until the next has come, and until a pointer that is pressed on it is let go. A
 *   link that is followed brings the parts of its address at once.
 * - A link to a file fetches it: the visitor sees that it is being made, or that it could not be, and stays on the page.
 * - A press on a link is a click on it, also where the page has meanwhile put the same link anew.
 * - A click anywhere on a row of the table of facts follows the link in it.
 * - The map stands in a frame that is made here, drawn while Streamlit is still starting, and kept from page to page.
 * - When the server that showed the page is gone and another one answers, that one shows what the address says.
 */
(() => {
  "use strict";
  const NARROW = matchMedia("(max-width: 768px)"); // here the sidebar lies over the page
  let sought = location.hash.slice(1); // the place on the page that the address names, until it is there

  /* What the browser does with a click by itself: another window, a menu, a link that somebody else has taken. */
  const leftAlone = (event) => event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;

  /* Streamlit listens to the browser's way back and forward: a link is a step forward. */
  function follow(event) {
    const link = event.target.closest?.('a[href^="?"]');
    if (!link || link.target || leftAlone(event)) return;
    event.preventDefault();
    const around = link.closest("[data-part], [data-viewed]");
    const coming = around && renewed(around);
    if (!coming) return open(link);
    coming.then(() => setTimeout(() => {
      const now = link.isConnected ? link : twin(link, around.isConnected ? around : document);
      // A part may be waiting for more by now.
      if (now && around.dataset.part) now.click();
      else open(now || link);
    }));
  }

  function open(link) {
    goTo(link.getAttribute("href"));
    if (link.closest(".hits") && NARROW.matches) document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
    if (link.dataset.top !== undefined) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
    if (link.dataset.to) document.querySelector(`.${CSS.escape(link.dataset.to)}`)?.scrollIntoView();
  }

  /* What the visitor waits for comes first: Streamlit's run, which brings header and widgets up to date, after it. */
  async function goTo(address) {
    const [query, place] = address.split("#");
    const wanted = new URLSearchParams(query), embedded = new URLSearchParams(location.search).get("embed");
    if (embedded) wanted.set("embed", embedded);
    history.pushState({}, "", (wanted.size ? `?${wanted}` : location.pathname) + (place ? `#${place}` : ""));
    sought = place || "";
    const here = location.href;
    keepFrame();
    await Promise.race([bring(), new Promise((late) => setTimeout(late, PATIENCE_MS))]);
    if (location.href === here) window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  }

  function row(event) {
    const link = event.target.closest?.(".facts-table tbody tr")?.querySelector("a");
    // Who marks words in a row to copy them does not choose it.
    if (link && !event.target.closest("a") && !event.button && getSelection().isCollapsed) link.click();
  }

  /* ---- parts of the page ---- */

  const SAID_MS = 5000; // so long a link in header or footer waits for the server to know of the choice before it
  const PRESS_MS = 3000; // who presses longer than this does not click
  const PATIENCE_MS = 300; // so long the page waits for its parts before it runs anew
  const HELD_MS = 800; // so long Streamlit's scripts wait for the map
  const PLACE_MS = 1500; // so long after its run the page may take to show where the map stands
  const KEPT = 40; // answers: a way back is shown at once
  const answers = new Map(), asked = new WeakMap(), standing = new Map();
  let mapShown = Promise.resolve(); // the state of the map that was asked for last
  let focused = null; // the part that has the focus, and the id of what has it there

  const nameOf = (place) => place.dataset.part.split("/").pop();
  const viewOf = (query) => new URLSearchParams(query).get("view")?.replace(/^map$/, "") || null;

  /* The parameters of the page as the server puts them into the address of a part. */
  function inOrder(query) {
    const given = new URLSearchParams(query);
    for (const ours of ["embed", "embed_options"]) given.delete(ours);
    given.sort();
    return given.toString();
  }

  /* The parameters whose content the parts show. The visitor is ahead of the server: what it says of a choice before the
   * last (`ahead`, from the oldest on) is no longer what the page shows. */
  let viewed = inOrder(location.search), heard = null;
  const ahead = [], listening = new Set();

  function hear() {
    const said = document.body?.querySelector("[data-viewed]")?.dataset.viewed;
    if (said !== undefined && said !== heard) {
      heard = said;
      const behind = said === viewed ? -1 : ahead.indexOf(said);
      if (behind < 0) viewed = said;
      ahead.splice(0, behind < 0 ? ahead.length : behind + 1);
    }
    if (app?.dataset.testConnectionState === "CONNECTED" && app.dataset.testScriptState === "notRunning") {
      document.getElementById("plain-way")?.remove();
    }
    if (heard === viewed && app?.dataset.testScriptState === "notRunning") ahead.length = 0;
    for (const listener of listening) listener();
  }

  const addressOf = (place) => `${place.dataset.part}?${viewed}`;
  const isShown = (place) => (place.dataset.of || null) === viewOf(viewed);

  /* When what knows nothing yet of the choice before this one will: a part that waits for its next content, or header and
   * footer before the server has run. Nothing where it is up to date, or where no server has run and nothing was chosen. */
  function renewed(around) {
    if (around.dataset.part) return around.hasAttribute("aria-busy") && answer(addressOf(around)).catch(() => {});
    if (around.dataset.viewed === viewed || (heard === null && !ahead.length)) return null;
    return new Promise((go) => {
      const done = () => { listening.delete(listener); go(); };
      const listener = () => { if (document.querySelector(`.${around.className}`)?.dataset.viewed === viewed) done(); };
      listening.add(listener);
      setTimeout(done, SAID_MS);
    });
  }

  /* ---- a press on what is put anew ---- */

  const PRESSED = "a, button, summary, .facts-table tbody tr";
  const looks = (link) => [link.localName, link.className, link.textContent, link.ariaLabel, link.dataset.cite].join("\n");
  const same = (one, other) => (one.id || other.id ? one.id === other.id : looks(one) === looks(other));
  const twin = (link, within) => [...within.querySelectorAll(link.localName)].find((other) => same(link, other));
  let pressed = null; // what the pointer is pressed on, and the link that it belongs to
  const lifting = [];

  function press(event) {
    if (!event.button) pressed = { on: event.target, link: event.target.closest?.(PRESSED) };
  }

  /* Browsers give no click where what was pressed has gone; of a touch they look only where it ends. */
  function lift(event) {
    const began = pressed?.link, now = event.target.closest?.(PRESSED);
    lifted();
    if (!began || !now || began.isConnected || event.type !== "pointerup" || event.pointerType === "touch") return;
    if (same(began, now) && !leftAlone(event)) now.click();
  }

  function lifted() {
    pressed = null;
    setTimeout(() => { for (const go of lifting.splice(0)) go(); }); // behind the click
  }

  /* When the pointer that is pressed within an element is let go; nothing where none is. */
  function letGo(element) {
    return pressed && element.contains(pressed.on) && new Promise((go) => {
      lifting.push(go);
      setTimeout(() => { if (lifting.includes(go)) lifted(); }, PRESS_MS);
    });
  }

  function answer(address) {
    if (!answers.has(address)) {
      const coming = fetch(address).then((response) => {
        if (!response.ok) answers.delete(address);
        if (!response.ok && response.status !== 500) throw new Error(`${response.status}`); // 500 says in words what is wrong
        return response.text();
      });
      coming.catch(() => answers.delete(address));
      answers.set(address, coming);
      if (answers.size > KEPT) answers.delete(answers.keys().next().value);
    }
    return answers.get(address);
  }

  /* The map's frame takes its state when it is there; before that, it finds it here. */
  let mapState = null;
  function toMap(json) {
    mapState = JSON.parse(json);
    if (!frame) return;
    frame.title = mapState.words.map;
    frame.contentWindow?.afsprakenkaart?.apply(mapState);
  }

  function put(place, name, html) {
    if (name === "map" && html.startsWith("{")) {
      place.replaceChildren();
      toMap(html);
      return;
    }
    const scroller = place.closest("[class*='st-key-']"), before = place.firstElementChild?.dataset.opened;
    // Made by this server out of text that is escaped there (`ui/safe_html.py`).
    place.innerHTML = html;
    if (scroller && before !== undefined && place.firstElementChild?.dataset.opened !== before) scroller.scrollTop = 0;
    if (focused?.name !== name || document.activeElement !== document.body) return;
    place.tabIndex = -1;
    ((focused.id && document.getElementById(focused.id)) || place).focus({ preventScroll: true });
  }

  /* A place that was never filled holds at most the way to its plain page. */
  const isEmpty = (place) => !place.firstChild || place.firstElementChild?.dataset.way !== undefined;

  function fillParts() {
    hear();
    for (const place of document.querySelectorAll("[data-part]")) {
      const wanted = addressOf(place), name = nameOf(place);
      // What is folded away is fetched when it is opened; what is of another view goes or stays as it is.
      if (asked.get(place) === wanted || !isShown(place) || place.closest("details:not([open])")) continue;
      asked.set(place, wanted);
      if (isEmpty(place) && standing.has(name) && name !== "map") put(place, name, standing.get(name));
      fill(place, wanted, name);
    }
  }

  async function fill(place, wanted, name) {
    place.setAttribute("aria-busy", "true");
    let html = null;
    try {
      html = await answer(wanted);
    } catch {
      html = failed();
    }
    if (name !== "map") await mapShown;
    await letGo(place);
    if (asked.get(place) !== wanted || !place.isConnected) return;
    place.removeAttribute("aria-busy");
    if (standing.get(name) === html && (name === "map" || !isEmpty(place))) return;
    put(place, name, html);
    standing.set(name, html);
  }

  function failed() {
    const said = document.querySelector(".site-header")?.dataset;
    const note = document.createElement("p"), again = document.createElement("button");
    note.className = "remark fault";
    note.setAttribute("role", "alert");
    again.dataset.again = "";
    again.type = "button";
    again.textContent = said?.again || "↻";
    note.append(said?.noPart || "", " ", again);
    return note.outerHTML;
  }

  function again(event) {
    const place = event.target.closest?.("[data-again]")?.closest("[data-part]");
    if (!place) return;
    asked.delete(place);
    fillParts();
  }

  /* The page will run anew and ask for the same parts: they are on their way before it does. Who chooses something looks at
   * the map: it is asked for and drawn first. */
  function bring() {
    viewed = inOrder(location.search);
    if (ahead.at(-1) !== viewed) ahead.push(viewed);
    const coming = [];
    const places = [...document.querySelectorAll("[data-part]")];
    for (const place of places.sort((one, other) => (nameOf(other) === "map") - (nameOf(one) === "map"))) {
      if (!isShown(place) || place.closest("details:not([open])")) continue;
      coming.push(answer(addressOf(place)));
      if (nameOf(place) === "map") mapShown = answer(addressOf(place)).then(nextPicture, () => {});
    }
    fillParts();
    return Promise.allSettled(coming);
  }

  /* A window in the background draws no pictures. */
  function nextPicture() {
    return new Promise((shown) => {
      requestAnimationFrame(() => setTimeout(shown));
      setTimeout(shown, 100);
    });
  }

  /* What lies under a click on the map, the nearest first: the server says which view that opens. */
  let picks = 0;
  async function pick(hits) {
    const part = document.querySelector("[data-part]")?.dataset.part;
    if (!part) return;
    const [, , digest, language] = part.split("/"), turn = ++picks;
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

  /* ---- what is told at the foot of the window, where no other content takes it along ---- */

  const words = () => document.querySelector(":is(.site-header, .whole-map)[data-again]")?.dataset || {};
  const foot = document.createElement("div");
  foot.className = "told";
  foot.setAttribute("role", "status");

  function tell() {
    const line = document.createElement("p");
    line.className = "remark";
    foot.style.colorScheme = theme();
    foot.append(line);
    if (!foot.isConnected) document.body.append(foot);
    return line;
  }

  function tellFault(line, said, again) {
    const button = (label, name, act) => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = label;
      if (name) made.setAttribute("aria-label", name);
      made.addEventListener("click", () => { line.remove(); act?.(); });
      return made;
    };
    line.classList.add("fault");
    line.setAttribute("role", "alert");
    line.replaceChildren(said, " ", button(words().again || "↻", "", again), " ", button("✕", words().close, null));
  }

  /* ---- files ---- */

  const FILES = 'a[href^="/layers/"], a[href^="/facts."], a[href^="/charts/"]';
  const SLOW_FILE_MS = 400; // what comes sooner needs no word
  const FILE_KEPT_MS = 60_000; // so long the browser may take to write it away
  const underway = new Set();
  let lane = Promise.resolve(); // the server makes one GeoPackage at a time: who asks for several waits here

  function take(event) {
    const link = event.target.closest?.(FILES);
    if (!link || link.target || leftAlone(event)) return;
    event.preventDefault();
    bringFile(link.getAttribute("href"), link.getAttribute("aria-label") || link.textContent.trim());
  }

  async function bringFile(address, name) {
    if (underway.has(address)) return;
    underway.add(address);
    const line = tell(), say = (what) => words()[what]?.replace("{}", name) || name;
    setTimeout(() => { if (underway.has(address)) line.textContent = say("making"); }, SLOW_FILE_MS);
    const wanted = () => file(address).catch(() => "noFile");
    const fault = await (/\.gpkg(\?|$)/.test(address) ? (lane = lane.then(wanted)) : wanted());
    underway.delete(address);
    if (fault) tellFault(line, say(fault), () => bringFile(address, name));
    else line.remove();
  }

  /* Fetches a file and lets the browser save it; which words say why it could not be had, none where it could. */
  async function file(address) {
    const response = await fetch(address);
    if (!response.ok) return response.status === 503 ? "busy" : "noFile";
    const link = document.createElement("a"), named = /filename="([^"]*)"/.exec(response.headers.get("Content-Disposition"));
    link.href = URL.createObjectURL(await response.blob());
    link.download = named?.[1] || "";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), FILE_KEPT_MS);
    return "";
  }

  /* Streamlit's own page is still starting: what it will ask for is on its way. */
  const served = document.currentScript?.dataset.parts;
  const alone = new URLSearchParams(location.search).get("embed") === "true";
  const AT_FIRST = viewOf(location.search) ? [] : alone ? ["map"] : ["header", "map", "figures", "panel", "table", "filters"];
  if (served) for (const name of AT_FIRST) answer(`${served}/${name}?${inOrder(location.search)}`);

  /* Files of the map, each fetched and read once: the map's frame takes them from here. */
  const files = new Map();
  function load(address) {
    if (!files.has(address)) {
      const coming = fetch(address).then((response) => {
        if (!response.ok) throw new Error(`${response.status} ${address}`);
        return response.json();
      });
      coming.catch(() => files.delete(address));
      files.set(address, coming);
    }
    return files.get(address);
  }
  const drawn = document.currentScript?.dataset.map;
  if (drawn && AT_FIRST.length) for (const address of drawn.split(" ")) load(address);

  /* ---- the map's frame ---- */

  /* It is made at once and drawn while Streamlit's page is still starting, then moved into its place. A page without a
   * map puts it aside and the way back finds it as it was. Browsers that cannot move a frame without loading it anew
   * make one for each place. */
  const MOVES = "moveBefore" in Element.prototype;
  let frame = null, left = null; // and the place that it has left
  let early = null; // what stands for the page while that is starting: all but the sidebar and the table

  /* The page holds the document of the frame, where it is of the map that the page was sent with. */
  const given = document.currentScript?.dataset.frame;

  function makeFrame(address, place) {
    frame?.remove();
    const made = frame = document.createElement("iframe");
    made.className = "map-frame";
    made.title = mapState?.words.map || "";
    made.dataset.of = address;
    place.append(made);
    // Written, not loaded: to load a document takes the browser as long as to read all of it.
    const write = (html) => {
      made.contentDocument.open();
      made.contentDocument.write(html);
      made.contentDocument.close();
    };
    if (given && address === `${served}/frame`) write(given);
    else answer(address).catch(failed).then((html) => made.isConnected && write(html));
  }

  function start() {
    early = document.createElement("div");
    early.className = alone ? "early alone" : "early";
    early.style.visibility = "hidden"; // until the styles are there
    const box = (className, ...children) => {
      const made = document.createElement("div");
      made.className = className;
      made.append(...children);
      return made;
    };
    const part = (name) => {
      const place = box(`part part-${name}`);
      place.dataset.part = `${served}/${name}`;
      return place;
    };
    const row = alone ? early : box("early-row", box("st-key-panel", part("panel")));
    if (alone) early.append(part("map"));
    else early.append(part("header"), part("figures"), part("map"), row);
    document.documentElement.append(early);
    makeFrame(`${served}/frame`, row);
    fillParts();
  }

  function placeFrame() {
    const place = document.querySelector(".map-place");
    // A page that says that there is no map has run to its end and gets no place for one.
    if (early && !place && !early.dropping && app?.dataset.testScriptState === "notRunning") {
      early.dropping = setTimeout(drop, PLACE_MS, early);
    }
    if (frame && !place) frame.classList.toggle("hidden", frame.classList.contains("aside"));
    if (!place || place === left || place.firstChild) return;
    // What is pressed stays until it is let go.
    const free = early && letGo(early);
    if (free) return void free.then(placeFrame);
    const address = place.dataset.frame;
    if (MOVES && frame?.isConnected && frame.dataset.of === address) place.moveBefore(frame, null);
    else makeFrame(address, place);
    frame.className = "map-frame";
    frame.style = "";
    if (early) drop(early);
  }

  function drop(shown) {
    shown.remove();
    if (!frame?.isConnected) frame = null;
    early = null;
  }

  /* The page will show something else, or the map again: until it does, the map stays where it is. */
  function keepFrame() {
    left = viewOf(location.search) ? document.querySelector(".map-place") : null;
    if (early && viewOf(location.search)) return drop(early);
    if (!left || !MOVES || frame?.parentNode !== left) return placeFrame();
    const { left: x, top, width, height } = frame.getBoundingClientRect();
    frame.className = "map-frame aside";
    frame.style = `left: ${x}px; top: ${top}px; width: ${width}px; height: ${height}px`;
    document.documentElement.moveBefore(frame, null);
  }

  /* The theme that Streamlit shows; before it shows any, the one that the browser prefers. */
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  let app = null;

  function theme() {
    const shown = app && getComputedStyle(app).colorScheme;
    return ["light", "dark"].includes(shown) ? shown : prefersDark.matches ? "dark" : "light";
  }

  const dress = () => frame?.contentWindow?.afsprakenkaart?.theme(theme());
  const dresser = new MutationObserver(dress);


  /* Streamlit's scripts, some sixty files, wait for the map: side by side both are later than one after the other. */
  function release() {
    if (document.readyState === "loading") return document.addEventListener("DOMContentLoaded", release, { once: true });
    window.afsprakenkaartBegin();
  }

  window.afsprakenkaartPage = { goTo, pick, load, theme, drawn: release, get mapState() { return mapState; } };
  // Behind all that the frame may ask for at once.
  if (served && AT_FIRST.length && MOVES) {
    setTimeout(release, HELD_MS); // first: whatever goes wrong with the map, Streamlit begins
    try {
      start();
    } catch (fault) {
      console.warn(fault);
      drop(early);
    }
  } else {
    release();
  }

  function hold(event) {
    const place = event.target.closest?.("[data-part]");
    if (place || event.type === "pointerdown") focused = place && { name: nameOf(place), id: event.target.id };
  }

  async function copied(button, words, done) {
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      // No clipboard without a secure connection: the text is offered to be copied by hand.
      window.prompt(button.textContent, words);
      return;
    }
    const label = button.textContent;
    button.textContent = done || label;
    setTimeout(() => { button.textContent = label; }, 2000);
  }

  function copy(event) {
    const button = event.target.closest?.("[data-copy]");
    if (button) copied(button, button.dataset.copy, button.dataset.copied);
  }

  /* What a card says, as lines: fact and edition, figures or summary with the status, letters and lines, address. */
  function citation(card, edition) {
    const id = card.querySelector("[data-cite]").dataset.cite;
    const all = (selector) => [...card.querySelectorAll(selector)].map((e) => e.textContent.trim());
    const figures = all(".figure");
    const status = all('.badge[class*="status-"]').map((said) => ` (${said})`).join("");
    return [
      `${edition}: ${id}`,
      (figures.length ? figures : all(".summary")).join("; ") + status,
      ...all(".source"),
      `${location.origin}${location.pathname}?fact=${encodeURIComponent(id)}`,
    ].join("\n");
  }

  function cite(event) {
    const asked = event.target.closest?.("[data-cite], [data-report]");
    const said = document.querySelector(".site-footer")?.dataset;
    if (!asked || !said) return;
    const cited = citation(asked.closest(".fact"), said.edition);
    if (asked.dataset.report === undefined) return copied(asked, cited, said.copied);
    const body = `${said.please}\n\n\n${cited}`;
    const subject = `${said.subject}: ${asked.closest(".fact").querySelector("[data-cite]").dataset.cite}`;
    if (asked.tagName !== "A") return copied(asked, `${subject}\n\n${body}`, said.reported);
    asked.href = `${asked.href.split("?")[0]}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  }

  function go() {
    const place = sought && document.getElementById(sought);
    if (!place) return;
    sought = "";
    place.scrollIntoView();
  }

  let waiting = false;
  function look() {
    waiting = false;
    go();
    const shown = document.querySelector('[data-testid="stApp"]');
    if (shown && shown !== app) {
      app = shown;
      dresser.observe(app, { attributes: true, attributeFilter: ["class"] });
      dress();
    }
    const said = document.querySelector(":is(.site-header, .whole-map)[lang]")?.lang;
    if (said && document.documentElement.lang !== said) document.documentElement.lang = said;
  }

  /* A server that has just been reached knows nothing of this visit and is not asked before the next choice, which it
   * cannot tell from what was chosen before. A step in the history asks it for what the address says. */
  let connection = "";
  function connected() {
    const now = document.querySelector('[data-testid="stApp"]')?.dataset.testConnectionState || "";
    const again = now === "CONNECTED" && connection === "lost";
    if (now === "CONNECTED") connection = now;
    else if (connection) connection = "lost";
    if (!again) return;
    // With a place in the address Streamlit takes the step for one within the page.
    if (location.hash) history.replaceState(history.state, "", location.pathname + location.search);
    window.dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
  }

  document.addEventListener("click", follow);
  document.addEventListener("click", take);
  document.addEventListener("click", row);
  document.addEventListener("click", again);
  document.addEventListener("focusin", hold);
  document.addEventListener("pointerdown", hold);
  document.addEventListener("pointerdown", press, true);
  document.addEventListener("pointerup", lift, true);
  document.addEventListener("pointercancel", lift, true);
  document.addEventListener("toggle", fillParts, true);
  window.addEventListener("popstate", keepFrame);
  window.addEventListener("popstate", bring);
  document.addEventListener("click", copy);
  document.addEventListener("click", cite);
  new MutationObserver(() => {
    placeFrame();
    fillParts();
    // Not with the next picture: a window in the background draws none, and must not miss that the connection was lost.
    connected();
    if (!waiting) requestAnimationFrame(look);
    waiting = true;
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["lang", "data-test-connection-state", "data-test-script-state"] });
})();
