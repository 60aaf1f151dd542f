/* The map inside its frame: geometry by URL, a state applied in place, clicks sent back.
 *
 * `afsprakenkaart.mount(map, address)` runs once, with the map; `afsprakenkaart.apply(state)` runs with every change of the
 * state, perhaps before the geometry has arrived (then it is kept). Text is only ever set as textContent.
 */
window.afsprakenkaart = (() => {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const TOUCH_PX = 9; // how far from a point or line a click still counts
  const TILES_FAILED = 4; // so many after another, and the background counts as unreachable
  const NARROW_PX = 640; // as in map.css
  const LEGEND_PX = 240; // as in map.css, with its border: to ask for it is to lay out all that was drawn
  const DETAIL_ZOOM = 10; // here a pixel is 94 m: what the overview may be off, TOLERANCE_M in layers/build.py
  const MUNICIPALITY_NAMES_ZOOM = 11; // below it too few of them have room for their name
  const CLUSTER_FROM = 500; // a layer of more points than this shows what lies close together as one mark
  const CLUSTER_PX = 44; // how close that is
  const CLUSTER_TO = 15; // the last zoom at which points are one mark
  const CANVAS_FROM = 2000; // a layer of more areas than this is drawn on a canvas, where it needs no pattern
  const NETHERLANDS = [[50.72, 3.3], [53.58, 7.25]];
  let map, config, state, shapes, tooltip, legend, notice, loading, tiles, focused, land, detail, municipalities;
  let touched = false, unreachable = false; // by the visitor; the background

  /* ---- small helpers ---- */

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function svg(tag, attributes, parent) {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (parent) parent.append(made);
    return made;
  }

  /* The page around this frame: it knows the address, and brings the state that belongs to it. */
  const page = () => window.parent.afsprakenkaartPage;

  function put(layer, wanted) {
    if (wanted === map.hasLayer(layer)) return;
    if (wanted) layer.addTo(map); else layer.remove();
  }

  /* A style as the theme of the page wants it. */
  function themed(style) {
    if (document.documentElement.dataset.theme !== "dark") return style;
    const made = { ...style };
    for (const name of ["fill", "stroke"]) if (made[name]) made[name] = config.dark[made[name]] || made[name];
    return made;
  }

  /* ---- patterns: no meaning hangs on colour alone ---- */

  const LINES = {
    diagonal: ["M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4"],
    back: ["M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4"],
    cross: ["M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4", "M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4"],
    horizontal: ["M0,4 h8"],
    vertical: ["M4,0 v8"],
  };

  /* The fill of a style: its colour, or a pattern drawn over that colour (made at first use). */
  function paint(style) {
    if (!style.pattern || style.pattern === "none") return style.fill || "none";
    const id = `pattern-${style.pattern}-${(style.fill || "none").slice(1)}-${style.stroke.slice(1)}`;
    if (!document.getElementById(id)) {
      let defs = document.querySelector("#patterns defs");
      if (!defs) {
        const holder = svg("svg", { id: "patterns", width: 0, height: 0, "aria-hidden": "true" }, document.body);
        defs = svg("defs", {}, holder);
      }
      const pattern = svg("pattern", { id, width: 8, height: 8, patternUnits: "userSpaceOnUse" }, defs);
      if (style.fill) svg("rect", { width: 8, height: 8, fill: style.fill }, pattern);
      if (style.pattern === "dots") svg("circle", { cx: 4, cy: 4, r: 1.4, fill: style.stroke }, pattern);
      for (const d of LINES[style.pattern] || []) {
        svg("path", { d, stroke: style.stroke, "stroke-width": 1.1, fill: "none" }, pattern);
      }
    }
    return `url(#${id})`;
  }

  /* ---- geometry ---- */

  function rings(layer) {
    const nested = layer.getLatLngs();
    return L.LineUtil.isFlat(nested[0]) ? [nested] : nested;
  }

  function insideRing(at, ring) {
    let inside = false;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const a = ring[i], b = ring[j];
      if (a.lat > at.lat !== b.lat > at.lat && at.lng < ((b.lng - a.lng) * (at.lat - a.lat)) / (b.lat - a.lat) + a.lng) {
        inside = !inside;
      }
    }
    return inside;
  }

  function insidePolygon(at, layer) {
    return layer.getBounds().contains(at) && rings(layer).some((part) => part.filter((ring) => insideRing(at, ring)).length % 2 === 1);
  }

  function area(layer) {
    let sum = 0;
    for (const part of rings(layer)) {
      part.forEach((ring, hole) => {
        let ringSum = 0;
        for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
          ringSum += ring[j].lng * ring[i].lat - ring[i].lng * ring[j].lat;
        }
        sum += hole ? -Math.abs(ringSum) : Math.abs(ringSum);
      });
    }
    return sum;
  }

  /* The middle of the largest ring's widest horizontal cut: inside the shape, unlike the centre of its box. */
  function labelPoint(layer) {
    const largest = rings(layer).map((part) => part[0]).reduce((a, b) => {
      const size = (ring) => { const box = L.latLngBounds(ring); return (box.getEast() - box.getWest()) * (box.getNorth() - box.getSouth()); };
      return size(b) > size(a) ? b : a;
    });
    const box = L.latLngBounds(largest);
    let best = { width: 0, at: box.getCenter() };
    for (let step = 4; step <= 12; step++) {
      const lat = box.getSouth() + ((box.getNorth() - box.getSouth()) * step) / 16;
      const cuts = [];
      for (let i = 0, j = largest.length - 1; i < largest.length; j = i++) {
        const a = largest[i], b = largest[j];
        if (a.lat > lat !== b.lat > lat) cuts.push(a.lng + ((b.lng - a.lng) * (lat - a.lat)) / (b.lat - a.lat));
      }
      cuts.sort((x, y) => x - y);
      for (let i = 0; i + 1 < cuts.length; i += 2) {
        const middle = 1 - Math.abs(step - 8) / 16; // between equals, the one in the middle
        const width = (cuts[i + 1] - cuts[i]) * middle;
        if (width > best.width) best = { width, at: L.latLng(lat, (cuts[i] + cuts[i + 1]) / 2) };
      }
    }
    return best.at;
  }

  /* ---- drawing, once ---- */

  function pane(name, zIndex) {
    const made = map.createPane(name);
    made.style.zIndex = zIndex;
    made.style.pointerEvents = "none";
    return name;
  }

  const places = new Map();

  /* The place of a feature in the list of its layer: by that a state names it. */
  function placeOf(layerId, id) {
    if (!places.has(layerId)) places.set(layerId, new Map(Object.keys(config.features[layerId] || {}).map((key, n) => [key, n])));
    return places.get(layerId).get(id) ?? -1;
  }

  function keep(drawing, id, kind, layer, extra) {
    const layerId = drawing.layer, n = placeOf(layerId, id);
    shapes.set(`${layerId}:${id}`, { layerId, id, n, kind, layer, drawing, about: config.features[layerId]?.[id] || {}, ...extra });
  }

  function drawAreas(drawing, topology) {
    const { layer: layerId, pane: paneName } = drawing;
    const object = topology.objects[layerId];
    if (!object) return;
    const options = { pane: paneName, interactive: false, smoothFactor: 0.5 };
    const canvas = object.geometries.length > CANVAS_FROM && L.canvas({ pane: paneName });
    for (const feature of topojson.feature(topology, object).features) {
      const id = String(feature.id);
      const renderer = canvas && !hasPattern(layerId, id) ? { renderer: canvas } : {};
      L.geoJSON(feature, { ...options, ...renderer }).eachLayer((layer) => keep(drawing, id, "area", layer, { size: area(layer) }));
    }
  }

  /* A canvas knows no patterns, and what a state colours may get one. */
  function hasPattern(layerId, id) {
    const style = config.styles[layerId][id];
    return !style || Boolean(style.pattern && style.pattern !== "none");
  }

  /* Land under everything, so that sea and land differ where no background is shown. */
  function drawLand(topology) {
    const style = { stroke: false, fillOpacity: 1, className: "land" };
    [land] = L.geoJSON(landOf(topology), { pane: "land", interactive: false, smoothFactor: 0.5, style }).addTo(map).getLayers();
  }

  function landOf(topology) {
    return topojson.merge(topology, topology.objects[config.ground].geometries);
  }

  function drawPoints(drawing, points, spot) {
    for (const feature of points[drawing.layer] || []) {
      const id = String(feature.id ?? feature.properties.id);
      const parts = [];
      L.geoJSON(feature, {
        pane: drawing.pane, interactive: false, pointToLayer: (_, at) => spot(at, drawing),
      }).eachLayer(function flatten(layer) { if (layer.eachLayer) layer.eachLayer(flatten); else parts.push(layer); });
      const layer = L.featureGroup(parts);
      keep(drawing, id, feature.geometry.type.includes("Line") ? "line" : "point", layer, { parts, size: 0 });
    }
  }

  const circleAt = (at, drawing) => L.circleMarker(at, { pane: drawing.pane, interactive: false });
  const markAt = (at, drawing) => L.marker(at, {
    pane: drawing.pane, interactive: false, keyboard: false, icon: L.divIcon({ className: `mark mark-${drawing.mark}`, iconSize: [12, 12] }),
  });

  /* Beside the place, not on it: what lies there is still seen, and two marks at one place stand side by side. */
  function drawBeside(drawing) {
    const beside = new Map();
    for (const [id, about] of Object.entries(config.features[drawing.layer] || {})) {
      const place = shapes.get(about.subject);
      if (!place) continue;
      // A place that no layer draws has a point of its own, [longitude, latitude].
      const own = about.at && L.latLng(about.at[1], about.at[0]);
      const spot = own ? String(own) : about.subject;
      const nth = beside.get(spot) || 0;
      beside.set(spot, nth + 1);
      const points = place.parts?.flatMap((part) => (part.getLatLng ? [part.getLatLng()] : part.getLatLngs().flat()));
      const at = own || (place.kind === "area" ? labelPoint(place.layer) : points[Math.floor(points.length / 2)]);
      const shift = [11 + 17 * nth, place.kind === "area" && !own ? 30 : -11];
      const icon = L.divIcon({ className: `mark mark-${drawing.mark}`, iconSize: [14, 14], iconAnchor: [7 - shift[0], 7 - shift[1]] });
      const made = L.marker(at, { pane: drawing.pane, interactive: false, keyboard: false, shift, icon });
      keep(drawing, id, "point", L.featureGroup([made]), { parts: [made], size: 0 });
    }
  }

  function drawLabels() {
    for (const shape of [...shapes.values()].filter((s) => s.drawing.look === "ground")) {
      const box = element("div", "label");
      box.append(element("span", "label-name", shape.about.name || shape.id), element("span", "label-value"));
      shape.label = L.marker(labelPoint(shape.layer), {
        pane: "labels", interactive: false, keyboard: false, icon: L.divIcon({ className: "", html: box, iconSize: null }),
      });
    }
  }

  /* How each look is drawn once, and how a shape of it is styled: what is special of a layer is its look, never its id. */
  const LOOKS = {
    ground: { draw: (drawing, topology) => { drawAreas(drawing, topology); drawLabels(); }, style: styleChanged },
    areas: { draw: drawAreas, style: styleChanged },
    circles: { draw: (drawing, _, points) => drawPoints(drawing, points, circleAt), style: styleCircle },
    marks: { draw: (drawing, _, points) => drawPoints(drawing, points, markAt), style: styleMark },
    beside: { draw: drawBeside, style: styleMark },
  };

  /* ---- the detail, once someone zooms in ---- */

  /* Fetches the finer geometry at the first zoom that shows more than the overview has, and puts it into the shapes that
   * are there: styles, selection and what is on stay as they are. What fails is tried again at the next zoom. */
  function showDetail() {
    if (!shapes || !hasRoom()) return;
    if (map.getZoom() >= DETAIL_ZOOM) {
      detail ??= load(config.detail).then(refine).catch((fault) => { detail = undefined; console.warn(fault); });
    }
    showMunicipalities();
  }

  function refine(topology) {
    replaceRings(land, landOf(topology));
    for (const { layerId, id, kind, layer } of shapes.values()) {
      const found = kind === "area" && topology.objects[layerId].geometries.find((geometry) => String(geometry.id) === id);
      if (found) replaceRings(layer, topojson.feature(topology, found).geometry);
    }
    drawMunicipalities(topology);
    showMunicipalities();
    document.body.dataset.detail = String(municipalities.areas.length);
  }

  function replaceRings(layer, geometry) {
    layer.setLatLngs(L.GeoJSON.coordsToLatLngs(geometry.coordinates, geometry.type === "Polygon" ? 1 : 2));
  }

  function arcsOf(object) {
    return new Set(object.geometries.flatMap((geometry) => geometry.arcs.flat(Infinity)).map((n) => (n < 0 ? ~n : n)));
  }

  /* The borders between municipalities of one province, each once: what is a province's border is drawn as that. */
  function drawMunicipalities(topology) {
    const object = topology.objects.municipalities;
    const outer = arcsOf(topology.objects[config.ground]);
    const arcs = [...arcsOf(object)].filter((n) => !outer.has(n)).map((n) => [n]);
    const borders = L.geoJSON(topojson.feature(topology, { type: "MultiLineString", arcs }), {
      pane: "municipalities", interactive: false, smoothFactor: 0.5,
    });
    const areas = L.geoJSON(topojson.feature(topology, object)).getLayers().map((layer) => {
      const { name } = layer.feature.properties;
      const icon = L.divIcon({ className: "", html: element("div", "label municipality", name), iconSize: null });
      const label = L.marker(labelPoint(layer), { pane: "municipality-names", interactive: false, keyboard: false, icon });
      return { name, layer, label };
    });
    municipalities = { borders, areas, shown: false };
  }

  function showMunicipalities() {
    if (!municipalities || !state) return;
    const { borders, areas } = municipalities;
    municipalities.shown = map.getZoom() >= DETAIL_ZOOM && state.layers[config.ground].on;
    put(borders, municipalities.shown);
    const { stroke, weight } = themed(config.styles.municipalities["*"]);
    borders.setStyle({ color: stroke, weight });
    const named = municipalities.shown && map.getZoom() >= MUNICIPALITY_NAMES_ZOOM;
    for (const { label } of areas) put(label, named && map.getBounds().contains(label.getLatLng()));
  }

  function municipalityAt(at) {
    if (!municipalities?.shown) return undefined;
    return municipalities.areas.find(({ layer }) => layer.getBounds().contains(at) && insidePolygon(at, layer))?.name;
  }

  /* ---- many points: what lies close together is one mark with a number, and a click on it comes closer ---- */

  const clusters = new Map(); // by layer: its points, the index of those that are shown, the marks on the map

  async function prepareClusters(points) {
    const many = Object.keys(points).filter((layerId) => points[layerId].length > CLUSTER_FROM);
    if (!many.length) return;
    await addScript(config.supercluster);
    for (const layerId of many) {
      const found = [];
      for (const shape of shapes.values()) {
        if (shape.layerId !== layerId || shape.kind !== "point") continue;
        for (const part of shape.parts) {
          const { lat, lng } = part.getLatLng();
          found.push({ type: "Feature", properties: { shape }, geometry: { type: "Point", coordinates: [lng, lat] } });
        }
      }
      clusters.set(layerId, { drawing: found[0]?.properties.shape.drawing, points: found, index: null, indexed: null, marks: L.layerGroup().addTo(map), alone: new Set() });
    }
    map.on("moveend", () => state && drawClusters());
  }

  function addScript(url) {
    return new Promise((resolve, reject) => {
      const script = element("script");
      script.src = url;
      script.onload = resolve;
      script.onerror = () => reject(new Error(url));
      document.head.append(script);
    });
  }

  /* Draws the points of large layers: those that stand alone as always, the others as marks with a number. */
  function drawClusters() {
    for (const [layerId, held] of clusters) {
      const spec = state.layers[layerId] || { on: false, show: [] };
      const wanted = JSON.stringify([spec.on, spec.show]);
      if (held.indexed !== wanted) {
        const listed = spec.show && new Set(spec.show);
        const shown = spec.on ? held.points.filter(({ properties: { shape } }) => !listed || listed.has(shape.n)) : [];
        held.index = new Supercluster({ radius: CLUSTER_PX, extent: 256, maxZoom: CLUSTER_TO }).load(shown);
        held.indexed = wanted;
      }
      const seen = map.getBounds().pad(0.2);
      const box = [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()];
      held.marks.clearLayers();
      const alone = new Set();
      for (const found of held.index.getClusters(box, Math.floor(map.getZoom()))) {
        if (found.properties.cluster) addCluster(held, layerId, found);
        else alone.add(found.properties.shape);
      }
      const chosen = shapes.get(state.selection[0]);
      if (chosen?.layerId === layerId) alone.add(chosen);
      for (const shape of held.alone) if (!alone.has(shape)) on(shape, false);
      for (const shape of alone) {
        on(shape, true);
        stylePoint(shape, shape === chosen);
      }
      held.alone = alone;
    }
  }

  function stylePoint(shape, chosen) {
    const fixed = config.styles[shape.layerId];
    const style = themed(fixed[shape.id] || fixed["*"]);
    LOOKS[shape.drawing.look].style(shape, style, chosen);
  }

  function addCluster(held, layerId, found) {
    const made = clusterMark(held.drawing, layerId, found);
    held.marks.addLayer(made);
    made.getElement()?.style.setProperty("--cluster", held.drawing.cluster);
  }

  function clusterMark(drawing, layerId, found) {
    const { point_count: count, point_count_abbreviated: short, cluster_id: id } = found.properties;
    const [lng, lat] = found.geometry.coordinates;
    const size = 26 + 6 * Math.floor(Math.log10(count));
    const icon = L.divIcon({ className: `cluster cluster-${drawing.mark}`, html: element("span", "", String(short)), iconSize: [size, size] });
    return L.marker([lat, lng], { pane: "points", interactive: false, keyboard: false, icon, cluster: { layerId, id, count, size } });
  }

  /* The mark with a number under a point of the map, none where no such mark lies there. */
  function clusterAt(at) {
    const here = map.latLngToContainerPoint(at);
    for (const { marks } of clusters.values()) {
      for (const mark of marks.getLayers()) {
        if (map.latLngToContainerPoint(mark.getLatLng()).distanceTo(here) <= mark.options.cluster.size / 2) return mark;
      }
    }
    return null;
  }

  function openCluster(mark) {
    const { layerId, id } = mark.options.cluster;
    const closer = clusters.get(layerId).index.getClusterExpansionZoom(id);
    map.setView(mark.getLatLng(), closer, { animate: false });
  }

  /* ---- the state ---- */

  function on(shape, wanted) {
    put(shape.layer, wanted);
    shape.shown = wanted;
  }

  function styleArea(shape, style, selected) {
    shape.layer.setStyle({
      color: selected ? config.selected : style.stroke,
      weight: selected ? 3 : style.weight ?? 1,
      dashArray: style.dash || null,
      fill: Boolean(style.fill || (style.pattern && style.pattern !== "none")),
      fillColor: paint(style),
      fillOpacity: style.opacity ?? 0.75,
      opacity: style.faint && !selected ? 0.35 : 1,
    });
  }

  /* Thousands of areas are not styled anew where nothing of theirs changed. */
  function styleChanged(shape, style, chosen) {
    if (shape.style === style && shape.chosen === chosen) return;
    Object.assign(shape, { style, chosen });
    styleArea(shape, style, chosen);
  }

  function styleCircle(shape, style, selected) {
    const { by, breaks, px, hollowPx } = shape.drawing, value = shape.about[by];
    if (!value) style = themed(shape.drawing.hollow);
    for (const circle of shape.parts) {
      circle.setRadius(value ? px[breaks.filter((low) => value >= low).length - 1] : hollowPx);
      circle.setStyle({
        color: selected ? config.selected : style.stroke, weight: selected ? 3.5 : 2,
        fill: true, fillColor: value ? style.fill : themed({ fill: config.paper }).fill, fillOpacity: value ? 0.8 : 0.55,
        dashArray: value ? null : "3 2",
      });
    }
  }

  function styleMark(shape, style, selected) {
    for (const part of shape.parts) {
      if (part.setStyle) {
        part.setStyle({ color: selected ? config.selected : style.stroke, weight: selected ? 7 : 4, opacity: 0.95, dashArray: style.dash || null });
      } else if (part.getElement()) {
        const mark = part.getElement();
        mark.style.setProperty("--mark", style.fill || style.stroke);
        mark.classList.toggle("selected", selected);
      }
    }
  }

  function refresh() {
    if (!state || !document.body.dataset.drawn) return; // a state that comes before all is ready is applied then
    notice.textContent = state.notice;
    notice.hidden = !state.notice;
    drawLegend();
    // First where the map looks, then what is drawn there: the other way round each line would be projected twice.
    const room = hasRoom();
    if (room) moveTo();
    const selected = new Set(state.selection.slice(0, 1));
    const listedIn = new Map(Object.entries(state.layers).map(([layerId, { show }]) => [layerId, show && new Set(show)]));
    for (const [key, shape] of shapes) {
      const spec = state.layers[shape.layerId] || { on: false, show: [] };
      if (shape.kind === "point" && clusters.has(shape.layerId)) continue;
      const listed = spec.show === null || Boolean(listedIn.get(shape.layerId)?.has(shape.n));
      const chosen = selected.has(key);
      const fixed = config.styles[shape.layerId];
      const style = themed(state.styles[shape.layerId]?.[shape.id] || fixed[shape.id] || fixed["*"]);
      // What hangs on the fill is not shown for being chosen: another fill is in its place.
      on(shape, (spec.on && listed) || (chosen && !shape.drawing.fill));
      if (shape.label) {
        put(shape.label, spec.on);
        const box = shape.label.getElement()?.querySelector(".label");
        if (box) {
          box.classList.toggle("faint", Boolean(style.faint));
          box.lastChild.textContent = style.label || "";
        }
      }
      if (!shape.shown) continue;
      LOOKS[shape.drawing.look].style(shape, style, chosen);
      if (chosen && shape.layer.bringToFront) shape.layer.bringToFront();
    }
    drawClusters();
    if (!room) return; // the observer of the size comes back here
    setTimeout(showBackground); // what is known is drawn first
    showDetail();
    document.body.dataset.applied = state.stamp;
    page().drawn();
  }

  /* Tiles that fail one after another are given up, and the legend says so; switching them off and on tries again. */
  function makeTiles() {
    let failed = 0;
    const made = L.tileLayer(config.background.url, { minZoom: 6, maxZoom: 19, maxNativeZoom: 19, attribution: config.background.credit });
    made.on("tileload", () => { failed = 0; });
    made.on("tileerror", () => {
      failed += 1;
      if (failed < TILES_FAILED || unreachable) return;
      unreachable = true;
      failed = 0;
      // Not while Leaflet is handing out this very failure.
      setTimeout(() => { made.remove(); legend.dataset.described = ""; drawLegend(); });
    });
    return made;
  }

  function showBackground() {
    if (!state.background) unreachable = false;
    const wanted = state.background && !unreachable;
    if (wanted && !tiles) tiles = makeTiles();
    if (tiles) put(tiles, wanted);
  }

  /* What must stay free at the edges when the map moves to something: the legend, the credit. */
  function edges() {
    const beside = legend?.open && window.innerWidth > NARROW_PX ? LEGEND_PX + 16 : 8;
    return { paddingTopLeft: [beside, 8], paddingBottomRight: [8, 22] };
  }

  /* Whether anything is left between the edges. Streamlit gives the frame its size when it likes; Leaflet's sums on a map
   * that is smaller than its edges end in NaN, and the map never comes back from that. */
  function hasRoom() {
    const { paddingTopLeft: [left, top], paddingBottomRight: [right, bottom] } = edges();
    const size = map.getSize();
    return size.x > left + right && size.y > top + bottom;
  }

  function fit(box, options) {
    map.fitBounds(box, { ...edges(), animate: false, ...options });
  }

  function moveTo() {
    const wanted = JSON.stringify(state.focus);
    if (wanted !== focused) {
      focused = wanted;
      const box = L.latLngBounds([]);
      for (const key of state.focus) if (shapes.has(key)) box.extend(shapes.get(key).layer.getBounds());
      if (box.isValid()) fit(box, { maxZoom: 10 });
      else fit(NETHERLANDS);
    }
    const chosen = shapes.get(state.selection[0]);
    if (chosen && !map.getBounds().intersects(chosen.layer.getBounds())) {
      map.panTo(chosen.layer.getBounds().getCenter(), { animate: false });
    }
  }

  /* ---- what lies under a point ---- */

  /* What lies within reach of a click, as a box: most lines are passed over by their own box. */
  function reachOf(at) {
    const here = map.latLngToContainerPoint(at), reach = [TOUCH_PX, TOUCH_PX];
    return L.latLngBounds(map.containerPointToLatLng(here.subtract(reach)), map.containerPointToLatLng(here.add(reach)));
  }

  function near(at, shape, reachable) {
    const here = map.latLngToContainerPoint(at);
    return shape.parts.some((part) => {
      if (part.getLatLng) {
        const reach = (part.getRadius ? part.getRadius() : 7) + TOUCH_PX / 2;
        return map.latLngToContainerPoint(part.getLatLng()).add(part.options.shift || [0, 0]).distanceTo(here) <= reach;
      }
      if (!reachable.intersects(part.getBounds())) return false;
      const lines = L.LineUtil.isFlat(part.getLatLngs()) ? [part.getLatLngs()] : part.getLatLngs();
      return lines.some((line) => {
        const points = line.map((p) => map.latLngToContainerPoint(p));
        return points.slice(1).some((p, i) => L.LineUtil.pointToSegmentDistance(here, points[i], p) <= TOUCH_PX);
      });
    });
  }

  const RANK = { point: 0, line: 1, area: 2 };

  function under(at) {
    const found = [], reachable = reachOf(at);
    for (const [key, shape] of shapes) {
      if (!shape.shown) continue;
      if (shape.kind === "area" ? insidePolygon(at, shape.layer) : near(at, shape, reachable)) found.push([key, shape]);
    }
    // An area may be one shape with what it lies on: the ground comes first then.
    const size = ([, s]) => s.size * (s.drawing.look === "ground" ? 0.98 : 1);
    return found.sort((a, b) => RANK[a[1].kind] - RANK[b[1].kind] || size(a) - size(b)).map(([key]) => key);
  }

  function pick(at) {
    const mark = clusterAt(at);
    if (mark) return openCluster(mark);
    // What is drawn beside a place opens that place.
    const found = [...new Set(under(at).map((key) => shapes.get(key).about.subject || key))];
    if (found.length) page().pick(found);
  }

  /* What a feature is, in a word: some kinds within a layer go by a name of their own. */
  const whatOf = ({ layerId, about }) => state.words.kinds[layerId]?.[about.kind] ?? state.words.one[layerId];

  function hover(event) {
    const keys = shapes ? under(event.latlng) : [];
    map.getContainer().style.cursor = keys.length || clusterAt(event.latlng) ? "pointer" : "";
    const mark = clusterAt(event.latlng);
    tooltip.hidden = keys.length === 0 && !mark;
    if (tooltip.hidden) return;
    tooltip.replaceChildren();
    if (mark) tooltip.append(element("div", "first", `${mark.options.cluster.count} × ${state.words.one[mark.options.cluster.layerId]}`));
    const lines = keys.slice(0, 4).map((key) => shapes.get(key)).map((s) => [s.about.name || s.id, whatOf(s)]);
    const municipality = municipalityAt(event.latlng);
    if (municipality) lines.push([municipality, state.words.municipality]);
    lines.forEach(([name, what], i) => {
      const line = element("div", i ? "also" : "first", name);
      line.append(element("span", "what", ` · ${what}`));
      tooltip.append(line);
    });
    const size = map.getSize();
    const { x, y } = event.containerPoint;
    tooltip.style.left = `${Math.min(x + 14, size.x - tooltip.offsetWidth - 6)}px`;
    tooltip.style.top = `${y + 18 + tooltip.offsetHeight > size.y ? y - tooltip.offsetHeight - 8 : y + 18}px`;
  }

  /* ---- legend: also where layers go on and off and the fill is chosen ---- */

  function swatch(spec) {
    const box = svg("svg", { width: 22, height: 16, class: "swatch", "aria-hidden": "true" });
    const style = themed(spec.style);
    if (spec.shape === "line") svg("path", { d: "M1,8 H21", stroke: style.stroke, "stroke-width": style.weight ?? 4, "stroke-dasharray": style.dash || "none" }, box);
    else if (spec.shape === "circle" || spec.shape === "hollow") {
      svg("circle", {
        cx: 11, cy: 8, r: spec.radius || 6, fill: spec.shape === "circle" ? style.fill : "none", stroke: style.stroke,
        "stroke-width": 2, "stroke-dasharray": spec.shape === "hollow" ? "3 2" : "none",
      }, box);
    } else if (spec.shape === "triangle") {
      svg("path", { d: "M11,2 L17,14 H5 Z", fill: style.fill }, box);
    } else if (spec.shape === "clash") {
      svg("circle", { cx: 11, cy: 8, r: 6, fill: "none", stroke: style.stroke, "stroke-width": 2.5 }, box);
      svg("path", { d: "M8.8,5.8 l4.4,4.4 M13.2,5.8 l-4.4,4.4", stroke: style.stroke, "stroke-width": 1.8 }, box);
    } else if (spec.shape === "diamond" || spec.shape === "square") {
      const turned = spec.shape === "diamond" ? { transform: "rotate(45 11 8)" } : {};
      svg("rect", { x: 7, y: 4, width: 8, height: 8, ...turned, fill: style.fill || style.stroke, stroke: "#ffffff" }, box);
    }
    else {
      svg("rect", {
        x: 1, y: 1, width: 20, height: 14, fill: paint(style), "fill-opacity": style.opacity ?? 0.75,
        stroke: style.stroke, "stroke-width": style.weight ?? 1, "stroke-dasharray": style.dash || "none",
      }, box);
    }
    return box;
  }

  function choice(kind, option) {
    const label = element("label", "choice");
    const input = element("input");
    input.type = kind;
    input.name = kind === "radio" ? "fill" : `layer-${option.id}`;
    input.value = option.id;
    input.checked = option.checked;
    input.addEventListener("change", () => page().goTo(optionNow(option.id).href));
    label.append(input, element("span", "", option.label));
    return label;
  }

  /* Addresses change with every choice, the rest of the legend with few. */
  function optionNow(id) {
    return state.legend.sections.flatMap(({ options }) => options).find((option) => option.id === id);
  }

  /* A word of the field: one sentence to unfold, and a link to the rest of it. */
  function explained({ id, term }) {
    const box = element("details", "term"), said = element("p", "", `${term.short} `), more = element("a", "", "→");
    more.dataset.option = id;
    more.setAttribute("aria-label", term.name);
    more.addEventListener("click", (event) => { event.preventDefault(); page().goTo(optionNow(id).term.href); });
    said.append(more);
    box.append(element("summary", "", term.question), said);
    return box;
  }

  function drawLegend() {
    const described = state.legend, said = JSON.stringify(described, (name, value) => (name === "href" ? undefined : value));
    if (legend.dataset.described !== said) buildLegend(described);
    legend.dataset.described = said;
    for (const more of legend.querySelectorAll("a[data-option]")) more.href = optionNow(more.dataset.option).term.href;
  }

  function buildLegend(described) {
    const focus = document.activeElement?.closest?.(".legend") && document.activeElement.value;
    const body = legend.querySelector(".legend-body");
    const scrolled = body.firstChild ? body.scrollTop : 0; // to ask is to lay out all that was drawn
    body.replaceChildren();
    legend.querySelector(".legend-title").textContent = described.title;
    for (const section of described.sections) {
      const group = element("fieldset");
      group.append(element("legend", "", section.title));
      for (const option of section.options) {
        group.append(choice(section.kind, option));
        if (!option.checked) continue;
        for (const item of option.items || []) {
          const row = element("div", "item");
          row.append(swatch(item), element("span", "", item.label));
          group.append(row);
        }
        if (option.id === "background" && unreachable) group.append(element("p", "note", state.words.unreachable));
        if (option.note) group.append(element("p", "note", option.note));
        if (option.term) group.append(explained(option));
      }
      body.append(group);
    }
    if (scrolled) body.scrollTop = scrolled;
    if (focus) body.querySelector(`input[value="${CSS.escape(focus)}"]`)?.focus();
  }

  function makeLegend() {
    const control = L.control({ position: "topleft" });
    control.onAdd = () => {
      legend = element("details", "legend");
      legend.open = window.innerWidth > NARROW_PX;
      legend.append(element("summary", "legend-title"), element("div", "legend-body"));
      L.DomEvent.disableClickPropagation(legend);
      L.DomEvent.disableScrollPropagation(legend);
      return legend;
    };
    control.addTo(map);
  }

  /* ---- entry points ---- */

  function theme(base) {
    if (document.documentElement.dataset.theme === base) return;
    document.documentElement.dataset.theme = base;
    if (legend) legend.dataset.described = "";
    refresh();
  }

  /* The page around has begun to fetch the files before this frame was there. */
  const load = (address) => page().load(address);

  /* The words come with the state, which may be there before the map or after it. */
  function sayLoading() {
    if (loading && state) loading.textContent = state.words.loading;
  }

  async function mount(made, address) {
    map = made;
    document.documentElement.dataset.theme = page().theme();
    map.attributionControl.setPrefix(false);
    map.zoomControl.setPosition("topright");
    L.control.scale({ imperial: false, position: "bottomright" }).addTo(map);
    pane("land", 150); pane("fills", 410); pane("outlines", 420); pane("municipalities", 425); pane("hatches", 430); pane("lines", 440); pane("municipality-names", 445); pane("points", 450); pane("labels", 460);
    makeLegend();
    tooltip = element("div", "tip");
    tooltip.hidden = true;
    notice = element("div", "notice");
    notice.hidden = true;
    loading = element("div", "loading");
    loading.setAttribute("role", "status");
    map.getContainer().append(tooltip, notice, loading);
    if (page().mapState) apply(page().mapState);
    sayLoading();
    map.on("click", (event) => shapes && pick(event.latlng));
    map.on("mousemove", hover);
    map.on("zoomend moveend", showDetail);
    map.on("mouseout", () => { tooltip.hidden = true; });
    const keyboard = (used) => () => map.getContainer().classList.toggle("keyboard", used);
    map.getContainer().addEventListener("pointerdown", keyboard(false));
    document.addEventListener("keydown", keyboard(true));
    map.getContainer().addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target === map.getContainer()) pick(map.getCenter());
    });
    map.getContainer().append(element("div", "crosshair"));
    let wide = window.innerWidth > NARROW_PX;
    for (const used of ["pointerdown", "wheel", "keydown"]) {
      map.getContainer().addEventListener(used, () => { touched = true; }, { passive: true, once: true });
    }
    new ResizeObserver(() => {
      map.invalidateSize({ animate: false });
      if (state && document.body.dataset.applied !== state.stamp) refresh();
      // What the map shows of itself fits again; what someone chose to see stays.
      else if (state && shapes && !touched && hasRoom()) {
        focused = undefined;
        moveTo();
      }
      // A legend that was open at a desk would cover a narrow map whole.
      if (wide && window.innerWidth <= NARROW_PX) legend.open = false;
      wide = window.innerWidth > NARROW_PX;
    }).observe(map.getContainer());
    try {
      const given = await load(address);
      if (given.font) {
        const font = new FontFace("Source Sans", `url(${given.font})`, { weight: "200 900" });
        font.load().then((loaded) => document.fonts.add(loaded), () => {});
      }
      map.attributionControl.addAttribution(given.credit);
      const [topology, points, features] = await Promise.all([load(given.topology), load(given.points), load(given.names)]);
      config = { ...given, features };
      shapes = new Map();
      if (hasRoom()) {
        fit(NETHERLANDS);
        focused = "[]";
      }
      drawLand(topology);
      for (const drawing of config.drawn) LOOKS[drawing.look].draw(drawing, topology, points);
      await prepareClusters(points);
      document.body.dataset.drawn = String(shapes.size);
      refresh();
    } catch (fault) {
      const notice = element("div", "fault", state?.words.fault);
      notice.setAttribute("role", "alert");
      map.getContainer().append(notice);
      console.warn(fault);
    } finally {
      loading.remove();
    }
  }

  function apply(given) {
    if (state?.stamp === given.stamp) return;
    state = given;
    document.documentElement.lang = state.language;
    sayLoading();
    map?.getContainer().setAttribute("aria-label", state.words.map);
    refresh();
  }

  return { mount, apply, theme };
})();
