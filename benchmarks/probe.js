/* Runs in the page before its own scripts: writes down when what a visitor sees has changed, by the clock of the page.
 *
 * `__marks` lists `[time in ms, what, its new value]`. It looks into the frame of the map from outside, once per drawn
 * picture: a script inside the frame would be dropped with the empty document that the frame begins with. `__shifts` and
 * `__long` list what moved by itself, and tasks of 50 ms or more, as `[time in ms, amount]`.
 */
(() => {
  if (window !== top) return;
  const marks = (window.__marks = []);
  const write = (what, value) => marks.push([performance.timeOrigin + performance.now(), what, value]);
  const observe = (type, amount) => {
    const found = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!entry.hadRecentInput) found.push([performance.timeOrigin + entry.startTime, amount(entry)]);
      }
    }).observe({ type, buffered: true });
    return found;
  };
  window.__shifts = observe("layout-shift", (entry) => entry.value);
  window.__long = observe("longtask", (entry) => entry.duration);
  const pressed = () => write("down", "");
  const heard = new WeakSet();
  const hear = (page) => {
    if (heard.has(page)) return;
    heard.add(page);
    page.addEventListener("pointerdown", pressed, true);
  };
  const text = (selector) => [...document.querySelectorAll(selector)].map((found) => found.textContent).join("|");
  const map = () => {
    for (const frame of document.querySelectorAll("iframe")) {
      if (!frame.checkVisibility({ visibilityProperty: true })) continue;
      const page = frame.contentDocument;
      if (!page?.querySelector(".leaflet-container")) continue;
      hear(page);
      if (page.body.dataset.applied) return `state ${page.body.dataset.applied}`; // the product says what it has drawn
      const paths = page.querySelectorAll(".leaflet-overlay-pane path").length;
      if (paths) return `${paths} shapes`;
    }
    return null;
  };
  const figures = () => text(".tiles");
  const table = () => text(".table-head .quiet");
  const panel = () => text(".part-panel .panel-name");
  // What is in the page before its script has started looks ready, and is not counted.
  const isStarted = () => window.afsprakenkaartPage || !document.querySelector("[data-part]");
  const filters = () => document.querySelector(".filters, [role='combobox']");
  const watched = {
    map,
    figures,
    table,
    panel,
    usable: () => isStarted() && figures() && table() && panel() && filters() && "yes",
    empty: () => text("#empty"),
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
