import assert from "node:assert/strict";
import { test } from "node:test";
import { listedPoints } from "../map/clusters.js";
import { together } from "../map/groups.js";
import { topmostFirst } from "../map/hits.js";
import { boxAround, meet } from "../map/labels.js";
import { folded, withoutAddresses } from "../map/legend.js";
import { placeIn, withPlace } from "../map/looking.js";
import { patternId } from "../map/patterns.js";
import { inOrder } from "../map/stepping.js";
import { firmness, radiusOf } from "../map/styles.js";
import { diamond } from "../map/swatch.js";

/** @import { ClusterPoint, Legend, Shape } from "../types" */

/** @param {Shape["kind"]} kind @param {number} size @param {{ look?: string, order?: number }} [drawing] @param {number} [beyond] */
const hit = (kind, size, drawing = {}, beyond = 0) => ({
  shape: { kind, size, n: 0, drawing: { look: "areas", ...drawing } },
  beyond,
});

test("points come before lines, lines before areas, and the smallest area first", () => {
  const found = topmostFirst([hit("area", 9), hit("line", 0), hit("area", 2), hit("point", 0)]);
  assert.deepEqual(
    found.map(({ shape }) => [shape.kind, shape.size]),
    [
      ["point", 0],
      ["line", 0],
      ["area", 2],
      ["area", 9],
    ],
  );
  const [first] = topmostFirst([hit("area", 5), hit("area", 5, { look: "ground" })]);
  assert.equal(first.shape.drawing.look, "ground");
});

test("of marks that lie on one another the one that is drawn last comes first", () => {
  const found = topmostFirst([hit("point", 0, { order: 50 }), hit("point", 0, { order: 60 })]);
  assert.equal(found[0].shape.drawing.order, 60);
});

test("what lies under the pointer comes before what is within reach, however it is drawn", () => {
  const found = topmostFirst([hit("point", 0, { order: 60 }, 3), hit("point", 0, { order: 50 }, 0)]);
  assert.equal(found[0].shape.drawing.order, 50);
});

/** @param {number} x @param {number} [r] @param {boolean} [apart] */
const spot = (x, r = 6, apart = false) => ({ x, y: 0, r, apart });

test("marks are together until none lies on another, each time at the place of the largest", () => {
  const made = together([spot(0), spot(8, 9), spot(30), spot(100)], 7);
  assert.deepEqual(
    made.map((near) => near.map(({ x }) => x)),
    [[8, 0], [30], [100]],
  );
  assert.deepEqual(together([spot(0), spot(8), spot(17)], 7).length, 1);
  assert.equal(together([spot(0), spot(9)], 13).length, 2);
  assert.equal(together([spot(0), spot(0)], 16).length, 1);
  assert.equal(together([spot(0), spot(0, 6, true)], 7).length, 2);
});

test("every spot is in one mark, and no two marks lie on one another", () => {
  let seed = 1;
  const chance = () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  const spots = Array.from({ length: 200 }, () => ({
    x: chance() * 400,
    y: chance() * 400,
    r: 5 + chance() * 13,
    apart: false,
  }));
  const made = together(spots, 7);
  assert.equal(made.flat().length, 200);
  assert.equal(new Set(made.flat()).size, 200);
  const size = (/** @type {typeof spots} */ near) => (near.length > 1 ? Math.max(near[0].r, 13) : near[0].r);
  for (const [i, a] of made.entries()) {
    for (const b of made.slice(i + 1)) {
      assert.ok(Math.hypot(a[0].x - b[0].x, a[0].y - b[0].y) >= size(a) + size(b));
    }
  }
});

test("names meet where their boxes have something in common", () => {
  const box = boxAround({ x: 10, y: 10 }, 20, 10);
  assert.deepEqual(box, { left: 0, right: 20, top: 5, bottom: 15 });
  assert.ok(meet(box, boxAround({ x: 25, y: 10 }, 20, 10)));
  assert.ok(!meet(box, boxAround({ x: 30, y: 10 }, 20, 10)));
});

test("an address says where the map looks, or nothing that can be looked at", () => {
  assert.deepEqual(placeIn("?fill=grid&z=9.25&c=52.1,5.25"), { zoom: 9.25, at: [52.1, 5.25] });
  for (const wrong of [
    "",
    "?z=9",
    "?c=52,5",
    "?z=99&c=52,5",
    "?z=9&c=52,95",
    "?z=9&c=0,0",
    "?z=9e1&c=52,5",
    "?z=9&c=52,5,1",
  ])
    assert.equal(placeIn(wrong), undefined, wrong);
});

test("where the map looks is put into an address and taken out of it, and the rest stays as it is written", () => {
  assert.equal(withPlace("?at=a%3Ab&z=7&c=52,5", ["z=8", "c=51,4"]), "at=a%3Ab&z=8&c=51,4");
  assert.equal(withPlace("?z=7&c=52,5", []), "");
});

test("one steps through what is in view as one reads: by rows, each from the left", () => {
  const steps = [
    { x: 50, y: 95 },
    { x: 90, y: 10 },
    { x: 10, y: 20 },
  ];
  assert.deepEqual(inOrder(steps), [
    { x: 10, y: 20 },
    { x: 90, y: 10 },
    { x: 50, y: 95 },
  ]);
});

test("the legend shows six signs at most, the minor ones folded", () => {
  const items = [true, ...Array(8).fill(false)].map((minor) => ({ minor }));
  const { shown, rest } = folded(items);
  assert.deepEqual(shown, items.slice(1, 7));
  assert.deepEqual(rest, [items[0], ...items.slice(7)]);
});

test("a diamond is filled from below as far as its phase is", () => {
  assert.equal(diamond(0, 6).filled, "");
  assert.match(diamond(0.5, 6).filled, /^M10,9 H22 L16,15 Z$/);
  assert.match(diamond(1, 6).filled, /^M16,3 H16 L22,9 L16,15 L10,9 Z$/);
});

test("a state lists points by the place of their feature, or all of them", () => {
  const points = [0, 1, 2].map(
    (n) => /** @type {ClusterPoint} */ (/** @type {unknown} */ ({ properties: { shape: { n } } })),
  );
  assert.deepEqual(listedPoints(points, [2, 0]), [points[0], points[2]]);
  assert.deepEqual(listedPoints(points, []), []);
  assert.equal(listedPoints(points, null).length, 3);
});

test("the legend is made anew when what it says changes, not when only its addresses do", () => {
  /** @param {string} href @param {boolean} checked @returns {Legend} */
  const legend = (href, checked) => ({
    title: "Legend",
    items: [],
    more: "More",
    note: "",
    terms: [{ question: "?", short: "s", name: "n", href }],
    table: { label: "Table", href },
    layers: "Layers",
    options: [{ id: "a", label: "A", checked, href }],
  });
  assert.equal(withoutAddresses(legend("?q=1", true)), withoutAddresses(legend("?q=2", true)));
  assert.notEqual(withoutAddresses(legend("?q=1", true)), withoutAddresses(legend("?q=1", false)));
});

test("a pattern is made once for each drawing and pair of colours, and not where there is none", () => {
  const style = { pattern: "dots", fill: "#ffffff", stroke: "#000000" };
  assert.equal(patternId(style), "pattern-dots-ffffff-000000");
  assert.notEqual(patternId(style), patternId({ ...style, pattern: "cross" }));
  assert.notEqual(patternId(style), patternId({ ...style, fill: "#eeeeee" }));
  assert.equal(patternId({ ...style, ink: "#aaaaaa" }), "pattern-dots-ffffff-aaaaaa");
  assert.equal(patternId({ fill: "#ffffff" }), "");
  assert.equal(patternId({ pattern: "none" }), "");
});

test("a circle grows with its number by steps; without a number it is hollow", () => {
  const radius = { breaks: [1, 1000, 5000], px: [5, 8, 12], hollowPx: 6 };
  assert.deepEqual(
    [1, 999, 1000, 4999, 5000, 90_000].map((value) => radiusOf(value, radius)),
    [5, 5, 8, 8, 12, 12],
  );
  assert.equal(radiusOf(undefined, radius), 6);
  assert.equal(radiusOf(0, radius), 6);
});

test("a circle is full where homes were agreed, pale where a number is stated only, hollow without one", () => {
  const of = { by: "homes", firm: "homes_agreed" };
  assert.equal(firmness({ homes: 10, homes_agreed: 5 }, of), "agreed");
  assert.equal(firmness({ homes: 10, homes_agreed: null }, of), "stated");
  assert.equal(firmness({ homes: null }, of), "not_stated");
});
