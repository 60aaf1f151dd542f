/* Where the bars and words of a chart stand. Pure: one scale from zero for the whole chart, and no word is cut.
 *
 * On a wide chart names stand beside the bars and labels behind them; on a narrow one both stand above.
 */
import { wrap } from "./text.js";

/** @import { Bar, Chart, Layout, Measure, Panel, Row } from "./types" */

const BETWEEN = 6; // a bar and its label
const SPARE = 3; // at the end of a label: no letter is cut
const NAMES = 0.34; // at most so much of a wide chart is names
const LEAST = 0.3; // where labels leave less than this of a wide chart for bars, it is drawn as a narrow one
const WIDE = 560;

/** @param {Row} row */
const sum = (row) => row.bars.reduce((all, bar) => all + bar.number, 0);

/**
 * The largest number of a chart: of a stacked row its sum.
 *
 * @param {Chart} chart
 */
export function most({ panels, stacked }) {
  const rows = panels.flatMap((panel) => panel.rows);
  return Math.max(...rows.flatMap((row) => (stacked ? [sum(row)] : row.bars.map((bar) => bar.number))), 0);
}

/**
 * What stands at the end of a row that adds up.
 *
 * @param {Row} row
 * @param {string} language
 */
const totalOf = (row, language) =>
  [new Intl.NumberFormat(language).format(sum(row)), row.aside].filter(Boolean).join(" · ");

/**
 * The end of the longest bar: as far right as leaves room for the label of each.
 *
 * @param {{ number: number, wide: number }[]} ends
 * @param {number} left
 * @param {number} width
 * @param {number} top
 */
export function rightOf(ends, left, width, top) {
  const fits = ends
    .filter(({ number }) => number > 0)
    .map(({ number, wide }) => left + ((width - BETWEEN - wide - SPARE - left) * top) / number);
  return Math.min(width, ...fits);
}

/**
 * The panels without the smallest bars, or rows where they add up; rows without a number stay.
 *
 * @param {Chart} chart
 * @param {number} dropped
 * @returns {Panel[]}
 */
function without({ panels, stacked }, dropped) {
  const rows = panels.flatMap((panel) => panel.rows.filter((row) => row.bars.length));
  const things = stacked
    ? rows.map((row) => ({ size: sum(row), bars: row.bars }))
    : rows.flatMap((row) => row.bars.map((bar) => ({ size: bar.number, bars: [bar] })));
  const smallest = things.sort((a, b) => a.size - b.size).slice(0, dropped);
  const gone = new Set(smallest.flatMap((thing) => thing.bars));
  const kept = (/** @type {Row} */ row) => ({ ...row, bars: row.bars.filter((bar) => !gone.has(bar)) });
  return panels
    .map((panel) => ({
      ...panel,
      rows: panel.rows
        .map((row) => (row.bars.length ? kept(row) : { ...row, silent: true }))
        .filter((row) => row.bars.length || "silent" in row),
    }))
    .filter((panel) => panel.rows.length);
}

/**
 * Rows without a number under the same words as one line.
 *
 * @param {Panel[]} panels
 */
function together(panels) {
  return panels.map((panel) => {
    const silent = panel.rows.filter((row) => !row.bars.length);
    if (silent.length < 2) return panel;
    const one = { name: "", aside: `${silent.map((row) => row.name).join(", ")}: ${silent[0].aside}`, bars: [] };
    return { ...panel, rows: [...panel.rows.filter((row) => row.bars.length), one] };
  });
}

/**
 * @param {Chart} chart
 * @param {{ width: number, size: number, measure: Measure, dropped?: number, joined?: boolean }} how
 * @returns {Layout}
 */
export function layout(chart, { width, size, measure, dropped = 0, joined = false }) {
  const panels = without(chart, dropped);
  const shown = joined ? together(panels) : panels;
  const { language } = chart.around;
  const top = most({ ...chart, panels: shown }) || 1;
  const rows = shown.flatMap((panel) => panel.rows);
  const widest = Math.max(...rows.map((row) => measure(row.name, size)), 0);
  const names = Math.min(widest, width * NAMES) + 12;
  const ends = rows.flatMap((row) => {
    if (chart.stacked) return [{ number: sum(row), wide: measure(totalOf(row, language), size, true) }];
    return row.bars.map((bar) => ({ number: bar.number, wide: measure(bar.label, size) }));
  });
  const end = rightOf(ends, names, width, top);
  const narrow = width < WIDE || end - names < LEAST * width;
  const [left, right] = narrow ? [0, width] : [names, end];
  const line = Math.round(size * 1.35);
  const bar = Math.round(size * (narrow ? 0.85 : 1.15));
  /** @type {Layout} */
  const made = { height: 0, left, right, most: top, bars: [], texts: [], bases: [], dropped };
  let y = 2;

  /** @param {string} text @param {{ x?: number, room?: number, bold?: boolean, quiet?: boolean }} [look] */
  const say = (text, { x = 0, room = width - x, bold = false, quiet = false } = {}) => {
    const lines = wrap(text, room, (part) => measure(part, size, bold));
    for (const part of lines) {
      made.texts.push({ x, y: y + line / 2, text: part, bold, quiet, on: "" });
      y += line;
    }
    return lines.length * line;
  };
  const scale = (/** @type {number} */ number) => left + (number / top) * (right - left);

  /** @param {Bar[]} bars @param {number} height @param {boolean} labelled */
  const stack = (bars, height, labelled) => {
    let from = 0;
    for (const { number, said, label, series } of bars) {
      made.bars.push({ from, to: from + number, top: y, height, series, said: label });
      const room = scale(from + number) - scale(from) - 8;
      const inside = [label, said].find((text) => measure(text, size - 1) <= room);
      if (labelled && inside) {
        const x = scale(from) + 5;
        made.texts.push({ x, y: y + height / 2, text: inside, bold: false, quiet: false, on: series });
      }
      from += number;
    }
  };

  /** @param {Row} row */
  const above = (row) => {
    const only = chart.stacked ? totalOf(row, language) : row.bars.length === 1 ? row.bars[0].label : "";
    const beside = measure(row.name, size, true) + 8;
    if (!row.bars.length) say(row.name ? `${row.name}: ${row.aside}` : row.aside, { quiet: true });
    else if (only && beside + measure(only, size) <= width) {
      const start = y;
      say(row.name, { bold: true });
      y = start;
      say(only, { x: beside });
    } else {
      say(row.name, { bold: true });
      if (only) say(only);
    }
    if (chart.stacked && row.bars.length) {
      stack(row.bars, Math.round(size * 1.35), true);
      y += Math.round(size * 1.35) + 10;
      return;
    }
    for (const one of row.bars) {
      if (!only) say(one.label);
      made.bars.push({ from: 0, to: one.number, top: y, height: bar, series: one.series, said: one.label });
      y += bar + 6;
    }
    y += 4;
  };

  /** @param {Row} row */
  const beside = (row) => {
    const start = y;
    if (row.name) say(row.name, { room: names - 12 });
    const named = y;
    y = start;
    if (!row.bars.length) say(row.aside, { x: row.name ? left : 0, quiet: true });
    const height = chart.stacked ? Math.round(size * 1.6) : bar;
    const lift = Math.max(0, (line - height) / 2);
    if (chart.stacked && row.bars.length) {
      stack(row.bars, height, true);
      const text = totalOf(row, language);
      const x = scale(sum(row)) + BETWEEN;
      made.texts.push({ x, y: y + height / 2, text, bold: true, quiet: false, on: "" });
      // A name of one line stands in the middle of its bar.
      if (named - start <= line)
        for (const found of made.texts) if (found.y === start + line / 2) found.y = start + height / 2;
      y += height;
    } else {
      for (const one of row.bars) {
        made.bars.push({ from: 0, to: one.number, top: y + lift, height, series: one.series, said: one.label });
        const x = scale(one.number) + BETWEEN;
        made.texts.push({ x, y: y + line / 2, text: one.label, bold: false, quiet: false, on: "" });
        y += Math.max(line, height) + 2;
      }
    }
    y = Math.max(y, named) + (row.bars.length ? Math.round(size * 0.35) : 0);
  };

  for (const panel of shown) {
    if (panel.name) {
      if (y > 2) y += Math.round(size * 0.6);
      say(panel.name, { bold: true });
      y += 2;
    }
    const start = y;
    let last = y;
    for (const row of panel.rows) {
      if (narrow) above(row);
      else beside(row);
      if (row.bars.length) last = y;
    }
    // Words above a bar stand free of the line at zero.
    const own = made.bars.filter((one) => one.top >= start);
    if (narrow) for (const one of own) made.bases.push({ top: one.top, bottom: one.top + one.height });
    else if (last > start) made.bases.push({ top: start, bottom: last - 2 });
  }
  made.height = Math.ceil(y) + 4;
  return made;
}
