/* Lines of the grid operators' capacity map as they are found: `;`, decimal commas, quotes, blanks, codes such as "1,0".
 * Pure: what a line says, or why it says nothing. */

/** @import { Columns, Fault, Row } from "./types" */

export const UNKNOWN = -1; // not coloured yet, or no code at all

// Each column by what its name has been; the first two rows are what a file cannot do without.
const NAMES = {
  postcode: ["postcode", "pc6", "postcode6"],
  offtake: ["afname", "congestie_afname", "afname_kleurcode"],
  feed: ["opwek", "invoeding", "congestie_opwek", "opwek_kleurcode"],
  area: ["voedingsgebied_id"],
  areaName: ["voedingsgebied_naam", "voedingsgebied"],
  station: ["tennet_id", "tennet"],
  operator: ["rnb_postcode", "rnb", "netbeheerder"],
  municipality: ["gemeentecode", "gemeente_code", "gm_code"],
};
const SEPARATORS = [";", "\t", ","];

/**
 * The character between the fields of a line: the one that most often stands in it.
 *
 * @param {string} line
 */
export function separatorOf(line) {
  const counts = SEPARATORS.map((separator) => line.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))];
}

/**
 * The fields of a line without the blanks around them; none where a quote is not closed on it.
 *
 * @param {string} line
 * @param {string} separator
 * @returns {string[] | null}
 */
export function fieldsOf(line, separator) {
  if (!line.includes('"')) return line.split(separator).map((field) => field.trim());
  const found = [];
  let at = 0;
  while (true) {
    while (line[at] === " ") at += 1;
    let field = "";
    if (line[at] === '"') {
      at += 1;
      while (true) {
        const end = line.indexOf('"', at);
        if (end < 0) return null;
        field += line.slice(at, end);
        at = end + 1;
        if (line[at] !== '"') break;
        field += '"';
        at += 1;
      }
    }
    const next = line.indexOf(separator, at);
    field += line.slice(at, next < 0 ? undefined : next);
    found.push(field.trim());
    if (next < 0) return found;
    at = next + 1;
  }
}

/**
 * Where each column stands, -1 for one that the file has not; `missing` are those that it cannot do without.
 *
 * @param {string[]} names
 * @returns {{ columns: Columns, missing: string[] }}
 */
export function columnsOf(names) {
  const clean = names.map((name) => name.toLowerCase().replaceAll(/[\s-]+/g, "_"));
  const place = (/** @type {string[]} */ wanted) => clean.findIndex((name) => wanted.includes(name));
  const columns = /** @type {Columns} */ (
    Object.fromEntries(Object.entries(NAMES).map(([column, wanted]) => [column, place(wanted)]))
  );
  const missing = [];
  if (columns.postcode < 0) missing.push("postcode");
  if (columns.offtake < 0 && columns.feed < 0) missing.push("afname", "opwek");
  return { columns, missing };
}

/**
 * A code of a status (0 to 3), UNKNOWN for none and for "not coloured"; null for what is no code.
 *
 * @param {string} text
 */
export function statusOf(text) {
  if (text === "") return UNKNOWN;
  const found = /^(-1|[0-3])(?:[.,]0*)?$/.exec(text);
  return found ? Number(found[1]) : null;
}

/**
 * A postcode of six characters as a number, that sorts as postcodes do; null for another text.
 *
 * @param {string} text
 */
export function postcodeOf(text) {
  const found = /^([1-9]\d{3})\s?([A-Z])([A-Z])$/i.exec(text.trim());
  if (!found) return null;
  const letter = (/** @type {string} */ one) => one.toUpperCase().charCodeAt(0) - 65;
  return Number(found[1]) * 676 + letter(found[2]) * 26 + letter(found[3]);
}

/**
 * A postcode as it is written.
 *
 * @param {number} postcode
 */
export function written(postcode) {
  const letters = postcode % 676;
  return `${Math.floor(postcode / 676)} ${String.fromCharCode(65 + Math.floor(letters / 26), 65 + (letters % 26))}`;
}

/**
 * The code of a municipality as CBS writes it, "" for none.
 *
 * @param {string} text
 */
export function municipalityOf(text) {
  const found = /^(?:GM)?(\d{1,4})(?:[.,]0*)?$/i.exec(text);
  return found && Number(found[1]) > 0 ? `GM${found[1].padStart(4, "0")}` : "";
}

/**
 * What a line says, or why it says nothing.
 *
 * @param {string} line
 * @param {string} separator
 * @param {Columns} columns
 * @returns {Row | Fault}
 */
export function rowOf(line, separator, columns) {
  const fields = fieldsOf(line, separator);
  if (!fields) return { fault: "quote", said: "" };
  const field = (/** @type {number} */ at) => (at < 0 ? "" : (fields[at] ?? ""));
  const postcode = postcodeOf(field(columns.postcode));
  if (postcode === null) return { fault: "postcode", said: field(columns.postcode) };
  const needed = Math.max(columns.postcode, columns.offtake, columns.feed);
  if (fields.length <= needed) return { fault: "fields", said: String(fields.length) };
  const offtake = statusOf(field(columns.offtake));
  const feed = statusOf(field(columns.feed));
  if (offtake === null) return { fault: "status", said: field(columns.offtake) };
  if (feed === null) return { fault: "status", said: field(columns.feed) };
  const area = field(columns.area);
  return {
    postcode,
    offtake,
    feed,
    area: area || field(columns.areaName),
    areaName: field(columns.areaName) || area,
    station: field(columns.station),
    operator: field(columns.operator),
    municipality: municipalityOf(field(columns.municipality)),
  };
}
