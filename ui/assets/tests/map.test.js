import assert from "node:assert/strict";
import { test } from "node:test";
import { listedPoints } from "../map/clusters.js";
import { nearestFirst } from "../map/hits.js";
import { withoutAddresses } from "../map/legend.js";
import { patternId } from "../map/patterns.js";
import { radiusOf } from "../map/styles.js";

/** @import { ClusterPoint, Legend, Shape } from "../types" */

test("points come before lines, lines before areas, and the smallest area first", () => {
  /** @param {Shape["kind"]} kind @param {number} size @param {string} [look] */
  const hit = (kind, size, look = "areas") => ({ kind, size, drawing: { look } });
  const found = nearestFirst([hit("area", 9), hit("line", 0), hit("area", 2), hit("point", 0)]);
  assert.deepEqual(
    found.map(({ kind, size }) => [kind, size]),
    [
      ["point", 0],
      ["line", 0],
      ["area", 2],
      ["area", 9],
    ],
  );
  const [first] = nearestFirst([hit("area", 5), hit("area", 5, "ground")]);
  assert.equal(first.drawing.look, "ground");
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
    sections: [
      {
        title: "Layers",
        kind: "checkbox",
        options: [{ id: "a", label: "A", checked, href, term: { question: "?", short: "s", name: "n", href } }],
      },
    ],
  });
  assert.equal(withoutAddresses(legend("?q=1", true)), withoutAddresses(legend("?q=2", true)));
  assert.notEqual(withoutAddresses(legend("?q=1", true)), withoutAddresses(legend("?q=1", false)));
});

test("a pattern is made once for each drawing and pair of colours, and not where there is none", () => {
  const style = { pattern: "dots", fill: "#ffffff", stroke: "#000000" };
  assert.equal(patternId(style), "pattern-dots-ffffff-000000");
  assert.notEqual(patternId(style), patternId({ ...style, pattern: "cross" }));
  assert.notEqual(patternId(style), patternId({ ...style, fill: "#eeeeee" }));
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
