/* What the server says of a chart (`ui.say.chart_drawing.drawing`), and how it is laid out. */

export type Bar = { number: number; said: string; label: string; series: string };
export type Row = { name: string; aside: string; bars: Bar[] };
export type Panel = { name: string; rows: Row[] };
export type Key = { series: string; name: string; colour: string; hatched: boolean };

/** As `ui.say.slide.around`. */
export type Around = {
  site: string;
  filters: string;
  edition: string;
  address: string;
  more: string;
  font: string;
  fault: string;
  language: string;
};

export type Chart = {
  id: string;
  title: string;
  question: string;
  note: string;
  stacked: boolean;
  panels: Panel[];
  legend: Key[];
  columns: string[];
  boxes: { name: string; states: string[] }[];
  source: string;
  around: Around;
  map?: undefined;
};

/** As `ui.views.pictures.html`: the map of a view is at the address `map`; its signs are drawn, in one style sheet. */
export type MapDrawing = {
  id: string;
  title: string;
  question: string;
  note: string;
  source: string;
  map: string;
  signs: { drawn: string; label: string }[];
  looks: string;
  around: Around;
};

export type Told = Chart | MapDrawing;

/** How wide a text is, in pixels. */
export type Measure = (text: string, size: number, bold?: boolean) => number;

/** Where everything of a chart stands, in pixels; of bars `from` and `to` are numbers. */
export type Layout = {
  height: number;
  left: number;
  right: number;
  most: number;
  bars: { from: number; to: number; top: number; height: number; series: string; said: string }[];
  texts: { x: number; y: number; text: string; bold: boolean; quiet: boolean; on: string }[];
  bases: { top: number; bottom: number }[];
  dropped: number;
};
