import assert from "node:assert/strict";
import { test } from "node:test";
import { layout, most, rightOf } from "../charts/layout.js";
import { balanced, wrap } from "../charts/text.js";

/** @import { Bar, Chart, Row } from "../charts/types" */

/** @param {string} text @param {number} size */
const measure = (text, size) => text.length * size * 0.5;
/** @param {number} number @param {string} [series] @returns {Bar} */
const bar = (number, series = "agreed") => ({ number, said: `${number}`, label: `${number} homes`, series });
/** @param {string} name @param {number[]} numbers @returns {Row} */
const row = (name, ...numbers) => ({ name, aside: "", bars: numbers.map((number) => bar(number)) });
const AROUND = { site: "", filters: "", edition: "", address: "", more: "", font: "", fault: "", language: "nl" };
/** @param {Row[][]} panels @param {boolean} [stacked] @returns {Chart} */
const chart = (panels, stacked = false) => ({
  id: "homes",
  title: "",
  question: "",
  note: "",
  stacked,
  panels: panels.map((rows, at) => ({ name: panels.length > 1 ? `Panel ${at}` : "", rows })),
  legend: [],
  columns: [],
  boxes: [],
  source: "",
  around: AROUND,
});
const SILENT = { name: "Zeeland", aside: "not stated", bars: [] };
const HOMES = chart([[row("Drenthe", 45000), row("Groningen", 4300, 3800), SILENT], [row("National", 90000)]]);

test("every bar begins at zero on the one scale of its chart, at every width", () => {
  for (const width of [390, 700, 1200]) {
    const at = layout(HOMES, { width, size: 14, measure });
    assert.equal(at.most, 90000);
    assert.deepEqual(
      at.bars.map(({ from, to }) => [from, to]),
      [45000, 4300, 3800, 90000].map((number) => [0, number]),
    );
  }
});

test("bars that add up stand end to end, and the scale is that of their sum", () => {
  const at = layout(chart([[row("A", 3, 4), row("B", 2)]], true), { width: 900, size: 14, measure });
  assert.deepEqual(
    at.bars.map(({ from, to }) => [from, to]),
    [
      [0, 3],
      [3, 7],
      [0, 2],
    ],
  );
  assert.equal(at.most, 7);
  assert.equal(most(chart([[row("A", 3, 4)]])), 4);
});

test("no word stands outside the chart, and none is lost", () => {
  const long = chart([[row("Meanderende Maas (Ravenstein-Lith) en de brug daarover", 45000), row("B", 1)]]);
  for (const width of [280, 390, 560, 700, 1200]) {
    const at = layout(long, { width, size: 14, measure });
    for (const text of at.texts) assert.ok(text.x + measure(text.text, 14) <= width + 1, `${text.text} at ${width}`);
    const said = at.texts.map((text) => text.text).join(" ");
    for (const word of ["Meanderende", "daarover", "45000 homes", "1 homes"]) assert.ok(said.includes(word), word);
  }
});

test("labels stand behind their bars where there is room, and above them where there is not", () => {
  const wide = layout(HOMES, { width: 900, size: 14, measure });
  const narrow = layout(HOMES, { width: 390, size: 14, measure });
  const labelOf = (/** @type {typeof wide} */ at) => at.texts.find((text) => text.text === "45000 homes");
  assert.ok((labelOf(wide)?.x ?? 0) > wide.left);
  assert.ok((labelOf(narrow)?.y ?? 0) < narrow.bars[0].top);
  assert.equal(narrow.left, 0);
});

test("what nothing is stated of is said in words and has no bar", () => {
  for (const width of [390, 900]) {
    const at = layout(HOMES, { width, size: 14, measure });
    assert.ok(at.texts.some((text) => text.quiet && text.text.includes("not stated")));
    assert.ok(at.texts.some((text) => text.text.includes("Zeeland")));
    assert.equal(at.bars.length, 4);
  }
});

test("where not all fits the smallest go, and never what nothing is stated of", () => {
  const at = layout(HOMES, { width: 900, size: 14, measure, dropped: 2 });
  assert.deepEqual(
    at.bars.map((found) => found.to),
    [45000, 90000],
  );
  assert.ok(at.texts.some((text) => text.text === "Zeeland"));
});

test("rows without a number go onto one line with their names", () => {
  const several = chart([[row("A", 1), SILENT, { ...SILENT, name: "Utrecht" }]]);
  const at = layout(several, { width: 900, size: 14, measure, joined: true });
  assert.ok(at.texts.some((text) => text.text === "Zeeland, Utrecht: not stated"));
});

test("the longest bar leaves room for every label, and ends at the edge at most", () => {
  const ends = [
    { number: 100, wide: 50 },
    { number: 90, wide: 200 },
  ];
  const right = rightOf(ends, 100, 500, 100);
  for (const { number, wide } of ends) assert.ok(100 + (number / 100) * (right - 100) + 6 + wide <= 500);
  assert.equal(rightOf([], 100, 500, 100), 500);
});

test("lines hold every word, within the room, and a word that is too long is broken", () => {
  const wide = (/** @type {string} */ text) => text.length;
  assert.deepEqual(wrap("een twee drie", 8, wide), ["een twee", "drie"]);
  assert.deepEqual(wrap("abcdefghij", 4, wide), ["abcd", "efgh", "ij"]);
  assert.deepEqual(wrap("", 4, wide), []);
  const text = "Het grootste eigen aantal woningen heeft Drenthe";
  for (const room of [12, 20, 33]) {
    const lines = balanced(text, room, wide);
    assert.equal(lines.join(" "), text);
    assert.equal(lines.length, wrap(text, room, wide).length);
    assert.ok(lines.every((line) => line.length <= room));
  }
});
