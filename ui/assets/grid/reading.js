/* A file of the visitor, read piece by piece so that the page stays alive: nothing of it leaves the browser. */
import { columnsOf, fieldsOf, rowOf, separatorOf } from "./csv.js";

/** @import { CapacityMap } from "./types" */

export const MOST_BYTES = 200_000_000;
export const MOST_ROWS = 2_000_000;
const NAMED = 5; // so many lines are told that say nothing
const BUSY_MS = 12; // so long the page may wait for us

/** What is wrong with a file as a whole: `kind` names the words for it. */
export class FileFault extends Error {
  /**
   * @param {string} kind
   * @param {string} [said]
   */
  constructor(kind, said = "") {
    super(kind);
    this.kind = kind;
    this.said = said;
  }
}

/**
 * A map that lines are added to.
 *
 * @param {string} name
 */
export function collecting(name) {
  /** @type {Map<string, number>} */
  const places = new Map();
  /** @type {CapacityMap} */
  const map = {
    name,
    texts: [],
    columns: columnsOf([]).columns,
    postcode: [],
    offtake: [],
    feed: [],
    area: [],
    areaName: [],
    station: [],
    operator: [],
    municipality: [],
    faults: [],
    skipped: 0,
  };
  let separator = "";
  let line = 0;

  const place = (/** @type {string} */ text) => {
    const found = places.get(text);
    if (found !== undefined) return found;
    places.set(text, map.texts.length);
    map.texts.push(text);
    return map.texts.length - 1;
  };

  /** @param {string} text */
  function add(text) {
    line += 1;
    // Excel writes its separator before the head.
    if (text.trim() === "" || (!separator && /^sep=.?$/i.test(text.trim()))) return;
    if (!separator) {
      separator = separatorOf(text);
      const { columns, missing } = columnsOf(fieldsOf(text, separator) ?? []);
      if (missing.length) throw new FileFault("columns", missing.join(", "));
      map.columns = columns;
      return;
    }
    const row = rowOf(text, separator, map.columns);
    if (row.fault !== undefined) {
      map.skipped += 1;
      if (map.faults.length < NAMED) map.faults.push({ ...row, said: row.said.slice(0, 40), line });
      return;
    }
    if (map.postcode.length >= MOST_ROWS) throw new FileFault("large");
    map.postcode.push(row.postcode);
    map.offtake.push(row.offtake);
    map.feed.push(row.feed);
    for (const text of /** @type {const} */ (["area", "areaName", "station", "operator", "municipality"])) {
      map[text].push(place(row[text]));
    }
  }

  return {
    add,
    done() {
      if (!map.postcode.length) throw new FileFault("empty");
      return map;
    },
  };
}

/**
 * The encoding of a file, by its first bytes; UTF-8 where they do not tell.
 *
 * @param {Uint8Array} start
 */
export function encodingOf(start) {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  return "utf-8";
}

/**
 * Reads a file; `progress` is told how much of it was read, as a part of one.
 *
 * @param {Blob & { name?: string }} file
 * @param {(part: number) => void} [progress]
 */
export async function read(file, progress = () => undefined) {
  if (file.size > MOST_BYTES) throw new FileFault("large");
  const encoding = encodingOf(new Uint8Array(await file.slice(0, 2).arrayBuffer()));
  try {
    return await readAs(file, encoding, progress);
  } catch (fault) {
    // What is no UTF-8 was written by an older program: of all that is left, Windows is the likely one.
    if (!(fault instanceof TypeError) || encoding !== "utf-8") throw fault;
    return await readAs(file, "windows-1252", progress);
  }
}

/**
 * @param {Blob & { name?: string }} file
 * @param {string} encoding
 * @param {(part: number) => void} progress
 */
async function readAs(file, encoding, progress) {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const found = collecting(file.name ?? "");
  const pieces = file.stream().getReader();
  let rest = "";
  let bytes = 0;
  let since = performance.now();
  for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) {
    bytes += piece.value.length;
    const lines = (rest + decoder.decode(piece.value, { stream: true })).split(/\r\n|\n|\r(?!\n|$)/);
    rest = lines.pop() ?? "";
    if (rest.length > 100_000) throw new FileFault("columns", "postcode");
    for (const line of lines) {
      found.add(line);
      if (performance.now() - since < BUSY_MS) continue;
      progress(bytes / file.size);
      await new Promise((go) => setTimeout(go));
      since = performance.now();
    }
  }
  rest += decoder.decode();
  for (const line of rest.split("\r")) found.add(line);
  return found.done();
}
