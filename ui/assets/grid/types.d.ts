/* What is read of the grid operators' capacity map, and the words that the server gives for it. */

export type Columns = Record<
  "postcode" | "offtake" | "feed" | "area" | "areaName" | "station" | "operator" | "municipality",
  number
>;

/** A line: a postcode with the codes of its status, and the texts that say where it hangs. */
export type Row = {
  postcode: number;
  offtake: number;
  feed: number;
  area: string;
  areaName: string;
  station: string;
  operator: string;
  municipality: string;
  fault?: undefined;
};

/** Why a line says nothing: which kind of fault, and the text that is at fault. */
export type Fault = { fault: "quote" | "postcode" | "fields" | "status"; said: string };

export type FaultAt = Fault & { line: number };

/** All lines that say something, column by column; texts stand once in `texts`, and columns hold their place there. */
export type CapacityMap = {
  name: string;
  texts: string[];
  columns: Columns;
  postcode: number[];
  offtake: number[];
  feed: number[];
  area: number[];
  areaName: number[];
  station: number[];
  operator: number[];
  municipality: number[];
  faults: FaultAt[];
  skipped: number;
};

/** How many postcodes of a supply area have each status: at 0 those not coloured, at 1 to 4 the codes 0 to 3. */
export type Area = {
  id: string;
  name: string;
  stations: string[];
  operators: string[];
  postcodes: number;
  offtake: number[];
  feed: number[];
};

export type Words = Record<string, string> & { statuses: string[]; faults: Record<string, string> };

/** As `ui/views/grid_map.py`. */
export type Place = { name: string; codes: string[]; words: Words };
