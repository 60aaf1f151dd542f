import assert from "node:assert/strict";
import { test } from "node:test";
import { area, insidePolygon, insideRing, labelPoint, rings } from "../map/geometry.js";

/** @import { Ring } from "../types" */

/** @param {...[number, number]} points longitude and latitude */
const ring = (...points) => points.map(([lng, lat]) => ({ lat, lng }));
const SQUARE = ring([0, 0], [4, 0], [4, 4], [0, 4]);
const HOLE = ring([1, 1], [3, 1], [3, 3], [1, 3]);
const FAR = ring([10, 0], [11, 0], [11, 1], [10, 1]);
/* A horseshoe: the centre of its box lies outside. */
const SHOE = ring([0, 0], [9, 0], [9, 9], [6, 9], [6, 3], [3, 3], [3, 9], [0, 9]);

/** @param {Ring[] | Ring[][]} nested */
const layer = (nested) => ({ getLatLngs: () => nested, getBounds: () => ({ contains: () => true }) });
/** @param {number} lng @param {number} lat */
const at = (lng, lat) => /** @type {import("leaflet").LatLng} */ ({ lat, lng });

test("a polygon of one part and one of several are lists of parts alike", () => {
  assert.deepEqual(rings(layer([SQUARE, HOLE])), [[SQUARE, HOLE]]);
  assert.deepEqual(rings(layer([[SQUARE], [FAR]])), [[SQUARE], [FAR]]);
});

test("a point lies inside a ring or not, whichever way round the ring is drawn", () => {
  for (const shape of [SHOE, [...SHOE].reverse()]) {
    assert.equal(insideRing(at(1, 8), shape), true);
    assert.equal(insideRing(at(4.5, 8), shape), false);
    assert.equal(insideRing(at(4.5, 1), shape), true);
    assert.equal(insideRing(at(-1, 1), shape), false);
  }
});

test("a hole is not inside a polygon, another part of it is", () => {
  const shape = layer([[SQUARE, HOLE], [FAR]]);
  assert.equal(insidePolygon(at(0.5, 0.5), shape), true);
  assert.equal(insidePolygon(at(2, 2), shape), false);
  assert.equal(insidePolygon(at(10.5, 0.5), shape), true);
  assert.equal(insidePolygon(at(7, 0.5), shape), false);
});

test("a point outside the box of a polygon is not looked at further", () => {
  const shape = { getLatLngs: () => assert.fail("asked for its rings"), getBounds: () => ({ contains: () => false }) };
  assert.equal(insidePolygon(at(2, 2), shape), false);
});

test("an area is that of all parts less the holes", () => {
  assert.equal(area(layer([SQUARE])), 32);
  assert.equal(area(layer([SQUARE, HOLE])), 24);
  assert.equal(area(layer([[SQUARE, HOLE], [FAR]])), 26);
  assert.equal(area(layer([[...SQUARE].reverse()])), 32);
});

test("a label stands inside its shape, also where the centre of the box does not", () => {
  const point = labelPoint(layer([SHOE]));
  assert.equal(insideRing(point, SHOE), true);
  assert.deepEqual(labelPoint(layer([SQUARE])), { lat: 2, lng: 2 });
});

test("a label stands on the largest part", () => {
  assert.equal(insideRing(labelPoint(layer([[FAR], [SQUARE]])), SQUARE), true);
});
