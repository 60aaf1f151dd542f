/* Runs in the page before its own scripts: writes down when what a visitor sees has changed, by the clock of the page.
 *
 * `__marks` lists `[time in ms, what, its new value]`. It looks into the frame of the map from outside, once per drawn
 * picture: a script inside the frame would be dropped with the empty document that the frame begins with.
 */
(() => {
  if (window !== top) return;
  const marks = (window.__marks = []);
  const write = (what, value) => marks.push([performance.timeOrigin + performance.now(), what, value]);
  const pressed = () => write("down", "");
  const heard = new WeakSet();
  const hear = (page) => {
    if (heard.has(page)) return;
    heard.add(page);
    page.addEventListener("pointerdown", pressed, true);
  };
  const text = (selector) => [...document.querySelectorAll(selector)].map((found) => found.textContent).join("|");
  let emptyMap = "";
  const map = () => {
    for (const frame of document.querySelectorAll("iframe")) {
      if (!frame.checkVisibility({ visibilityProperty: true })) continue;
      const page = frame.contentDocument;
      if (!page?.querySelector(".leaflet-container")) continue;
      hear(page);
      if (page.body.dataset.applied) return `state ${page.body.dataset.applied}`; // the product says what it has drawn
      const paths = page.querySelectorAll(".leaflet-overlay-pane path").length;
      if (paths) return `${paths} shapes`;
      if (page.querySelector(".leaflet-map-pane")) emptyMap = "leaflet";
    }
    return null;
  };
  const watched = {
    map,
    figures: () => text(".tiles"),
    table: () => text(".table-head .quiet"),
    panel: () => text(".part-panel .panel-name"),
    empty: () => text("#empty"),
    emptymap: () => emptyMap,
    state: () => document.querySelector("[data-testid='stApp']")?.dataset.testScriptState,
  };
  const last = {};
  const look = () => {
    for (const [what, read] of Object.entries(watched)) {
      const value = read();
      if (value && value !== last[what]) write(what, (last[what] = value));
    }
    requestAnimationFrame(look);
  };
  hear(document);
  look();
})();
